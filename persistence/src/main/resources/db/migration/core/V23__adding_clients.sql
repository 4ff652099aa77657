-- A client under way: its schemas on this host are its own to make anew until the client is there.
CREATE TABLE ClientDrafts (
    id BIGINT NOT NULL AUTO_INCREMENT,
    slug VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    databaseHostId BIGINT NOT NULL,
    dtCreated DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY slug (slug),
    KEY databaseHostId (databaseHostId),
    CONSTRAINT ClientDrafts_databaseHost FOREIGN KEY (databaseHostId) REFERENCES DatabaseHosts (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- What became of each schema's migrations when they were last looked at.
ALTER TABLE `Databases`
    ADD COLUMN schemaVersion VARCHAR(50) NULL AFTER databaseHostId,
    ADD COLUMN migrationFailure VARCHAR(1000) NULL AFTER schemaVersion,
    ADD COLUMN dtMigrated DATETIME(3) NULL AFTER migrationFailure;

INSERT INTO RecordFields (recordId, name, columnName, type, maxLength, isReadOnly, position)
SELECT id, 'schemaVersion', 'schemaVersion', 'string', 50, 1, 7 FROM Records WHERE name = 'databases'
UNION ALL
SELECT id, 'migrationFailure', 'migrationFailure', 'string', 1000, 1, 8 FROM Records WHERE name = 'databases'
UNION ALL
SELECT id, 'dtMigrated', 'dtMigrated', 'datetime', NULL, 1, 9 FROM Records WHERE name = 'databases';

INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)
SELECT role.id, f.id, 1, 1
FROM RecordFields f
JOIN Records r ON r.id = f.recordId AND r.name = 'databases'
JOIN Roles role ON role.sharedName = 'admin'
WHERE f.name IN ('schemaVersion', 'migrationFailure', 'dtMigrated');

-- The code behind clients makes their schemas.
UPDATE Records SET model = 'clients' WHERE name = 'clients';

-- What a client's own administrator gets: everything of that client, nothing of the platform. Who holds which role stays the
-- platform's to say, since a role may reach further than its giver.
INSERT INTO Roles (name, isAdministrator, canDebug) VALUES ('client-admin', 0, 0);

INSERT INTO AclRecordPermissions (roleId, recordId, canCreate, canRead, canUpdate, canDelete)
SELECT role.id, r.id, r.name <> 'usersRoles', 1, r.name <> 'usersRoles', r.name <> 'usersRoles'
FROM Records r
JOIN Roles role ON role.sharedName = 'client-admin'
WHERE r.aclDatabase = 'CLIENT'
ORDER BY r.id;

INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)
SELECT role.id, f.id, 1, r.name <> 'usersRoles'
FROM RecordFields f
JOIN Records r ON r.id = f.recordId AND r.aclDatabase = 'CLIENT'
JOIN Roles role ON role.sharedName = 'client-admin'
WHERE f.clientId IS NULL
ORDER BY f.id;

-- New secrets of credentials, shown once.
INSERT INTO ScriptedApis (route, method, handler)
VALUES ('api-credential-secrets', 'POST', 'ApiCredentialSecrets');

INSERT INTO AclScriptedApiPermissions (roleId, scriptedApiId)
SELECT r.id, s.id
FROM Roles r
JOIN ScriptedApis s ON s.handler = 'ApiCredentialSecrets'
WHERE r.name = 'admin'
  AND r.clientId IS NULL;

UPDATE MetadataVersion SET version = version + 1;
