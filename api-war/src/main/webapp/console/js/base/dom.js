// Elements from functions, and a patch that keeps focus, scroll and typing while a page is drawn anew.

const SVG = 'http://www.w3.org/2000/svg';

function build(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An HTML element; strings become text, never markup. */
export const h = (tag, properties, ...children) => build(document.createElement(tag), properties, children);

/** An SVG element. */
export const svg = (tag, properties, ...children) => build(document.createElementNS(SVG, tag), properties, children);

const isSame = (a, b) =>
  a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.nodeType !== 1 || a.dataset.key === b.dataset.key);

/** An element whose many children are made once for a version, and left alone while the page shows that version under its id. */
export function once(tag, properties, version, make) {
  const isShown = document.getElementById(properties.id)?.dataset.version === version;
  return h(tag, { ...properties, 'data-version': version }, isShown ? [] : make());
}

const isSameVersion = (from, to) => to.dataset.version !== undefined && from.dataset.version === to.dataset.version;

// what the person at the screen changed: an opened fold, the size of a field, a typed value
const isTheirs = (element, name) =>
  (element.nodeName === 'DETAILS' && name === 'open') || (element.nodeName === 'TEXTAREA' && name === 'style') || (element === document.activeElement && name === 'value');

function patchAttributes(from, to) {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !isTheirs(from, name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value && !isTheirs(from, name)) from.setAttribute(name, value);
  }
}

function patchNode(from, to) {
  if (from.nodeType !== 1) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
    return;
  }
  if (isSameVersion(from, to)) return;
  const isField = from.nodeName === 'INPUT' || from.nodeName === 'SELECT';
  const value = isField ? to.value : undefined; // read before the options move over
  patchAttributes(from, to);
  patch(from, to.childNodes);
  if (isField && from !== document.activeElement && from.value !== value) from.value = value;
}

/** Makes the children of an element look like the wanted nodes, changing as little as possible. */
export function patch(parent, wanted) {
  const keyed = new Map();
  for (const child of parent.children) {
    if (child.dataset.key !== undefined) keyed.set(child.dataset.key, child);
  }
  let place = parent.firstChild;
  for (const node of [...wanted]) {
    const known = node.nodeType === 1 && node.dataset.key !== undefined ? keyed.get(node.dataset.key) : undefined;
    if (known && known !== place) {
      parent.insertBefore(known, place);
      place = known;
    }
    if (place && isSame(place, node)) {
      patchNode(place, node);
      place = place.nextSibling;
    } else {
      parent.insertBefore(node, place);
    }
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}
