// Jobs per minute as bars; every minute is a link to its jobs.

import { h, svg } from '../base/dom.js';
import { minute, plural, whole } from '../base/format.js';
import { jobsLink } from '../base/route.js';

const MINUTES = 60;
const MINUTE = 60_000;
const TOP = 8;
const HEIGHT = 132;

/** Bars for the hour that ends now, from jobs that finished in it. */
export function chart(jobs, now, from) {
  const start = Math.floor(now / MINUTE) * MINUTE - (MINUTES - 1) * MINUTE;
  const bins = Array.from({ length: MINUTES }, (_, index) => ({ at: start + index * MINUTE, ok: 0, failed: 0 }));
  for (const job of jobs) {
    const bin = bins[Math.floor((Date.parse(job.dtCompleted) - start) / MINUTE)];
    if (bin) bin[job.isSuccess ? 'ok' : 'failed']++;
  }
  const top = niceTop(Math.max(...bins.map((bin) => bin.ok + bin.failed)));
  const last = bins[MINUTES - 2];
  return [
    h('div', { class: 'plot' }, axis(top), svg(
      'svg', { class: 'chart', role: 'group', 'data-roving': true, 'aria-label': 'Jobs finished per minute in the last hour; arrow keys move between minutes' },
      [0, 0.5, 1].map((share) => svg('line', { class: 'grid', x1: 0, x2: '100%', y1: y(share), y2: y(share) })),
      bins.map((bin, index) => bar(bin, index, top)),
      [0, 20, 40].map((index) => svg('text', { x: `${(index / MINUTES) * 100}%`, y: TOP + HEIGHT + 18 }, minute(bins[index].at))),
      svg('text', { x: '100%', y: TOP + HEIGHT + 18, 'text-anchor': 'end' }, 'now'),
    )),
    h('p', { class: 'legend' }, from > start + MINUTE ? `Too many to read in full: counted from ${minute(from)} on. ` : '', `${minute(last.at)}: ${tally(last)}`),
  ];
}

const y = (share) => TOP + HEIGHT * (1 - share);
const tally = (bin) => `${whole(bin.ok)} succeeded, ${whole(bin.failed)} failed`;

function axis(top) {
  return svg('svg', { class: 'chart axis', 'aria-hidden': 'true' }, [0, 0.5, 1].map((share) =>
    svg('text', { x: '100%', y: y(share) + 4, 'text-anchor': 'end' }, whole(top * share))));
}

function bar(bin, index, top) {
  const x = `${((index + 0.12) / MINUTES) * 100}%`;
  const width = `${(0.76 / MINUTES) * 100}%`;
  const failed = (bin.failed / top) * HEIGHT;
  const ok = (bin.ok / top) * HEIGHT;
  const href = jobsLink({ status: 'finished', since: new Date(bin.at).toISOString(), until: new Date(bin.at + MINUTE).toISOString() });
  const label = `${minute(bin.at)}: ${plural(bin.ok + bin.failed, 'job')}, ${tally(bin)}`;
  return svg('a', { href, tabindex: index === MINUTES - 1 ? 0 : -1, 'aria-label': label, 'data-key': bin.at }, svg('title', {}, label),
    svg('rect', { class: 'hit', x: `${(index / MINUTES) * 100}%`, width: `${100 / MINUTES}%`, y: 0, height: TOP + HEIGHT }),
    ok > 0 && svg('rect', { class: 'bar ok', x, width, y: TOP + HEIGHT - ok - failed, height: ok }),
    failed > 0 && svg('rect', { class: 'bar ko', x, width, y: TOP + HEIGHT - failed, height: failed }));
}

/** The next round figure that is even, so that its half is one too. */
function niceTop(highest) {
  for (let unit = 1; ; unit *= 10) {
    for (const step of [2, 4, 6, 10]) {
      if (step * unit >= highest) return step * unit;
    }
  }
}
