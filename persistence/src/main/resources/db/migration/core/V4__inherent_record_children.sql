-- Children shown as members of their parent: the parent's member is named like the child's record.
INSERT INTO InherentRecordChildren (parentRecordId, childRecordId, name, childFieldId)
SELECT parent.id, child.id, child.name, link.id
FROM (
    SELECT 'salesOrders' AS parent, 'salesOrderItems' AS child, 'salesOrder' AS link
    UNION ALL
    SELECT 'purchaseOrders', 'purchaseOrderItems', 'purchaseOrder'
    UNION ALL
    SELECT 'itemFulfillments', 'itemFulfillmentItems', 'itemFulfillment'
    UNION ALL
    SELECT 'itemFulfillments', 'itemFulfillmentPackages', 'itemFulfillment'
    UNION ALL
    SELECT 'itemFulfillmentItems', 'itemFulfillmentItemUnits', 'itemFulfillmentItem'
    UNION ALL
    SELECT 'advanceShippingNotices', 'advanceShippingNoticeItems', 'advanceShippingNotice'
    UNION ALL
    SELECT 'advanceShippingNotices', 'advanceShippingNoticePackages', 'advanceShippingNotice'
    UNION ALL
    SELECT 'quotes', 'quoteItems', 'quote'
    UNION ALL
    SELECT 'carts', 'cartItems', 'cart'
    UNION ALL
    SELECT 'customers', 'users', 'customer'
    UNION ALL
    SELECT 'users', 'usersRoles', 'user'
    UNION ALL
    SELECT 'cxmlDocuments', 'cxmlAttachments', 'cxmlDocument'
    UNION ALL
    SELECT 'records', 'recordFields', 'record'
    UNION ALL
    SELECT 'records', 'inherentRecordChildren', 'parentRecord'
    UNION ALL
    SELECT 'records', 'apiPayloadInterceptors', 'record'
    UNION ALL
    SELECT 'roles', 'aclRecordPermissions', 'role'
    UNION ALL
    SELECT 'scriptedApis', 'aclScriptedApiPermissions', 'scriptedApi'
    UNION ALL
    SELECT 'apiCredentials', 'apiCredentialsRoles', 'apiCredential'
    UNION ALL
    SELECT 'clientApiIdentities', 'clientApiIdentitiesRoles', 'clientApiIdentity'
    UNION ALL
    SELECT 'clients', 'databases', 'client'
    UNION ALL
    SELECT 'environments', 'databaseHosts', 'environment'
    UNION ALL
    SELECT 'workerJobs', 'workerJobLogs', 'workerJob'
) list
JOIN Records parent ON parent.name = CONVERT(list.parent USING ascii) COLLATE ascii_bin
JOIN Records child ON child.name = CONVERT(list.child USING ascii) COLLATE ascii_bin
JOIN RecordFields link
    ON link.recordId = child.id AND link.name = CONVERT(list.link USING ascii) COLLATE ascii_bin;
