// A document in lines with numbers. Its pieces become text nodes, whatever they say.

import { h, once } from '../base/dom.js';
import { plural, whole } from '../base/format.js';
import { cut, partsOf } from '../data/markup.js';
import { empty } from './bits.js';

const row = (line, index) => h('span', { class: 'row', 'data-line': index + 1 },
  h('span', { class: 'indent' }, '  '.repeat(line.depth)), h('span', { class: 'content' }, partsOf(line).map(([kind, text]) => (kind === 'text' ? text : h('span', { class: kind }, text))), '\n'));

/**
 * A panel with a document.
 *
 * @param name its id; the buttons' values too
 * @param version changes whenever the text does
 * @param isWhole whether all of a long one is asked for
 */
export function markupPanel({ name, title, content, none, version, isWhole }) {
  const head = [title, content && ` · ${plural(content.lines.length, 'line')}`, content && h('button', { type: 'button', class: 'quiet', 'data-act': 'copy', 'data-value': name, 'aria-label': `Copy the ${name}` }, 'Copy')];
  if (!content) return h('section', { class: 'panel', 'data-key': name }, h('h2', {}, head), empty(none));
  const { lines, isCut } = isWhole ? { lines: content.lines, isCut: false } : cut(content.lines);
  return h('section', { class: 'panel', 'data-key': name }, h('h2', {}, head),
    once('div', { id: name, class: 'markup', tabindex: 0, role: 'region', 'aria-label': title }, `${version} ${isCut}`, () => lines.map(row)),
    isCut && h('p', { class: 'more' }, `The beginning of ${whole(content.text.length)} characters. `,
      h('button', { type: 'button', class: 'quiet', 'data-act': 'whole', 'data-value': name }, 'Show all')));
}
