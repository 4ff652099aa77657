// Cron entries with their last runs.

import { list } from './reading.js';

const MOST = 40; // entries whose runs are read; each costs a request
const RUNS = 30;

/** Cron entries by name, each with its last runs, oldest first. */
export async function readCrons(api) {
  const { records } = await list(api, 'cron-jobs', { sort: 'name', recordsPerPage: 200 });
  const runs = await Promise.all(records.map((cron, index) => (index < MOST ? runsOf(api, cron) : [])));
  return records.map((cron, index) => ({ ...cron, runs: runs[index] }));
}

async function runsOf(api, cron) {
  const fields = 'uuid,dtScheduled,dtCreated,dtQueued,dtStarted,dtCompleted,isSuccess,executionTime';
  const where = `cronJob.uuid=="${cron.uuid}"`;
  const { records } = await list(api, 'worker-jobs', { fields, where, sort: '-dtCreated', recordsPerPage: RUNS });
  return records.reverse();
}
