import { h, textOf, listOf } from './dom.js';
import { post } from './api.js';
import { ask } from './ask.js';

const FIELDS = {
  aha_: [['title', 'Title'], ['when_to_use', 'When to use', 2], ['problem', 'Problem', 4], ['solution_steps', 'Solution: a step a line', 5, true], ['gotchas', 'Gotchas: one a line', 3, true], ['evidence', 'Evidence: one a line', 3, true], ['tags', 'Tags: one a line', 2, true]],
  rec_: [['title', 'Title'], ['why', 'Why', 3], ['implementation_hint', 'How', 3], ['tags', 'Tags: one a line', 2, true]],
};

const before = (record, key, isList) => isList ? listOf(record[key]).map(item => item.replaceAll('\n', ' ')).join('\n') : textOf(record[key]);

// Records a card or recommendation again under its id, with the fields that changed.
export function edit(record) {
  const kind = record.id.slice(0, 4);
  return ask('Edit', FIELDS[kind].map(([key, name, lines, isList]) => h('label', {}, name, lines
    ? h('textarea', { name: key, rows: lines, value: before(record, key, isList) })
    : h('input', { name: key, value: before(record, key, isList), required: true }))), 'Save', async form => {
    const changed = { id: record.id };
    for (const [key, , , isList] of FIELDS[kind]) {
      const text = form.get(key).replaceAll('\r\n', '\n');
      if (text === before(record, key, isList)) continue;
      changed[key] = isList ? text.split('\n').map(line => line.trim()).filter(Boolean) : text;
    }
    if (Object.keys(changed).length === 1) return;
    // A title belongs to every payload.
    changed.title ??= textOf(record.title);
    await post('record', { [kind === 'aha_' ? 'aha_cards' : 'recommendations']: [changed] });
  });
}
