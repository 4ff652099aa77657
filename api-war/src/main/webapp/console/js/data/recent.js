// The jobs that finished in the last hour, kept up to date by asking only for what is new.

import { list } from './reading.js';

const HOUR = 3_600_000;
const FULL = 300_000; // everything is read anew this often, in ms
const OVERLAP = 5_000; // a job may commit this much later than the end it states, in ms
const FULL_CAP = 10_000;
const STEP_CAP = 2_000;
const FIELDS = 'uuid,action,jobType,dtCreated,dtQueued,dtStarted,dtCompleted,isSuccess,attempt,failureReason';

export class Recent {
  #api;
  #jobs = new Map();
  #read = -Infinity;
  #newest = 0;

  /** Start of the time covered, in ms: an hour ago, or later when there were too many jobs to read. */
  from = 0;
  isCapped = false;

  constructor(api) {
    this.#api = api;
  }

  /** Reads what is new; unfinished are jobs known to run or wait again, so they are no longer finished. */
  async update(unfinished) {
    const now = this.#api.now();
    const isFull = performance.now() - this.#read > FULL || !(await this.#step());
    if (isFull) await this.#all(now);
    for (const job of unfinished) this.#jobs.delete(job.uuid);
    const start = now - HOUR;
    for (const [uuid, job] of this.#jobs) {
      if (Date.parse(job.dtCompleted) < start) this.#jobs.delete(uuid);
    }
    this.from = Math.max(this.from, start);
  }

  get jobs() {
    return [...this.#jobs.values()];
  }

  async #all(now) {
    const start = now - HOUR;
    const { records, hasMore } = await this.#ask(start, FULL_CAP);
    this.#jobs = new Map(records.map((job) => [job.uuid, job]));
    this.isCapped = hasMore;
    this.from = hasMore ? Date.parse(records.at(-1).dtCompleted) : start;
    this.#newest = records.length > 0 ? Date.parse(records[0].dtCompleted) : start;
    this.#read = performance.now();
  }

  /** Answers false when too much was new. */
  async #step() {
    const { records, hasMore } = await this.#ask(this.#newest - OVERLAP, STEP_CAP);
    if (hasMore) return false;
    for (const job of records) this.#jobs.set(job.uuid, job);
    if (records.length > 0) this.#newest = Math.max(this.#newest, Date.parse(records[0].dtCompleted));
    return true;
  }

  #ask(start, recordsPerPage) {
    const where = `isSuccess=null=false;dtCompleted=ge=${new Date(start).toISOString()}`;
    return list(this.#api, 'worker-jobs', { fields: FIELDS, where, sort: '-dtCompleted', recordsPerPage });
  }
}
