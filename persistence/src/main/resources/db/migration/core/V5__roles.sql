-- The shared roles and what they grant. A role without a row here can do nothing.
INSERT INTO Roles (name, isAdministrator, canDebug)
VALUES
    ('admin', 1, 1),
    ('mirroring', 0, 0),
    ('buyer', 0, 0),
    ('warehouse', 0, 0),
    ('cxml', 0, 0),
    ('public', 0, 0);

-- admin: everything, row by row, so that taking something away is a change of data.
INSERT INTO AclRecordPermissions (roleId, recordId, canCreate, canRead, canUpdate, canDelete)
SELECT role.id, r.id, 1, 1, 1, 1
FROM Records r
JOIN Roles role ON role.sharedName = 'admin'
ORDER BY r.id;

INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)
SELECT role.id, f.id, 1, 1
FROM RecordFields f
JOIN Roles role ON role.sharedName = 'admin'
ORDER BY f.id;

-- The other roles: operations are the letters of create, read, update, delete.
CREATE TEMPORARY TABLE GrantList (
    role VARCHAR(64) NOT NULL,
    record VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    operations VARCHAR(4) NOT NULL,
    rowFilter VARCHAR(255) NULL,
    PRIMARY KEY (role, record)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- mirroring: the system role that carries fulfilments up the chain.
INSERT INTO GrantList (role, record, operations)
VALUES
    ('mirroring', 'itemFulfillments', 'crud'),
    ('mirroring', 'itemFulfillmentItems', 'crud'),
    ('mirroring', 'itemFulfillmentItemUnits', 'crud'),
    ('mirroring', 'itemFulfillmentPackages', 'crud'),
    ('mirroring', 'units', 'cru'),
    ('mirroring', 'trackingNumbers', 'cru'),
    ('mirroring', 'itemFulfillmentStages', 'r'),
    ('mirroring', 'advanceShippingNotices', 'r'),
    ('mirroring', 'salesOrders', 'r'),
    ('mirroring', 'salesOrderItems', 'r'),
    ('mirroring', 'purchaseOrders', 'r'),
    ('mirroring', 'purchaseOrderItems', 'r'),
    ('mirroring', 'transferOrders', 'r'),
    ('mirroring', 'salesOrdersPurchaseOrders', 'r'),
    ('mirroring', 'purchaseOrdersSalesOrders', 'r'),
    ('mirroring', 'salesOrderItemsPurchaseOrderItems', 'r'),
    ('mirroring', 'purchaseOrderItemsSalesOrderItems', 'r'),
    ('mirroring', 'items', 'r'),
    ('mirroring', 'addresses', 'r'),
    ('mirroring', 'locations', 'r'),
    ('mirroring', 'users', 'r');

-- buyer: a customer's person, who sees and places that customer's orders only.
INSERT INTO GrantList (role, record, operations, rowFilter)
VALUES
    ('buyer', 'salesOrders', 'cr', 'customer.users.uuid==${id.userUuid}'),
    ('buyer', 'salesOrderItems', 'cr', 'salesOrder.customer.users.uuid==${id.userUuid}'),
    ('buyer', 'customers', 'r', 'users.uuid==${id.userUuid}'),
    ('buyer', 'users', 'r', 'uuid==${id.userUuid}'),
    ('buyer', 'addresses', 'r', 'customer.users.uuid==${id.userUuid}'),
    ('buyer', 'itemFulfillments', 'r', 'salesOrder.customer.users.uuid==${id.userUuid}'),
    ('buyer', 'itemFulfillmentItems', 'r', 'itemFulfillment.salesOrder.customer.users.uuid==${id.userUuid}'),
    ('buyer', 'itemFulfillmentPackages', 'r', 'itemFulfillment.salesOrder.customer.users.uuid==${id.userUuid}'),
    ('buyer', 'itemFulfillmentStages', 'r', NULL),
    ('buyer', 'items', 'r', NULL),
    ('buyer', 'locations', 'r', NULL);

-- warehouse: ships orders, sees no prices.
INSERT INTO GrantList (role, record, operations)
VALUES
    ('warehouse', 'itemFulfillments', 'crud'),
    ('warehouse', 'itemFulfillmentItems', 'crud'),
    ('warehouse', 'itemFulfillmentItemUnits', 'crud'),
    ('warehouse', 'itemFulfillmentPackages', 'crud'),
    ('warehouse', 'units', 'crud'),
    ('warehouse', 'trackingNumbers', 'crud'),
    ('warehouse', 'advanceShippingNotices', 'crud'),
    ('warehouse', 'advanceShippingNoticeItems', 'crud'),
    ('warehouse', 'advanceShippingNoticePackages', 'crud'),
    ('warehouse', 'itemFulfillmentStages', 'r'),
    ('warehouse', 'salesOrders', 'r'),
    ('warehouse', 'salesOrderItems', 'r'),
    ('warehouse', 'purchaseOrders', 'r'),
    ('warehouse', 'purchaseOrderItems', 'r'),
    ('warehouse', 'transferOrders', 'r'),
    ('warehouse', 'customers', 'r'),
    ('warehouse', 'vendors', 'r'),
    ('warehouse', 'addresses', 'r'),
    ('warehouse', 'locations', 'r'),
    ('warehouse', 'items', 'r'),
    ('warehouse', 'users', 'r');

-- cxml: what documents of trading partners cause.
INSERT INTO GrantList (role, record, operations)
VALUES
    ('cxml', 'cxmlDocuments', 'cru'),
    ('cxml', 'cxmlAttachments', 'cr'),
    ('cxml', 'salesOrders', 'cru'),
    ('cxml', 'salesOrderItems', 'crud'),
    ('cxml', 'purchaseOrders', 'ru'),
    ('cxml', 'purchaseOrderItems', 'ru'),
    ('cxml', 'salesOrdersPurchaseOrders', 'r'),
    ('cxml', 'purchaseOrdersSalesOrders', 'r'),
    ('cxml', 'salesOrderItemsPurchaseOrderItems', 'r'),
    ('cxml', 'purchaseOrderItemsSalesOrderItems', 'r'),
    ('cxml', 'addresses', 'cru'),
    ('cxml', 'customers', 'r'),
    ('cxml', 'vendors', 'r'),
    ('cxml', 'users', 'cr'),
    ('cxml', 'items', 'r'),
    ('cxml', 'locations', 'r'),
    ('cxml', 'advanceShippingNotices', 'crud'),
    ('cxml', 'advanceShippingNoticeItems', 'crud'),
    ('cxml', 'advanceShippingNoticePackages', 'crud'),
    ('cxml', 'itemFulfillments', 'crud'),
    ('cxml', 'itemFulfillmentItems', 'crud'),
    ('cxml', 'itemFulfillmentItemUnits', 'crud'),
    ('cxml', 'itemFulfillmentPackages', 'crud'),
    ('cxml', 'itemFulfillmentStages', 'r'),
    ('cxml', 'units', 'cru'),
    ('cxml', 'trackingNumbers', 'cru'),
    ('cxml', 'quotes', 'cru'),
    ('cxml', 'quoteItems', 'crud'),
    ('cxml', 'carts', 'cru'),
    ('cxml', 'cartItems', 'crud'),
    ('cxml', 'punchOutSessions', 'cru');

-- public: the catalogue's sku and name.
INSERT INTO GrantList (role, record, operations) VALUES ('public', 'items', 'r');

INSERT INTO AclRecordPermissions (roleId, recordId, canCreate, canRead, canUpdate, canDelete, rowFilter)
SELECT
    role.id,
    r.id,
    INSTR(g.operations, 'c') > 0,
    INSTR(g.operations, 'r') > 0,
    INSTR(g.operations, 'u') > 0,
    INSTR(g.operations, 'd') > 0,
    g.rowFilter
FROM GrantList g
JOIN Roles role ON role.sharedName = g.role
JOIN Records r ON r.name = g.record
ORDER BY role.id, r.id;

DROP TEMPORARY TABLE GrantList;

-- Fields: by default all of a granted record, to be written where the record can be created or updated.
INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)
SELECT p.roleId, f.id, 1, p.canCreate = 1 OR p.canUpdate = 1
FROM AclRecordPermissions p
JOIN Roles role ON role.id = p.roleId AND role.sharedName IN ('mirroring', 'buyer', 'warehouse', 'cxml')
JOIN RecordFields f ON f.recordId = p.recordId
ORDER BY p.roleId, f.id;

