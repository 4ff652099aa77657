-- Grants are children of what they grant, so that one body can hold a record with its fields and who may use them.
INSERT INTO InherentRecordChildren (parentRecordId, childRecordId, name, childFieldId)
SELECT parent.id, child.id, child.name, link.id
FROM (
    SELECT 'records' AS parent, 'aclRecordPermissions' AS child, 'record' AS link
    UNION ALL
    SELECT 'recordFields', 'aclFieldPermissions', 'recordField'
) list
JOIN Records parent ON parent.name = CONVERT(list.parent USING ascii) COLLATE ascii_bin
JOIN Records child ON child.name = CONVERT(list.child USING ascii) COLLATE ascii_bin
JOIN RecordFields link
    ON link.recordId = child.id AND link.name = CONVERT(list.link USING ascii) COLLATE ascii_bin;

-- A field's grants end with it.
UPDATE Records SET childPolicy = 'CASCADE' WHERE name = 'recordFields';
