// Who is signed in. Tokens live in this object alone: closing or reloading the page forgets them.

import { failureOf, networkFailure } from './failure.js';

const EARLY = 60_000; // a token is renewed this long before its end, in ms

/** One POST to an authentication route; answers data.auth. */
async function authenticate(path, body) {
  let response;
  try {
    response = await fetch(`/v2/auth/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Transaction-Id': crypto.randomUUID() },
      body: JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
    });
  } catch {
    throw networkFailure();
  }
  const envelope = await response.json().catch(() => undefined);
  if (!response.ok || !envelope?.data?.auth) throw failureOf(response, envelope);
  return envelope.data.auth;
}

export class Session {
  #access;
  #refresh;
  #ends = 0;
  #renewal;
  #generation = 0;

  /** Shown beside the sign-out button. */
  name = '';

  get isOpen() {
    return this.#access !== undefined;
  }

  async signInUser(client, email, password) {
    this.#keep(await authenticate('login', { client, email, password }));
    this.name = `${email}\n${client}`;
  }

  async signInKey(apiKey, secret) {
    this.#keep(await authenticate('api', { apiKey, secret }));
    this.name = `API key\n${apiKey}`;
  }

  signOut() {
    this.#generation++;
    this.#access = undefined;
    this.#refresh = undefined;
    this.#renewal = undefined;
    this.name = '';
  }

  /** A token that is good for the next minute; renews it first where needed. */
  async token() {
    if (Date.now() > this.#ends - EARLY) await this.renew(this.#access);
    return this.#access;
  }

  /** Renews a token that the server no longer takes; callers that come together share one renewal. */
  async renew(stale) {
    if (stale !== this.#access) return;
    this.#renewal ??= this.#renewOnce().finally(() => {
      this.#renewal = undefined;
    });
    await this.#renewal;
  }

  async #renewOnce() {
    const generation = this.#generation;
    const auth = await authenticate('refresh', { refreshToken: this.#refresh });
    if (generation === this.#generation) this.#keep(auth); // signed out meanwhile: stays so
  }

  #keep(auth) {
    this.#access = auth.accessToken;
    this.#refresh = auth.refreshToken;
    this.#ends = Date.now() + auth.expiresIn * 1000;
  }
}