-- Costs and sources are for administrators; the warehouse sees no prices either.
DELETE a
FROM AclFieldPermissions a
JOIN Roles role ON role.id = a.roleId AND role.sharedName IN ('buyer', 'warehouse')
JOIN RecordFields f ON f.id = a.recordFieldId
JOIN Records r ON r.id = f.recordId
WHERE f.name = 'unitCost' OR (r.name = 'items' AND f.name IN ('vendor', 'supplierPartId'));

DELETE a
FROM AclFieldPermissions a
JOIN Roles role ON role.id = a.roleId AND role.sharedName = 'warehouse'
JOIN RecordFields f ON f.id = a.recordFieldId
JOIN Records r ON r.id = f.recordId
WHERE f.name IN ('unitPrice', 'total', 'statedTotal', 'shippingAmount', 'taxAmount')
    OR (f.name = 'extrinsics' AND r.name NOT LIKE 'advanceShippingNotice%');

-- A buyer places an order; what becomes of it is not the buyer's to say.
UPDATE AclFieldPermissions a
JOIN Roles role ON role.id = a.roleId AND role.sharedName = 'buyer'
JOIN RecordFields f ON f.id = a.recordFieldId
SET a.canWrite = 0
WHERE f.name IN ('number', 'status', 'location', 'shippingAmount', 'taxAmount', 'orderVersion');

-- Users are known by name, nothing more, to those who only work with them.
DELETE a
FROM AclFieldPermissions a
JOIN Roles role ON role.id = a.roleId AND role.sharedName IN ('mirroring', 'warehouse')
JOIN RecordFields f ON f.id = a.recordFieldId
JOIN Records r ON r.id = f.recordId AND r.name = 'users'
WHERE f.name NOT IN ('uuid', 'name');

INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)
SELECT role.id, f.id, 1, 0
FROM RecordFields f
JOIN Records r ON r.id = f.recordId AND r.name = 'items'
JOIN Roles role ON role.sharedName = 'public'
WHERE f.name IN ('uuid', 'sku', 'name')
ORDER BY f.id;
