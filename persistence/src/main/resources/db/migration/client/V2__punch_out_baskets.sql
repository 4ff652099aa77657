-- What a punch-out session holds before it is returned, under a name that later sessions on the same basket share.
ALTER TABLE PunchOutSessions
    ADD COLUMN basketUuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER cartId,
    ADD COLUMN basket JSON NULL AFTER basketUuid,
    ADD KEY basketUuid (basketUuid);

-- Which session a document has opened or ended.
ALTER TABLE CxmlDocuments
    ADD COLUMN punchOutSessionId BIGINT NULL AFTER purchaseOrderId,
    ADD KEY punchOutSessionId (punchOutSessionId),
    ADD CONSTRAINT CxmlDocuments_punchOutSession FOREIGN KEY (punchOutSessionId) REFERENCES PunchOutSessions (id) ON DELETE SET NULL;
