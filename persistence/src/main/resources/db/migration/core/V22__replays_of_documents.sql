-- Kept cXML documents once more: refused ones carried out after all, and those that went out sent again.
INSERT INTO ScriptedApis (route, method, handler)
VALUES ('cxml-replays', 'POST', 'CxmlReplays');

INSERT INTO AclScriptedApiPermissions (roleId, scriptedApiId)
SELECT r.id, s.id
FROM Roles r
JOIN ScriptedApis s ON s.handler = 'CxmlReplays'
WHERE r.name = 'admin'
  AND r.clientId IS NULL;

UPDATE MetadataVersion SET version = version + 1;
