// Starts the console and hands it what the person does.

import { link } from './base/route.js';
import { App } from './app.js';

const root = document.getElementById('app');
const app = new App(root);

window.addEventListener('hashchange', () => {
  app.open();
  window.scrollTo(0, 0);
});

root.addEventListener('click', (event) => {
  const target = event.target.closest('[data-act]');
  if (!target) return;
  event.preventDefault();
  app.act(target.dataset.act, target.dataset.value);
});

/** Puts the fields of a filter form into the address; filters without a field stay as they are. */
function applyFilters(form) {
  const filters = { ...app.route.filters, page: undefined, after: undefined };
  for (const [name, value] of new FormData(form)) filters[name] = value.trim();
  const address = link(form.dataset.filters, undefined, filters);
  if (address !== location.hash) location.hash = address;
}

root.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-filters]');
  if (!form) return;
  event.preventDefault();
  applyFilters(form);
});

root.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-filters]');
  if (form) applyFilters(form);
  const field = event.target.closest('[data-change]');
  if (field) app.act(field.dataset.change, field);
});

// one stop of the tab key for a whole chart; arrows move inside it
root.addEventListener('keydown', (event) => {
  const group = event.target.closest('[data-roving]');
  if (!group || !['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
  const links = [...group.querySelectorAll('a')];
  const at = links.indexOf(event.target.closest('a'));
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
  links[Math.min(links.length - 1, Math.max(0, to))]?.focus();
  event.preventDefault();
});

app.start();
