import { h, meta, show, panel, empty, recordLink, status, when } from '../dom.js';
import { get } from '../api.js';

export const title = 'Search';

export async function draw(place, context) {
  const q = (context.parameters.get('q') ?? '').trim();
  if (!q) return show(place, h('h1', {}, title), empty('Type into the field above.', 'It finds cards and recommendations by title, id, skill and status, and cards by what they say.'));
  const answer = await get('search', { q });
  if (!context.isCurrent()) return;
  show(place, h('h1', { class: 'wrap' }, `Search: ${q}`),
    answer.named.length + answer.related.length === 0 ? empty('Nothing was found.', 'Try fewer or other words.') : null,
    answer.named.length ? panel('By title, id, skill or status', list(answer.named)) : null,
    answer.related.length ? panel('By what they say', list(answer.related)) : null);
}

const list = items => h('ul', { class: 'list' }, items.map(r => h('li', {}, recordLink(r.id, r.title), meta(r.kind, status(r.status), r.skill, r.store, when(r.touched)))));
