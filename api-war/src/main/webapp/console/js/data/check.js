// What a document would be answered, and where it is wrong.

const ADDRESS = '/cxml/check';
const TYPE = 'text/xml; charset=UTF-8';
/** How far a document was looked at, in words. */
const EXAMINED = {
  TEXT: 'It could not be read beyond its text.', ENVELOPE: 'Header and request are there; the sender, its signature or the form is not accepted.',
  SENDER: 'Sender, signature and form are right; what it asks for is not.', REQUEST: 'What it asks for was tried, and taken back.',
};

/** Checks a document; 503 brings a report too, which says that the databases could not be asked. */
export const checkDocument = (api, text) => api.postText(ADDRESS, TYPE, text, [200, 503]);

/** How far it was looked at; nothing where a failure of ours ended the check. */
export const examinedText = ({ examined, status }) => (status >= 500 ? '' : EXAMINED[examined] ?? examined);

/** A file's text by its byte order mark, else by its XML declaration; UTF-8 where neither says anything. */
export function textOf(bytes) {
  const start = new Uint8Array(bytes.slice(0, 200));
  const mark = start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : undefined;
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding=["']([\w.-]+)["']/.exec(String.fromCharCode(...start))?.[1];
  return decoder(mark ?? declared ?? 'utf-8').decode(bytes);
}

function decoder(name) {
  try {
    return new TextDecoder(name);
  } catch {
    return new TextDecoder(); // a name that no browser knows: the check will say so
  }
}

/** Where a line stands in a text: {start, end}, without its end of line. Lines count from 1. */
export function placeOf(text, line) {
  let start = 0;
  for (let number = 1; number < line; number++) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}
