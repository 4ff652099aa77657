// Cron entries with their last runs and next fires.

import { list, optional } from './reading.js';

const MOST = 40; // entries whose runs are read; each costs two requests
const RUNS = 30;

/** Cron entries by name, each with its last runs (oldest first) and, where the API tells, its next fires. */
export async function readCrons(api) {
  const { records } = await list(api, 'cron-jobs', { sort: 'name', recordsPerPage: 200 });
  const runs = await Promise.all(records.map((cron, index) => (index < MOST ? runsOf(api, cron) : [])));
  const previews = await Promise.all(records.map((cron, index) => (index < MOST && cron.isActive ? previewOf(api, cron) : undefined)));
  return records.map((cron, index) => ({ ...cron, runs: runs[index], preview: previews[index] }));
}

async function runsOf(api, cron) {
  const fields = 'uuid,dtScheduled,dtCreated,dtQueued,dtStarted,dtCompleted,isSuccess,executionTime';
  const where = `cronJob.uuid=="${cron.uuid}"`;
  const { records } = await list(api, 'worker-jobs', { fields, where, sort: '-dtCreated', recordsPerPage: RUNS });
  return records.reverse();
}

async function previewOf(api, cron) {
  const options = { schedule: cron.schedule, timezone: 'America/Chicago', count: 5 };
  const { value } = await optional(() => api.get('cron-preview', options));
  return value?.data?.cronPreview;
}
