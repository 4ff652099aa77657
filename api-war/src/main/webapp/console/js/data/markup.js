// Markup as it is read best: an element a line, indented, in pieces that say what they are. Nothing is parsed into nodes, so
// that nothing a stranger wrote is ever more than text; what is no markup is shown as it is.

const DEEPEST = 30; // levels that are indented
/** Pieces that are neither tags nor text, by how they begin and end. */
const SPECIAL = [['<!--', '-->', 'note'], ['<![CDATA[', ']]>', 'text'], ['<?', '?>', 'note'], ['<!', '>', 'note']];

/** The lines of a document: {depth, pieces: {kind, text}[]}; kinds are open, empty and close of tags, text and note. */
export function linesOf(text) {
  const lines = [];
  const tokens = tokensOf(text);
  let depth = 0;
  const add = (...pieces) => lines.push({ depth: Math.min(depth, DEEPEST), pieces });
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    const next = tokens[index + 1];
    const last = tokens[index + 2];
    if (token.kind === 'open' && next?.kind === 'close') {
      add(token, next);
      index++;
    } else if (token.kind === 'open' && next?.kind === 'text' && last?.kind === 'close' && !next.text.includes('\n')) {
      add(token, next, last);
      index += 2;
    } else if (token.kind === 'close') {
      depth = Math.max(0, depth - 1);
      add(token);
    } else if (token.kind === 'open' || token.kind === 'empty') {
      add(token);
      if (token.kind === 'open') depth++;
    } else {
      token.text.split('\n').filter((line) => line.trim() !== '').forEach((line) => add({ kind: token.kind, text: line.trim() }));
    }
  }
  return lines;
}

/** A line in [kind, text] of what is coloured alike: mark, tag, name, value, text and note. Only lines that are shown need it. */
export const partsOf = ({ pieces }) => pieces.flatMap(({ kind, text }) => (kind === 'text' || kind === 'note' ? [[kind, text]] : tagParts(text)));

/** As many lines as may be shown at once without holding up the page; the last one may be cut short. */
export function cut(lines, most = { lines: 1000, characters: 100_000 }) {
  const shown = [];
  let left = most.characters;
  for (const line of lines.slice(0, most.lines)) {
    if (left <= 0) break;
    const pieces = line.pieces.map((piece) => (piece.text.length > left ? { kind: 'text', text: `${piece.text.slice(0, left)}…` } : piece));
    shown.push({ ...line, pieces });
    left -= line.pieces.reduce((sum, { text }) => sum + text.length, 0);
  }
  return { lines: shown, isCut: shown.length < lines.length || left < 0 };
}

function tokensOf(text) {
  const tokens = [];
  for (let at = 0; at < text.length; ) {
    const token = text[at] === '<' ? markupAt(text, at) : textAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens.filter((token, index) => token.kind !== 'text' || token.text.trim() !== '' || isAlone(tokens, index));
}

/** White space that is all an element holds is no indentation. */
const isAlone = (tokens, index) => tokens[index - 1]?.kind === 'open' && tokens[index + 1]?.kind === 'close' && !tokens[index].text.includes('\n');

function textAt(text, at) {
  const end = text.indexOf('<', at);
  return { kind: 'text', text: text.slice(at, end < 0 ? undefined : end) };
}

function markupAt(text, at) {
  const special = SPECIAL.find(([begin]) => text.startsWith(begin, at));
  if (special) {
    const end = text.indexOf(special[1], at + special[0].length);
    return end < 0 ? { kind: 'text', text: text.slice(at) } : { kind: special[2], text: text.slice(at, end + special[1].length) };
  }
  const end = tagEnd(text, at);
  if (end < 0) return { kind: 'text', text: text.slice(at) };
  const tag = text.slice(at, end + 1);
  return { kind: tag.startsWith('</') ? 'close' : tag.endsWith('/>') ? 'empty' : 'open', text: tag };
}

/** Where a tag ends: at the first ">" outside of quotes. */
function tagEnd(text, at) {
  for (let index = at + 1; index < text.length; index++) {
    const character = text[index];
    if (character === '>') return index;
    if (character === '"' || character === "'") {
      index = text.indexOf(character, index + 1);
      if (index < 0) return -1;
    }
  }
  return -1;
}

function tagParts(tag) {
  const [, mark, name, rest] = /^(<\/?)([^\s>/"']*)([\s\S]*)$/.exec(tag);
  const parts = rest.split(/("[^"]*"|'[^']*')/).flatMap((piece, index) => (index % 2 === 1 ? [['value', piece]] : attributeParts(piece)));
  return [['mark', mark], ['tag', name], ...parts].filter(([, text]) => text !== '');
}

/** What stands between values: white space, a name and "=", or the end of the tag. */
function attributeParts(piece) {
  const [, space, name, rest] = /^(\s*)([^\s=/>]*)([\s\S]*)$/.exec(piece);
  return [['mark', space === '' ? '' : ' '], ['name', name], ['mark', rest]];
}
