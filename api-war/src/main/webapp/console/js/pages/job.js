// One job: its way, its failure, its parameters, what it logged, and the button to run it again.

import { h } from '../base/dom.js';
import { moment, plural, span } from '../base/format.js';
import { jobLink, jobsLink, transactionsLink } from '../base/route.js';
import { fingerprint, partsOf } from '../data/errors.js';
import { duration, instantOf, statusOf } from '../data/jobs.js';
import { masked } from '../data/masking.js';
import { cappedCount, list, optional, Paced } from '../data/reading.js';
import { whereOf } from '../data/jobs.js';
import { idsOfJob, readOfJob } from '../data/transactions.js';
import { empty, missing, panel, pill, when } from '../parts/bits.js';
import { retryActions, retryButton } from '../parts/retry.js';
import { timeline } from '../parts/timeline.js';
import { requestsShort } from '../parts/transactions.js';

const LINES = 500;
const isFinished = (job) => job.isSuccess !== null && job.isSuccess !== undefined;

export function jobPage(app) {
  const { api, route } = app;
  const uuid = route.id;
  let current;
  const same = new Paced(30_000, () => optional(() => readSame(api, current)));
  const retries = new Paced(5_000, () => optional(() => readRetries(api, uuid)));
  const requests = new Paced(5_000, () => optional(() => readOfJob(api, uuid)));
  return {
    title: 'Job',
    every: () => (current && isFinished(current) ? 5000 : 1500),
    async load() {
      const envelope = await api.get(`worker-jobs/${encodeURIComponent(uuid)}`, { depth: -1 });
      current = Object.values(envelope.data)[0];
      const [log, elsewhere, later, made] = await Promise.all([
        optional(() => readLog(api, uuid)), current.isSuccess === false ? same.get() : {}, retries.get(), current.dtStarted ? requests.get() : {},
      ]);
      return { job: current, log, same: elsewhere.value, later: later.value ?? [], made: made.value, now: api.now() };
    },
    render: (facts) => ({ title: facts.job.action, aside: aside(app, facts), body: body(facts) }),
    actions: { ...retryActions(app, () => current), curl: () => app.copy(curl(uuid), 'The request was copied. Put a token into $TOGA_TOKEN to run it.') },
  };
}

async function readLog(api, uuid) {
  const options = { fields: 'uuid,attempt,dtLogged,level,line', where: `workerJob.uuid=="${uuid}"`, sort: '-dtLogged', recordsPerPage: LINES };
  const { records, hasMore } = await list(api, 'worker-job-logs', options);
  return { lines: records.reverse(), hasMore };
}

/** How often the same action failed the same way within a day. */
async function readSame(api, job) {
  const filters = { status: 'failed', action: job.action, error: fingerprint(job.failureReason), since: '24h' };
  return { ...(await cappedCount(api, 'worker-jobs', whereOf(filters, api.now()))), filters };
}

async function readRetries(api, uuid) {
  const fields = 'uuid,attempt,isSuccess,dtCreated,dtQueued,dtStarted,dtCompleted';
  return (await list(api, 'worker-jobs', { fields, where: `retryOfJob.uuid=="${uuid}"`, sort: 'dtCreated', recordsPerPage: 20 })).records;
}

const curl = (uuid) =>
  `curl -H "Authorization: Bearer $TOGA_TOKEN" -H "X-Transaction-Id: $(uuidgen)" '${location.origin}/v2/worker-jobs/${uuid}?depth=-1'`;

const aside = (app, { job }) => [
  pill(statusOf(job)),
  h('button', { type: 'button', 'data-act': 'curl' }, 'Copy as curl'),
  isFinished(job) && retryButton(app, job),
];

function body({ job, log, same, later, made, now }) {
  return [
    h('section', { class: 'panel' }, h('h2', {}, wayTitle(job, now)), timeline(job, now),
      !isFinished(job) && job.dtStarted && job.progress ? h('progress', { max: 100, value: job.progress, 'aria-label': `Progress ${job.progress} %` }) : null),
    h('div', { class: 'columns spaced' },
      h('div', { class: 'stack' },
        job.isSuccess === false && failurePanel(job, same, now),
        hasValue(job.result) && panel('Result', h('pre', { class: 'code', tabindex: 0 }, json(masked(job.result).value))),
        logPanel(log, job),
        made && made.transactions.length > 0 && requestsPanel(made, job, now)),
      h('div', { class: 'stack' }, parametersPanel(job), lineagePanel(job, later, now))),
  ];
}

