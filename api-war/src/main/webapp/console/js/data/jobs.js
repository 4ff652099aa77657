// Jobs as the API stores them: status, filters, and the questions asked about them.

/** How each status is told from a job's row, as an RSQL filter. */
const STATUS = {
  pending: 'isSuccess=null=true;dtStarted=null=true;dtQueued=null=true',
  queued: 'isSuccess=null=true;dtStarted=null=true;dtQueued=null=false',
  running: 'isSuccess=null=true;dtStarted=null=false',
  succeeded: 'isSuccess==true',
  failed: 'isSuccess==false',
  waiting: 'isSuccess=null=true;dtStarted=null=true',
  unfinished: 'isSuccess=null=true',
  finished: 'isSuccess=null=false',
};

/** The choices of the status filter; what waits is pending (no message sent yet) or queued (message sent). */
export const STATUSES = [
  ['', 'any'],
  ['failed', 'failed'],
  ['running', 'running'],
  ['waiting', 'waiting'],
  ['pending', '– pending'],
  ['queued', '– queued'],
  ['succeeded', 'succeeded'],
  ['finished', 'finished'],
  ['unfinished', 'not finished'],
];

/** The choices of the age filter. */
export const SINCE = [['', 'any time'], ['15m', '15 min'], ['1h', '1 hour'], ['24h', '24 hours'], ['7d', '7 days'], ['30d', '30 days']];

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const FINISHED = new Set(['succeeded', 'failed', 'finished']);

export function statusOf(job) {
  if (job.isSuccess === true) return 'succeeded';
  if (job.isSuccess === false) return 'failed';
  if (job.dtStarted) return 'running';
  return job.dtQueued ? 'queued' : 'pending';
}

/** Whether a filter on time means the end of a job; else it means its creation. */
export const isByEnd = (filters) => FINISHED.has(filters.status);

/** An instant from "15m", "24h" (ago) or an ISO date-time; undefined when it is neither. */
export function instantOf(text, now) {
  const age = /^(\d+)([mhd])$/.exec(text ?? '');
  if (age) return new Date(now - Number(age[1]) * UNITS[age[2]]).toISOString();
  const parsed = Date.parse(text ?? '');
  return Number.isNaN(parsed) ? undefined : new Date(parsed).toISOString();
}

// a quoted RSQL argument
const quoted = (text) => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The filters of a jobs address as an RSQL filter, or undefined when there are none. */
export function whereOf(filters, now) {
  const time = isByEnd(filters) ? 'dtCompleted' : 'dtCreated';
  const since = instantOf(filters.since, now);
  const until = instantOf(filters.until, now);
  const parts = [
    STATUS[filters.status],
    filters.action && `action==${quoted(filters.action)}`,
    filters.jobType && `jobType==${quoted(filters.jobType)}`,
    filters.cron && `cronJob.uuid==${quoted(filters.cron)}`,
    filters.node && `instanceId==${quoted(filters.node)}`,
    filters.error && `failureReason==${quoted(`*${filters.error}*`)}`,
    since && `${time}=ge=${since}`,
    until && `${time}=lt=${until}`,
  ].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join(';');
}

/** The order in which a list with these filters is read best: what happened last comes first, who waits longest too. */
export function orderOf(filters) {
  if (isByEnd(filters)) return '-dtCompleted';
  if (filters.status === 'running') return 'dtStarted';
  if (['waiting', 'pending', 'queued'].includes(filters.status)) return 'dtCreated';
  return '-dtCreated';
}

/** How long a job waited from its entry (or its retry) to its start, in ms; undefined while it waits. */
export function startDelay(job) {
  if (!job.dtStarted) return undefined;
  const entered = enteredAt(job);
  return entered === undefined ? undefined : Math.max(0, Date.parse(job.dtStarted) - entered);
}

/** When the current attempt entered: a first one when it was created, a retry when it was queued again. */
export function enteredAt(job) {
  const text = (job.attempt ?? 1) > 1 ? job.dtQueued ?? job.dtCreated : job.dtCreated ?? job.dtQueued;
  return text ? Date.parse(text) : undefined;
}

/** How long a job ran, or has been running by now, in ms. */
export function duration(job, now) {
  if (job.executionTime !== null && job.executionTime !== undefined) return job.executionTime;
  if (!job.dtStarted) return undefined;
  return (job.dtCompleted ? Date.parse(job.dtCompleted) : now) - Date.parse(job.dtStarted);
}
