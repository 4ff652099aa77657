// Failures told apart by what they say, not by the ids in it.

const VARIABLE = /[0-9a-f]{8}-[0-9a-f-]{27}|0x[0-9a-f]+|\b(?=[a-z]*\d)[0-9a-z]{8,}\b|\d+(?:[.,:]\d+)*/gi;

/** First line of a failure, without the exception's package. */
export function headline(reason) {
  const line = (reason ?? '').split('\n', 1)[0].trim();
  return line.replace(/^(?:[a-z_][\w$]*\.)+(?=[A-Z][\w$]*)/, '');
}

/** The headline with everything that varies as "*": equal for equal errors, and usable as a filter. */
export const fingerprint = (reason) => headline(reason).replace(VARIABLE, '*').slice(0, 160);

/** Groups failed jobs by action and fingerprint, the most frequent first. */
export function groupErrors(jobs) {
  const groups = new Map();
  for (const job of jobs) {
    const print = fingerprint(job.failureReason);
    const key = `${job.action} ${print}`;
    const group = groups.get(key) ?? { key, action: job.action, print, text: headline(job.failureReason), count: 0, first: job.dtCompleted };
    group.count++;
    if (job.dtCompleted < group.first) group.first = job.dtCompleted;
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || a.key.localeCompare(b.key));
}

/** Splits a failure into its message and its stack trace's lines. */
export function partsOf(reason) {
  return (reason ?? '').split('\n').map((text) => ({ text, isFrame: /^\s+at /.test(text) }));
}
