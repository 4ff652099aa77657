-- The Core logs, and the uniqueness of transaction ids over all tenants and for ever.

-- One row per request. The row of a transaction over several hosts carries its gtrid: it is the commit record.
CREATE TABLE ApiTransactions (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    transactionId VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    parentTransactionId VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    dtStarted DATETIME(3) NOT NULL,
    dtCompleted DATETIME(3) NULL,
    durationMs BIGINT NULL,
    method VARCHAR(16) NOT NULL,
    route VARCHAR(1024) NOT NULL,
    options MEDIUMTEXT NULL,
    requestBody MEDIUMTEXT NULL,
    status INT NULL,
    isSuccess TINYINT(1) NULL,
    messages JSON NULL,
    identity VARCHAR(255) NULL,
    clientUuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
    credentialUuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
    address VARCHAR(64) NULL,
    userAgent VARCHAR(512) NULL,
    instanceId VARCHAR(128) NULL,
    responseBytes BIGINT NULL,
    gtrid VARBINARY(64) NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY transactionId (transactionId),
    UNIQUE KEY gtrid (gtrid),
    KEY parentTransactionId (parentTransactionId),
    KEY dtStarted (dtStarted),
    KEY route_dtStarted (route(191), dtStarted),
    KEY identity_dtStarted (identity, dtStarted),
    KEY isSuccess_dtStarted (isSuccess, dtStarted)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- One row per webhook received, whatever became of it.
CREATE TABLE Webhook (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    dtReceived DATETIME(3) NOT NULL,
    address VARCHAR(64) NULL,
    method VARCHAR(16) NULL,
    path VARCHAR(2048) NOT NULL,
    headers JSON NULL,
    payload LONGTEXT NULL,
    isBase64 TINYINT(1) NOT NULL DEFAULT 0,
    action VARCHAR(255) NULL,
    deliveryId VARCHAR(255) NULL,
    workerJobUuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
    outcome VARCHAR(64) NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY dtReceived (dtReceived),
    KEY action_dtReceived (action, dtReceived),
    KEY workerJobUuid (workerJobUuid)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE TransactionIds (
    transactionId VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    identity VARCHAR(255) NULL,
    clientSlug VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NULL,
    logsSchema VARCHAR(64) NULL,
    dtReserved DATETIME(3) NOT NULL,
    PRIMARY KEY (transactionId),
    KEY dtReserved (dtReserved)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
