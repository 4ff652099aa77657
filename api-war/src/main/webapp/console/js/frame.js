// What stands around every page.

import { h } from './base/dom.js';
import { clock, counted, zone } from './base/format.js';
import { jobsLink, link } from './base/route.js';

const PAGES = [['overview', 'Overview'], ['jobs', 'Jobs'], ['cron', 'Cron'], ['nodes', 'Nodes'], ['transactions', 'Transactions'], ['cxml', 'cXML']];

/** Navigation, heading, banner and body as elements. */
export function frame({ current, title, aside, body, session, failures, outage, notice, updated, isPaused }) {
  return [
    h('a', { class: 'skip', href: '#page', 'data-act': 'skip' }, 'Skip to the page'),
    h('div', { class: 'frame' },
      h('header', { class: 'side' },
        h('a', { class: 'brand', href: link('overview') }, 'Toga'),
        h('nav', { class: 'nav', 'aria-label': 'Pages' }, PAGES.map(([page, name]) => item(page, name, current, failures))),
        h('div', { class: 'who' }, h('div', { class: 'name' }, session.name), h('div', { class: 'name' }, `times in ${zone()}`),
          h('button', { type: 'button', class: 'quiet', 'data-act': 'sign-out' }, 'Sign out'))),
      h('main', { class: 'page', id: 'page', tabindex: -1 },
        h('div', { class: 'head' }, h('h1', {}, title), aside, pulse(updated, isPaused, outage)),
        h('div', { role: 'alert' }, outage && banner(outage)),
        h('div', { role: 'status' }, notice && told(notice)),
        body)),
  ];
}

function item(page, name, current, failures) {
  const isCurrent = current === page || (current === 'job' && page === 'jobs');
  const count = page === 'jobs' && failures && failures.count > 0 ? counted(failures) : undefined;
  const href = page === 'jobs' && count && !isCurrent ? jobsLink({ status: 'failed', since: '15m' }) : link(page);
  return h('a', { href, 'aria-current': isCurrent ? 'page' : undefined }, name,
    count && h('span', { class: 'count', title: 'failed in the last 15 minutes' }, count, h('span', { class: 'hidden-text' }, ' failed in 15 minutes')));
}

function pulse(updated, isPaused, outage) {
  if (outage) return h('span', { class: 'pulse bad' }, 'not live');
  const state = isPaused ? 'paused' : 'live';
  return h('span', { class: 'pulse' }, updated ? `${state} · ${clock(updated)}` : 'reading …',
    h('button', { type: 'button', class: 'quiet', 'data-act': 'pause', 'aria-pressed': String(isPaused) }, isPaused ? 'Go on' : 'Pause'));
}

const banner = ({ head, text, known, isRepeated }) => h('div', { class: 'banner' },
  h('p', {}, h('strong', {}, head), ' ', text),
  h('p', { class: 'dim' },
    known ? `What you see was read at ${clock(known)}. ` : '',
    isRepeated ? 'The console tries again by itself. ' : '',
    h('button', { type: 'button', class: 'quiet', 'data-act': 'again' }, isRepeated ? 'Try now' : 'Try again')));

const told = ({ head, text, isBad }) => h('div', { class: `banner ${isBad ? '' : 'notice'}` },
  h('p', {}, h('strong', {}, head), ' ', text, ' ', h('button', { type: 'button', class: 'quiet', 'data-act': 'dismiss', 'aria-label': 'Close message' }, '×')));
