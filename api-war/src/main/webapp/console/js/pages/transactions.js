// The list of requests: what the filters in the address say, newest first.

import { h } from '../base/dom.js';
import { moment, plural } from '../base/format.js';
import { transactionsLink } from '../base/route.js';
import { instantOf, SINCE } from '../data/jobs.js';
import { innerFor, methodsFor, noteOf, optionsOf, search, STATUSES } from '../data/transactions.js';
import { empty, when } from '../parts/bits.js';
import { choice, text } from '../parts/fields.js';
import { requestLink, shortIdentity, statusPill, took } from '../parts/transactions.js';

const SHOWN_AS_CHIPS = {
  parent: (value) => `inside ${value}`, until: (value, now) => `before ${moment(instantOf(value, now) ?? now, now)}`,
};

export function transactionsPage({ api, route }) {
  const { filters } = route;
  return {
    title: 'Transactions',
    every: 5000,
    load: async () => ({ ...(await search(api, optionsOf(filters, api.now()))), now: api.now() }),
    render: (facts) => ({ aside: aside(facts), body: [filterForm(filters), chips(filters, facts.now), table(facts, filters), pager(filters, facts)] }),
  };
}

const aside = ({ transactions, next }) => h('span', { class: 'dim', id: 'count' }, `${plural(transactions.length, 'request')}${next ? ', and more' : ''}`);

const without = (filters, name) => transactionsLink({ ...filters, [name]: undefined, after: undefined });
const withFilter = (filters, name, value) => transactionsLink({ ...filters, [name]: value, after: undefined });

function filterForm(filters) {
  const sinceText = (value) => `since ${moment(instantOf(value, Date.now()) ?? Date.now(), Date.now())}`;
  return h('form', { class: 'filters', 'data-filters': 'transactions', role: 'search', 'aria-label': 'Filter requests' },
    text('id', 'Transaction', filters.id, 'id, or its beginning and *'),
    text('route', 'Route', filters.route, 'sales-orders'),
    choice('method', 'Method', methodsFor(filters), filters.method),
    choice('status', 'Status', STATUSES, filters.status),
    text('identity', 'Identity', filters.identity, 'USER:…, or a uuid'),
    choice('since', 'Received within', SINCE, filters.since, sinceText),
    choice('inner', 'Show', innerFor(filters), filters.inner),
    h('button', { type: 'submit', class: 'hidden-text', tabindex: -1 }, 'Apply'));
}

/** Filters that came by a link and have no field of their own, each with its way out. */
function chips(filters, now) {
  if (Object.keys(filters).length === 0) return null;
  const shown = Object.keys(SHOWN_AS_CHIPS).filter((name) => filters[name]);
  return h('div', { class: 'chips' }, shown.map((name) => {
    const label = SHOWN_AS_CHIPS[name](filters[name], now);
    return h('a', { class: 'button', href: without(filters, name), 'aria-label': `Remove filter ${label}` }, `${label} ×`);
  }), h('a', { href: transactionsLink({}) }, 'Clear filters'));
}

function table({ transactions, now }, filters) {
  if (transactions.length === 0) {
    return h('div', { class: 'panel' }, empty(Object.keys(filters).length > 0 ? 'No request matches these filters.' : 'Nothing has been written yet. Choose any method to see what is read.'));
  }
  const heads = [['c-status', 'Status'], ['c-action', 'Request'], ['c-note', 'Note'], ['c-time', 'Received'], ['c-took right', 'Took'], ['c-who right', 'Identity']];
  return h('div', { class: 'panel jobs' }, h('table', {},
    h('thead', {}, h('tr', {}, heads.map(([name, head]) => h('th', { scope: 'col', class: name }, head)))),
    h('tbody', {}, transactions.map((row) => line(row, now, filters)))));
}

function line(row, now, filters) {
  const note = noteOf(row);
  return h('tr', { 'data-key': row.uuid },
    h('td', { class: 'c-status' }, row.status ? h('a', { href: withFilter(filters, 'status', String(row.status)), 'aria-label': `Only status ${row.status}` }, statusPill(row)) : statusPill(row)),
    h('td', { class: 'c-action' }, row.parentTransactionId && h('span', { class: 'dim' }, '↳ '), requestLink(row)),
    h('td', { class: 'c-note dim', title: note }, note),
    h('td', { class: 'c-time' }, when(row.dtStarted, now)),
    h('td', { class: 'c-took right' }, took(row)),
    h('td', { class: 'c-who right' }, row.identity ? h('a', { class: 'plain node', title: row.identity, href: withFilter(filters, 'identity', row.identity) }, shortIdentity(row.identity)) : '–'));
}

const pager = (filters, { next }) => h('nav', { class: 'pager', 'aria-label': 'Pages' },
  filters.after && h('a', { href: transactionsLink({ ...filters, after: undefined }) }, 'newest'),
  next && h('a', { href: transactionsLink({ ...filters, after: next }), rel: 'next' }, 'older'));
