// Fields of filter forms.

import { h } from '../base/dom.js';

/** A choice; a value that came by a link and is none of the options is added, as textOf says it. */
export function choice(name, label, options, value = '', textOf = (text) => text) {
  const known = options.some(([each]) => each === value);
  const all = known ? options : [...options, [value, textOf(value)]];
  return h('label', {}, label, h('select', { name }, all.map(([each, text]) => h('option', { value: each, selected: each === value }, text))));
}

/** A text. */
export const text = (name, label, value, placeholder) =>
  h('label', { class: 'wide' }, label, h('input', { name, value: value ?? '', placeholder, autocomplete: 'off', spellcheck: 'false' }));
