import { h, meta, show, panel, empty, recordLink, status } from '../dom.js';
import { post } from '../api.js';
import { fit } from '../chart.js';

export const title = 'Try recall';

const KINDS = [['prompt', 'A prompt', 'why does jq print quotes around strings'], ['error', 'An error', 'fatal: not a git repository'], ['command', 'A command', 'git push --force']];

export async function draw(place, context) {
  const given = context.parameters;
  const results = h('div', {});
  const form = h('form', {
    class: 'stack',
    onsubmit: event => {
      event.preventDefault();
      const said = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
      if ([...said].length > 0) location.hash = `#/recall?${said}`;
    },
  }, KINDS.map(([key, name, example]) => h('label', {}, name, h('textarea', { name: key, rows: key === 'error' ? 3 : 1, placeholder: example, value: given.get(key) ?? '', onkeydown: event => { if (event.key === 'Enter' && (event.ctrlKey || key !== 'error')) { event.preventDefault(); form.requestSubmit(); } } }))),
  h('div', { class: 'buttons' }, h('button', { class: 'primary', type: 'submit' }, 'Try')));
  show(place, h('h1', {}, title), h('p', { class: 'dim' }, 'What would each agent be shown? Nothing is noted and no agent is told.'), form, results);
  const said = Object.fromEntries(KINDS.map(([key]) => [key, given.get(key)]).filter(([, value]) => value));
  if (Object.keys(said).length === 0) return;
  const answer = await post('recall', said);
  if (context.isCurrent()) show(results, cards(answer), agents(answer));
}

function cards(answer) {
  return panel('Cards by fit', answer.items.length === 0
    ? empty(answer.silent === 'empty-store' ? 'No cards yet, so nothing can fit.' : 'No card shares a telling word with this.')
    : [h('p', { class: 'dim' }, `The line is the threshold, ${answer.threshold}: hooks say nothing that lies below it.`),
      h('ol', { class: 'list' }, answer.items.map(item => h('li', {},
        h('div', { class: 'fitline' }, fit(item.fit, answer.threshold), h('span', { class: 'count' }, item.fit.toFixed(2)), recordLink(item.id, item.title), meta(status(item.status), item.weak ? 'weak' : null, item.signature ? 'this very error' : null, (item.flagged ?? []).length ? 'flagged' : null)),
        item.why.length === 0 ? null : h('details', {}, h('summary', {}, 'Why'), reasons(item.why)))))]);
}

function reasons(list) {
  const most = Math.max(1, ...list.map(r => r.weight));
  return h('table', { class: 'bars' }, h('tbody', {}, list.map(r => h('tr', {},
    h('th', { scope: 'row' }, r.feature), h('td', { class: 'wrap' }, r.detail),
    h('td', {}, h('meter', { min: 0, max: most, value: Math.max(0, r.weight), 'aria-label': `${r.feature} ${r.detail}: ${r.weight}` })),
    h('td', { class: 'count' }, r.weight.toFixed(2))))));
}

function agents(answer) {
  const speaking = answer.agents.filter(a => a.text !== null), silent = answer.agents.filter(a => a.text === null);
  const same = Map.groupBy(speaking, a => a.text), quiet = Map.groupBy(silent, a => a.why);
  return panel('What each agent would be shown',
    speaking.length === 0 ? empty('Every agent’s hook would stay silent.') : [...same].map(([text, list]) => h('div', {}, h('h3', {}, list.map(a => a.name).join(', ')), h('pre', { tabindex: '0' }, text))),
    h('ul', {}, [...quiet].map(([why, list]) => h('li', {}, `Silent, since ${why.startsWith('no card') ? why : 'the agent ' + why}: `, h('span', { class: 'dim' }, list.map(a => a.name).join(', '))))));
}
