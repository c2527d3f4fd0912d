import { h, meta, show, panel, empty, number, plural, recordLink, when, clock } from '../dom.js';
import { get } from '../api.js';

export const title = 'Sessions';

const WORDS = {
  shown: 'Shown', fits: 'Fits a failure; known already', settled: 'The command worked without it', used: 'Advice used', helped: 'Helped',
  against: 'The command failed again', harmed: 'Harmed', reset: 'Context emptied', loaded: 'Read a file with backported cards',
};

export async function draw(place, context) {
  const { items } = await get('sessions');
  if (!context.isCurrent()) return;
  const wanted = context.argument ? items.filter(session => session.session === context.argument) : items;
  show(place, h('h1', {}, context.argument ? `Session ${context.argument.slice(0, 8)}` : title),
    context.argument ? h('p', {}, h('a', { href: '#/sessions' }, 'All sessions')) : null,
    wanted.length === 0
      ? empty(context.argument ? 'This session is not kept any more.' : 'No session yet.', 'Hooks note here what they showed and what came of it, for 30 days. Install them with: self-learning install')
      : wanted.map((session, i) => one(session, context.argument !== null || i < 3)));
}

function one(session, open) {
  return h('section', { class: 'panel' }, h('details', { open },
    h('summary', {}, h('h2', {}, session.agent ?? 'Agent unknown', ' ', h('code', {}, session.session.slice(0, 8))),
      meta(when(session.last), plural(session.shown, 'hint'), `${number(session.cost)} tokens`, session.used ? `${session.used} used` : null, session.helped ? h('span', { class: 'status good' }, `${session.helped} helped`) : null, session.against ? h('span', { class: 'status aside' }, `${session.against} failed again`) : null)),
    h('ol', { class: 'timeline' }, session.notes.map(n => h('li', { class: n.kind }, clock(n.ts), h('div', {},
      h('strong', {}, WORDS[n.kind] ?? n.kind), ' ', n.card ? recordLink(n.card, n.title) : null,
      meta(n.moment ? `at ${n.moment}` : null, n.why, n.cost ? plural(n.cost, 'token') : null, n.subagent ? `sub-agent ${n.subagent}` : null, n.files.join(', '))))))));
}