const hasValue = (value) => value !== null && value !== undefined && value !== '';
const json = (value) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

function wayTitle(job, now) {
  const took = duration(job, now);
  if (!job.dtStarted) return isFinished(job) ? 'From entry to end; it never started' : 'From entry to end: it waits';
  return isFinished(job) ? `From entry to end, ran for ${span(took)}` : `From entry to end: running for ${span(took)}`;
}

function failurePanel(job, same, now) {
  const others = same && same.count > 1 && h('a', { class: 'aside', href: jobsLink(same.filters) }, `the same error ${plural(same.count, 'time')}${same.isCapped ? ' or more' : ''} in 24 h`);
  const lines = partsOf(job.failureReason).map(({ text, isFrame }) => h('span', { class: isFrame ? 'frame-line' : 'reason' }, `${text}\n`));
  return panel(['Failure', others ? ' · ' : same && instantOf('24h', now) < job.dtCompleted ? ' · the only one of its kind in 24 h' : '', others],
    h('pre', { class: 'code', id: 'failure', tabindex: 0 }, job.failureReason ? lines : 'No reason was written.'));
}

function logPanel(log, job) {
  if (!log.value) return panel('Log', missing('log lines', log.failure));
  const { lines, hasMore } = log.value;
  const note = isFinished(job) ? 'It logged nothing.' : job.dtStarted ? 'Nothing logged yet.' : 'It has not started.';
  if (lines.length === 0) return panel('Log', empty(note));
  return panel(hasMore ? `Log · the last ${LINES} lines` : 'Log', h('ol', { class: 'log', tabindex: 0 }, lines.map((line) =>
    h('li', { class: `${line.level} ${isEarlier(line, job) ? 'earlier' : ''}`, title: isEarlier(line, job) ? 'of an earlier attempt' : undefined, 'data-key': line.uuid },
      when(line.dtLogged), h('span', { class: 'line' }, line.level === 'INFO' ? '' : `${line.level} `, line.line)))));
}

/** The requests that the action made under the job's name, each with a page of its own. */
const requestsPanel = ({ transactions, hasMore }, job, now) => panel(
  ['Requests', hasMore && [' · ', h('a', { class: 'aside', href: transactionsLink({ id: idsOfJob(job.uuid) }) }, 'the latest of more')]],
  h('div', { id: 'requests' }, requestsShort(transactions, now)));

const isEarlier = (line, job) => line.attempt < job.attempt;

function parametersPanel(job) {
  if (!hasValue(job.parameters)) return panel('Parameters', empty('None.'));
  const { value, hidden } = masked(job.parameters);
  return panel(hidden > 0 ? `Parameters · ${plural(hidden, 'secret')} masked` : 'Parameters', h('pre', { class: 'code', id: 'parameters', tabindex: 0 }, json(value)));
}

function lineagePanel(job, later, now) {
  const fact = (name, ...value) => [h('dt', {}, name), h('dd', {}, value)];
  return panel('Attempts', h('dl', { class: 'facts' },
    fact('Attempt', h('span', { id: 'attempt' }, String(job.attempt ?? 1)), (job.attempt ?? 1) > 1 && h('span', { class: 'dim' }, ' · how earlier ones ended is in the log')),
    job.retryOfJob && fact('Retry of', h('a', { class: 'mono', href: jobLink(job.retryOfJob.uuid) }, job.retryOfJob.uuid)),
    later.length > 0 && fact('Retried by', later.map((each) => h('div', {}, pill(statusOf(each)), ' ', h('a', { href: jobLink(each.uuid) }, moment(each.dtCreated, now))))),
    fact('Type', job.jobType === 'CRON' && job.cronJob ? h('a', { href: jobsLink({ cron: job.cronJob.uuid }) }, 'cron, all its runs') : (job.jobType ?? '–').toLowerCase()),
    fact('Job', h('span', { class: 'mono' }, job.uuid)),
    job.instanceId && job.dtStarted && fact('Node', h('a', { class: 'mono', href: jobsLink({ node: job.instanceId }) }, job.instanceId)),
    (job.deliveryId || job.dedupeKey) && fact('Delivery', h('span', { class: 'mono' }, job.deliveryId || job.dedupeKey)),
    job.cancelRequested && !isFinished(job) && fact('Cancel', 'asked for')));
}
