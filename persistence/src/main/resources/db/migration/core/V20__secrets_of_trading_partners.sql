-- Name of the variable that holds a trading partner's secret: whoever proves it by a CredentialMac needs it kept readable.
ALTER TABLE ClientApiIdentities ADD COLUMN sharedSecretRef VARCHAR(128) NULL AFTER sharedSecretHash;

INSERT INTO RecordFields (recordId, name, columnName, type, maxLength, position)
SELECT id, 'sharedSecretRef', 'sharedSecretRef', 'string', 128, 8 FROM Records WHERE name = 'clientApiIdentities';

UPDATE MetadataVersion SET version = version + 1;
