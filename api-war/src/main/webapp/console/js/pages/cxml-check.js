// A document that is tried without effect: what it would be answered, and where it is wrong.

import { h } from '../base/dom.js';
import { explain } from '../base/failure.js';
import { plural } from '../base/format.js';
import { cxmlLink } from '../base/route.js';
import { checkDocument, examinedText, placeOf, textOf } from '../data/check.js';
import { empty, panel } from '../parts/bits.js';
import { documentPill } from '../parts/cxml.js';

const STILL = 60_000; // nothing on this page changes by itself, in ms

export function cxmlCheckPage(app) {
  let report;
  let isBusy = false;
  return {
    title: 'Check a document',
    every: STILL,
    load: async () => ({}),
    render: () => ({ aside: h('a', { class: 'button', href: cxmlLink({}) }, 'All documents'), body: body(report, isBusy) }),
    actions: {
      async check() {
        if (isBusy || field().value.trim() === '') return field().focus();
        isBusy = true;
        app.tell(undefined);
        try {
          report = await checkDocument(app.api, field().value);
        } catch (failure) {
          report = undefined;
          const { head, text } = explain(failure);
          app.tell({ isBad: true, head: `It was not checked. ${head}`, text });
        } finally {
          isBusy = false;
          app.draw();
        }
      },
      async file(input) {
        const [file] = input.files;
        if (!file) return;
        field().value = textOf(await file.arrayBuffer());
        report = undefined;
        app.draw();
      },
      line: (number) => select(field(), Number(number)),
    },
  };
}

const field = () => document.getElementById('text');

/** Selects a line and brings it into sight. */
function select(area, number) {
  const { start, end } = placeOf(area.value, number);
  area.focus();
  area.setSelectionRange(start, end);
  const height = Number.parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, (number - 3) * height);
  area.scrollIntoView({ block: 'nearest' });
}

function body(report, isBusy) {
  return [
    panel('Document', h('label', { class: 'hidden-text', for: 'text' }, 'Document'),
      h('textarea', { id: 'text', class: 'mono', rows: 18, wrap: 'off', spellcheck: 'false', autocomplete: 'off', placeholder: 'Paste a cXML document with its header and secret. Nothing of it is kept but a row in the log.' }),
      h('div', { class: 'actions' },
        h('button', { type: 'button', class: 'main', 'data-act': 'check', disabled: isBusy }, isBusy ? 'Checking …' : 'Check'),
        h('label', { class: 'file' }, 'or choose a file', h('input', { type: 'file', accept: '.xml,.cxml,text/xml,application/xml', 'data-change': 'file' })))),
    h('div', { class: 'spaced', role: 'status', id: 'report' }, report && reportPanel(report)),
  ];
}

function reportPanel(report) {
  const { findings } = report;
  const pill = documentPill({ status: report.status, direction: 'IN' }, true);
  const said = report.status >= 500 ? 'It could not be checked at present; try again later.' : report.isAccepted ? 'It would be accepted.' : 'It would be refused.';
  return panel(['Result · ', plural(findings.length, 'finding')],
    h('p', {}, pill, ' ', h('strong', {}, said), ' ', h('span', { class: 'dim' }, examinedText(report))),
    findings.length > 0 ? findingsTable(findings) : empty('Nothing is wrong with it.'));
}

const findingsTable = (findings) => h('table', { class: 'findings' },
  h('thead', {}, h('tr', {}, [['right', 'Line'], ['', 'Element'], ['', 'What is wrong'], ['', 'What to do']].map(([name, text]) => h('th', { scope: 'col', class: name }, text)))),
  h('tbody', {}, findings.map(({ severity, line, element, text, hint }) => h('tr', {},
    h('td', { class: 'right c-line', 'data-label': 'Line' }, line === null ? '–' : h('button', { type: 'button', class: 'quiet', 'data-act': 'line', 'data-value': line, 'aria-label': `Go to line ${line}` }, line)),
    h('td', { class: 'mono c-element' }, element ?? '–'),
    h('td', { class: 'c-text' }, h('span', { class: severity === 'error' ? 'bad' : 'waiting' }, severity), ' ', text),
    h('td', { class: 'dim c-hint' }, hint)))));
