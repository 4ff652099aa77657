// Parameters as they may be shown: whatever looks like a secret is not.

const SECRET = /secret|passw|token|authori[sz]ation|api[-_]?key|credential|cookie|private|session|bearer/i;
const SIGNATURE = /signature|hmac/i; // a word such as "valid" under this name is none
const DOTS = '••••••';

/** A copy in which secrets are dots; says how many were. A text that holds JSON is shown as what it holds. */
export function masked(parameters) {
  let hidden = 0;
  const walk = (value, name) => {
    if (name !== undefined && isSecret(name, value)) {
      hidden++;
      return DOTS;
    }
    if (Array.isArray(value)) return value.map((each) => walk(each, undefined));
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, key)]));
    }
    return typeof value === 'string' ? walkText(value) : value;
  };
  const walkText = (text) => {
    const inner = parsed(text);
    return inner === undefined ? maskedText(text) : walk(inner, undefined);
  };
  // a form body, or a bearer token in the middle of a text
  const maskedText = (text) =>
    text.replace(/\b((?:[\w.-]*(?:secret|passw|token|api[-_]?key|signature)[\w.-]*)=|Bearer\s+|Basic\s+)([^&\s"]+)/gi, (all, head) => {
      hidden++;
      return head + DOTS;
    });
  return { value: walk(parameters, undefined), hidden };
}

function isSecret(name, value) {
  if (value === null || value === '' || typeof value === 'boolean') return false;
  return SECRET.test(name) || (SIGNATURE.test(name) && typeof value === 'string' && /^\S{16,}$/.test(value));
}

function parsed(text) {
  const start = text.trimStart()[0];
  if (start !== '{' && start !== '[') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // looks like JSON, is none: shown as the text it is
  }
}
