// Tables of nodes and cron entries, on their own pages and in the overview.

import { h } from '../base/dom.js';
import { age as ageText, shortId, span, whole } from '../base/format.js';
import { jobsLink } from '../base/route.js';
import { beatOf } from '../data/nodes.js';
import { duration, statusOf } from '../data/jobs.js';
import { empty, pill, strip, when } from './bits.js';

const head = (...names) => h('thead', {}, h('tr', {}, names.map((name) =>
  typeof name === 'string' ? h('th', { scope: 'col' }, name) : h('th', { scope: 'col', class: 'right' }, name.right))));

const beat = (node, now) => {
  const { age, level } = beatOf(node, now);
  return h('span', { class: `${level} nowrap`, title: node.dtHeartbeat }, age === Infinity ? 'never' : ageText(age));
};

const runningLink = (node) => h('a', { href: jobsLink({ status: 'running', node: node.instanceId }) }, whole(node.running ?? 0));

/** Nodes in short: name, role, running jobs, heartbeat. */
export function nodesShort(nodes, now) {
  if (nodes.length === 0) return empty('No node has reported within a day.');
  return h('table', {}, head('Node', { right: 'Running' }, { right: 'Beat' }), h('tbody', {}, nodes.slice(0, 8).map((node) =>
    h('tr', { 'data-key': node.uuid ?? node.instanceId },
      h('td', { class: 'mono', title: node.instanceId }, `${shortId(node.instanceId)} · ${(node.role ?? 'node').toLowerCase()}`),
      h('td', { class: 'right' }, runningLink(node)),
      h('td', { class: 'right' }, beat(node, now))))));
}

/** Nodes with everything known about them. */
export function nodesFull(nodes, now) {
  if (nodes.length === 0) return empty('No node has reported within a day. Each one does within seconds of its start: look at its log.');
  return h('table', { class: 'nodes' }, head('Node', 'Role', 'Version', 'Region', 'Up since', { right: 'Running' }, { right: 'Heartbeat' }), h('tbody', {}, nodes.map((node) =>
    h('tr', { 'data-key': node.uuid ?? node.instanceId },
      h('td', { class: 'mono' }, node.instanceId), h('td', { 'data-label': 'Role' }, (node.role ?? '–').toLowerCase()), h('td', { 'data-label': 'Version' }, node.version ?? '–'),
      h('td', { 'data-label': 'Region' }, node.region ?? '–'), h('td', { 'data-label': 'Up since' }, when(node.dtStarted, now)),
      h('td', { class: 'right', 'data-label': 'Running' }, runningLink(node)),
      h('td', { class: 'right', 'data-label': 'Heartbeat' }, h('span', {}, beat(node, now), beatOf(node, now).level === 'good' ? '' : h('span', { class: 'dim' }, ' ago')))))));
}

const runsOf = (cron) => jobsLink({ cron: cron.uuid });

const schedule = (cron) => h('code', {}, cron.schedule);

function lastRun(cron, now) {
  const last = cron.runs.at(-1);
  if (!cron.isActive) return h('span', { class: 'dim' }, 'paused');
  return last ? when(last.dtScheduled ?? last.dtCreated, now) : h('span', { class: 'dim' }, 'never ran');
}

/** Cron entries in short: name, schedule, runs. */
export function cronsShort(crons, now) {
  if (crons.length === 0) return empty('There is no cron entry.');
  return h('table', { class: 'crons' }, head('Name', 'Chicago time', 'Last 30 runs', 'Last run'), h('tbody', {}, crons.slice(0, 8).map((cron) =>
    h('tr', { 'data-key': cron.uuid },
      h('td', {}, h('a', { class: 'plain', href: runsOf(cron) }, cron.name)), h('td', { class: 'dim' }, schedule(cron)),
      h('td', { class: 'c-strip' }, strip(cron.runs)), h('td', { 'data-label': cron.isActive && cron.runs.length > 0 ? 'Last' : undefined }, lastRun(cron, now))))));
}

/** Cron entries with their last run. */
export function cronsFull(crons, now) {
  if (crons.length === 0) return empty('There is no cron entry.');
  return h('table', { class: 'crons' }, head('Name', 'Schedule (Chicago)', 'Last 30 runs', 'Last run', { right: 'Took' }, 'State'), h('tbody', {}, crons.map((cron) => {
    const last = cron.runs.at(-1);
    const took = last && duration(last, now);
    return h('tr', { 'data-key': cron.uuid },
      h('td', {}, h('a', { href: runsOf(cron) }, cron.name), h('div', { class: 'mono dim' }, cron.action)),
      h('td', {}, schedule(cron)), h('td', { class: 'c-strip' }, strip(cron.runs)),
      h('td', { 'data-label': 'Last' }, last ? [pill(statusOf(last)), ' ', when(last.dtScheduled ?? last.dtCreated, now)] : h('span', { class: 'dim' }, 'never ran')),
      h('td', { class: 'right nowrap' }, took === undefined ? '–' : span(took)), h('td', {}, cron.isActive ? 'active' : h('span', { class: 'waiting' }, 'paused')));
  })));
}
