// Requests as the API's log has them: filters, and what is told from a row.

import { instantOf } from './jobs.js';

const WRITES = 'POST,PUT,PATCH,DELETE';

const isNamed = (filters) => Boolean(filters.id || filters.parent);

/** The choices of the method filter. The console's own reading would fill the list: so it begins with writes, where no request is named. */
export const methodsFor = (filters) =>
  [...(isNamed(filters) ? [['', 'any']] : [['', 'writes'], ['any', 'any']]), ['GET', 'GET'], ['POST', 'POST'], ['PUT', 'PUT'], ['DELETE', 'DELETE']];

/** The choices of the status filter; others, such as 404, come by links. */
export const STATUSES = [['', 'any'], ['2xx', '2xx'], ['4xx', '4xx'], ['5xx', '5xx']];

/** The choices of whether requests inside others are listed too. */
export const innerFor = (filters) => (filters.parent ? [['', 'inner ones']] : [['', 'outer requests'], ['true', 'inner ones too']]);

/** The filters of an address as options of the search. */
export function optionsOf(filters, now) {
  const method = filters.method || (isNamed(filters) ? 'any' : WRITES);
  const options = {
    id: filters.id,
    parent: filters.parent,
    inner: filters.inner === 'true' || filters.parent ? undefined : 'false',
    route: filters.route,
    method: method === 'any' ? undefined : method,
    status: filters.status,
    identity: filters.identity,
    since: instantOf(filters.since, now),
    until: instantOf(filters.until, now),
    after: filters.after,
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value));
}

/** A page of the log; answers {transactions, next}. */
export const search = async (api, options) => (await api.get('api-transactions', options)).data.apiTransactions;

/** One request with those inside it. */
export async function readTransaction(api, id, after) {
  return (await api.get('api-transaction', { of: id, ...(after && { after }) })).data.apiTransaction;
}

/** The requests that a job's action made, in their order: their ids begin with the job's. */
export const idsOfJob = (uuid) => `job:${uuid}:*`;

export async function readOfJob(api, uuid) {
  const { transactions, next } = await search(api, { id: idsOfJob(uuid) });
  return { transactions: transactions.reverse(), hasMore: Boolean(next) };
}

/** How a request ended: succeeded, refused (the caller's doing), failed (ours), or running when the log says nothing. */
export function endOf({ status }) {
  if (!status) return 'running';
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'succeeded';
}

/** The message worth a line; messages for debugging are none. */
export function noteOf({ message, messages }) {
  const first = message ?? messages?.find((each) => each.level !== 'debug');
  return first && first.level !== 'debug' ? `${first.code} ${first.path ? `${first.path}: ` : ''}${first.text}` : '';
}

/** A body as it is read best: JSON over several lines, anything else as it is. */
export function readable(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body; // a document, or JSON that was cut
  }
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** The same request as a command; under an id of its own, as the first one is used up. */
export function curlOf({ method, route, options, requestBody }, origin) {
  const query = new URLSearchParams(options ?? '');
  query.delete('transactionId');
  const address = `${origin}${route}${query.size === 0 ? '' : `?${query}`}`;
  const type = requestBody?.trimStart().startsWith('<') ? 'text/xml' : 'application/json';
  const parts = [
    'curl', ...(method === 'GET' ? [] : ['-X', method]), '-H "Authorization: Bearer $TOGA_TOKEN"', '-H "X-Transaction-Id: $(uuidgen)"',
    ...(requestBody ? [`-H 'Content-Type: ${type}'`, '--data-raw', quoted(requestBody)] : []), quoted(address),
  ];
  return parts.join(' ');
}
