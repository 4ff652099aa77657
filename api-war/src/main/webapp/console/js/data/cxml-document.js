// One document exchanged with a trading partner: its rows, its texts, what came along with it, and acting on it again.

import { fieldsOf } from './cxml.js';
import { linesOf } from './markup.js';
import { list } from './reading.js';

const ATTACHMENTS = 200;
const REPLAYS = 'cxml-replays';
const one = (envelope) => Object.values(envelope.data)[0];

/** Everything but the texts, which are long. */
export const readDocument = async (api, uuid, grants) =>
  one(await api.get(`cxml-documents/${encodeURIComponent(uuid)}`, { depth: -1, fields: fieldsOf(grants, ['notes']) }));

/** Document and answer, each {text, lines} or undefined where there is none; isHidden where the role may not read the documents. */
export async function readTexts(api, uuid, grants) {
  const fields = ['document', 'response'].filter((field) => grants.mayRead('cxmlDocuments', field));
  const isHidden = !fields.includes('document');
  if (fields.length === 0) return { isHidden };
  const row = one(await api.get(`cxml-documents/${encodeURIComponent(uuid)}`, { depth: -1, fields: fields.join(',') }));
  return { isHidden, document: pretty(row.document), response: pretty(row.response) };
}

const pretty = (text) => (text ? { text, lines: linesOf(text) } : undefined);

/** What came along with a document, without the bytes. */
export async function readAttachments(api, uuid) {
  const options = { where: `cxmlDocument.uuid=="${uuid}"`, fields: 'uuid,contentId,contentType,fileName,size', sort: 'contentId', recordsPerPage: ATTACHMENTS };
  return (await list(api, 'cxml-attachments', options)).records;
}

/** An attachment's bytes. */
export async function readContent(api, uuid) {
  const { base64 } = (await api.get('cxml-attachment-content', { of: uuid })).data.cxmlAttachmentContent;
  return Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
}

/** Whether the role may act on a document again, and there is something to act on: what was refused, or is to be sent by us. */
export const isReplayable = ({ direction, status }, grants) =>
  grants.mayCall('POST', REPLAYS) && (direction === 'OUT' || status >= 300);

/** Acts on a document again; answers {cxmlDocument, status, text}. */
export const replay = async (api, uuid, reason) => (await api.post(REPLAYS, { cxmlDocument: uuid, reason })).data.cxmlReplay;
