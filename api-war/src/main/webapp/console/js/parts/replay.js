// Acting on a kept document again.

import { h } from '../base/dom.js';
import { explain } from '../base/failure.js';
import { isReplayable, replay } from '../data/cxml-document.js';
import { asked } from './dialog.js';

const DENIED = 'cxml-replay';
const nameOf = ({ direction }) => (direction === 'OUT' ? 'Send again' : 'Replay');
const questionOf = ({ direction, kind, payloadID }) =>
  (direction === 'OUT' ? `Send the ${kind} ${payloadID} to its partner again?` : `Act on the ${kind} ${payloadID} as if it came now?`);

/** The button; not there where the role may not, or nothing is to be done again. */
export function replayButton(app, document, grants) {
  if (app.denied.has(DENIED) || !isReplayable(document, grants)) return null;
  const isBusy = app.busy.has(document.uuid);
  return h('button', { type: 'button', class: 'main', 'data-act': 'replay', disabled: isBusy }, isBusy ? 'Asking …' : nameOf(document));
}

export function replayActions(app, current) {
  return {
    async replay() {
      const document = current();
      if (app.busy.has(document.uuid)) return;
      const reason = await asked(questionOf(document), 'Reason, for the log', nameOf(document));
      if (reason === undefined) return;
      app.busy.add(document.uuid);
      app.draw();
      try {
        const { status, text } = await replay(app.api, document.uuid, reason);
        app.tell({ isBad: status >= 300, head: document.direction === 'OUT' ? 'Done.' : `Replayed: ${status}.`, text });
      } catch (failure) {
        app.tell(refusal(app, failure));
      } finally {
        app.busy.delete(document.uuid);
        app.refresh();
      }
    },
  };
}

function refusal(app, failure) {
  if (failure.isExpired) return app.expire(failure);
  if (failure.isForbidden) app.denied.add(DENIED);
  const { head, text } = explain(failure);
  return { isBad: true, head: `Nothing was done. ${head}`, text };
}
