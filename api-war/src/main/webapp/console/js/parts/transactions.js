// Requests of the log in tables.

import { h, svg } from '../base/dom.js';
import { span } from '../base/format.js';
import { transactionLink } from '../base/route.js';
import { endOf, noteOf, readable } from '../data/transactions.js';
import { when } from './bits.js';

/** Status as a pill. */
export const statusPill = (row) => h('span', { class: `pill ${endOf(row)}` }, row.status ? String(row.status) : 'no answer');

/** Method and path, leading to the request's own page. */
export const requestLink = (row) =>
  h('a', { class: 'action', href: transactionLink(row.transactionId ?? row.uuid), title: `${row.method} ${row.route}` }, h('span', { class: 'method' }, row.method), ' ', row.route);

export const took = (row) => (row.durationMs === null || row.durationMs === undefined ? '–' : span(row.durationMs));

/** The end of an identity, which tells credentials and users apart at a glance. */
export const shortIdentity = (identity) => {
  const [kind, subject = ''] = (identity ?? '–').split(':');
  return subject.length > 12 ? `${kind.toLowerCase()} …${subject.slice(-6)}` : `${kind.toLowerCase()} ${subject}`.trim();
};

/** Requests under each other in a narrow panel. */
export const requestsShort = (rows, now) => h('table', { class: 'requests' },
  h('thead', {}, h('tr', {}, ['Status', 'Request', 'Received'].map((name) => h('th', { scope: 'col' }, name)), h('th', { scope: 'col', class: 'right' }, 'Took'))),
  h('tbody', {}, rows.map((row) => h('tr', { 'data-key': row.uuid },
    h('td', {}, statusPill(row)), h('td', { class: 'request' }, requestLink(row)), h('td', {}, when(row.dtStarted, now)), h('td', { class: 'right nowrap' }, took(row))))));

/** What ran inside a request, in order, each where it stood in the request's time. */
export const walk = (outer, children) => h('table', { class: 'walk' },
  h('thead', {}, h('tr', {}, [['c-status', 'Status'], ['c-action', 'Request'], ['c-bar', 'When'], ['c-at right', 'After'], ['c-took right', 'Took']].map(([name, text]) => h('th', { scope: 'col', class: name }, text)))),
  h('tbody', {}, children.map((child) => step(outer, child))));

function step(outer, child) {
  const offset = Math.max(0, Date.parse(child.dtStarted) - Date.parse(outer.dtStarted));
  const note = noteOf(child);
  return h('tr', { 'data-key': child.uuid },
    h('td', { class: 'c-status' }, statusPill(child)),
    h('td', { class: 'c-action' }, requestLink(child), note && h('div', { class: 'dim' }, note), bodyFold(child)),
    h('td', { class: 'c-bar' }, bar(offset, child.durationMs ?? 0, outer.durationMs ?? 0)),
    h('td', { class: 'c-at right nowrap' }, h('time', { datetime: child.dtStarted, title: child.dtStarted }, `+ ${span(offset)}`)),
    h('td', { class: 'c-took right nowrap' }, took(child)));
}

const bodyFold = ({ requestBody, isRequestBodyCut }) => requestBody && h('details', {}, h('summary', {}, 'Body'),
  h('pre', { class: 'code', tabindex: 0 }, readable(requestBody), isRequestBodyCut ? '\n… the rest is on its own page' : ''));

/** A bar in the time of the whole; times are whole milliseconds, so a bar may seem to stick out and is held in. */
function bar(offset, length, whole) {
  const all = Math.max(1, whole);
  const start = Math.min(99, (offset / all) * 100);
  return svg('svg', { class: 'share', 'aria-hidden': 'true' },
    svg('rect', { class: 'whole', width: '100%', height: 6, y: 5, rx: 3 }),
    svg('rect', { class: 'part', x: `${start}%`, width: `${Math.max(1, Math.min(100 - start, (length / all) * 100))}%`, height: 6, y: 5, rx: 3 }));
}
