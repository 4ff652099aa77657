-- The platform's own tables: tenants, identities, metadata, access rules, jobs.
-- Every record has an id that stays inside, a uuid that is shown, and the times of its creation and last change, in UTC.
-- Texts compare without case; identifiers that only programs write compare byte by byte.

CREATE TABLE Environments (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    name VARCHAR(64) NOT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY name (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE DatabaseHosts (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    environmentId BIGINT NOT NULL,
    region VARCHAR(32) NOT NULL,
    role ENUM ('WRITER', 'READER') NOT NULL,
    host VARCHAR(255) NOT NULL,
    port INT NOT NULL DEFAULT 3306,
    username VARCHAR(64) NOT NULL,
    passwordRef VARCHAR(200) NOT NULL,
    replicatesHostId BIGINT NULL,
    isActive TINYINT(1) NOT NULL DEFAULT 1,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY replicatesHostId (replicatesHostId),
    UNIQUE KEY environmentId_host_port (environmentId, host, port),
    CONSTRAINT DatabaseHosts_environment FOREIGN KEY (environmentId) REFERENCES Environments (id),
    CONSTRAINT DatabaseHosts_replicatesHost FOREIGN KEY (replicatesHostId) REFERENCES DatabaseHosts (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE Roles (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    clientId BIGINT NULL,
    name VARCHAR(64) NOT NULL,
    isAdministrator TINYINT(1) NOT NULL DEFAULT 0,
    canDebug TINYINT(1) NOT NULL DEFAULT 0,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    sharedName VARCHAR(64) AS (IF(clientId IS NULL, name, NULL)) VIRTUAL,
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY clientId_name (clientId, name),
    UNIQUE KEY sharedName (sharedName)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE Clients (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    slug VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    isActive TINYINT(1) NOT NULL DEFAULT 1,
    authMode ENUM ('PASSWORD', 'LDAP') NOT NULL DEFAULT 'PASSWORD',
    ldapUrl VARCHAR(255) NULL,
    ldapBindPattern VARCHAR(255) NULL,
    publicRoleId BIGINT NULL,
    settings JSON NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY slug (slug),
    KEY publicRoleId (publicRoleId),
    CONSTRAINT Clients_publicRole FOREIGN KEY (publicRoleId) REFERENCES Roles (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE `Databases` (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    clientId BIGINT NULL,
    purpose ENUM ('CLIENT', 'CLIENT_LOGS', 'CLIENT_ARCHIVE', 'LOGS') NOT NULL,
    name VARCHAR(64) NOT NULL,
    environmentId BIGINT NOT NULL,
    databaseHostId BIGINT NOT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY clientId (clientId),
    UNIQUE KEY environmentId_clientId_purpose (environmentId, clientId, purpose),
    UNIQUE KEY databaseHostId_name (databaseHostId, name),
    CONSTRAINT Databases_client FOREIGN KEY (clientId) REFERENCES Clients (id),
    CONSTRAINT Databases_environment FOREIGN KEY (environmentId) REFERENCES Environments (id),
    CONSTRAINT Databases_databaseHost FOREIGN KEY (databaseHostId) REFERENCES DatabaseHosts (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE ApiCredentials (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    clientId BIGINT NULL,
    kind ENUM ('API', 'OAUTH', 'DELEGATOR') NOT NULL DEFAULT 'API',
    name VARCHAR(100) NULL,
    apiKey VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    secretHash VARCHAR(500) NULL,
    encryptionKeyRef VARCHAR(200) NULL,
    userUuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
    isActive TINYINT(1) NOT NULL DEFAULT 1,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY clientId (clientId),
    UNIQUE KEY apiKey (apiKey),
    CONSTRAINT ApiCredentials_client FOREIGN KEY (clientId) REFERENCES Clients (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE ApiCredentials_Roles (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    apiCredentialId BIGINT NOT NULL,
    roleId BIGINT NOT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY roleId (roleId),
    UNIQUE KEY apiCredentialId_roleId (apiCredentialId, roleId),
    CONSTRAINT ApiCredentials_Roles_apiCredential FOREIGN KEY (apiCredentialId) REFERENCES ApiCredentials (id) ON DELETE CASCADE,
    CONSTRAINT ApiCredentials_Roles_role FOREIGN KEY (roleId) REFERENCES Roles (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE ClientApiIdentities (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    clientId BIGINT NOT NULL,
    domain VARCHAR(100) NOT NULL,
    identity VARCHAR(200) NOT NULL,
    sharedSecretHash VARCHAR(500) NULL,
    certificate MEDIUMTEXT NULL,
    defaultMapping JSON NULL,
    isActive TINYINT(1) NOT NULL DEFAULT 1,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY clientId_domain_identity (clientId, domain, identity),
    KEY domain_identity (domain, identity),
    CONSTRAINT ClientApiIdentities_client FOREIGN KEY (clientId) REFERENCES Clients (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE ClientApiIdentities_Roles (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    clientApiIdentityId BIGINT NOT NULL,
    roleId BIGINT NOT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY roleId (roleId),
    UNIQUE KEY clientApiIdentityId_roleId (clientApiIdentityId, roleId),
    CONSTRAINT ClientApiIdentities_Roles_clientApiIdentity FOREIGN KEY (clientApiIdentityId) REFERENCES ClientApiIdentities (id) ON DELETE CASCADE,
    CONSTRAINT ClientApiIdentities_Roles_role FOREIGN KEY (roleId) REFERENCES Roles (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE SigningSecrets (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    kid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    secret VARCHAR(500) NOT NULL,
    dtActivated DATETIME(3) NOT NULL,
    dtRetired DATETIME(3) NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY kid (kid)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE RefreshTokens (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    jti VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    family VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    identityHash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dtExpires DATETIME(3) NOT NULL,
    dtUsed DATETIME(3) NULL,
    dtRevoked DATETIME(3) NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY jti (jti),
    KEY family (family),
    KEY dtExpires (dtExpires)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE AuthenticationFailures (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    subject VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    failures INT NOT NULL DEFAULT 0,
    dtFirst DATETIME(3) NOT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY subject (subject),
    KEY dtFirst (dtFirst)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE Records (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    route VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    model VARCHAR(200) NULL,
    tableName VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    aclDatabase ENUM ('CORE', 'CLIENT') NOT NULL,
    childPolicy ENUM ('CASCADE', 'RESTRICT', 'ORPHAN') NOT NULL DEFAULT 'RESTRICT',
    numberFormat VARCHAR(32) NULL,
    isActive TINYINT(1) NOT NULL DEFAULT 1,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY name (name),
    UNIQUE KEY route (route),
    UNIQUE KEY aclDatabase_tableName (aclDatabase, tableName)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE RecordFields (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    recordId BIGINT NOT NULL,
    clientId BIGINT NULL,
    name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    columnName VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    type ENUM ('string', 'text', 'integer', 'decimal', 'boolean', 'date', 'datetime', 'json', 'uuid', 'calculated') NOT NULL,
    isIdentifier TINYINT(1) NOT NULL DEFAULT 0,
    referenceRecordId BIGINT NULL,
    isRequired TINYINT(1) NOT NULL DEFAULT 0,
    isUnique TINYINT(1) NOT NULL DEFAULT 0,
    isReadOnly TINYINT(1) NOT NULL DEFAULT 0,
    maxLength INT NULL,
    scale INT NULL,
    defaultValue VARCHAR(255) NULL,
    expression MEDIUMTEXT NULL,
    position INT NOT NULL DEFAULT 0,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    sharedName VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin AS (IF(clientId IS NULL, name, NULL)) VIRTUAL,
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY clientId (clientId),
    KEY referenceRecordId (referenceRecordId),
    UNIQUE KEY recordId_clientId_name (recordId, clientId, name),
    UNIQUE KEY recordId_sharedName (recordId, sharedName),
    CONSTRAINT RecordFields_record FOREIGN KEY (recordId) REFERENCES Records (id),
    CONSTRAINT RecordFields_client FOREIGN KEY (clientId) REFERENCES Clients (id),
    CONSTRAINT RecordFields_referenceRecord FOREIGN KEY (referenceRecordId) REFERENCES Records (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE InherentRecordChildren (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    parentRecordId BIGINT NOT NULL,
    childRecordId BIGINT NOT NULL,
    name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    childFieldId BIGINT NOT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY childRecordId (childRecordId),
    KEY childFieldId (childFieldId),
    UNIQUE KEY parentRecordId_name (parentRecordId, name),
    CONSTRAINT InherentRecordChildren_parentRecord FOREIGN KEY (parentRecordId) REFERENCES Records (id),
    CONSTRAINT InherentRecordChildren_childRecord FOREIGN KEY (childRecordId) REFERENCES Records (id),
    CONSTRAINT InherentRecordChildren_childField FOREIGN KEY (childFieldId) REFERENCES RecordFields (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE AclRecordPermissions (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    roleId BIGINT NOT NULL,
    recordId BIGINT NOT NULL,
    canCreate TINYINT(1) NOT NULL DEFAULT 0,
    canRead TINYINT(1) NOT NULL DEFAULT 0,
    canUpdate TINYINT(1) NOT NULL DEFAULT 0,
    canDelete TINYINT(1) NOT NULL DEFAULT 0,
    rowFilter MEDIUMTEXT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY recordId (recordId),
    UNIQUE KEY roleId_recordId (roleId, recordId),
    CONSTRAINT AclRecordPermissions_role FOREIGN KEY (roleId) REFERENCES Roles (id),
    CONSTRAINT AclRecordPermissions_record FOREIGN KEY (recordId) REFERENCES Records (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE AclFieldPermissions (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    roleId BIGINT NOT NULL,
    recordFieldId BIGINT NOT NULL,
    canRead TINYINT(1) NOT NULL DEFAULT 0,
    canWrite TINYINT(1) NOT NULL DEFAULT 0,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY recordFieldId (recordFieldId),
    UNIQUE KEY roleId_recordFieldId (roleId, recordFieldId),
    CONSTRAINT AclFieldPermissions_role FOREIGN KEY (roleId) REFERENCES Roles (id) ON DELETE CASCADE,
    CONSTRAINT AclFieldPermissions_recordField FOREIGN KEY (recordFieldId) REFERENCES RecordFields (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE ApiPayloadInterceptors (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    recordId BIGINT NOT NULL,
    clientId BIGINT NULL,
    phase ENUM ('PRE', 'POST') NOT NULL,
    method ENUM ('GET', 'POST', 'PUT', 'DELETE') NOT NULL,
    handler VARCHAR(200) NOT NULL,
    sequence INT NOT NULL DEFAULT 0,
    isActive TINYINT(1) NOT NULL DEFAULT 1,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY clientId (clientId),
    KEY recordId_phase_method_sequence (recordId, phase, method, sequence),
    CONSTRAINT ApiPayloadInterceptors_record FOREIGN KEY (recordId) REFERENCES Records (id),
    CONSTRAINT ApiPayloadInterceptors_client FOREIGN KEY (clientId) REFERENCES Clients (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE ScriptedApis (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    route VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    method ENUM ('GET', 'POST', 'PUT', 'DELETE') NOT NULL,
    handler VARCHAR(200) NOT NULL,
    isActive TINYINT(1) NOT NULL DEFAULT 1,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY route_method (route, method)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE AclScriptedApiPermissions (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    roleId BIGINT NOT NULL,
    scriptedApiId BIGINT NOT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY scriptedApiId (scriptedApiId),
    UNIQUE KEY roleId_scriptedApiId (roleId, scriptedApiId),
    CONSTRAINT AclScriptedApiPermissions_role FOREIGN KEY (roleId) REFERENCES Roles (id) ON DELETE CASCADE,
    CONSTRAINT AclScriptedApiPermissions_scriptedApi FOREIGN KEY (scriptedApiId) REFERENCES ScriptedApis (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE Parameters (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    name VARCHAR(100) NOT NULL,
    value MEDIUMTEXT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY name (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE CronJobs (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    isActive TINYINT(1) NOT NULL DEFAULT 1,
    name VARCHAR(200) NOT NULL,
    schedule VARCHAR(100) NOT NULL,
    maxExecutionTime INT NOT NULL DEFAULT 300,
    action VARCHAR(255) NOT NULL,
    parameters JSON NULL,
    missedRunPolicy ENUM ('SKIP', 'RUN_ONCE') NOT NULL DEFAULT 'SKIP',
    overlapPolicy ENUM ('ALLOW', 'SKIP') NOT NULL DEFAULT 'ALLOW',
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY name (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE WorkerJobs (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    jobType ENUM ('ACTION', 'CRON') NOT NULL DEFAULT 'ACTION',
    cronJobId BIGINT NULL,
    dtQueued DATETIME(3) NULL,
    dtStarted DATETIME(3) NULL,
    dtCompleted DATETIME(3) NULL,
    executionTime BIGINT NULL,
    instanceId VARCHAR(128) NULL,
    isSuccess TINYINT(1) NULL,
    action VARCHAR(255) NOT NULL,
    parameters JSON NULL,
    failureReason MEDIUMTEXT NULL,
    dtScheduled DATETIME(3) NULL,
    attempt INT NOT NULL DEFAULT 1,
    retryOfJobId BIGINT NULL,
    dedupeKey VARCHAR(191) CHARACTER SET ascii COLLATE ascii_bin NULL,
    result LONGTEXT NULL,
    progress INT NULL,
    cancelRequested TINYINT(1) NOT NULL DEFAULT 0,
    deliveryId VARCHAR(255) NULL,
    attemptToken CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
    errorFingerprint VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    transactionId VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY retryOfJobId (retryOfJobId),
    UNIQUE KEY dedupeKey (dedupeKey),
    UNIQUE KEY cronJobId_dtScheduled (cronJobId, dtScheduled),
    KEY isSuccess_dtQueued (isSuccess, dtQueued),
    KEY isSuccess_dtStarted (isSuccess, dtStarted),
    KEY isSuccess_dtCompleted (isSuccess, dtCompleted),
    KEY dtStarted (dtStarted),
    KEY dtCompleted (dtCompleted),
    KEY dtCreated (dtCreated),
    KEY action_dtCreated (action, dtCreated),
    KEY errorFingerprint (errorFingerprint),
    KEY instanceId_isSuccess (instanceId, isSuccess),
    CONSTRAINT WorkerJobs_cronJob FOREIGN KEY (cronJobId) REFERENCES CronJobs (id) ON DELETE SET NULL,
    CONSTRAINT WorkerJobs_retryOfJob FOREIGN KEY (retryOfJobId) REFERENCES WorkerJobs (id) ON DELETE SET NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE WorkerJobLogs (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    workerJobId BIGINT NOT NULL,
    attempt INT NOT NULL DEFAULT 1,
    dtLogged DATETIME(3) NOT NULL,
    level VARCHAR(8) NOT NULL,
    line MEDIUMTEXT NOT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    KEY workerJobId_dtLogged (workerJobId, dtLogged),
    CONSTRAINT WorkerJobLogs_workerJob FOREIGN KEY (workerJobId) REFERENCES WorkerJobs (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE WorkerInstances (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    instanceId VARCHAR(128) NOT NULL,
    region VARCHAR(32) NULL,
    version VARCHAR(64) NULL,
    role VARCHAR(16) NULL,
    dtStarted DATETIME(3) NOT NULL,
    dtHeartbeat DATETIME(3) NOT NULL,
    running INT NOT NULL DEFAULT 0,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    dtUpdated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY uuid (uuid),
    UNIQUE KEY instanceId (instanceId),
    KEY dtHeartbeat (dtHeartbeat)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

ALTER TABLE Roles ADD CONSTRAINT Roles_client FOREIGN KEY (clientId) REFERENCES Clients (id);

-- Last number handed out of each number sequence; numbers may have gaps, never repeats.
CREATE TABLE NumberSequences (
    name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    lastNumber BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- One row per branch of a transaction over several hosts: tells a branch that was committed from one that was lost.
CREATE TABLE TransactionBranches (
    gtrid VARBINARY(64) NOT NULL,
    branches TINYINT NOT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    PRIMARY KEY (gtrid),
    KEY dtCreated (dtCreated)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- One row: a number that whoever changes metadata may add to, so that all nodes load it anew.
CREATE TABLE MetadataVersion (
    id TINYINT NOT NULL DEFAULT 1,
    version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO MetadataVersion (id, version) VALUES (1, 1);

-- Ids of tokens that are good for one use only, kept until they would have expired.
CREATE TABLE UsedTokens (
    jti VARCHAR(191) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dtExpires DATETIME(3) NOT NULL,
    PRIMARY KEY (jti),
    KEY dtExpires (dtExpires)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
