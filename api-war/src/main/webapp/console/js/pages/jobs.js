// The list of jobs: what the filters in the address say, live.

import { h } from '../base/dom.js';
import { counted, moment, shortId, span, whole } from '../base/format.js';
import { jobLink, jobsLink } from '../base/route.js';
import { headline } from '../data/errors.js';
import { duration, instantOf, isByEnd, orderOf, SINCE, statusOf, STATUSES, whereOf } from '../data/jobs.js';
import { masked } from '../data/masking.js';
import { cappedCount, list, Paced } from '../data/reading.js';
import { empty, pill, when } from '../parts/bits.js';
import { choice, text } from '../parts/fields.js';

const PER_PAGE = 50;
const FIELDS = 'uuid,jobType,action,dtCreated,dtQueued,dtStarted,dtCompleted,executionTime,isSuccess,instanceId,failureReason,result,progress,attempt';

export function jobsPage({ api, route }) {
  const { filters } = route;
  const total = new Paced(10_000, () => cappedCount(api, 'worker-jobs', whereOf(filters, api.now())));
  return {
    title: 'Jobs',
    every: 1000,
    async load() {
      const now = api.now();
      const where = whereOf(filters, now);
      const place = filters.after ? { after: filters.after } : { page: filters.page ?? 1 };
      const options = { fields: FIELDS, sort: orderOf(filters), recordsPerPage: PER_PAGE, ...place, ...(where && { where }) };
      const [page, count] = await Promise.all([list(api, 'worker-jobs', options), total.get()]);
      return { ...page, count, now };
    },
    render: (facts) => ({ aside: aside(filters, facts), body: [filterForm(filters), chips(filters, facts.now), table(facts, filters), pager(filters, facts)] }),
  };
}

const aside = (filters, { count }) =>
  h('span', { class: 'dim', id: 'count' }, `${counted(count)} ${count.count === 1 && !count.isCapped ? 'job' : 'jobs'}${Object.keys(filters).length > 0 ? ' match' : ''}`);

function filterForm(filters) {
  return h('form', { class: 'filters', 'data-filters': 'jobs', role: 'search', 'aria-label': 'Filter jobs' },
    choice('status', 'Status', STATUSES, filters.status),
    text('action', 'Action', filters.action, 'Clickup/*'),
    text('error', 'Error', filters.error, 'contains …'),
    choice('jobType', 'Type', [['', 'any'], ['ACTION', 'action'], ['CRON', 'cron']], filters.jobType),
    choice('since', isByEnd(filters) ? 'Finished within' : 'Created within', instantOf(filters.since, 0) && !/^\d+[mhd]$/.test(filters.since) ? [...SINCE, [filters.since, `since ${moment(filters.since, Date.now())}`]] : SINCE, filters.since),
    h('button', { type: 'submit', class: 'hidden-text', tabindex: -1 }, 'Apply'));
}

/** Filters that came by a link and have no field of their own, each with its way out. */
function chips(filters, now) {
  const labels = {
    node: (value) => `node ${shortId(value)}`, cron: () => 'runs of one cron entry', until: (value) => `before ${moment(instantOf(value, now) ?? now, now)}`,
  };
  const shown = Object.keys(labels).filter((name) => filters[name]);
  if (shown.length === 0 && Object.keys(filters).length === 0) return null;
  return h('div', { class: 'chips' }, shown.map((name) =>
    h('a', { class: 'button', href: jobsLink({ ...filters, [name]: undefined, page: undefined, after: undefined }), 'aria-label': `Remove filter ${labels[name](filters[name])}` }, `${labels[name](filters[name])} ×`)),
  h('a', { href: jobsLink({}) }, 'Clear filters'));
}

function table({ records, now }, filters) {
  if (records.length === 0) {
    return h('div', { class: 'panel' }, empty(Object.keys(filters).length > 0 ? 'No job matches these filters.' : 'There is no job yet. Post a webhook and it appears here.'));
  }
  const heads = [['c-status', 'Status'], ['c-action', 'Action'], ['c-note', 'Note'], ['c-time', timeOf(filters).name], ['c-took right', 'Took'], ['c-node right', 'Node']];
  return h('div', { class: 'panel jobs' }, h('table', {},
    h('thead', {}, h('tr', {}, heads.map(([name, text]) => h('th', { scope: 'col', class: name }, text)))),
    h('tbody', {}, records.map((job) => row(job, now, filters)))));
}

const timeOf = (filters) => (isByEnd(filters) ? { name: 'Finished', field: 'dtCompleted' } : filters.status === 'running' ? { name: 'Started', field: 'dtStarted' } : { name: 'Created', field: 'dtCreated' });

function row(job, now, filters) {
  const status = statusOf(job);
  const took = duration(job, now);
  const note = noteOf(job, status);
  return h('tr', { 'data-key': job.uuid },
    h('td', { class: 'c-status' }, pill(status)),
    h('td', { class: 'c-action' }, h('a', { class: 'action', href: jobLink(job.uuid), title: job.action }, job.action), job.attempt > 1 && h('span', { class: 'dim' }, ` · attempt ${job.attempt}`)),
    h('td', { class: 'c-note dim', title: note }, note),
    h('td', { class: 'c-time' }, when(job[timeOf(filters).field], now)),
    h('td', { class: 'c-took right' }, took === undefined ? '–' : span(took)),
    h('td', { class: 'c-node right' }, job.instanceId && job.dtStarted ? h('a', { class: 'plain mono node', title: job.instanceId, href: jobsLink({ ...filters, node: job.instanceId, page: undefined, after: undefined }) }, shortId(job.instanceId)) : '–'));
}

/** A result in one line: its plain values, without their names where they speak for themselves. */
function inShort(value) {
  if (value === null) return '';
  if (Array.isArray(value)) return value.length === 1 ? inShort(value[0]) : `${whole(value.length)} values`;
  if (typeof value !== 'object') return String(value);
  const told = Object.entries(value).filter(([, each]) => each !== null && typeof each !== 'object');
  return told.map(([name, each]) => (typeof each === 'string' ? each : `${name} ${each}`)).join(' · ');
}

function noteOf(job, status) {
  if (status === 'failed') return headline(job.failureReason);
  if (status === 'running') return job.progress ? `${job.progress} %` : '';
  if (status === 'succeeded' && job.result !== null && job.result !== undefined) {
    return inShort(masked(job.result).value).slice(0, 200);
  }
  return '';
}

/** A time that is said as an age moves on with every load; a place in the list holds for one instant alone. */
const fixed = (filters, now) => ({ ...filters, since: instantOf(filters.since, now), until: instantOf(filters.until, now) });

function pager(filters, { records, hasMore, meta, count, now }) {
  const page = Number(filters.page ?? 1);
  const isFirst = page === 1 && !filters.after;
  const older = meta.next ? { ...fixed(filters, now), page: undefined, after: meta.next } : { ...filters, page: page + 1 };
  const first = { ...filters, page: undefined, after: undefined };
  return h('nav', { class: 'pager', 'aria-label': 'Pages' },
    records.length > 0 && h('span', {}, `${whole(records.length)} of ${counted(count)}`),
    !isFirst && h('a', { href: jobsLink(first) }, 'first page'),
    !isFirst && page > 1 && h('a', { href: jobsLink({ ...filters, page: page > 2 ? page - 1 : undefined }) }, 'back'),
    hasMore && h('a', { href: jobsLink(older), rel: 'next' }, 'more'));
}
