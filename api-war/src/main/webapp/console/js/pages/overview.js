// Is work flowing, how old is the oldest waiting job, what fails more than usual, are the nodes alive.

import { h } from '../base/dom.js';
import { age, counted, minute, plural, span, whole } from '../base/format.js';
import { jobLink, jobsLink, link } from '../base/route.js';
import { Overview } from '../data/overview.js';
import { verdict } from '../data/verdict.js';
import { chart } from '../parts/chart.js';
import { empty, missing, panel } from '../parts/bits.js';
import { cronsShort, nodesShort } from '../parts/tables.js';

const FAILED = { status: 'failed', since: '15m' };

export function overviewPage({ api }) {
  const overview = new Overview(api);
  return { title: 'Overview', every: 2000, load: () => overview.read(), render: (facts) => ({ body: body(facts) }) };
}

function body(facts) {
  const { now } = facts;
  const { level, head, rest, href } = verdict(facts);
  const sign = level === 'good' ? '●' : '▲';
  return [
    h('a', { class: `verdict is-${level}`, href, id: 'verdict' }, h('strong', {}, `${sign} ${head}`), rest),
    h('div', { class: 'tiles' }, oldest(facts), running(facts), failed(facts), delay(facts), finished(facts)),
    h('div', { class: 'columns' },
      panel('Jobs per minute, last hour', chart(facts.recent.jobs, now, facts.recent.from)),
      panel('Top errors, 15 min', errors(facts))),
    h('div', { class: 'columns' },
      panel(h('a', { class: 'plain', href: link('cron') }, 'Cron'), facts.crons ? cronsShort(facts.crons, now) : missing('cron entries', facts.cronsFailure)),
      panel(h('a', { class: 'plain', href: link('nodes') }, 'Nodes'), facts.nodes ? nodesShort(facts.nodes, now) : missing('nodes', facts.nodesFailure))),
  ];
}

function tile(id, name, figure, href, level, ...note) {
  return h('div', { class: 'tile' },
    h('div', { class: 'name' }, name),
    h('a', { class: `figure ${level ?? ''}`, id: `figure-${id}`, href }, figure),
    h('div', { class: 'note' }, note));
}

const a = (href, id, text) => h('a', { href, id }, text);

function oldest({ live }) {
  const { oldest: worst, queued, pending } = live;
  const level = worst && worst.age > 60_000 ? 'waiting' : '';
  return tile('oldest', 'Oldest waiting', worst ? (worst.age < 10_000 ? span(worst.age) : age(worst.age)) : 'none', worst ? jobLink(worst.job.uuid) : jobsLink({ status: 'waiting' }), level,
    a(jobsLink({ status: 'queued' }), 'figure-queued', `${counted(queued)} queued`), ' · ',
    a(jobsLink({ status: 'pending' }), 'figure-pending', `${counted(pending)} pending`));
}

function running({ live, nodes, now }) {
  const longest = live.jobs.filter((job) => job.dtStarted).sort((one, other) => one.dtStarted.localeCompare(other.dtStarted))[0];
  const note = longest ? ['longest ', a(jobLink(longest.uuid), undefined, age(Math.max(0, now - Date.parse(longest.dtStarted))))] : nodes ? a(link('nodes'), undefined, plural(nodes.length, 'node')) : 'nothing runs';
  return tile('running', 'Running', counted(live.running), jobsLink({ status: 'running' }), '', note);
}

function failed({ failed: failures, lastWeek }) {
  return tile('failed', 'Failed, 15 min', counted(failures), jobsLink(FAILED), failures.count > 0 ? 'bad' : '',
    'last week ', a(jobsLink(lastWeek.filters), 'figure-last-week', counted(lastWeek)));
}

function delay({ delays }) {
  const href = jobsLink({ status: 'finished', since: '1h' });
  if (!delays) return tile('delay', 'Start delay p50 / p99', '–', href, '', 'no start within the hour');
  return tile('delay', 'Start delay p50 / p99', pairOf(delays.p50, delays.p99), href, delays.p99 > 60_000 ? 'waiting' : '',
    'last hour, slowest ', a(jobLink(delays.slowest.job.uuid), undefined, span(delays.slowest.delay)));
}

// one unit for both where they share it: "9 / 41 ms"
function pairOf(p50, p99) {
  const [low, high] = [span(p50), span(p99)];
  const [amount, unit, ...more] = low.split(' ');
  return more.length === 0 && high.endsWith(` ${unit}`) && high.split(' ').length === 2 ? `${amount} / ${high}` : `${low} / ${high}`;
}

function finished({ recent }) {
  const bad = recent.jobs.filter((job) => job.isSuccess === false).length;
  const more = recent.isCapped ? '+' : '';
  return tile('finished', 'Finished, 1 h', whole(recent.jobs.length) + more, jobsLink({ status: 'finished', since: '1h' }), '',
    a(jobsLink({ status: 'succeeded', since: '1h' }), undefined, `${whole(recent.jobs.length - bad)}${more} succeeded`), ' · ',
    a(jobsLink({ status: 'failed', since: '1h' }), undefined, `${whole(bad)}${more} failed`));
}

function errors({ errors: groups }) {
  if (groups.length === 0) return empty('Nothing failed in the last 15 minutes.');
  return h('ol', { class: 'errors' }, groups.slice(0, 6).map((group) => {
    const href = jobsLink({ ...FAILED, action: group.action, error: group.print });
    return h('li', { 'data-key': group.key },
      h('a', { class: 'times', href, 'aria-label': plural(group.count, 'failure') }, whole(group.count)),
      h('a', { class: 'text mono', href, title: group.text }, group.text || 'no reason given'),
      h('span'), h('span', { class: 'dim' }, `${group.action} · first ${minute(group.first)}`));
  }), groups.length > 6 && h('li', {}, h('span'), h('a', { href: jobsLink(FAILED) }, `${groups.length - 6} more kinds`)));
}
