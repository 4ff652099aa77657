// One request with everything it caused.

import { h } from '../base/dom.js';
import { moment, plural, span, whole } from '../base/format.js';
import { jobLink, link, transactionLink, transactionsLink } from '../base/route.js';
import { curlOf, readable, readTransaction } from '../data/transactions.js';
import { empty, panel, when } from '../parts/bits.js';
import { statusPill, walk } from '../parts/transactions.js';

const FINAL = 60_000; // a row that is there does not change any more, in ms
const OF_JOB = /^job:([0-9a-f-]{36}):/;

export function transactionPage(app) {
  const { api, route } = app;
  let current;
  return {
    title: 'Transaction',
    every: FINAL,
    async load() {
      current = await readTransaction(api, route.id, route.filters.after);
      return { row: current, now: api.now() };
    },
    render: (facts) => ({ title: `${facts.row.method} ${facts.row.route}`, aside: aside(facts), body: body(facts, route) }),
    actions: { curl: () => app.copy(curlOf(current, location.origin), 'The request was copied, with secrets left out as in the log. Put a token into $TOGA_TOKEN to run it.') },
  };
}

const aside = ({ row }) => [statusPill(row), h('button', { type: 'button', 'data-act': 'curl' }, 'Copy as curl')];

function body({ row, now }, route) {
  return [
    factsPanel(row, now),
    h('div', { class: 'columns spaced' },
      h('div', { class: 'stack' }, messagesPanel(row)),
      h('div', { class: 'stack' }, bodyPanel(row))),
    childrenPanel(row, route),
  ];
}

const fact = (name, ...value) => h('div', {}, h('dt', {}, name), h('dd', {}, value));

function factsPanel(row, now) {
  const job = OF_JOB.exec(row.transactionId ?? '');
  return h('section', { class: 'panel', id: 'facts' }, h('dl', { class: 'line' },
    row.transactionId && fact('Transaction', h('span', { class: 'mono' }, row.transactionId)),
    row.parentTransactionId && fact('Inside', h('a', { class: 'mono', href: transactionLink(row.parentTransactionId) }, row.parentTransactionId)),
    job && fact('Of job', h('a', { class: 'mono', href: jobLink(job[1]) }, job[1])),
    fact('Received', when(row.dtStarted, now), moment(row.dtStarted, now).includes(' ') ? '' : h('span', { class: 'dim' }, ' today')),
    fact('Took', row.durationMs === null ? '–' : span(row.durationMs)),
    row.identity && fact('Identity', h('a', { class: 'mono', href: transactionsLink({ identity: row.identity, method: 'any' }) }, row.identity)),
    row.instanceId && fact('Node', h('span', { class: 'mono' }, row.instanceId)),
    row.address && fact('Address', h('span', { class: 'mono' }, row.address)),
    row.userAgent && fact('User agent', row.userAgent),
    row.responseBytes > 0 && fact('Answer', `${whole(row.responseBytes)} bytes`),
    row.options && fact('Options', h('span', { class: 'mono' }, decoded(row.options)))));
}

function decoded(options) {
  try {
    return decodeURIComponent(options.replaceAll('+', ' '));
  } catch {
    return options; // a % that encodes nothing
  }
}

function messagesPanel({ messages, status }) {
  if (messages.length === 0) return panel('Messages', empty(status ? 'None.' : 'No answer was logged: the server may have died in it.'));
  return panel('Messages', h('ul', { class: 'messages', id: 'messages' }, messages.map((each) =>
    h('li', { class: each.level }, h('strong', {}, each.code), ' ', each.path && h('code', {}, each.path), each.path && ' ', each.text))));
}

const bodyPanel = ({ requestBody }) => panel('Request body',
  requestBody ? h('pre', { class: 'code', id: 'request-body', tabindex: 0 }, readable(requestBody)) : empty('None.'));

function childrenPanel(row, route) {
  const { children, next } = row;
  const { after } = route.filters;
  if (row.parentTransactionId) return null;
  if (children.length === 0) {
    return h('div', { class: 'spaced' }, panel('Caused', empty(row.isSuccess === false ? 'What ran inside a request that fails is undone with it, rows of the log included.' : 'Nothing ran inside it.')));
  }
  const spent = children.reduce((sum, child) => sum + (child.durationMs ?? 0), 0);
  return h('div', { class: 'spaced' }, panel(`Caused · ${plural(children.length, 'request')}${next || after ? ' on this page' : ''}, ${span(spent)} in them`,
    h('div', { id: 'children' }, walk(row, children)),
    (next || after) && h('nav', { class: 'pager', 'aria-label': 'Pages' },
      after && h('a', { href: transactionLink(route.id) }, 'first'),
      next && h('a', { href: link('transactions', route.id, { after: next }), rel: 'next' }, 'more'))));
}
