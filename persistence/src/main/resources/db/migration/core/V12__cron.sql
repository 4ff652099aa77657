-- Through when each schedule is settled, and under which text it was: minutes before a new text are none of its business.
CREATE TABLE CronJobMarks (
    cronJobId BIGINT NOT NULL,
    schedule VARCHAR(100) NOT NULL,
    dtSettled DATETIME(3) NOT NULL,
    PRIMARY KEY (cronJobId),
    CONSTRAINT CronJobMarks_cronJob FOREIGN KEY (cronJobId) REFERENCES CronJobs (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Until now one minute stood for all.
INSERT INTO CronJobMarks (cronJobId, schedule, dtSettled)
SELECT c.id, c.schedule, STR_TO_DATE(p.value, '%Y-%m-%dT%H:%i:%sZ')
FROM CronJobs c
JOIN Parameters p ON p.name = 'worker.cron.evaluatedThrough'
WHERE c.isActive = 1;

DELETE FROM Parameters WHERE name = 'worker.cron.evaluatedThrough';

-- Whether a run of an entry is under way.
ALTER TABLE WorkerJobs ADD KEY cronJobId_isSuccess (cronJobId, isSuccess);

-- What people ask and want of schedules.
INSERT INTO ScriptedApis (route, method, handler)
VALUES
    ('cron-preview', 'GET', 'CronPreview'),
    ('cron-job-runs', 'POST', 'CronJobRuns');

INSERT INTO AclScriptedApiPermissions (roleId, scriptedApiId)
SELECT r.id, s.id
FROM Roles r
JOIN ScriptedApis s ON s.handler = 'CronJobRuns'
WHERE r.name = 'admin'
  AND r.clientId IS NULL;

-- A preview tells nothing about anybody: all roles may have it but the one that is nobody's.
INSERT INTO AclScriptedApiPermissions (roleId, scriptedApiId)
SELECT r.id, s.id
FROM Roles r
JOIN ScriptedApis s ON s.handler = 'CronPreview'
WHERE r.sharedName IS NULL
   OR r.sharedName <> 'public';
