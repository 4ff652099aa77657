// One document exchanged with a trading partner: what it is, what came of it, its text and its answer.

import { h } from '../base/dom.js';
import { moment, whole } from '../base/format.js';
import { cxmlLink, transactionLink } from '../base/route.js';
import { readIdentities } from '../data/cxml.js';
import { readAttachments, readContent, readDocument, readTexts } from '../data/cxml-document.js';
import { optional, Paced } from '../data/reading.js';
import { explain } from '../base/failure.js';
import { empty, missing, panel, when } from '../parts/bits.js';
import { documentPill, orderLinks, partnerName, partnerTitle } from '../parts/cxml.js';
import { markupPanel } from '../parts/markup.js';
import { replayActions, replayButton } from '../parts/replay.js';
import { saved } from '../parts/saving.js';

const WAITING = 5000; // between two looks at a document without an answer, in ms
const FINAL = 60_000; // one that has an answer changes rarely

export function cxmlDocumentPage(app) {
  const { api, route, grants } = app;
  let current;
  let texts = { version: undefined };
  const unfolded = new Set();
  const names = new Paced(300_000, async () => optional(async () => readIdentities(api, await grants.get())));
  const attached = new Paced(FINAL, () => optional(() => readAttachments(api, route.id)));
  return {
    title: 'Document',
    every: () => (current?.status ? FINAL : WAITING),
    async load() {
      const granted = await grants.get();
      current = await readDocument(api, route.id, granted);
      const version = `${current.uuid} ${current.dtUpdated}`;
      if (texts.version !== version) texts = { version, ...(await readTexts(api, route.id, granted)) };
      const [identities, attachments] = await Promise.all([names.get(), attached.get()]);
      return { row: current, granted, texts, attachments, identities: identities.value ?? new Map(), now: api.now() };
    },
    render: (facts) => ({ title: facts.row.kind, aside: aside(app, facts), body: body(facts, unfolded) }),
    actions: {
      ...replayActions(app, () => current),
      copy: (name) => app.copy(texts[name].text, `The ${name === 'document' ? 'document' : 'answer'} was copied as it is kept, without secrets.`),
      whole(name) {
        unfolded.add(name);
        app.draw();
      },
      download: (uuid) => download(app, uuid, attached),
    },
  };
}

async function download(app, uuid, attached) {
  try {
    const attachment = (await attached.get()).value.find((each) => each.uuid === uuid);
    saved(await readContent(app.api, uuid), nameOf(attachment));
  } catch (failure) {
    if (failure.isExpired) return app.expire(failure);
    const { head, text } = explain(failure);
    app.tell({ isBad: true, head: `The attachment could not be read. ${head}`, text });
  }
}

const nameOf = ({ fileName, contentId }) => fileName || contentId;

const aside = (app, { row, granted }) => [h('a', { href: cxmlLink({ status: row.status ?? 'unsent' }) }, documentPill(row, true)), replayButton(app, row, granted)];

function body({ row, texts, attachments, identities, now }, unfolded) {
  const none = texts.isHidden ? 'Your role may not read documents.' : undefined;
  const shared = { version: texts.version };
  return [
    factsPanel(row, identities, now),
    h('div', { class: 'columns spaced' },
      h('div', { class: 'stack' },
        markupPanel({ ...shared, name: 'document', title: 'Document', content: texts.document, none: none ?? 'Nothing was kept.', isWhole: unfolded.has('document') }),
        markupPanel({ ...shared, name: 'response', title: 'Answer', content: texts.response, none: none ?? 'There is no answer yet.', isWhole: unfolded.has('response') })),
      h('div', { class: 'stack' }, recordsPanel(row), attachmentsPanel(attachments), notesPanel(row))),
  ];
}

const fact = (name, ...value) => h('div', {}, h('dt', {}, name), h('dd', {}, value));

function factsPanel(row, identities, now) {
  const isOut = row.direction === 'OUT';
  return h('section', { class: 'panel', id: 'facts' }, h('dl', { class: 'line' },
    row.payloadID && fact('Payload id', h('span', { class: 'mono' }, row.payloadID)),
    fact('Direction', h('a', { href: cxmlLink({ direction: row.direction }) }, isOut ? 'sent by us' : 'received')),
    fact(isOut ? 'Made' : 'Received', when(row.dtCreated, now), moment(row.dtCreated, now).includes(' ') ? '' : h('span', { class: 'dim' }, ' today')),
    row.identityUuid && fact('Identity', h('a', { href: cxmlLink({ identity: row.identityUuid }), title: row.identityUuid }, identities.size > 0 ? partnerTitle(row.identityUuid, identities) : partnerName(row.identityUuid, identities))),
    row.deploymentMode && fact('Mode', row.deploymentMode),
    row.transactionId && fact('Transaction', h('a', { class: 'mono', href: transactionLink(row.transactionId) }, row.transactionId))));
}

function recordsPanel(row) {
  const records = [['Sales order', row.salesOrder], ['Purchase order', row.purchaseOrder]].filter(([, order]) => order?.number);
  if (records.length === 0) return panel('Records', empty(row.salesOrder || row.purchaseOrder ? 'Your role may not read the order it belongs to.' : 'It belongs to no order.'));
  return panel('Records', h('dl', { class: 'facts', id: 'records' }, records.map(([name, order]) => [h('dt', {}, name), h('dd', {}, orderLinks({ salesOrder: order }))])));
}

function attachmentsPanel({ value, failure }) {
  if (failure) return panel('Attachments', missing('attachments', failure));
  if (value.length === 0) return panel('Attachments', empty('None came along with it.'));
  return panel('Attachments', h('ul', { class: 'attachments', id: 'attachments' }, value.map((each) => h('li', { 'data-key': each.uuid },
    h('button', { type: 'button', class: 'quiet', 'data-act': 'download', 'data-value': each.uuid, title: each.contentId, 'aria-label': `Download ${nameOf(each)}` }, nameOf(each)),
    h('span', { class: 'dim' }, [each.contentType, Number.isInteger(each.size) && `${whole(each.size)} bytes`].filter(Boolean).join(' · '))))));
}

const notesPanel = ({ notes }) => (notes ? panel('Notes', h('p', { class: 'notes', id: 'notes' }, notes)) : null);
