// Figures and times as people on call read them.

const two = (number) => String(number).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A span in milliseconds: "9 ms", "0.21 s", "1 m 19 s", "3 h 2 m", "5 d 4 h". */
export function span(milliseconds) {
  const ms = Math.max(0, milliseconds);
  if (ms < 100) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / 1000).toFixed(ms < 995 ? 2 : 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return pair(Math.floor(seconds / 60), 'm', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'm');
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** An age in whole seconds below a minute: "0 s", "12 s"; as a span above. */
export const age = (milliseconds) => (milliseconds < 60_000 ? `${Math.floor(milliseconds / 1000)} s` : span(milliseconds));

const pair = (great, greatUnit, small, smallUnit) =>
  small === 0 ? `${great} ${greatUnit}` : `${great} ${greatUnit} ${small} ${smallUnit}`;

/** "1 job", "12 jobs". */
export const plural = (count, one, many = `${one}s`) => `${whole(count)} ${count === 1 ? one : many}`;

/** 1234 as "1,234". */
export const whole = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** A capped count: "12" or "1,000+". */
export const counted = ({ count, isCapped }) => whole(count) + (isCapped ? '+' : '');

/** Local time of day with seconds, or milliseconds. */
export function clock(instant, withMilliseconds = false) {
  const date = new Date(instant);
  const text = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return withMilliseconds ? `${text}.${String(date.getMilliseconds()).padStart(3, '0')}` : text;
}

/** Local time of day: "13:46". */
export const minute = (instant) => clock(instant).slice(0, 5);

/** Time of day for today, with the date for other days. */
export function moment(instant, now) {
  const date = new Date(instant);
  const today = new Date(now);
  const day = `${date.getDate()} ${MONTHS[date.getMonth()]}`;
  if (date.toDateString() === today.toDateString()) return clock(date);
  return date.getFullYear() === today.getFullYear() ? `${day} ${clock(date)}` : `${day} ${date.getFullYear()}`;
}

/** The browser's time zone as an offset: "UTC-6". */
export function zone() {
  const minutes = -new Date().getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${two(rest)}` : ''}`;
}

/** The end of a long id, enough to tell nodes apart at a glance. */
export const shortId = (id) => (id && id.length > 12 ? `…${id.slice(-8)}` : id ?? '–');
