// A question before something is done.

import { h } from '../base/dom.js';

/** Asks; answers whether it was agreed. Escape and the first button say no. */
export function confirmed(question, yes) {
  const dialog = h('dialog', { 'aria-label': question }, h('p', {}, question),
    h('form', { method: 'dialog', class: 'choices' },
      h('button', { value: 'no', autofocus: true }, 'Leave it'), h('button', { value: 'yes', class: 'main' }, yes)));
  return shown(dialog).then(() => dialog.returnValue === 'yes');
}

/** Asks for a text; answers it, or undefined where nothing is to be done. */
export async function asked(question, label, yes) {
  const field = h('input', { name: 'text', required: true, pattern: '.*\\S.*', maxlength: 500, autocomplete: 'off', autofocus: true });
  const leave = h('button', { type: 'button' }, 'Leave it');
  const dialog = h('dialog', { 'aria-label': question }, h('p', {}, question),
    h('form', { method: 'dialog' }, h('label', { class: 'asked' }, label, field),
      h('div', { class: 'choices' }, leave, h('button', { value: 'yes', class: 'main' }, yes))));
  leave.addEventListener('click', () => dialog.close('no'));
  await shown(dialog);
  return dialog.returnValue === 'yes' ? field.value.trim() : undefined;
}

/** Shows a text to be copied by hand, where the browser keeps the clipboard closed. */
export function offered(text) {
  const dialog = h('dialog', { 'aria-label': 'Copy this' }, h('p', {}, 'Copy this:'), h('pre', { class: 'code' }, text),
    h('form', { method: 'dialog', class: 'choices' }, h('button', { autofocus: true }, 'Close')));
  return shown(dialog);
}

function shown(dialog) {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve();
    });
  });
}
