import { h, meta, short, show, empty, panel, recordLink, textOf, listOf } from '../dom.js';
import { get, post, isExport } from '../api.js';
import { ask, applyPlan } from '../ask.js';
import { sideBySide, unified } from '../diff.js';

export const title = 'Backports';

const WORDS = { 'in-place': 'in place', edited: 'edited by hand', outdated: 'the card changed since', gone: 'gone from the file', 'put-aside': 'the card was put aside', 'unknown-origin': 'its card is unknown', unreadable: 'cannot be read' };

export async function draw(place, context) {
  const answer = await get('backports');
  if (!context.isCurrent()) return;
  const files = Map.groupBy(answer.items, item => item.file);
  show(place, h('h1', {}, title),
    h('p', { class: 'dim' }, 'Cards that became a permanent part of a skill or a document, and whether they still say the same.'),
    isExport ? null : h('div', { class: 'buttons' }, h('button', { type: 'button', class: 'primary', onclick: async () => { if (await backport([], answer.targets)) context.redraw(); } }, 'Put cards into a skill …')),
    files.size === 0 ? empty('No card was put into a skill yet.', 'Cards that proved themselves stand under Review, “Worth a place in a skill”.') : null,
    [...files].map(([file, items]) => panel(short(file), h('ul', { class: 'list' }, items.map(item => one(item, answer.titles?.[item.aha_id], context))))));
}

function one(item, name, context) {
  const diff = h('div', {});
  const details = h('details', {
    ontoggle: async () => {
      if (!details.open || diff.firstChild) return;
      const text = await get('backport', { file: item.file, id: item.aha_id });
      show(diff, text.in_file === null ? empty('Its text is not in the file.') : text.in_file === text.now ? empty('The file says what the card says.') : sideBySide(text.in_file, text.now ?? '', ['In the file', 'The card now']));
    },
  }, h('summary', {}, 'Compare with the card'), diff);
  return h('li', {}, item.aha_id ? recordLink(item.aha_id, name) : h('span', {}, 'Marks cannot be read'), meta(h('span', { class: `status ${item.status === 'in-place' ? 'good' : 'aside'}` }, WORDS[item.status] ?? item.status), item.line ? `line ${item.line}` : null),
    item.aha_id ? details : null,
    isExport || !item.line ? null : h('div', { class: 'buttons' }, h('button', { type: 'button', onclick: async () => { if (await remove(item)) context.redraw(); } }, 'Remove …')));
}

// The same plan as the command line's, then the same change.
export async function backport(ids, known) {
  const targets = known ?? (await get('backports')).targets;
  const plan = await ask('Put cards into a skill or document', [
    h('label', {}, 'Cards: ids, separated by commas', h('input', { name: 'ids', required: true, value: ids.join(', '), autocomplete: 'off' })),
    h('label', {}, 'Target: the folder of a skill, or a Markdown file', h('input', { name: 'target', required: true, list: 'targets', autocomplete: 'off' })),
    h('datalist', { id: 'targets' }, targets.map(target => h('option', { value: target }))),
    h('label', {}, 'Reason to pass the gate’s warnings (documents only)', h('input', { name: 'note', autocomplete: 'off' })),
  ], 'Show the change', form => post('plan-backport', { ids: form.get('ids').split(',').map(id => id.trim()).filter(Boolean), target: form.get('target').trim(), note: form.get('note') }));
  if (!plan) return null;
  if (listOf(plan.added_card_ids).length === 0 && !plan.diff) return ask('Nothing to do', h('p', {}, 'The target has these cards already.'), 'Close', () => true);
  return applyPlan('Apply this change?', plan, [plan.gate.map(f => h('p', { class: 'warn' }, `${f.grade}: ${f.detail}`)), unified(textOf(plan.diff))]);
}

async function remove(item) {
  let plan = await post('plan-remove', { ids: [item.aha_id], file: item.file });
  if (plan.edited.length > 0) {
    plan = await ask('This text was edited by hand', [h('ul', {}, plan.edited.map(e => h('li', {}, e))), h('p', {}, 'Removing it loses these edits.')], 'Show the change', () => post('plan-remove', { ids: [item.aha_id], file: item.file, discard_edits: true }));
    if (!plan) return null;
  }
  return applyPlan('Remove this text?', plan, unified(textOf(plan.diff)));
}
