import { h, meta, short, show, panel, empty, number, plural, status, when, clock, textOf, listOf } from '../dom.js';
import { get, isExport } from '../api.js';
import { interval } from '../chart.js';
import { sideBySide } from '../diff.js';
import { cardText, cardLines } from '../card.js';
import { changeStatus } from '../ask.js';
import { edit } from '../edit.js';
import { backport } from './backports.js';

export const title = 'Record';

export async function draw(place, context) {
  const item = await get('record', { id: context.argument });
  if (!context.isCurrent()) return;
  const record = item.record, isCard = item.kind === 'card', name = textOf(record.title) || textOf(record.task_summary) || item.id;
  const asked = { id: item.id, title: name, status: record.status, text_sha256: item.text_sha256 };
  const set = async word => { if (await changeStatus([asked], word, context.consent)) context.redraw(); };
  show(place,
    h('h1', { class: 'wrap' }, name),
    meta(item.kind === 'event' ? null : status(record.status), h('code', {}, item.id), textOf(record.primary_skill), textOf(record.scope), record.shareable === true ? 'shareable' : null, when(record.ts),
      item.approved ? h('span', { class: 'status good' }, 'approved by a person') : null),
    listOf(item.flags).length ? h('p', { class: 'warn', role: 'note' }, `Flagged: ${listOf(item.flags).join(', ')}. No hook shows it until a person accepts it.`) : null,
    isExport || item.kind === 'event' ? null : h('div', { class: 'buttons' },
      (isCard ? ['accepted', 'deprecated', 'rejected'] : ['accepted', 'in_progress', 'done', 'rejected']).filter(word => word !== record.status).map(word =>
        h('button', { type: 'button', class: word === 'accepted' ? 'primary' : '', onclick: () => set(word) }, ({ accepted: 'Accept', deprecated: 'Deprecate', rejected: 'Reject', in_progress: 'Start', done: 'Done' })[word])),
      h('button', { type: 'button', onclick: async () => { if (await edit(record)) context.redraw(); } }, 'Edit'),
      isCard ? h('button', { type: 'button', onclick: async () => { if (await backport([item.id])) context.redraw(); } }, 'Put into a skill …') : null),
    h('div', { class: 'columns' },
      panel('Text', cardText(record)),
      isCard ? h('div', {}, panel('Evidence', interval(item.outcomes), numbers(item)), panel('Where it stands in skills', places(item))) : null),
    isCard ? panel('Hints', hints(item.hints)) : null,
    panel(`History (${plural(item.history.length, 'earlier version')})`, history(item)),
    panel(`Signals (${number(item.signal_count)})`, signals(item.signals)));
}

const numbers = item => h('p', {}, `Shown ${number(item.outcomes.shown)} times, used ${number(item.outcomes.used)}, helped ${number(item.outcomes.helped)}, harmed ${number(item.outcomes.harmed)}. `, h('span', { class: 'dim' }, textOf(item.explain)));

const places = item => item.places.length === 0
  ? empty('It stands in no skill or document.', isExport ? null : '“Put into a skill” shows the change first.')
  : h('ul', { class: 'list' }, item.places.map(p => h('li', {}, h('span', { class: 'wrap' }, `${short(p.file)}${p.line ? ':' + p.line : ''}`), meta(p.status))));

const OUTCOMES = { shown: 'shown', fits: 'fits a failure; known already', settled: 'the command worked without it', used: 'advice used', helped: 'helped', against: 'the command failed again', harmed: 'harmed' };

const hints = sessions => sessions.length === 0
  ? empty('No session was shown this card in the last 30 days.')
  : h('ul', { class: 'list' }, sessions.map(session => h('li', {},
    h('a', { href: `#/sessions/${encodeURIComponent(session.session)}` }, `Session ${session.session.slice(0, 8)}`), meta(session.agent, when(session.last)),
    h('ol', { class: 'steps' }, session.notes.map(n => h('li', {}, clock(n.ts), ' ', OUTCOMES[n.kind] ?? n.kind, n.moment && n.kind === 'shown' ? ` at ${n.moment}` : '', n.why ? ` (${n.why})` : '', n.cost ? `, ${plural(n.cost, 'token')}` : ''))))));

function history(item) {
  const versions = [...item.history, item.record];
  if (versions.length < 2) return empty('It was never changed.');
  return versions.slice(1).map((version, i) => h('details', { open: i === versions.length - 2 }, h('summary', {}, `${textOf(versions[i].ts)} → ${textOf(version.ts)}`),
    sideBySide(cardLines(versions[i]), cardLines(version), ['Before', 'After']))).reverse();
}

const signals = list => list.length === 0 ? empty('No signal yet.') : h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Signals' }, h('table', {},
  h('thead', {}, h('tr', {}, ['When', 'What', 'By', 'Context'].map(t => h('th', { scope: 'col' }, t)))),
  h('tbody', {}, [...list].reverse().slice(0, 50).map(x => h('tr', {}, h('td', {}, when(x.ts)), h('td', {}, textOf(x.kind)), h('td', {}, textOf(x.source)), h('td', { class: 'wrap' }, textOf(x.context)))))));
