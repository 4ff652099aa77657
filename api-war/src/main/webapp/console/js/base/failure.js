// What can go wrong between the console and the API, in words for the person on call.

/** An answer of the API that is no success, or no answer at all (code "NETWORK"). */
export class ApiFailure extends Error {
  constructor({ code, status, text, transactionId, retryAfter }) {
    super(text);
    this.name = 'ApiFailure';
    this.code = code;
    this.status = status;
    this.transactionId = transactionId;
    this.retryAfter = retryAfter; // seconds, where the server said so
  }

  get isExpired() {
    return this.status === 401;
  }

  get isForbidden() {
    return this.status === 403;
  }

  get isMissing() {
    return this.status === 404;
  }

  /** Whether asking again later may help without anybody doing anything here. */
  get isOutage() {
    return this.code === 'NETWORK' || this.status === 429 || this.status >= 500;
  }
}

/** Reads a failed answer; a body that is no envelope (a proxy's page, say) still gives a sentence. */
export function failureOf(response, envelope) {
  const message = envelope?.messages?.find((each) => each.level === 'error') ?? envelope?.messages?.[0];
  const seconds = Number(response.headers.get('Retry-After'));
  return new ApiFailure({
    code: message?.code ?? `HTTP ${response.status}`,
    status: response.status,
    text: envelope?.error ?? message?.text ?? `The server answered ${response.status} without a message.`,
    transactionId: envelope?.transactionId,
    retryAfter: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
  });
}

export const networkFailure = () =>
  new ApiFailure({ code: 'NETWORK', status: 0, text: 'The server did not answer.' });

/** Headline and detail of a failure, for a banner. */
export function explain(failure) {
  if (!(failure instanceof ApiFailure)) {
    return { head: 'The console itself failed.', text: `${failure.message}. Reload the page; if it comes back, report it.` };
  }
  const trace = failure.transactionId ? `${failure.code}, transaction ${failure.transactionId}` : failure.code;
  const said = `${failure.message.replace(/\.$/, '')} (${trace}).`;
  switch (failure.code) {
    case 'NETWORK':
      return { head: 'The server cannot be reached.', text: 'No answer came: check the node, the network or the proxy before it.' };
    case 'EO-2':
      return { head: 'A database is unavailable.', text: `Nothing can be read or changed until it is back (${trace}).` };
    case 'EO-3':
      return { head: 'The database is held up by locks.', text: `Others hold what this request needs (${trace}).` };
    default:
  }
  if (failure.status === 403) return { head: 'Your role may not see or do this.', text: said };
  if (failure.status === 429) return { head: 'Too many attempts.', text: said };
  if (failure.status >= 500) return { head: 'The server failed.', text: said };
  return { head: 'The API refused this request.', text: said };
}
