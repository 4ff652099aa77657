-- Which fulfilment a document is about. No foreign key: the last document about a fulfilment says that it is gone.
ALTER TABLE CxmlDocuments
    ADD COLUMN itemFulfillmentUuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER purchaseOrderId,
    ADD KEY itemFulfillmentUuid (itemFulfillmentUuid);
