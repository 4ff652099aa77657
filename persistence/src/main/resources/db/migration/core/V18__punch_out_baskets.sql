-- What a punch-out session holds, and which session a document has opened or ended.
INSERT INTO RecordFields (recordId, name, columnName, type, isIdentifier, referenceRecordId, position)
SELECT r.id, 'basketUuid', 'basketUuid', 'uuid', 0, NULL, 101 FROM Records r WHERE r.name = 'punchOutSessions'
UNION ALL
SELECT r.id, 'basket', 'basket', 'json', 0, NULL, 102 FROM Records r WHERE r.name = 'punchOutSessions'
UNION ALL
SELECT r.id, 'punchOutSession', 'punchOutSessionId', 'integer', 1, s.id, 101
FROM Records r
JOIN Records s ON s.name = 'punchOutSessions'
WHERE r.name = 'cxmlDocuments';

INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)
SELECT role.id, f.id, 1, 1
FROM RecordFields f
JOIN Records r ON r.id = f.recordId
JOIN Roles role ON role.sharedName IN ('admin', 'cxml')
WHERE (r.name = 'punchOutSessions' AND f.name IN ('basketUuid', 'basket'))
    OR (r.name = 'cxmlDocuments' AND f.name = 'punchOutSession')
ORDER BY role.id, f.id;

UPDATE MetadataVersion SET version = version + 1;
