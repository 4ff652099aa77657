// Sign-in, by a user's password or by an API key.

import { h } from '../base/dom.js';
import { explain } from '../base/failure.js';
import { plural } from '../base/format.js';

const WAYS = {
  user: {
    fields: [['client', 'Client', 'text', 'organization'], ['email', 'E-mail', 'email', 'username'], ['password', 'Password', 'password', 'current-password']],
    wrong: 'Wrong client, e-mail or password.',
    other: ['key', 'Sign in with an API key'],
    send: (session, values) => session.signInUser(values.client.trim(), values.email.trim(), values.password),
  },
  key: {
    fields: [['apiKey', 'API key', 'text', 'username'], ['secret', 'Secret', 'password', 'current-password']],
    wrong: 'Wrong API key or secret.',
    other: ['user', 'Sign in with e-mail and password'],
    send: (session, values) => session.signInKey(values.apiKey.trim(), values.secret),
  },
};

/** Shows the form until somebody is signed in; the message says why it is shown again. */
export function signIn(root, session, message, done) {
  let way = 'user';
  let note = message && { text: message, isInfo: true };
  let values = { client: new URLSearchParams(location.search).get('client') ?? '' };

  const draw = () => {
    root.replaceChildren(h('main', { class: 'sign-in' }, form()));
    const inputs = [...root.querySelectorAll('input')];
    (inputs.find((input) => input.value === '') ?? inputs[0]).focus();
    document.title = 'Sign in · Toga console';
  };

  const form = () => {
    const element = h('form', { 'aria-label': 'Sign in' },
      h('h1', {}, 'Toga console'),
      note && h('p', { class: `message ${note.isInfo ? 'info' : ''}`, role: 'alert' }, note.text),
      WAYS[way].fields.map(([name, label, type, complete]) => h('label', {}, label,
        h('input', { name, type, autocomplete: complete, required: true, spellcheck: 'false', autocapitalize: 'none', value: values[name] ?? '' }))),
      h('button', { class: 'main', type: 'submit' }, 'Sign in'),
      h('div', { class: 'ways' }, h('button', { type: 'button', class: 'quiet' }, WAYS[way].other[1])));
    element.addEventListener('submit', submit);
    element.querySelector('.quiet').addEventListener('click', () => {
      way = WAYS[way].other[0];
      note = undefined;
      draw();
    });
    return element;
  };

  async function submit(event) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    const button = event.target.querySelector('[type=submit]');
    button.disabled = true;
    try {
      await WAYS[way].send(session, given);
      done();
    } catch (failure) {
      values = { ...given, password: '', secret: '' };
      note = { text: failure.code === 'EN-5' ? WAYS[way].wrong : reason(failure) };
      draw();
    }
  }

  draw();
}

function reason(failure) {
  if (failure.code === 'EN-6') return `Too many attempts. Try again ${failure.retryAfter ? `in ${plural(failure.retryAfter, 'second')}` : 'later'}.`;
  if (failure.code === 'EN-7') return 'This client, user or key is switched off.';
  const { head, text } = explain(failure);
  return `${head} ${text}`;
}
