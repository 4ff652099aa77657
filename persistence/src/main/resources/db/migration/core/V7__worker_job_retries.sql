-- A route that is no record: it makes a finished job run again.
INSERT INTO ScriptedApis (route, method, handler)
VALUES ('worker-job-retries', 'POST', 'WorkerJobRetries');

INSERT INTO AclScriptedApiPermissions (roleId, scriptedApiId)
SELECT r.id, s.id
FROM Roles r
JOIN ScriptedApis s ON s.handler = 'WorkerJobRetries'
WHERE r.name = 'admin'
  AND r.clientId IS NULL;
