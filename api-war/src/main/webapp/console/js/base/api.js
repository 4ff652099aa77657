// The V2 API as functions: one request, one envelope.

import { failureOf, networkFailure } from './failure.js';

const TIMEOUT = 20_000; // a request without answer for so long counts as lost, in ms

export class Api {
  #session;
  #offset = 0;

  constructor(session) {
    this.#session = session;
  }

  /** The server's time in ms; ages are measured with it, whatever this computer's clock says. */
  now() {
    return Date.now() + this.#offset;
  }

  /** Reads records; answers the envelope. Options are those of the API: fields, where, sort, ... */
  get(route, options = {}) {
    const query = new URLSearchParams(options);
    return this.#send('GET', query.size === 0 ? route : `${route}?${query}`);
  }

  /** Creates a record; answers the envelope. */
  post(route, body) {
    return this.#send('POST', route, body);
  }

  /**
   * Posts a text to an address beside the V2 API that asks for no token.
   * Answers the JSON that came with a status of the given ones; anything else is a failure.
   */
  async postText(path, type, text, statuses) {
    let response;
    let body;
    try {
      const options = { method: 'POST', headers: { 'Content-Type': type, Accept: 'application/json' }, body: text };
      response = await fetch(path, { ...options, credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) });
      body = parse(await response.text());
    } catch {
      throw networkFailure();
    }
    if (!body || !statuses.includes(response.status)) throw failureOf(response, body);
    return body;
  }

  async #send(method, path, body) {
    const token = await this.#session.token();
    const { response, envelope } = await this.#fetch(method, path, body, token);
    if (response.status !== 401) return this.#read(response, envelope);
    // expired on the way, or revoked: one renewal, one more try, under a new transactionId
    await this.#session.renew(token);
    const second = await this.#fetch(method, path, body, await this.#session.token());
    return this.#read(second.response, second.envelope);
  }

  async #fetch(method, path, body, token) {
    const headers = { Authorization: `Bearer ${token}`, 'X-Transaction-Id': crypto.randomUUID(), Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    try {
      const response = await fetch(`/v2/${path}`, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      const text = await response.text();
      return { response, envelope: parse(text) };
    } catch {
      throw networkFailure();
    }
  }

  #read(response, envelope) {
    if (envelope?.timestamp) this.#offset = Date.parse(envelope.timestamp) - Date.now();
    if (!response.ok || !envelope) throw failureOf(response, envelope);
    return envelope;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy's page, say: the caller goes by the status
  }
}
