import { h, textOf, listOf } from './dom.js';

const PARTS = [['when_to_use', 'When to use'], ['problem', 'Problem'], ['why', 'Why'], ['implementation_hint', 'How'], ['task_summary', 'Task']];
const LISTS = [['solution_steps', 'Solution', 'ol'], ['gotchas', 'Gotchas', 'ul'], ['links', 'Links', 'ul'], ['evidence', 'Evidence', 'ul'], ['notes', 'Notes', 'ul']];

// The text of a record. Links are text too: what an agent wrote is not to be clicked by accident.
export function cardText(record) {
  return h('div', { class: 'text' },
    PARTS.filter(([key]) => textOf(record[key]).trim()).map(([key, title]) => [h('h3', {}, title), h('p', { class: 'wrap' }, textOf(record[key]))]),
    LISTS.filter(([key]) => listOf(record[key]).length).map(([key, title, tag]) => [h('h3', {}, title), h(tag, {}, listOf(record[key]).map(item => h('li', { class: 'wrap' }, item)))]),
    listOf(record.tags).length ? h('p', { class: 'tags' }, listOf(record.tags).map(tag => h('span', { class: 'tag' }, tag))) : null);
}

// A version of a record as lines, for comparing two of them.
export function cardLines(record) {
  const skipped = new Set(['id', 'ts', 'last_touched_ts']);
  return Object.entries(record).filter(([key]) => !skipped.has(key)).flatMap(([key, value]) =>
    Array.isArray(value) ? [`${key}:`, ...value.map(item => `  ${textOf(item)}`)] : [`${key}: ${textOf(value)}`]).join('\n');
}
