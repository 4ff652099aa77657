-- Partners are told what becomes of their orders: what is written of these is looked at before the request commits.
INSERT INTO ApiPayloadInterceptors (recordId, phase, method, handler, sequence)
SELECT r.id, 'POST', m.method, 'cxml-outgoing', 200
FROM Records r
JOIN (SELECT 'POST' AS method UNION ALL SELECT 'PUT' UNION ALL SELECT 'DELETE') m
WHERE r.name IN ('itemFulfillments', 'itemFulfillmentItems', 'itemFulfillmentItemUnits', 'itemFulfillmentPackages')
    OR (r.name IN ('salesOrders', 'salesOrderItems') AND m.method = 'PUT')
ORDER BY r.id, m.method;

-- The fulfilment that a document is about.
INSERT INTO RecordFields (recordId, name, columnName, type, position)
SELECT id, 'itemFulfillmentUuid', 'itemFulfillmentUuid', 'uuid', 500
FROM Records
WHERE name = 'cxmlDocuments';

INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)
SELECT p.roleId, f.id, 1, p.canCreate = 1 OR p.canUpdate = 1
FROM AclRecordPermissions p
JOIN Records r ON r.id = p.recordId AND r.name = 'cxmlDocuments'
JOIN RecordFields f ON f.recordId = r.id AND f.name = 'itemFulfillmentUuid'
JOIN Roles role ON role.id = p.roleId AND role.sharedName IN ('admin', 'cxml')
ORDER BY p.roleId;

UPDATE MetadataVersion SET version = version + 1;
