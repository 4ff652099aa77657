// The list of documents exchanged with trading partners: what the filters in the address say, newest first.

import { h } from '../base/dom.js';
import { moment, plural } from '../base/format.js';
import { cxmlCheckLink, cxmlLink } from '../base/route.js';
import { DIRECTIONS, KINDS, ordersOf, readDocuments, readIdentities, STATUSES } from '../data/cxml.js';
import { instantOf, SINCE } from '../data/jobs.js';
import { optional, Paced } from '../data/reading.js';
import { empty, when } from '../parts/bits.js';
import { documentLink, documentPill, orderLinks, partnerName, partnerTitle } from '../parts/cxml.js';
import { choice, text } from '../parts/fields.js';

export function cxmlPage({ api, route, grants }) {
  const { filters } = route;
  const names = new Paced(60_000, async () => optional(async () => readIdentities(api, await grants.get())));
  return {
    title: 'cXML',
    every: 5000,
    async load() {
      const granted = await grants.get();
      const now = api.now();
      const [page, identities] = await Promise.all([readDocuments(api, filters, now, granted), names.get()]);
      return { ...page, identities: identities.value ?? new Map(), hasOrders: ordersOf(granted).length > 0, now };
    },
    render: (facts) => ({ aside: aside(facts), body: [filterForm(filters, facts), chips(filters, facts.now), table(facts, filters), pager(filters, facts)] }),
  };
}

const aside = ({ records, hasMore }) => [
  h('span', { class: 'dim', id: 'count' }, `${plural(records.length, 'document')}${hasMore ? ', and more' : ''}`),
  h('a', { class: 'button', href: cxmlCheckLink() }, 'Check a document'),
];

const withFilter = (filters, name, value) => cxmlLink({ ...filters, [name]: value, after: undefined });

function filterForm(filters, { identities, hasOrders }) {
  const sinceText = (value) => `since ${moment(instantOf(value, Date.now()) ?? Date.now(), Date.now())}`;
  return h('form', { class: 'filters', 'data-filters': 'cxml', role: 'search', 'aria-label': 'Filter documents' },
    text('payload', 'Payload id', filters.payload, 'its beginning'),
    hasOrders && text('order', 'Order', filters.order, 'SO00012'),
    choice('kind', 'Kind', KINDS, filters.kind),
    choice('direction', 'Direction', DIRECTIONS, filters.direction),
    choice('status', 'Status', STATUSES, filters.status),
    identityField(filters, identities),
    choice('since', 'Within', SINCE, filters.since, sinceText),
    h('button', { type: 'submit', class: 'hidden-text', tabindex: -1 }, 'Apply'));
}

/** Partners by name, or by uuid where their names may not be read. */
function identityField({ identity }, identities) {
  if (identities.size === 0) return text('identity', 'Identity', identity, 'uuid');
  const options = [...identities.keys()].map((uuid) => [uuid, partnerName(uuid, identities)]);
  return choice('identity', 'Identity', [['', 'any'], ...options], identity, (uuid) => partnerName(uuid, identities));
}

/** Filters that came by a link and have no field of their own, each with its way out. */
function chips(filters, now) {
  if (Object.keys(filters).length === 0) return null;
  const until = filters.until && `before ${moment(instantOf(filters.until, now) ?? now, now)}`;
  return h('div', { class: 'chips' },
    until && h('a', { class: 'button', href: withFilter(filters, 'until', undefined), 'aria-label': `Remove filter ${until}` }, `${until} ×`),
    h('a', { href: cxmlLink({}) }, 'Clear filters'));
}

function table({ records, identities, now }, filters) {
  if (records.length === 0) {
    return h('div', { class: 'panel' }, empty(Object.keys(filters).length > 0 ? 'No document matches these filters.' : 'No document has been exchanged yet.'));
  }
  const heads = [['c-status', 'Status'], ['c-action', 'Document'], ['c-note', 'Payload id'], ['c-time', 'Received or made'], ['c-order right', 'Order'], ['c-who right', 'Identity']];
  return h('div', { class: 'panel jobs' }, h('table', {},
    h('thead', {}, h('tr', {}, heads.map(([name, head]) => h('th', { scope: 'col', class: name }, head)))),
    h('tbody', {}, records.map((row) => line(row, identities, now, filters)))));
}

function line(row, identities, now, filters) {
  const status = row.status ? String(row.status) : row.direction === 'OUT' ? 'unsent' : undefined;
  return h('tr', { 'data-key': row.uuid },
    h('td', { class: 'c-status' }, status ? h('a', { href: withFilter(filters, 'status', status), 'aria-label': `Only status ${status}` }, documentPill(row)) : documentPill(row)),
    h('td', { class: 'c-action' }, documentLink(row), row.deploymentMode === 'test' && h('span', { class: 'dim' }, ' · test')),
    h('td', { class: 'c-note mono dim', title: row.payloadID }, row.payloadID),
    h('td', { class: 'c-time' }, when(row.dtCreated, now)),
    h('td', { class: 'c-order right' }, orderLinks(row)),
    h('td', { class: 'c-who right' }, row.identityUuid
      ? h('a', { class: 'plain node', title: partnerTitle(row.identityUuid, identities), href: withFilter(filters, 'identity', row.identityUuid) }, partnerName(row.identityUuid, identities))
      : '–'));
}

/** A time that is said as an age moves on with every load; a place in the list holds for one instant alone. */
const fixed = (filters, now) => ({ ...filters, since: instantOf(filters.since, now), until: instantOf(filters.until, now) });

const pager = (filters, { meta, now }) => h('nav', { class: 'pager', 'aria-label': 'Pages' },
  filters.after && h('a', { href: cxmlLink({ ...filters, after: undefined }) }, 'newest'),
  meta.next && h('a', { href: cxmlLink({ ...fixed(filters, now), after: meta.next }), rel: 'next' }, 'older'));
