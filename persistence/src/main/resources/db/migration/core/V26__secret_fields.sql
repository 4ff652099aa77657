-- Fields whose values the log of requests does not show.
ALTER TABLE RecordFields ADD COLUMN isSecret TINYINT(1) NOT NULL DEFAULT 0 AFTER isReadOnly;

INSERT INTO RecordFields (recordId, name, columnName, type, isIdentifier, defaultValue, position)
SELECT r.id, 'isSecret', 'isSecret', 'boolean', 0, '0', 101 FROM Records r WHERE r.name = 'recordFields';

-- Whoever may do something with the other marks of a field may do it with this one.
INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)
SELECT p.roleId, f.id, p.canRead, p.canWrite
FROM AclFieldPermissions p
JOIN RecordFields o ON o.id = p.recordFieldId AND o.name = 'isReadOnly'
JOIN Records r ON r.id = o.recordId AND r.name = 'recordFields'
JOIN RecordFields f ON f.recordId = r.id AND f.name = 'isSecret'
ORDER BY p.roleId;

UPDATE MetadataVersion SET version = version + 1;
