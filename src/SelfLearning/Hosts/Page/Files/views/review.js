import { h, meta, show, panel, empty, plural, recordLink, status, when, textOf, listOf, say } from '../dom.js';
import { get, post, isExport } from '../api.js';
import { ask, changeStatus } from '../ask.js';
import { edit } from '../edit.js';

export const title = 'Review';

const chosen = new Set();
let rows = new Map();

export async function draw(place, context) {
  const [{ review, candidates }, queue] = await Promise.all([get('review'), get('queue')]);
  if (!context.isCurrent()) return;
  rows = new Map();
  const recs = review.recommendations, age = r => when(r.last_touched_ts);
  const groups = [
    ['Recommendations', recs.open, r => [status(r.status), impact(r), age(r)], `${review.summary.open_recommendations} open`],
    ['Candidates from sessions', candidates.items.map(c => ({ ...c, meta: listOf(c.reasons).slice(0, 2).join('; ') })), c => [c.kind, `worth ${textOf(c.worth)}`, c.meta], `${candidates.open} open`],
    ['Worth a place in a skill', review.aha.backport_candidates, c => [`score ${c.score}`, c.primary_skill], null],
    ['Outcomes against them', queue.doubted, c => [status(c.status), `helped ${c.helped}, harmed ${c.harmed}`], `${queue.doubted_count}`],
    ['Cards of one title', queue.same_title.flat(), c => [status(c.status), c.store, when(c.touched)], `${queue.same_title_count} titles`],
    [`Stale: untouched for ${queue.stale_days} days`, queue.stale, c => [status(c.status), c.skill, when(c.touched)], `${queue.stale_count}`],
  ].filter(([, items]) => items.length > 0);

  show(place, h('h1', {}, title),
    groups.length === 0 ? empty('Nothing waits for you.', 'Recommendations, candidates from `self-learning learn`, and cards that went stale or did harm appear here.') : isExport ? null : bar(context),
    groups.map(([name, items, facts, count]) => panel(count ? `${name} (${count})` : name, h('ul', { class: 'list rows' }, items.map(item => row(item, facts(item)))))));
  const known = new Set(rows.keys());
  for (const id of chosen) if (!known.has(id)) chosen.delete(id);
  mark();
}

function row(item, facts) {
  rows.set(item.id, item);
  const box = isExport ? null : h('input', { type: 'checkbox', 'aria-label': `Choose ${item.title || item.id}`, checked: chosen.has(item.id), onchange: event => { pick(item.id, event.target.checked); } });
  const name = item.id.startsWith('cand_') ? h('details', {}, h('summary', {}, item.title || item.id), h('ol', {}, listOf(item.solution_steps).map(step => h('li', { class: 'wrap' }, step)))) : recordLink(item.id, item.title);
  return h('li', { tabindex: '-1', 'data-id': item.id }, box, h('div', { class: 'grow' }, name, meta(facts)));
}

const impact = r => r.expected_impact ? `speed ${textOf(r.expected_impact.speed) || '–'}, quality ${textOf(r.expected_impact.quality) || '–'}` : '';

function pick(id, on) {
  if (on) chosen.add(id); else chosen.delete(id);
  mark();
}

function mark() {
  for (const box of document.querySelectorAll('.rows input[type=checkbox]')) box.checked = chosen.has(box.closest('li').dataset.id);
  const count = document.getElementById('chosen');
  if (count) count.textContent = chosen.size === 0 ? 'Choose records, or move with j and k' : `${chosen.size} chosen`;
}

const actions = {
  a: ['Accept', context => status_(context, 'accepted')],
  p: ['Keep', context => keep(context)],
  e: ['Edit', context => editOne(context)],
  d: ['Discard', context => discard(context)],
  m: ['Merge', context => merge(context)],
  n: ['Done', context => status_(context, 'done')],
};

const bar = context => h('div', { class: 'bar-actions', role: 'toolbar', 'aria-label': 'What to do with the chosen records' },
  Object.entries(actions).map(([key, [name, run]]) => h('button', { type: 'button', 'aria-keyshortcuts': key, onclick: () => run(context) }, name, ' ', h('kbd', {}, key))),
  h('span', { id: 'chosen', class: 'dim', role: 'status' }));

// j and k move, x chooses, a letter acts on what is chosen or else on the row with the focus.
export function key(event, context) {
  if (isExport) return false;
  const list = [...document.querySelectorAll('.rows > li')];
  const at = list.indexOf(document.activeElement?.closest('.rows > li'));
  if (event.key === 'j' || event.key === 'k') {
    list[Math.min(list.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)))]?.focus();
    return true;
  }
  if (event.key === 'x' && at >= 0) {
    pick(list[at].dataset.id, !chosen.has(list[at].dataset.id));
    return true;
  }
  if (event.key === 'Enter' && at >= 0 && document.activeElement === list[at]) {
    list[at].querySelector('a, summary')?.click();
    return true;
  }
  const action = actions[event.key];
  if (!action) return false;
  action[1](context);
  return true;
}

function wanted(...kinds) {
  const focused = document.activeElement?.closest('.rows > li')?.dataset.id;
  const ids = chosen.size > 0 ? [...chosen] : focused ? [focused] : [];
  const found = ids.map(id => rows.get(id)).filter(r => r && kinds.some(kind => r.id.startsWith(kind)));
  if (found.length === 0) say(`Choose ${kinds.map(k => ({ aha_: 'cards', rec_: 'recommendations', cand_: 'candidates' })[k]).join(' or ')} first.`);
  return found;
}

async function finish(context, changed) {
  if (!changed) return;
  chosen.clear();
  await context.redraw();
}

async function status_(context, word) {
  const records = wanted(...(word === 'done' ? ['rec_'] : ['aha_', 'rec_']));
  if (records.length > 0) await finish(context, await changeStatus(records, word, context.consent));
}

async function keep(context) {
  const found = wanted('cand_');
  if (found.length > 0) await finish(context, await ask(`Make ${plural(found.length, 'candidate')} proposed cards?`, titles(found), 'Keep', () => post('keep', { ids: found.map(c => c.id) })));
}

async function discard(context) {
  const found = wanted('cand_', 'aha_', 'rec_');
  const lost = found.filter(c => c.id.startsWith('cand_')), others = found.filter(c => !c.id.startsWith('cand_'));
  let changed = null;
  if (lost.length > 0) changed = await ask(`Discard ${plural(lost.length, 'candidate')}? They will not be proposed again.`, titles(lost), 'Discard', () => post('discard', { ids: lost.map(c => c.id) }));
  if (others.length > 0) changed = await changeStatus(others, 'rejected', context.consent) || changed;
  await finish(context, changed);
}

async function merge(context) {
  const found = wanted('cand_');
  if (found.length === 0) return;
  await finish(context, await ask(`Merge ${plural(found.length, 'candidate')} into a card`, [
    titles(found), h('label', {}, 'Id of the card', h('input', { name: 'into', required: true, pattern: 'aha_.+', placeholder: 'aha_…', autocomplete: 'off' })),
  ], 'Merge', form => post('merge', { ids: found.map(c => c.id), into: form.get('into').trim() })));
}

async function editOne(context) {
  const [record] = wanted('aha_', 'rec_');
  if (record) await finish(context, await edit((await get('record', { id: record.id })).record));
}

const titles = items => h('ul', {}, items.map(item => h('li', { class: 'wrap' }, item.title || item.id)));
