// The figures of the overview.

import { cappedCount, COUNT_CAP, list, optional, Paced } from './reading.js';
import { enteredAt, orderOf, startDelay, statusOf, whereOf } from './jobs.js';
import { groupErrors } from './errors.js';
import { readCrons } from './crons.js';
import { readNodes } from './nodes.js';
import { Recent } from './recent.js';

export const QUARTER = 900_000; // 15 min in ms
const WEEK = 604_800_000;
const LIVE_FIELDS = 'uuid,action,dtCreated,dtQueued,dtStarted,isSuccess,attempt,instanceId';

export class Overview {
  #api;
  #recent;
  #lastWeek;
  #nodes;
  #crons;

  constructor(api) {
    this.#api = api;
    this.#recent = new Recent(api);
    this.#lastWeek = new Paced(60_000, () => this.#readLastWeek());
    this.#nodes = new Paced(10_000, () => optional(() => readNodes(api)));
    this.#crons = new Paced(60_000, () => optional(() => readCrons(api)));
  }

  /** Everything the page shows, as of now. */
  async read() {
    const live = await readLive(this.#api);
    await this.#recent.update(live.jobs);
    const [lastWeek, nodes, crons] = await Promise.all([this.#lastWeek.get(), this.#nodes.get(), this.#crons.get()]);
    const now = this.#api.now();
    const recent = { jobs: this.#recent.jobs, from: this.#recent.from, isCapped: this.#recent.isCapped };
    const failedJobs = recent.jobs.filter((job) => job.isSuccess === false && Date.parse(job.dtCompleted) >= now - QUARTER);
    const failed = { count: failedJobs.length, isCapped: recent.isCapped && recent.from > now - QUARTER };
    return {
      now, live: withAges(live, now), recent, failed, lastWeek, errors: groupErrors(failedJobs), delays: delaysOf(recent.jobs),
      nodes: nodes.value, nodesFailure: nodes.failure, crons: crons.value, cronsFailure: crons.failure,
    };
  }

  /** Failures in the same quarter of an hour a week ago, with the time it means. */
  async #readLastWeek() {
    const until = new Date(this.#api.now() - WEEK).toISOString();
    const since = new Date(this.#api.now() - WEEK - QUARTER).toISOString();
    const filters = { status: 'failed', since, until };
    return { ...(await cappedCount(this.#api, 'worker-jobs', whereOf(filters, this.#api.now()))), filters };
  }
}

/** Jobs that wait or run: one question while they are few, one for each status when they are many. */
async function readLive(api) {
  const all = await readStatus(api, 'unfinished', 'dtCreated');
  if (!all.hasMore) return { jobs: all.records, capped: new Set() };
  const statuses = ['pending', 'queued', 'running'];
  const pages = await Promise.all(statuses.map((status) => readStatus(api, status, orderOf({ status }))));
  return {
    jobs: pages.flatMap((page) => page.records),
    capped: new Set(statuses.filter((status, index) => pages[index].hasMore)),
  };
}

const readStatus = (api, status, sort) =>
  list(api, 'worker-jobs', { fields: LIVE_FIELDS, where: whereOf({ status }, api.now()), sort, recordsPerPage: COUNT_CAP });

function withAges({ jobs, capped }, now) {
  const tally = (...statuses) => ({
    count: jobs.filter((job) => statuses.includes(statusOf(job))).length,
    isCapped: statuses.some((status) => capped.has(status)),
  });
  const ages = jobs.filter((job) => !job.dtStarted).map((job) => ({ job, age: Math.max(0, now - (enteredAt(job) ?? now)) }));
  const oldest = ages.reduce((worst, each) => (worst === undefined || each.age > worst.age ? each : worst), undefined);
  return {
    jobs, oldest, pending: tally('pending'), queued: tally('queued'), running: tally('running'), waiting: tally('pending', 'queued'),
  };
}

/** Median, 99th percentile and the slowest start, in ms; undefined without any start. */
function delaysOf(jobs) {
  const delays = jobs.map((job) => ({ job, delay: startDelay(job) })).filter((each) => each.delay !== undefined);
  if (delays.length === 0) return undefined;
  delays.sort((a, b) => a.delay - b.delay);
  const at = (share) => delays[Math.min(delays.length - 1, Math.ceil(share * delays.length) - 1)].delay;
  return { p50: at(0.5), p99: at(0.99), slowest: delays.at(-1) };
}
