-- What the platform does by itself; schedules are in the time of America/Chicago.
INSERT INTO CronJobs (name, schedule, maxExecutionTime, action, parameters)
VALUES
    ('Worker job cleanup', '0 2 * * *', 300, 'Infrastructure/Worker/Cleanup/WorkerJobs', NULL),
    ('Webhook log cleanup', '0 2 * * *', 300, 'Infrastructure/Worker/Cleanup/WebhookLogs', NULL);
