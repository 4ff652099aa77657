// The instances that serve the API and run the jobs.

import { list } from './reading.js';

const LATE = 20_000; // a heartbeat older than this is worth a look, in ms
const DEAD = 60_000; // older than this, the node's jobs are given up

const GONE = 86_400_000; // silent for longer than this, a node was replaced and nobody misses it

/** Instances, those that beat last first. */
export async function readNodes(api) {
  const where = `dtHeartbeat=ge=${new Date(api.now() - GONE).toISOString()}`;
  const options = { where, sort: '-dtHeartbeat', recordsPerPage: 200 };
  const { records } = await list(api, 'worker-instances', options);
  return records;
}

/** How alive a node is: the age of its heartbeat in ms, and a word for it. */
export function beatOf(node, now) {
  const age = node.dtHeartbeat ? Math.max(0, now - Date.parse(node.dtHeartbeat)) : Infinity;
  return { age, level: age > DEAD ? 'bad' : age > LATE ? 'waiting' : 'good' };
}

export const isWorker = (node) => node.role === undefined || node.role === null || !/^api$/i.test(node.role);
export const isAlive = (node, now) => beatOf(node, now).level !== 'bad';
