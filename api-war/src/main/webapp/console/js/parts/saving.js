// Handing bytes to the person at the screen as a file.

import { h } from '../base/dom.js';

/** Saves bytes under a name. Whatever they are, the browser is told nothing that would make it open them. */
export function saved(bytes, name) {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = h('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000); // the download has begun by then
}
