import { h, meta, show, panel, empty, number, plural, recordLink, status, when } from '../dom.js';
import { get } from '../api.js';
import { weeks } from '../chart.js';

export const title = 'Overview';

export async function draw(place, { isCurrent }) {
  const { list, review } = await get('overview');
  if (!isCurrent()) return;
  const figures = h('div', {}, h('p', { class: 'dim' }, 'Counting …')), health = h('div', {}, h('p', { class: 'dim' }, 'Checking …'));
  const sum = review.summary;
  show(place, h('h1', {}, title),
    h('dl', { class: 'numbers' }, [
      ['cards', sum.aha_cards], ['global cards', sum.global_aha_cards], ['open recommendations', sum.open_recommendations],
      ['worth a place in a skill', sum.backport_candidates], ['backports drifted', sum.backports_drifted], ['signals', sum.signals],
    ].map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, number(value))))),
    h('div', { class: 'columns' },
      panel('Newest cards', newest(list.items)),
      panel('Open work', work(review.next_actions))),
    figures, panel('Health', health));
  place.dataset.drawn = 'first';

  await Promise.all([
    get('figures').then(answer => isCurrent() && show(figures, drawFigures(answer))),
    get('health').then(answer => isCurrent() && show(health, drawHealth(answer))),
  ]);
}

const newest = items => items.length === 0
  ? empty('No cards yet.', 'They come when your agent records what it learned (self-learning record), or from `self-learning learn`.')
  : h('ul', { class: 'list' }, [...items].reverse().map(c => h('li', {}, recordLink(c.id, c.title), meta(status(c.status), when(c.ts)))));

const work = actions => actions.length === 0
  ? empty('Nothing is open.', 'Recommendations and cards that proved themselves appear here.')
  : h('ul', { class: 'list' }, actions.map(a => h('li', {}, recordLink(a.id, a.title), meta(a.type === 'recommendation' ? status(a.status) : 'worth a place in a skill'))));

function drawFigures(figures) {
  const shown = figures.weeks.reduce((sum, w) => sum + w.shown, 0), cost = figures.weeks.reduce((sum, w) => sum + w.cost, 0);
  const any = figures.weeks.some(w => w.shown + w.used + w.helped + w.harmed > 0);
  return [
    panel('Hints by week', any
      ? [weeks(figures.weeks), h('p', { class: 'dim' }, `${plural(shown, 'hint')} in ${figures.weeks.length} weeks cost ${plural(cost, 'token')} of your agents’ context.`)]
      : empty('No hint was shown yet.', 'With hooks, agents get fitting cards by themselves: self-learning install')),
    panel('Cards by status', bars(figures.cards)),
  ];
}

function bars(counts) {
  const most = Math.max(1, ...Object.values(counts));
  return h('table', { class: 'bars' }, h('tbody', {}, Object.entries(counts).map(([word, count]) => h('tr', {},
    h('th', { scope: 'row' }, h('a', { href: `#/search?q=${word}` }, word)), h('td', {}, h('meter', { min: 0, max: most, value: count, 'aria-label': `${word}: ${count}` })), h('td', { class: 'count' }, number(count))))));
}

const drawHealth = answer => answer.count === 0
  ? h('p', {}, '✓ Doctor found nothing wrong.')
  : h('ul', { class: 'list' }, answer.findings.slice(0, 20).map(f => h('li', {},
    h('strong', {}, `${f.grade}: ${f.rule}`), h('span', { class: 'wrap' }, f.detail), h('span', { class: 'meta wrap' }, f.advice))));
