// The running console: one page at a time, drawn from its last facts, told what happens.

import { h, patch } from './base/dom.js';
import { Api } from './base/api.js';
import { ApiFailure, explain } from './base/failure.js';
import { Live } from './base/live.js';
import { readRoute } from './base/route.js';
import { Session } from './base/session.js';
import { readGrants } from './data/grants.js';
import { whereOf } from './data/jobs.js';
import { cappedCount, optional, Paced } from './data/reading.js';
import { frame } from './frame.js';
import { cronPage, nodesPage } from './pages/lists.js';
import { cxmlCheckPage } from './pages/cxml-check.js';
import { cxmlDocumentPage } from './pages/cxml-document.js';
import { cxmlPage } from './pages/cxml.js';
import { jobPage } from './pages/job.js';
import { jobsPage } from './pages/jobs.js';
import { overviewPage } from './pages/overview.js';
import { signIn } from './pages/sign-in.js';
import { transactionPage } from './pages/transaction.js';
import { transactionsPage } from './pages/transactions.js';
import { offered } from './parts/dialog.js';

const GRANTS = 300_000; // what a role may do changes rarely; how long it is taken as known, in ms
const GOOD_NEWS = 8000; // how long it stays on the page, in ms
const PAGES = {
  overview: overviewPage, jobs: jobsPage, job: jobPage, cron: cronPage, nodes: nodesPage,
  transactions: (app) => (app.route.id ? transactionPage(app) : transactionsPage(app)),
  cxml: (app) => (app.route.id === 'check' ? cxmlCheckPage(app) : app.route.id ? cxmlDocumentPage(app) : cxmlPage(app)),
};
/** What a page says when the one thing it is about is not there. */
const MISSING = {
  job: ['There is no such job.', 'It may have been cleaned up: successes are kept for 90 days'],
  transactions: ['There is no such request.', 'It may still run, or belong to another client; what ran inside a request that failed is undone with it'],
  cxml: ['There is no such document.', 'It may belong to another client, or have been deleted'],
};

export class App {
  #root;
  #live;
  #page;
  #facts;
  #updated;
  #failures;
  #failureCount;
  #outage;
  #notice;

  session = new Session();
  api = new Api(this.session);
  route = readRoute(location.hash);
  /** What the API refused to this role, and the jobs a request is under way for. */
  denied = new Set();
  busy = new Set();
  /** What the API says that this role may do. */
  grants;

  constructor(root) {
    this.#root = root;
    this.#live = new Live((isCurrent) => this.#load(isCurrent), (failure) => this.#fail(failure));
  }

  /** Shows the sign-in, then the page of the address. */
  start(message) {
    signIn(this.#root, this.session, message, () => {
      this.denied.clear();
      const { api } = this;
      this.grants = new Paced(GRANTS, () => readGrants(api));
      this.#failureCount = new Paced(10_000, () => optional(() => cappedCount(api, 'worker-jobs', whereOf({ status: 'failed', since: '15m' }, api.now()))));
      this.#root.replaceChildren();
      this.open();
    });
  }

  /** Opens the page of the address. */
  open() {
    this.route = readRoute(location.hash);
    if (!this.session.isOpen) return;
    this.#page = (PAGES[this.route.page] ?? overviewPage)(this);
    this.#facts = undefined;
    this.#updated = undefined;
    this.#outage = undefined;
    this.#notice = undefined;
    this.#live.isPaused = false;
    this.draw();
    // a narrow screen shows a part of the navigation
    document.querySelector('.nav [aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    this.#live.start();
  }

  refresh() {
    if (this.session.isOpen) this.#live.start();
  }

  draw() {
    if (!this.session.isOpen) return;
    const shown = this.#facts ? this.#page.render(this.#facts) : { body: [this.#outage ? null : h('p', { class: 'dim' }, 'Reading …')] };
    const title = shown.title ?? this.#page.title;
    const current = PAGES[this.route.page] ? this.route.page : 'overview';
    document.title = `${title} · Toga console`;
    patch(this.#root, frame({
      current, title, aside: shown.aside ?? null, body: shown.body, session: this.session, failures: this.#failures,
      outage: this.#outage, notice: this.#notice, updated: this.#updated, isPaused: this.#live.isPaused,
    }));
  }

  /** Says what came of something the person did; undefined clears it. Good news goes by itself. */
  tell(notice) {
    this.#notice = notice && { ...notice, ends: notice.isBad ? Infinity : performance.now() + GOOD_NEWS };
    this.draw();
  }

  /** What a button of the page or the frame does; value says to what, where there are several. */
  act(name, value) {
    const own = {
      pause: () => this.#pause(), again: () => this.refresh(), dismiss: () => this.tell(undefined), skip: () => document.getElementById('page').focus(),
      'sign-out': () => this.#leave('You are signed out.'),
    };
    return (own[name] ?? this.#page.actions?.[name])?.(value);
  }

  async copy(text, message) {
    try {
      await navigator.clipboard.writeText(text);
      this.tell({ head: 'Copied.', text: message });
    } catch {
      await offered(text); // no clipboard outside https and localhost
    }
  }

  /** The session ended by itself. */
  expire(failure) {
    this.#leave(`Your session has ended (${failure.code}). Sign in again to come back to this page.`);
  }

  #leave(message) {
    this.#live.stop();
    this.session.signOut();
    this.start(message);
  }

  async #load(isCurrent) {
    const page = this.#page;
    const facts = await page.load();
    const failures = await this.#failureCount.get();
    if (!isCurrent()) return 0;
    this.#facts = facts;
    this.#failures = failures.value;
    this.#updated = Date.now();
    this.#outage = undefined;
    if (this.#notice && performance.now() > this.#notice.ends) this.#notice = undefined;
    this.draw();
    return typeof page.every === 'function' ? page.every() : page.every;
  }

  /** Answers whether trying again makes sense. */
  #fail(failure) {
    if (failure.isExpired) {
      this.expire(failure);
      return false;
    }
    if (!(failure instanceof ApiFailure)) console.error(failure); // a fault of the console: its stack is for the developer
    const isRepeated = failure.isOutage === true;
    this.#outage = { ...explain(failure), known: this.#facts && this.#updated, isRepeated };
    const missing = failure.isMissing && MISSING[this.route.page];
    if (missing) Object.assign(this.#outage, { head: missing[0], text: `${missing[1]} (${failure.code}).` });
    this.draw();
    return isRepeated;
  }

  #pause() {
    this.#live.isPaused = !this.#live.isPaused;
    this.draw();
    if (!this.#live.isPaused) this.refresh();
  }
}
