// Small questions to the API that several pages ask.

import { ApiFailure } from '../base/failure.js';

/** Most records counted one by one: beyond it a count reads "1,000+" and costs the database no more. */
export const COUNT_CAP = 1000;

/** Records of a list; answers {records, hasMore, meta}. References come as {uuid} alone. */
export async function list(api, route, options) {
  const envelope = await api.get(route, { depth: -1, ...options });
  const records = Object.values(envelope.data)[0] ?? [];
  const hasMore = envelope.meta?.hasMore ?? records.length === Number(options.recordsPerPage ?? 25);
  return { records, hasMore, meta: envelope.meta ?? {} };
}

/** How many records match, counted up to the cap. */
export async function cappedCount(api, route, where) {
  const options = { fields: 'uuid', recordsPerPage: COUNT_CAP, ...(where && { where }) };
  const { records, hasMore } = await list(api, route, options);
  return { count: records.length, isCapped: hasMore };
}

/** Runs a question at most once in so many ms, and answers what it knew in between. */
export class Paced {
  #interval;
  #ask;
  #asked = -Infinity;
  #known;

  constructor(interval, ask) {
    this.#interval = interval;
    this.#ask = ask;
  }

  async get() {
    if (performance.now() - this.#asked >= this.#interval) {
      this.#known = await this.#ask();
      this.#asked = performance.now();
    }
    return this.#known;
  }
}

/** A part of a page that may be missing: a role without the grant sees why instead of the part. Outages still throw. */
export async function optional(question) {
  try {
    return { value: await question() };
  } catch (failure) {
    const isLocal = failure instanceof ApiFailure && !failure.isOutage && !failure.isExpired;
    if (!isLocal) throw failure;
    return { failure };
  }
}
