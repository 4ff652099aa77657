// Documents of trading partners in tables and facts.

import { h } from '../base/dom.js';
import { cxmlDocumentLink, cxmlLink } from '../base/route.js';
import { endOf, statusText } from '../data/cxml.js';

/** Status as a pill: the code alone, or with what it means. */
export const documentPill = (document, isFull = false) =>
  h('span', { class: `pill ${endOf(document)}`, title: statusText(document) }, isFull || !document.status ? statusText(document) : String(document.status));

/** Direction and kind, leading to the document's own page. */
export const documentLink = (document) =>
  h('a', { class: 'action', href: cxmlDocumentLink(document.uuid), title: document.payloadID }, h('span', { class: 'method' }, document.direction === 'OUT' ? 'OUT' : 'IN'), ' ', document.kind);

/** A partner's name, or the end of its uuid where names may not be read. */
export const partnerName = (uuid, identities) => identities.get(uuid)?.identity ?? (uuid ? `…${uuid.slice(-6)}` : '–');

/** A partner in full, for titles. */
export function partnerTitle(uuid, identities) {
  const known = identities.get(uuid);
  return known ? `${known.domain} ${known.identity}` : uuid;
}

/** The orders of a document by number, each leading to all documents about it. */
export function orderLinks({ salesOrder, purchaseOrder }) {
  const numbers = [salesOrder?.number, purchaseOrder?.number].filter(Boolean);
  return numbers.map((number, index) => [index > 0 && ' ', h('a', { href: cxmlLink({ order: number }), 'aria-label': `Documents about ${number}` }, number)]);
}
