// Documents exchanged with trading partners: filters, lists, and what is told from a row.

import { instantOf } from './jobs.js';
import { list } from './reading.js';

const PER_PAGE = 50;
const NAMES = 200; // identities whose names are read; others go by their uuid
const RECORD = 'cxmlDocuments';
const OWN = ['uuid', 'identityUuid', 'payloadID', 'direction', 'kind', 'status', 'deploymentMode', 'dtCreated', 'dtUpdated', 'transactionId'];
/** The records that a document tells of, by its member. */
const ORDERS = { salesOrder: 'salesOrders', purchaseOrder: 'purchaseOrders' };

const kinds = [
  'OrderRequest', 'ConfirmationRequest', 'ShipNoticeRequest', 'StatusUpdateRequest', 'InvoiceDetailRequest', 'PunchOutSetupRequest', 'PunchOutOrderMessage', 'ProfileRequest',
];

/** The choices of the kind filter; others come by links. */
export const KINDS = [['', 'any'], ...kinds.map((kind) => [kind, kind])];
export const DIRECTIONS = [['', 'any'], ['IN', 'received'], ['OUT', 'sent by us']];
/** The choices of the status filter; exact ones, such as 409, come by links. */
export const STATUSES = [['', 'any'], ['accepted', 'accepted'], ['refused', 'refused'], ['failed', 'failed'], ['unsent', 'unsent']];

/** How each class of status is told from a row, as an RSQL filter. */
const STATUS = {
  accepted: 'status=ge=200;status=lt=300', refused: 'status=ge=300;status=lt=500', failed: 'status=ge=500', unsent: 'direction==OUT;status=null=true',
};

/** What the protocol calls its codes. */
const TEXTS = {
  200: 'OK', 201: 'Accepted', 204: 'No Content', 211: 'OK', 400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required', 403: 'Forbidden',
  406: 'Not Acceptable', 409: 'Conflict', 412: 'Precondition Failed', 417: 'Expectation Failed', 450: 'Not Implemented', 475: 'Signature Required',
  476: 'Signature Verification Failed', 477: 'Signature Unacceptable', 499: 'Document Size Error', 500: 'Internal Server Error', 501: 'Not Implemented',
  550: 'Unable to reach cXML server', 551: 'Unable to forward request', 560: 'Temporary server error',
};

/** A status in words: "409 Conflict"; of a document that was not answered, what it waits for. */
export const statusText = ({ status, direction }) =>
  (status ? `${status} ${TEXTS[status] ?? ''}`.trim() : direction === 'OUT' ? 'unsent' : 'no answer');

/** How a document ended: succeeded, refused (the sender's doing), failed, or pending when it was not answered. */
export function endOf({ status }) {
  if (!status) return 'pending';
  if (status >= 500) return 'failed';
  return status >= 300 ? 'refused' : 'succeeded';
}

// a quoted RSQL argument
const quoted = (text) => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The members that lead to orders which the role may read by number. */
export const ordersOf = (grants) =>
  Object.entries(ORDERS).filter(([member, record]) => grants.mayRead(RECORD, member) && grants.mayRead(record, 'number')).map(([member]) => member);

/** The fields of a row that the role may read, the orders' numbers among them. */
export const fieldsOf = (grants, more = []) =>
  [...[...OWN, ...more].filter((field) => field === 'uuid' || grants.mayRead(RECORD, field)), ...ordersOf(grants).map((member) => `${member}.number`)].join(',');

/** The filters of an address as an RSQL filter, or undefined when there are none. */
export function whereOf(filters, now, grants) {
  const since = instantOf(filters.since, now);
  const until = instantOf(filters.until, now);
  const parts = [
    STATUS[filters.status] ?? (/^\d+$/.test(filters.status ?? '') ? `status==${filters.status}` : undefined),
    filters.kind && `kind==${quoted(filters.kind)}`,
    filters.direction && `direction==${quoted(filters.direction)}`,
    filters.identity && `identityUuid==${quoted(filters.identity)}`,
    filters.payload && `payloadID==${quoted(`${filters.payload.replace(/\*+$/, '')}*`)}`,
    filters.order && orderWhere(filters.order, ordersOf(grants)),
    since && `dtCreated=ge=${since}`,
    until && `dtCreated=lt=${until}`,
  ].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join(';');
}

const orderWhere = (number, members) => members.length > 0 && `(${members.map((member) => `${member}.number==${quoted(number)}`).join(',')})`;

/** A page of documents, newest first. */
export function readDocuments(api, filters, now, grants) {
  const where = whereOf(filters, now, grants);
  const place = filters.after ? { after: filters.after } : {};
  return list(api, 'cxml-documents', { fields: fieldsOf(grants), sort: '-dtCreated', recordsPerPage: PER_PAGE, ...place, ...(where && { where }) });
}

/** The partners by their uuid; empty where the role may not read them. */
export async function readIdentities(api, grants) {
  if (!grants.mayRead('clientApiIdentities', 'identity')) return new Map();
  const { records } = await list(api, 'client-api-identities', { fields: 'uuid,domain,identity', sort: 'identity', recordsPerPage: NAMES });
  return new Map(records.map((each) => [each.uuid, each]));
}
