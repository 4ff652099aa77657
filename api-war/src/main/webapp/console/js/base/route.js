// The address behind the # is the whole state of a page: #/jobs?status=failed&since=15m

/** Reads an address into path segments and filters. */
export function readRoute(hash) {
  const [path, query = ''] = hash.replace(/^#/, '').split('?');
  const segments = path.split('/').filter(Boolean).map(decode);
  return { page: segments[0] ?? 'overview', id: segments[1], filters: Object.fromEntries(new URLSearchParams(query)) };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a hand-typed % that encodes nothing
  }
}

/** An address; filters without value are left out. */
export function link(page, id, filters = {}) {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''));
  const path = `#/${page}${id ? `/${encodeURIComponent(id)}` : ''}`;
  return query.size === 0 ? path : `${path}?${query}`;
}

export const jobsLink = (filters) => link('jobs', undefined, filters);
export const jobLink = (uuid) => link('job', uuid);
export const transactionsLink = (filters) => link('transactions', undefined, filters);
export const cxmlLink = (filters) => link('cxml', undefined, filters);
export const cxmlDocumentLink = (uuid) => link('cxml', uuid);
export const cxmlCheckLink = () => link('cxml', 'check');
export const transactionLink = (id) => link('transactions', id);
