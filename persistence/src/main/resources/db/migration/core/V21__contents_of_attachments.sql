-- What came along with cXML documents, given out by a route of its own; the record's grants say to whom.
INSERT INTO ScriptedApis (route, method, handler)
VALUES ('cxml-attachment-content', 'GET', 'CxmlAttachmentContent');

INSERT INTO AclScriptedApiPermissions (roleId, scriptedApiId)
SELECT r.id, s.id
FROM Roles r
JOIN ScriptedApis s ON s.handler = 'CxmlAttachmentContent'
WHERE r.name = 'admin'
  AND r.clientId IS NULL;

UPDATE MetadataVersion SET version = version + 1;
