// Running a finished job again.

import { h } from '../base/dom.js';
import { explain } from '../base/failure.js';
import { confirmed } from './dialog.js';

const NOT_GRANTED = 'Your role may look but not retry jobs.';

/** The button; disabled once the API said that this role may not. */
export function retryButton(app, job) {
  const isDenied = app.denied.has('retry');
  return h('button', { type: 'button', class: 'main', 'data-act': 'retry', disabled: isDenied || app.busy.has(job.uuid), title: isDenied ? NOT_GRANTED : undefined },
    app.busy.has(job.uuid) ? 'Asking …' : job.isSuccess ? 'Run again' : 'Retry');
}

export function retryActions(app, current) {
  return {
    async retry() {
      const job = current();
      if (app.busy.has(job.uuid)) return;
      if (job.isSuccess && !(await confirmed(`This job succeeded. Run ${job.action} a second time with the same parameters?`, 'Run again'))) return;
      app.busy.add(job.uuid);
      app.draw();
      try {
        await app.api.post('worker-job-retries', { workerJob: job.uuid });
        app.tell({ head: 'Queued again.', text: `${job.action} starts as attempt ${(job.attempt ?? 1) + 1}.` });
      } catch (failure) {
        app.tell(refusal(app, failure));
      } finally {
        app.busy.delete(job.uuid);
        app.refresh();
      }
    },
  };
}

function refusal(app, failure) {
  if (failure.isExpired) return app.expire(failure);
  if (failure.isForbidden) {
    app.denied.add('retry');
    return { isBad: true, head: NOT_GRANTED, text: `Nothing was changed (${failure.code}, transaction ${failure.transactionId}). An administrator can grant it.` };
  }
  const { head, text } = explain(failure);
  return { isBad: true, head: `It was not retried. ${head}`, text };
}
