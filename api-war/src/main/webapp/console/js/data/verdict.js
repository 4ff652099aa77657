// One sentence: is work flowing? The worst truth comes first.

import { plural, span, minute } from '../base/format.js';
import { jobLink, jobsLink, link } from '../base/route.js';
import { enteredAt } from './jobs.js';
import { beatOf, isAlive, isWorker } from './nodes.js';

const SLOW = 60_000; // waiting longer than this is slow, in ms: the scheduler sends what waits every minute
const PROMPT = 15_000; // a queued job waiting longer, while nothing else starts, is worth a look
const STUCK = 150_000; // waiting longer while nothing starts: work does not flow

/**
 * Judges the figures of the overview.
 * @returns {{level: 'good'|'warn'|'bad', head: string, rest: string, href: string}}
 */
export function verdict(facts) {
  const failures = failing(facts);
  const worse = deadWorkers(facts) ?? waiting(facts);
  if (worse && failures) return { ...worse, rest: `${worse.rest} ${failures.also}` };
  return worse ?? failures ?? flowing(facts);
}

function deadWorkers({ nodes, now, live }) {
  const workers = nodes?.filter(isWorker);
  if (!workers || workers.some((node) => isAlive(node, now))) return undefined;
  const last = workers.length === 0 ? 'None ever reported.' : `The last heartbeat came ${span(beatOf(workers[0], now).age)} ago.`;
  const rest = live.waiting.count === 0 ? last : `${last} ${plural(live.waiting.count, 'job')} ${live.waiting.count === 1 ? 'waits' : 'wait'}.`;
  return { level: 'bad', head: 'No worker is alive, so no job runs.', rest, href: link('nodes') };
}

function waiting({ live, recent, now }) {
  const { oldest } = live;
  if (!oldest) return undefined;
  const lastStart = lastStarted(live, recent);
  const isBlocked = lastStart === undefined || lastStart < enteredAt(oldest.job);
  const patience = isBlocked && oldest.job.dtQueued ? PROMPT : SLOW;
  if (oldest.age < patience) return undefined;
  return isBlocked ? blocked(live, lastStart) : overtaken(live, now);
}

/** Nothing has started since the oldest waiting job came. */
function blocked({ oldest, waiting: all }, lastStart) {
  const since = lastStart === undefined ? 'none started within the hour' : `the last one started at ${minute(lastStart)}`;
  const rest = `${plural(all.count, 'job')}${all.isCapped ? ' or more' : ''} waiting, ${since}.`;
  return oldest.age > STUCK
    ? { level: 'bad', head: `Work does not flow: the oldest job waits for ${span(oldest.age)}.`, rest, href: jobLink(oldest.job.uuid) }
    : { level: 'warn', head: `No job has started for ${span(oldest.age)}.`, rest, href: jobsLink({ status: 'waiting' }) };
}

/** Later jobs start, but some wait. */
function overtaken(live, now) {
  const late = live.jobs.filter((job) => !job.dtStarted && now - enteredAt(job) >= SLOW).length;
  const who = late === 1 ? 'one job waits' : `${plural(late, 'job')} wait, the oldest`;
  return { level: 'warn', head: `Work flows, but ${who} for ${span(live.oldest.age)}.`, rest: 'Later ones have started.', href: jobsLink({ status: 'waiting' }) };
}

function lastStarted(live, recent) {
  const starts = [...live.jobs, ...recent.jobs].filter((job) => job.dtStarted).map((job) => Date.parse(job.dtStarted));
  return starts.length === 0 ? undefined : starts.reduce((a, b) => Math.max(a, b));
}

function failing({ failed, lastWeek, errors }) {
  const usual = lastWeek.count;
  if (failed.count < 3 || failed.count < usual * 2) return undefined;
  const worst = errors[0];
  const culprit = errors.filter((each) => each.action === worst.action).reduce((sum, each) => sum + each.count, 0);
  const isOne = culprit >= failed.count * 0.75;
  const head = isOne ? `Work flows, but ${worst.action} fails.` : 'Work flows, but more jobs fail than usual.';
  const than = usual === 0 ? 'none at this time last week' : `against ${usual} at this time last week`;
  const some = culprit === failed.count ? '' : `${culprit} of `;
  const amount = `${some}${plural(failed.count, 'failure')}${failed.isCapped ? ' or more' : ''} in 15 min, ${than}`;
  const who = isOne ? '' : `of ${worst.action}, `;
  return {
    level: 'warn', head, also: `Besides, ${plural(failed.count, 'failure')} in 15 min, ${than}.`, rest: `${amount}; ${who}first at ${minute(worst.first)}.`,
    href: jobsLink({ status: 'failed', since: '15m', action: worst.action }),
  };
}

function flowing({ live, recent, failed }) {
  if (recent.jobs.length === 0 && live.waiting.count === 0 && live.running.count === 0) {
    return { level: 'good', head: 'All quiet.', rest: 'No job finished within the hour, none waits, none runs.', href: jobsLink({}) };
  }
  const failures = failed.count === 0 ? 'Nothing failed in 15 min' : `${plural(failed.count, 'failure')} in 15 min, no more than usual`;
  const waits = live.oldest ? `the oldest job waits for ${span(live.oldest.age)}` : 'nothing waits';
  return { level: 'good', head: 'Work flows.', rest: `${failures}; ${waits}.`, href: jobsLink({ since: '15m' }) };
}
