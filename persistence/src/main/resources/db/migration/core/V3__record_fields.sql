-- The fields of the records. Each line of the list is one field; a reference's column is its name with Id added.
-- Every record also has uuid, dtCreated and dtUpdated, added below. Secrets have no field.
CREATE TEMPORARY TABLE FieldList (
    position INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    record VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(64) NOT NULL,
    type VARCHAR(16) NOT NULL,
    maxLength INT NULL,
    rules VARCHAR(64) NOT NULL,
    defaultValue VARCHAR(255) NULL,
    reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('environments', 'name', 'string', 64, 'required,unique', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('databaseHosts', 'environment', 'integer', NULL, 'required', NULL, 'environments'),
    ('databaseHosts', 'region', 'string', 32, 'required', NULL, NULL),
    ('databaseHosts', 'role', 'string', 6, 'required', NULL, NULL),
    ('databaseHosts', 'host', 'string', 255, 'required', NULL, NULL),
    ('databaseHosts', 'port', 'integer', NULL, '', '3306', NULL),
    ('databaseHosts', 'username', 'string', 64, 'required', NULL, NULL),
    ('databaseHosts', 'passwordRef', 'string', 200, 'required', NULL, NULL),
    ('databaseHosts', 'replicatesHost', 'integer', NULL, '', NULL, 'databaseHosts'),
    ('databaseHosts', 'isActive', 'boolean', NULL, '', '1', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('roles', 'client', 'integer', NULL, '', NULL, 'clients'),
    ('roles', 'name', 'string', 64, 'required', NULL, NULL),
    ('roles', 'isAdministrator', 'boolean', NULL, '', '0', NULL),
    ('roles', 'canDebug', 'boolean', NULL, '', '0', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('clients', 'slug', 'string', 63, 'required,unique', NULL, NULL),
    ('clients', 'name', 'string', 200, 'required', NULL, NULL),
    ('clients', 'isActive', 'boolean', NULL, '', '1', NULL),
    ('clients', 'authMode', 'string', 8, '', 'PASSWORD', NULL),
    ('clients', 'ldapUrl', 'string', 255, '', NULL, NULL),
    ('clients', 'ldapBindPattern', 'string', 255, '', NULL, NULL),
    ('clients', 'publicRole', 'integer', NULL, '', NULL, 'roles'),
    ('clients', 'settings', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('databases', 'client', 'integer', NULL, '', NULL, 'clients'),
    ('databases', 'purpose', 'string', 14, 'required', NULL, NULL),
    ('databases', 'name', 'string', 64, 'required', NULL, NULL),
    ('databases', 'environment', 'integer', NULL, 'required', NULL, 'environments'),
    ('databases', 'databaseHost', 'integer', NULL, 'required', NULL, 'databaseHosts');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('apiCredentials', 'client', 'integer', NULL, '', NULL, 'clients'),
    ('apiCredentials', 'kind', 'string', 9, '', 'API', NULL),
    ('apiCredentials', 'name', 'string', 100, '', NULL, NULL),
    ('apiCredentials', 'apiKey', 'string', 128, 'required,unique', NULL, NULL),
    ('apiCredentials', 'userUuid', 'uuid', NULL, '', NULL, NULL),
    ('apiCredentials', 'isActive', 'boolean', NULL, '', '1', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('apiCredentialsRoles', 'apiCredential', 'integer', NULL, 'required', NULL, 'apiCredentials'),
    ('apiCredentialsRoles', 'role', 'integer', NULL, 'required', NULL, 'roles');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('clientApiIdentities', 'client', 'integer', NULL, 'required', NULL, 'clients'),
    ('clientApiIdentities', 'domain', 'string', 100, 'required', NULL, NULL),
    ('clientApiIdentities', 'identity', 'string', 200, 'required', NULL, NULL),
    ('clientApiIdentities', 'certificate', 'text', NULL, '', NULL, NULL),
    ('clientApiIdentities', 'defaultMapping', 'json', NULL, '', NULL, NULL),
    ('clientApiIdentities', 'isActive', 'boolean', NULL, '', '1', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('clientApiIdentitiesRoles', 'clientApiIdentity', 'integer', NULL, 'required', NULL, 'clientApiIdentities'),
    ('clientApiIdentitiesRoles', 'role', 'integer', NULL, 'required', NULL, 'roles');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('records', 'name', 'string', 64, 'required,unique', NULL, NULL),
    ('records', 'route', 'string', 64, 'required,unique', NULL, NULL),
    ('records', 'model', 'string', 200, '', NULL, NULL),
    ('records', 'tableName', 'string', 64, 'required', NULL, NULL),
    ('records', 'aclDatabase', 'string', 6, 'required', NULL, NULL),
    ('records', 'childPolicy', 'string', 8, '', 'RESTRICT', NULL),
    ('records', 'numberFormat', 'string', 32, '', NULL, NULL),
    ('records', 'isActive', 'boolean', NULL, '', '1', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('recordFields', 'record', 'integer', NULL, 'required', NULL, 'records'),
    ('recordFields', 'client', 'integer', NULL, '', NULL, 'clients'),
    ('recordFields', 'name', 'string', 64, 'required', NULL, NULL),
    ('recordFields', 'columnName', 'string', 64, '', NULL, NULL),
    ('recordFields', 'type', 'string', 10, 'required', NULL, NULL),
    ('recordFields', 'isIdentifier', 'boolean', NULL, '', '0', NULL),
    ('recordFields', 'referenceRecord', 'integer', NULL, '', NULL, 'records'),
    ('recordFields', 'isRequired', 'boolean', NULL, '', '0', NULL),
    ('recordFields', 'isUnique', 'boolean', NULL, '', '0', NULL),
    ('recordFields', 'isReadOnly', 'boolean', NULL, '', '0', NULL),
    ('recordFields', 'maxLength', 'integer', NULL, '', NULL, NULL),
    ('recordFields', 'scale', 'integer', NULL, '', NULL, NULL),
    ('recordFields', 'defaultValue', 'string', 255, '', NULL, NULL),
    ('recordFields', 'expression', 'text', NULL, '', NULL, NULL),
    ('recordFields', 'position', 'integer', NULL, '', '0', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('inherentRecordChildren', 'parentRecord', 'integer', NULL, 'required', NULL, 'records'),
    ('inherentRecordChildren', 'childRecord', 'integer', NULL, 'required', NULL, 'records'),
    ('inherentRecordChildren', 'name', 'string', 64, 'required', NULL, NULL),
    ('inherentRecordChildren', 'childField', 'integer', NULL, 'required', NULL, 'recordFields');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('aclRecordPermissions', 'role', 'integer', NULL, 'required', NULL, 'roles'),
    ('aclRecordPermissions', 'record', 'integer', NULL, 'required', NULL, 'records'),
    ('aclRecordPermissions', 'canCreate', 'boolean', NULL, '', '0', NULL),
    ('aclRecordPermissions', 'canRead', 'boolean', NULL, '', '0', NULL),
    ('aclRecordPermissions', 'canUpdate', 'boolean', NULL, '', '0', NULL),
    ('aclRecordPermissions', 'canDelete', 'boolean', NULL, '', '0', NULL),
    ('aclRecordPermissions', 'rowFilter', 'text', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('aclFieldPermissions', 'role', 'integer', NULL, 'required', NULL, 'roles'),
    ('aclFieldPermissions', 'recordField', 'integer', NULL, 'required', NULL, 'recordFields'),
    ('aclFieldPermissions', 'canRead', 'boolean', NULL, '', '0', NULL),
    ('aclFieldPermissions', 'canWrite', 'boolean', NULL, '', '0', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('apiPayloadInterceptors', 'record', 'integer', NULL, 'required', NULL, 'records'),
    ('apiPayloadInterceptors', 'client', 'integer', NULL, '', NULL, 'clients'),
    ('apiPayloadInterceptors', 'phase', 'string', 4, 'required', NULL, NULL),
    ('apiPayloadInterceptors', 'method', 'string', 6, 'required', NULL, NULL),
    ('apiPayloadInterceptors', 'handler', 'string', 200, 'required', NULL, NULL),
    ('apiPayloadInterceptors', 'sequence', 'integer', NULL, '', '0', NULL),
    ('apiPayloadInterceptors', 'isActive', 'boolean', NULL, '', '1', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('scriptedApis', 'route', 'string', 200, 'required', NULL, NULL),
    ('scriptedApis', 'method', 'string', 6, 'required', NULL, NULL),
    ('scriptedApis', 'handler', 'string', 200, 'required', NULL, NULL),
    ('scriptedApis', 'isActive', 'boolean', NULL, '', '1', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('aclScriptedApiPermissions', 'role', 'integer', NULL, 'required', NULL, 'roles'),
    ('aclScriptedApiPermissions', 'scriptedApi', 'integer', NULL, 'required', NULL, 'scriptedApis');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('parameters', 'name', 'string', 100, 'required,unique', NULL, NULL),
    ('parameters', 'value', 'text', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('cronJobs', 'isActive', 'boolean', NULL, '', '1', NULL),
    ('cronJobs', 'name', 'string', 200, 'required,unique', NULL, NULL),
    ('cronJobs', 'schedule', 'string', 100, 'required', NULL, NULL),
    ('cronJobs', 'maxExecutionTime', 'integer', NULL, '', '300', NULL),
    ('cronJobs', 'action', 'string', 255, 'required', NULL, NULL),
    ('cronJobs', 'parameters', 'json', NULL, '', NULL, NULL),
    ('cronJobs', 'missedRunPolicy', 'string', 8, '', 'SKIP', NULL),
    ('cronJobs', 'overlapPolicy', 'string', 5, '', 'ALLOW', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('workerJobs', 'jobType', 'string', 6, 'readonly', 'ACTION', NULL),
    ('workerJobs', 'cronJob', 'integer', NULL, 'readonly', NULL, 'cronJobs'),
    ('workerJobs', 'dtQueued', 'datetime', NULL, 'readonly', NULL, NULL),
    ('workerJobs', 'dtStarted', 'datetime', NULL, 'readonly', NULL, NULL),
    ('workerJobs', 'dtCompleted', 'datetime', NULL, 'readonly', NULL, NULL),
    ('workerJobs', 'executionTime', 'integer', NULL, 'readonly', NULL, NULL),
    ('workerJobs', 'instanceId', 'string', 128, 'readonly', NULL, NULL),
    ('workerJobs', 'isSuccess', 'boolean', NULL, 'readonly', NULL, NULL),
    ('workerJobs', 'action', 'string', 255, 'readonly', NULL, NULL),
    ('workerJobs', 'parameters', 'json', NULL, 'readonly', NULL, NULL),
    ('workerJobs', 'failureReason', 'text', NULL, 'readonly', NULL, NULL),
    ('workerJobs', 'dtScheduled', 'datetime', NULL, 'readonly', NULL, NULL),
    ('workerJobs', 'attempt', 'integer', NULL, 'readonly', '1', NULL),
    ('workerJobs', 'retryOfJob', 'integer', NULL, 'readonly', NULL, 'workerJobs'),
    ('workerJobs', 'dedupeKey', 'string', 191, 'unique,readonly', NULL, NULL),
    ('workerJobs', 'result', 'text', NULL, 'readonly', NULL, NULL),
    ('workerJobs', 'progress', 'integer', NULL, 'readonly', NULL, NULL),
    ('workerJobs', 'cancelRequested', 'boolean', NULL, 'readonly', '0', NULL),
    ('workerJobs', 'deliveryId', 'string', 255, 'readonly', NULL, NULL),
    ('workerJobs', 'errorFingerprint', 'string', 64, 'readonly', NULL, NULL),
    ('workerJobs', 'transactionId', 'string', 64, 'readonly', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('workerJobLogs', 'workerJob', 'integer', NULL, 'readonly', NULL, 'workerJobs'),
    ('workerJobLogs', 'attempt', 'integer', NULL, 'readonly', '1', NULL),
    ('workerJobLogs', 'dtLogged', 'datetime', NULL, 'readonly', NULL, NULL),
    ('workerJobLogs', 'level', 'string', 8, 'readonly', NULL, NULL),
    ('workerJobLogs', 'line', 'text', NULL, 'readonly', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('workerInstances', 'instanceId', 'string', 128, 'unique,readonly', NULL, NULL),
    ('workerInstances', 'region', 'string', 32, 'readonly', NULL, NULL),
    ('workerInstances', 'version', 'string', 64, 'readonly', NULL, NULL),
    ('workerInstances', 'role', 'string', 16, 'readonly', NULL, NULL),
    ('workerInstances', 'dtStarted', 'datetime', NULL, 'readonly', NULL, NULL),
    ('workerInstances', 'dtHeartbeat', 'datetime', NULL, 'readonly', NULL, NULL),
    ('workerInstances', 'running', 'integer', NULL, 'readonly', '0', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('customers', 'number', 'string', 32, 'required,unique', NULL, NULL),
    ('customers', 'name', 'string', 200, 'required', NULL, NULL),
    ('customers', 'email', 'string', 254, '', NULL, NULL),
    ('customers', 'phone', 'string', 40, '', NULL, NULL),
    ('customers', 'currency', 'string', 3, '', NULL, NULL),
    ('customers', 'isActive', 'boolean', NULL, '', '1', NULL),
    ('customers', 'externalReference', 'string', 100, '', NULL, NULL),
    ('customers', 'notes', 'text', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('users', 'email', 'string', 254, 'required,unique', NULL, NULL),
    ('users', 'name', 'string', 200, '', NULL, NULL),
    ('users', 'isActive', 'boolean', NULL, '', '1', NULL),
    ('users', 'customer', 'integer', NULL, '', NULL, 'customers');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('usersRoles', 'user', 'integer', NULL, 'required', NULL, 'users'),
    ('usersRoles', 'roleUuid', 'uuid', NULL, 'required', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('vendors', 'number', 'string', 32, 'required,unique', NULL, NULL),
    ('vendors', 'name', 'string', 200, 'required', NULL, NULL),
    ('vendors', 'email', 'string', 254, '', NULL, NULL),
    ('vendors', 'phone', 'string', 40, '', NULL, NULL),
    ('vendors', 'currency', 'string', 3, '', NULL, NULL),
    ('vendors', 'isActive', 'boolean', NULL, '', '1', NULL),
    ('vendors', 'externalReference', 'string', 100, '', NULL, NULL),
    ('vendors', 'notes', 'text', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('addresses', 'customer', 'integer', NULL, '', NULL, 'customers'),
    ('addresses', 'vendor', 'integer', NULL, '', NULL, 'vendors'),
    ('addresses', 'name', 'string', 200, '', NULL, NULL),
    ('addresses', 'deliverTo', 'string', 500, '', NULL, NULL),
    ('addresses', 'street', 'string', 500, '', NULL, NULL),
    ('addresses', 'city', 'string', 100, '', NULL, NULL),
    ('addresses', 'state', 'string', 100, '', NULL, NULL),
    ('addresses', 'postalCode', 'string', 20, '', NULL, NULL),
    ('addresses', 'country', 'string', 2, '', NULL, NULL),
    ('addresses', 'email', 'string', 254, '', NULL, NULL),
    ('addresses', 'phone', 'string', 40, '', NULL, NULL),
    ('addresses', 'externalReference', 'string', 100, '', NULL, NULL),
    ('addresses', 'externalReferenceDomain', 'string', 100, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('locations', 'code', 'string', 32, 'unique', NULL, NULL),
    ('locations', 'name', 'string', 200, 'required', NULL, NULL),
    ('locations', 'address', 'integer', NULL, '', NULL, 'addresses'),
    ('locations', 'isActive', 'boolean', NULL, '', '1', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('items', 'sku', 'string', 100, 'required,unique', NULL, NULL),
    ('items', 'name', 'string', 200, 'required', NULL, NULL),
    ('items', 'description', 'text', NULL, '', NULL, NULL),
    ('items', 'isBundle', 'boolean', NULL, '', '0', NULL),
    ('items', 'unitPrice', 'decimal', NULL, '', NULL, NULL),
    ('items', 'unitCost', 'decimal', NULL, '', NULL, NULL),
    ('items', 'currency', 'string', 3, '', NULL, NULL),
    ('items', 'unitOfMeasure', 'string', 10, '', NULL, NULL),
    ('items', 'vendor', 'integer', NULL, '', NULL, 'vendors'),
    ('items', 'supplierPartId', 'string', 100, '', NULL, NULL),
    ('items', 'manufacturerName', 'string', 200, '', NULL, NULL),
    ('items', 'manufacturerPartId', 'string', 100, '', NULL, NULL),
    ('items', 'classification', 'string', 100, '', NULL, NULL),
    ('items', 'isActive', 'boolean', NULL, '', '1', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('salesOrders', 'number', 'string', 32, 'unique', NULL, NULL),
    ('salesOrders', 'customer', 'integer', NULL, 'required', NULL, 'customers'),
    ('salesOrders', 'dateOrder', 'date', NULL, '', NULL, NULL),
    ('salesOrders', 'status', 'string', 32, '', 'open', NULL),
    ('salesOrders', 'shipToAddress', 'integer', NULL, '', NULL, 'addresses'),
    ('salesOrders', 'billToAddress', 'integer', NULL, '', NULL, 'addresses'),
    ('salesOrders', 'location', 'integer', NULL, '', NULL, 'locations'),
    ('salesOrders', 'currency', 'string', 3, '', 'USD', NULL),
    ('salesOrders', 'externalReference', 'string', 100, '', NULL, NULL),
    ('salesOrders', 'orderVersion', 'integer', NULL, '', NULL, NULL),
    ('salesOrders', 'orderType', 'string', 32, '', NULL, NULL),
    ('salesOrders', 'dateRequestedDelivery', 'date', NULL, '', NULL, NULL),
    ('salesOrders', 'shippingAmount', 'decimal', NULL, '', NULL, NULL),
    ('salesOrders', 'taxAmount', 'decimal', NULL, '', NULL, NULL),
    ('salesOrders', 'statedTotal', 'decimal', NULL, '', NULL, NULL),
    ('salesOrders', 'notes', 'text', NULL, '', NULL, NULL),
    ('salesOrders', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('salesOrderItems', 'salesOrder', 'integer', NULL, 'required', NULL, 'salesOrders'),
    ('salesOrderItems', 'lineNumber', 'integer', NULL, '', NULL, NULL),
    ('salesOrderItems', 'item', 'integer', NULL, '', NULL, 'items'),
    ('salesOrderItems', 'description', 'text', NULL, '', NULL, NULL),
    ('salesOrderItems', 'quantity', 'decimal', NULL, 'required', NULL, NULL),
    ('salesOrderItems', 'unitPrice', 'decimal', NULL, '', NULL, NULL),
    ('salesOrderItems', 'unitCost', 'decimal', NULL, '', NULL, NULL),
    ('salesOrderItems', 'unitOfMeasure', 'string', 10, '', NULL, NULL),
    ('salesOrderItems', 'supplierPartId', 'string', 100, '', NULL, NULL),
    ('salesOrderItems', 'supplierPartAuxiliaryId', 'string', 255, '', NULL, NULL),
    ('salesOrderItems', 'buyerPartId', 'string', 100, '', NULL, NULL),
    ('salesOrderItems', 'isAdHoc', 'boolean', NULL, '', '0', NULL),
    ('salesOrderItems', 'parentLineNumber', 'integer', NULL, '', NULL, NULL),
    ('salesOrderItems', 'dateRequestedDelivery', 'date', NULL, '', NULL, NULL),
    ('salesOrderItems', 'shipToAddress', 'integer', NULL, '', NULL, 'addresses'),
    ('salesOrderItems', 'status', 'string', 32, '', 'open', NULL),
    ('salesOrderItems', 'notes', 'text', NULL, '', NULL, NULL),
    ('salesOrderItems', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('purchaseOrders', 'number', 'string', 32, 'unique', NULL, NULL),
    ('purchaseOrders', 'vendor', 'integer', NULL, 'required', NULL, 'vendors'),
    ('purchaseOrders', 'dateOrder', 'date', NULL, '', NULL, NULL),
    ('purchaseOrders', 'status', 'string', 32, '', 'open', NULL),
    ('purchaseOrders', 'shipToAddress', 'integer', NULL, '', NULL, 'addresses'),
    ('purchaseOrders', 'billToAddress', 'integer', NULL, '', NULL, 'addresses'),
    ('purchaseOrders', 'location', 'integer', NULL, '', NULL, 'locations'),
    ('purchaseOrders', 'currency', 'string', 3, '', 'USD', NULL),
    ('purchaseOrders', 'externalReference', 'string', 100, '', NULL, NULL),
    ('purchaseOrders', 'orderVersion', 'integer', NULL, '', NULL, NULL),
    ('purchaseOrders', 'dateRequestedDelivery', 'date', NULL, '', NULL, NULL),
    ('purchaseOrders', 'dateConfirmedDelivery', 'date', NULL, '', NULL, NULL),
    ('purchaseOrders', 'shippingAmount', 'decimal', NULL, '', NULL, NULL),
    ('purchaseOrders', 'taxAmount', 'decimal', NULL, '', NULL, NULL),
    ('purchaseOrders', 'notes', 'text', NULL, '', NULL, NULL),
    ('purchaseOrders', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('purchaseOrderItems', 'purchaseOrder', 'integer', NULL, 'required', NULL, 'purchaseOrders'),
    ('purchaseOrderItems', 'lineNumber', 'integer', NULL, '', NULL, NULL),
    ('purchaseOrderItems', 'item', 'integer', NULL, '', NULL, 'items'),
    ('purchaseOrderItems', 'description', 'text', NULL, '', NULL, NULL),
    ('purchaseOrderItems', 'quantity', 'decimal', NULL, 'required', NULL, NULL),
    ('purchaseOrderItems', 'unitPrice', 'decimal', NULL, '', NULL, NULL),
    ('purchaseOrderItems', 'unitOfMeasure', 'string', 10, '', NULL, NULL),
    ('purchaseOrderItems', 'supplierPartId', 'string', 100, '', NULL, NULL),
    ('purchaseOrderItems', 'supplierPartAuxiliaryId', 'string', 255, '', NULL, NULL),
    ('purchaseOrderItems', 'buyerPartId', 'string', 100, '', NULL, NULL),
    ('purchaseOrderItems', 'quantityConfirmed', 'decimal', NULL, '', NULL, NULL),
    ('purchaseOrderItems', 'dateRequestedDelivery', 'date', NULL, '', NULL, NULL),
    ('purchaseOrderItems', 'dateConfirmedDelivery', 'date', NULL, '', NULL, NULL),
    ('purchaseOrderItems', 'status', 'string', 32, '', 'open', NULL),
    ('purchaseOrderItems', 'notes', 'text', NULL, '', NULL, NULL),
    ('purchaseOrderItems', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('cxmlDocuments', 'identityUuid', 'uuid', NULL, 'required', NULL, NULL),
    ('cxmlDocuments', 'payloadID', 'string', 255, 'required', NULL, NULL),
    ('cxmlDocuments', 'direction', 'string', 3, 'required', NULL, NULL),
    ('cxmlDocuments', 'kind', 'string', 64, 'required', NULL, NULL),
    ('cxmlDocuments', 'contentHash', 'string', 64, '', NULL, NULL),
    ('cxmlDocuments', 'document', 'text', 16777215, 'required', NULL, NULL),
    ('cxmlDocuments', 'response', 'text', 16777215, '', NULL, NULL),
    ('cxmlDocuments', 'status', 'integer', NULL, '', NULL, NULL),
    ('cxmlDocuments', 'deploymentMode', 'string', 16, '', NULL, NULL),
    ('cxmlDocuments', 'transactionId', 'string', 64, '', NULL, NULL),
    ('cxmlDocuments', 'salesOrder', 'integer', NULL, '', NULL, 'salesOrders'),
    ('cxmlDocuments', 'purchaseOrder', 'integer', NULL, '', NULL, 'purchaseOrders'),
    ('cxmlDocuments', 'notes', 'text', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('cxmlAttachments', 'cxmlDocument', 'integer', NULL, 'required', NULL, 'cxmlDocuments'),
    ('cxmlAttachments', 'contentId', 'string', 255, 'required', NULL, NULL),
    ('cxmlAttachments', 'contentType', 'string', 100, '', NULL, NULL),
    ('cxmlAttachments', 'fileName', 'string', 255, '', NULL, NULL),
    ('cxmlAttachments', 'size', 'integer', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('transferOrders', 'number', 'string', 32, 'unique', NULL, NULL),
    ('transferOrders', 'dateOrder', 'date', NULL, '', NULL, NULL),
    ('transferOrders', 'status', 'string', 32, '', 'open', NULL),
    ('transferOrders', 'fromLocation', 'integer', NULL, '', NULL, 'locations'),
    ('transferOrders', 'toLocation', 'integer', NULL, '', NULL, 'locations'),
    ('transferOrders', 'shipToAddress', 'integer', NULL, '', NULL, 'addresses'),
    ('transferOrders', 'externalReference', 'string', 100, '', NULL, NULL),
    ('transferOrders', 'notes', 'text', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('salesOrdersPurchaseOrders', 'salesOrder', 'integer', NULL, 'required', NULL, 'salesOrders'),
    ('salesOrdersPurchaseOrders', 'purchaseOrder', 'integer', NULL, 'required', NULL, 'purchaseOrders');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('purchaseOrdersSalesOrders', 'purchaseOrder', 'integer', NULL, 'required', NULL, 'purchaseOrders'),
    ('purchaseOrdersSalesOrders', 'salesOrder', 'integer', NULL, 'required', NULL, 'salesOrders');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('salesOrderItemsPurchaseOrderItems', 'salesOrderItem', 'integer', NULL, 'required', NULL, 'salesOrderItems'),
    ('salesOrderItemsPurchaseOrderItems', 'purchaseOrderItem', 'integer', NULL, 'required', NULL, 'purchaseOrderItems');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('purchaseOrderItemsSalesOrderItems', 'purchaseOrderItem', 'integer', NULL, 'required', NULL, 'purchaseOrderItems'),
    ('purchaseOrderItemsSalesOrderItems', 'salesOrderItem', 'integer', NULL, 'required', NULL, 'salesOrderItems');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('advanceShippingNotices', 'number', 'string', 32, 'unique', NULL, NULL),
    ('advanceShippingNotices', 'vendor', 'integer', NULL, '', NULL, 'vendors'),
    ('advanceShippingNotices', 'salesOrder', 'integer', NULL, '', NULL, 'salesOrders'),
    ('advanceShippingNotices', 'purchaseOrder', 'integer', NULL, '', NULL, 'purchaseOrders'),
    ('advanceShippingNotices', 'shipmentIdentifier', 'string', 100, '', NULL, NULL),
    ('advanceShippingNotices', 'status', 'string', 32, '', 'received', NULL),
    ('advanceShippingNotices', 'dtNotice', 'datetime', NULL, '', NULL, NULL),
    ('advanceShippingNotices', 'dtShipment', 'datetime', NULL, '', NULL, NULL),
    ('advanceShippingNotices', 'dtDelivery', 'datetime', NULL, '', NULL, NULL),
    ('advanceShippingNotices', 'shipmentType', 'string', 32, '', NULL, NULL),
    ('advanceShippingNotices', 'fulfillmentType', 'string', 32, '', NULL, NULL),
    ('advanceShippingNotices', 'carrier', 'string', 100, '', NULL, NULL),
    ('advanceShippingNotices', 'serviceLevel', 'string', 100, '', NULL, NULL),
    ('advanceShippingNotices', 'shipToAddress', 'integer', NULL, '', NULL, 'addresses'),
    ('advanceShippingNotices', 'notes', 'text', NULL, '', NULL, NULL),
    ('advanceShippingNotices', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('advanceShippingNoticePackages', 'advanceShippingNotice', 'integer', NULL, 'required', NULL, 'advanceShippingNotices'),
    ('advanceShippingNoticePackages', 'packageNumber', 'string', 50, '', NULL, NULL),
    ('advanceShippingNoticePackages', 'sscc', 'string', 32, '', NULL, NULL),
    ('advanceShippingNoticePackages', 'parentSscc', 'string', 32, '', NULL, NULL),
    ('advanceShippingNoticePackages', 'carrier', 'string', 100, '', NULL, NULL),
    ('advanceShippingNoticePackages', 'trackingNumber', 'string', 100, '', NULL, NULL),
    ('advanceShippingNoticePackages', 'weight', 'decimal', NULL, '', NULL, NULL),
    ('advanceShippingNoticePackages', 'weightUnit', 'string', 10, '', NULL, NULL),
    ('advanceShippingNoticePackages', 'length', 'decimal', NULL, '', NULL, NULL),
    ('advanceShippingNoticePackages', 'width', 'decimal', NULL, '', NULL, NULL),
    ('advanceShippingNoticePackages', 'height', 'decimal', NULL, '', NULL, NULL),
    ('advanceShippingNoticePackages', 'dimensionUnit', 'string', 10, '', NULL, NULL),
    ('advanceShippingNoticePackages', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('advanceShippingNoticeItems', 'advanceShippingNotice', 'integer', NULL, 'required', NULL, 'advanceShippingNotices'),
    ('advanceShippingNoticeItems', 'lineNumber', 'integer', NULL, '', NULL, NULL),
    ('advanceShippingNoticeItems', 'salesOrderItem', 'integer', NULL, '', NULL, 'salesOrderItems'),
    ('advanceShippingNoticeItems', 'purchaseOrderItem', 'integer', NULL, '', NULL, 'purchaseOrderItems'),
    ('advanceShippingNoticeItems', 'advanceShippingNoticePackage', 'integer', NULL, '', NULL, 'advanceShippingNoticePackages'),
    ('advanceShippingNoticeItems', 'quantity', 'decimal', NULL, 'required', NULL, NULL),
    ('advanceShippingNoticeItems', 'unitOfMeasure', 'string', 10, '', NULL, NULL),
    ('advanceShippingNoticeItems', 'supplierPartId', 'string', 100, '', NULL, NULL),
    ('advanceShippingNoticeItems', 'description', 'text', NULL, '', NULL, NULL),
    ('advanceShippingNoticeItems', 'serialNumbers', 'json', NULL, '', NULL, NULL),
    ('advanceShippingNoticeItems', 'lotNumber', 'string', 100, '', NULL, NULL),
    ('advanceShippingNoticeItems', 'dateExpiration', 'date', NULL, '', NULL, NULL),
    ('advanceShippingNoticeItems', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('itemFulfillmentStages', 'name', 'string', 100, 'required,unique', NULL, NULL),
    ('itemFulfillmentStages', 'position', 'integer', NULL, '', '0', NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('itemFulfillments', 'number', 'string', 32, 'unique', NULL, NULL),
    ('itemFulfillments', 'salesOrder', 'integer', NULL, '', NULL, 'salesOrders'),
    ('itemFulfillments', 'transferOrder', 'integer', NULL, '', NULL, 'transferOrders'),
    ('itemFulfillments', 'itemFulfillmentStage', 'integer', NULL, '', NULL, 'itemFulfillmentStages'),
    ('itemFulfillments', 'dateItemFulfillment', 'date', NULL, '', NULL, NULL),
    ('itemFulfillments', 'dateDeliveryEta', 'date', NULL, '', NULL, NULL),
    ('itemFulfillments', 'dtSubmitted', 'datetime', NULL, '', NULL, NULL),
    ('itemFulfillments', 'shipToAddress', 'integer', NULL, '', NULL, 'addresses'),
    ('itemFulfillments', 'location', 'integer', NULL, '', NULL, 'locations'),
    ('itemFulfillments', 'fulfilledByUser', 'integer', NULL, '', NULL, 'users'),
    ('itemFulfillments', 'upstreamItemFulfillment', 'integer', NULL, '', NULL, 'itemFulfillments'),
    ('itemFulfillments', 'advanceShippingNotice', 'integer', NULL, '', NULL, 'advanceShippingNotices'),
    ('itemFulfillments', 'notes', 'text', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('itemFulfillmentItems', 'itemFulfillment', 'integer', NULL, 'required', NULL, 'itemFulfillments'),
    ('itemFulfillmentItems', 'salesOrderItem', 'integer', NULL, '', NULL, 'salesOrderItems'),
    ('itemFulfillmentItems', 'quantity', 'decimal', NULL, 'required', NULL, NULL),
    ('itemFulfillmentItems', 'upstreamItemFulfillmentItem', 'integer', NULL, '', NULL, 'itemFulfillmentItems');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('units', 'serialNumber', 'string', 100, 'required', NULL, NULL),
    ('units', 'item', 'integer', NULL, '', NULL, 'items'),
    ('units', 'assetTag', 'string', 100, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('itemFulfillmentItemUnits', 'itemFulfillmentItem', 'integer', NULL, 'required', NULL, 'itemFulfillmentItems'),
    ('itemFulfillmentItemUnits', 'unit', 'integer', NULL, 'required', NULL, 'units');

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('trackingNumbers', 'carrier', 'string', 100, '', NULL, NULL),
    ('trackingNumbers', 'number', 'string', 100, 'required', NULL, NULL),
    ('trackingNumbers', 'url', 'string', 500, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('itemFulfillmentPackages', 'itemFulfillment', 'integer', NULL, 'required', NULL, 'itemFulfillments'),
    ('itemFulfillmentPackages', 'trackingNumber', 'integer', NULL, '', NULL, 'trackingNumbers'),
    ('itemFulfillmentPackages', 'packageNumber', 'string', 50, '', NULL, NULL),
    ('itemFulfillmentPackages', 'sscc', 'string', 32, '', NULL, NULL),
    ('itemFulfillmentPackages', 'description', 'string', 255, '', NULL, NULL),
    ('itemFulfillmentPackages', 'weight', 'decimal', NULL, '', NULL, NULL),
    ('itemFulfillmentPackages', 'weightUnit', 'string', 10, '', NULL, NULL),
    ('itemFulfillmentPackages', 'length', 'decimal', NULL, '', NULL, NULL),
    ('itemFulfillmentPackages', 'width', 'decimal', NULL, '', NULL, NULL),
    ('itemFulfillmentPackages', 'height', 'decimal', NULL, '', NULL, NULL),
    ('itemFulfillmentPackages', 'dimensionUnit', 'string', 10, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('quotes', 'number', 'string', 32, 'unique', NULL, NULL),
    ('quotes', 'customer', 'integer', NULL, '', NULL, 'customers'),
    ('quotes', 'user', 'integer', NULL, '', NULL, 'users'),
    ('quotes', 'dateQuote', 'date', NULL, '', NULL, NULL),
    ('quotes', 'dateExpiry', 'date', NULL, '', NULL, NULL),
    ('quotes', 'status', 'string', 32, '', 'open', NULL),
    ('quotes', 'shipToAddress', 'integer', NULL, '', NULL, 'addresses'),
    ('quotes', 'currency', 'string', 3, '', 'USD', NULL),
    ('quotes', 'externalReference', 'string', 100, '', NULL, NULL),
    ('quotes', 'notes', 'text', NULL, '', NULL, NULL),
    ('quotes', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('quoteItems', 'quote', 'integer', NULL, 'required', NULL, 'quotes'),
    ('quoteItems', 'lineNumber', 'integer', NULL, '', NULL, NULL),
    ('quoteItems', 'item', 'integer', NULL, '', NULL, 'items'),
    ('quoteItems', 'description', 'text', NULL, '', NULL, NULL),
    ('quoteItems', 'quantity', 'decimal', NULL, 'required', NULL, NULL),
    ('quoteItems', 'unitPrice', 'decimal', NULL, '', NULL, NULL),
    ('quoteItems', 'unitOfMeasure', 'string', 10, '', NULL, NULL),
    ('quoteItems', 'supplierPartId', 'string', 100, '', NULL, NULL),
    ('quoteItems', 'supplierPartAuxiliaryId', 'string', 255, '', NULL, NULL),
    ('quoteItems', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('carts', 'customer', 'integer', NULL, '', NULL, 'customers'),
    ('carts', 'user', 'integer', NULL, '', NULL, 'users'),
    ('carts', 'status', 'string', 32, '', 'open', NULL),
    ('carts', 'currency', 'string', 3, '', 'USD', NULL),
    ('carts', 'shipToAddress', 'integer', NULL, '', NULL, 'addresses'),
    ('carts', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('cartItems', 'cart', 'integer', NULL, 'required', NULL, 'carts'),
    ('cartItems', 'lineNumber', 'integer', NULL, '', NULL, NULL),
    ('cartItems', 'item', 'integer', NULL, '', NULL, 'items'),
    ('cartItems', 'description', 'text', NULL, '', NULL, NULL),
    ('cartItems', 'quantity', 'decimal', NULL, 'required', NULL, NULL),
    ('cartItems', 'unitPrice', 'decimal', NULL, '', NULL, NULL),
    ('cartItems', 'unitOfMeasure', 'string', 10, '', NULL, NULL),
    ('cartItems', 'supplierPartId', 'string', 100, '', NULL, NULL),
    ('cartItems', 'supplierPartAuxiliaryId', 'string', 255, '', NULL, NULL),
    ('cartItems', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO FieldList (record, name, type, maxLength, rules, defaultValue, reference)
VALUES
    ('punchOutSessions', 'identityUuid', 'uuid', NULL, 'required', NULL, NULL),
    ('punchOutSessions', 'kind', 'string', 7, 'required', NULL, NULL),
    ('punchOutSessions', 'operation', 'string', 16, 'required', NULL, NULL),
    ('punchOutSessions', 'status', 'string', 32, '', 'created', NULL),
    ('punchOutSessions', 'buyerCookie', 'text', NULL, 'required', NULL, NULL),
    ('punchOutSessions', 'browserFormPostUrl', 'text', NULL, '', NULL, NULL),
    ('punchOutSessions', 'dtExpires', 'datetime', NULL, 'required', NULL, NULL),
    ('punchOutSessions', 'dtStarted', 'datetime', NULL, '', NULL, NULL),
    ('punchOutSessions', 'dtReturned', 'datetime', NULL, '', NULL, NULL),
    ('punchOutSessions', 'customer', 'integer', NULL, '', NULL, 'customers'),
    ('punchOutSessions', 'user', 'integer', NULL, '', NULL, 'users'),
    ('punchOutSessions', 'quote', 'integer', NULL, '', NULL, 'quotes'),
    ('punchOutSessions', 'cart', 'integer', NULL, '', NULL, 'carts'),
    ('punchOutSessions', 'shipToAddress', 'integer', NULL, '', NULL, 'addresses'),
    ('punchOutSessions', 'selectedItem', 'string', 255, '', NULL, NULL),
    ('punchOutSessions', 'fromDomain', 'string', 100, '', NULL, NULL),
    ('punchOutSessions', 'fromIdentity', 'string', 200, '', NULL, NULL),
    ('punchOutSessions', 'payloadID', 'string', 255, '', NULL, NULL),
    ('punchOutSessions', 'contact', 'json', NULL, '', NULL, NULL),
    ('punchOutSessions', 'extrinsics', 'json', NULL, '', NULL, NULL);

INSERT INTO RecordFields (
    recordId, name, columnName, type, isIdentifier, referenceRecordId,
    isRequired, isUnique, isReadOnly, maxLength, scale, defaultValue, position)
SELECT
    r.id,
    f.name,
    IF(f.reference IS NULL, f.name, CONCAT(f.name, 'Id')),
    f.type,
    f.reference IS NOT NULL,
    target.id,
    FIND_IN_SET('required', f.rules) > 0,
    FIND_IN_SET('unique', f.rules) > 0,
    FIND_IN_SET('readonly', f.rules) > 0,
    f.maxLength,
    IF(f.type = 'decimal', 6, NULL),
    f.defaultValue,
    f.position
FROM FieldList f
JOIN Records r ON r.name = f.record
LEFT JOIN Records target ON target.name = f.reference
ORDER BY f.position;

DROP TEMPORARY TABLE FieldList;

-- What every record has. Positions start anew per record: uuid first, times last.
UPDATE RecordFields f
JOIN (SELECT recordId, MIN(position) AS first FROM RecordFields GROUP BY recordId) o ON o.recordId = f.recordId
SET f.position = f.position - o.first + 2;

INSERT INTO RecordFields (recordId, name, columnName, type, isUnique, isReadOnly, position)
SELECT id, 'uuid', 'uuid', 'uuid', 1, 1, 1 FROM Records;

INSERT INTO RecordFields (recordId, name, columnName, type, isReadOnly, position)
SELECT id, 'dtCreated', 'dtCreated', 'datetime', 1, 1001 FROM Records;

INSERT INTO RecordFields (recordId, name, columnName, type, isReadOnly, position)
SELECT id, 'dtUpdated', 'dtUpdated', 'datetime', 1, 1002 FROM Records;

-- Calculated fields.
INSERT INTO RecordFields (recordId, name, type, isReadOnly, scale, expression, position)
SELECT id, 'total', 'calculated', 1, 6, 'sum(salesOrderItems.quantity * salesOrderItems.unitPrice)', 900 FROM Records WHERE name = 'salesOrders'
UNION ALL
SELECT id, 'total', 'calculated', 1, 6, 'sum(purchaseOrderItems.quantity * purchaseOrderItems.unitPrice)', 900 FROM Records WHERE name = 'purchaseOrders'
UNION ALL
SELECT id, 'total', 'calculated', 1, 6, 'sum(quoteItems.quantity * quoteItems.unitPrice)', 900 FROM Records WHERE name = 'quotes'
UNION ALL
SELECT id, 'total', 'calculated', 1, 6, 'sum(cartItems.quantity * cartItems.unitPrice)', 900 FROM Records WHERE name = 'carts';
