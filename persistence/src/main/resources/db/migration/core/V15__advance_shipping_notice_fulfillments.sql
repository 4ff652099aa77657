-- Advance shipping notices stand for fulfilments, which are brought up to date before the request commits.
INSERT INTO ApiPayloadInterceptors (recordId, phase, method, handler, sequence)
SELECT r.id, 'POST', m.method, 'advance-shipping-notice-fulfillments', 100
FROM Records r
JOIN (SELECT 'POST' AS method UNION ALL SELECT 'PUT' UNION ALL SELECT 'DELETE') m
WHERE r.name IN ('advanceShippingNotices', 'advanceShippingNoticeItems', 'advanceShippingNoticePackages')
ORDER BY r.id, m.method;

-- The platform reads what a notice holds.
INSERT INTO AclRecordPermissions (roleId, recordId, canCreate, canRead, canUpdate, canDelete)
SELECT role.id, r.id, 0, 1, 0, 0
FROM Records r
JOIN Roles role ON role.sharedName = 'mirroring'
WHERE r.name IN ('advanceShippingNoticeItems', 'advanceShippingNoticePackages')
ORDER BY r.id;

INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)
SELECT role.id, f.id, 1, 0
FROM RecordFields f
JOIN Records r ON r.id = f.recordId
JOIN Roles role ON role.sharedName = 'mirroring'
WHERE r.name IN ('advanceShippingNoticeItems', 'advanceShippingNoticePackages')
ORDER BY f.id;

UPDATE MetadataVersion SET version = version + 1;
