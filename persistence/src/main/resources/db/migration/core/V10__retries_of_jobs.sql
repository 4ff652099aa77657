-- Jobs that are tried again by themselves, and when.
ALTER TABLE WorkerJobs
    ADD COLUMN retries INT NOT NULL DEFAULT 0 AFTER attempt,
    ADD COLUMN dtDue DATETIME(3) NULL AFTER dtQueued,
    ADD KEY isSuccess_dtDue (isSuccess, dtDue);

INSERT INTO RecordFields (recordId, name, columnName, type, isReadOnly, defaultValue, position)
SELECT id, 'retries', 'retries', 'integer', 1, '0', 901 FROM Records WHERE name = 'workerJobs'
UNION ALL
SELECT id, 'dtDue', 'dtDue', 'datetime', 1, NULL, 902 FROM Records WHERE name = 'workerJobs';

INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)
SELECT known.roleId, added.id, known.canRead, 0
FROM RecordFields added
JOIN Records r ON r.id = added.recordId AND r.name = 'workerJobs'
JOIN RecordFields attempt ON attempt.recordId = r.id AND attempt.name = 'attempt'
JOIN AclFieldPermissions known ON known.recordFieldId = attempt.id
WHERE added.name IN ('retries', 'dtDue');

-- What administrators do to jobs.
INSERT INTO ScriptedApis (route, method, handler)
VALUES
    ('worker-job-cancellations', 'POST', 'WorkerJobCancellations'),
    ('worker-job-runs', 'POST', 'WorkerJobRuns');

INSERT INTO AclScriptedApiPermissions (roleId, scriptedApiId)
SELECT r.id, s.id
FROM Roles r
JOIN ScriptedApis s ON s.handler IN ('WorkerJobCancellations', 'WorkerJobRuns')
WHERE r.name = 'admin'
  AND r.clientId IS NULL;
