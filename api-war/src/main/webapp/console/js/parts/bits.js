// Small pieces that pages share.

import { h, svg } from '../base/dom.js';
import { clock, moment } from '../base/format.js';
import { jobLink } from '../base/route.js';
import { explain } from '../base/failure.js';
import { statusOf } from '../data/jobs.js';

export const pill = (status) => h('span', { class: `pill ${status}` }, status);

export const panel = (title, ...children) => h('section', { class: 'panel' }, h('h2', {}, title), children);

export const empty = (text) => h('p', { class: 'empty' }, text);

/** An instant in local time; the exact one in UTC is its title. */
export const when = (instant, now) =>
  instant ? h('time', { datetime: instant, title: instant, class: 'nowrap' }, now === undefined ? clock(instant, true) : moment(instant, now)) : h('span', { class: 'dim' }, '–');

/** Why a part of a page is missing. */
export const missing = (what, failure) =>
  empty(failure.isForbidden ? `Your role may not read ${what} (${failure.code}).` : `${what} could not be read: ${explain(failure).text}`);

/** Runs of a cron entry as a strip of links, the latest at the right. */
export function strip(runs, places = 30) {
  const first = places - runs.length;
  const x = (index) => `${(index / places) * 100}%`;
  const box = (index, status) => svg('rect', { class: `run ${status}`, x: x(index), y: 0, width: `${80 / places}%`, height: 16, rx: 1.5 });
  return svg(
    'svg', { class: 'strip', role: 'group', 'data-roving': true, 'aria-label': `Last ${runs.length} runs; arrow keys move between them` },
    Array.from({ length: first }, (_, index) => box(index, 'none')),
    runs.map((run, index) => {
      const label = `${statusOf(run)}, ${moment(run.dtScheduled ?? run.dtCreated, Date.now())}`;
      return svg('a', { href: jobLink(run.uuid), 'aria-label': label, tabindex: index === runs.length - 1 ? 0 : -1, 'data-key': run.uuid },
        svg('title', {}, label), box(first + index, statusOf(run)));
    }),
  );
}
