// A job's way from its entry to its end, with the gaps between.

import { h } from '../base/dom.js';
import { age, clock, moment, span } from '../base/format.js';
import { statusOf } from '../data/jobs.js';

const LONG = 60_000; // a gap worth a colour, in ms

/** The steps of a job that has them, and the one it stands at. */
export function timeline(job, now) {
  return h('ol', { class: 'timeline' }, stepsOf(job).map((step, index, all) => item(step, all[index - 1], job, now)));
}

function stepsOf(job) {
  const status = statusOf(job);
  const isAgain = (job.attempt ?? 1) > 1;
  const end = { succeeded: 'succeeded', failed: 'failed' }[status] ?? 'finished';
  // a job failed by the watchdog or cancelled before its start never started
  const started = job.dtStarted || !job.dtCompleted ? [{ name: 'started', at: job.dtStarted, note: job.instanceId }] : [];
  return [
    ...(job.dtScheduled ? [{ name: 'due', at: job.dtScheduled }] : []),
    { name: 'inserted', at: job.dtCreated },
    { name: isAgain ? 'queued again' : 'queued', at: job.dtQueued },
    ...started,
    { name: end, at: job.dtCompleted },
  ];
}

function item(step, before, job, now) {
  if (!step.at) {
    const isNow = before?.at !== undefined && before?.at !== null;
    const text = isNow ? `for ${age(Math.max(0, now - Date.parse(before.at)))}` : '';
    const name = { queued: 'waits for the queue', 'queued again': 'waits for the queue', started: 'waits for a worker' }[step.name] ?? 'running';
    return h('li', { class: isNow ? 'now' : 'todo' }, h('span', { class: 'step' }, isNow ? name : step.name), h('span', { class: 'gap' }, text));
  }
  const gap = before?.at ? Date.parse(step.at) - Date.parse(before.at) : undefined;
  const isWait = step.name !== 'succeeded' && step.name !== 'failed' && step.name !== 'queued again';
  const exact = clock(step.at, true);
  return h('li', { class: step.name === 'failed' ? 'failed' : '' },
    h('span', { class: 'step' }, step.name),
    gap === undefined
      ? h('time', { class: 'when', datetime: step.at, title: step.at }, moment(step.at, now) === clock(step.at) ? exact : `${moment(step.at, now)}`)
      : h('time', { class: `gap ${isWait && gap > LONG ? 'long' : ''}`, datetime: step.at, title: step.at }, `+ ${span(gap)}${gap > LONG || step.name === 'queued again' ? ` · ${exact}` : ''}`),
    step.note && h('span', { class: 'gap mono' }, step.note));
}
