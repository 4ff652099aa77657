// The pages that are one table: nodes and cron entries.

import { plural } from '../base/format.js';
import { h } from '../base/dom.js';
import { readCrons } from '../data/crons.js';
import { isAlive, readNodes } from '../data/nodes.js';
import { cronsFull, nodesFull } from '../parts/tables.js';

const sheet = (table) => h('div', { class: 'panel fold' }, table);

export const nodesPage = ({ api }) => ({
  title: 'Nodes',
  every: 5000,
  load: async () => ({ nodes: await readNodes(api), now: api.now() }),
  render: ({ nodes, now }) => ({
    aside: h('span', { class: 'dim' }, `${plural(nodes.filter((node) => isAlive(node, now)).length, 'node')} alive`),
    body: [sheet(nodesFull(nodes, now))],
  }),
});

export const cronPage = ({ api }) => ({
  title: 'Cron',
  every: 20_000,
  load: async () => ({ crons: await readCrons(api), now: api.now() }),
  render: ({ crons, now }) => ({
    aside: h('span', { class: 'dim' }, `${plural(crons.filter((cron) => cron.isActive).length, 'active schedule')}`),
    body: [sheet(cronsFull(crons, now))],
  }),
});
