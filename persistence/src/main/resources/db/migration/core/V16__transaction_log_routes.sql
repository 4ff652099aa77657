-- Looking into the log of requests: a search, and one request with those inside it.
INSERT INTO ScriptedApis (route, method, handler)
VALUES
    ('api-transactions', 'GET', 'ApiTransactions'),
    ('api-transaction', 'GET', 'ApiTransaction');

INSERT INTO AclScriptedApiPermissions (roleId, scriptedApiId)
SELECT r.id, s.id
FROM Roles r
JOIN ScriptedApis s ON s.handler IN ('ApiTransactions', 'ApiTransaction')
WHERE r.name = 'admin'
  AND r.clientId IS NULL;

UPDATE MetadataVersion SET version = version + 1;
