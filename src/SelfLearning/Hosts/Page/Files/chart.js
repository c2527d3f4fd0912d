import { h, s, number } from './dom.js';

const KINDS = [['shown', 'shown'], ['used', 'used'], ['helped', 'helped'], ['harmed', 'harmed']];

// Hints week by week, with the same numbers as a table for those who cannot see it.
export function weeks(list) {
  const width = 720, height = 180, left = 34, bottom = 22;
  const most = Math.max(4, ...list.flatMap(w => KINDS.map(([key]) => w[key])));
  const slot = (width - left) / list.length;
  const y = value => (height - bottom) * (1 - value / most) + 4;
  const grid = [0, .5, 1].map(part => s('g', {},
    s('line', { class: 'grid', x1: left, x2: width, y1: y(most * part), y2: y(most * part) }),
    s('text', { class: 'tick', x: left - 6, y: y(most * part) + 4, 'text-anchor': 'end' }, number(Math.round(most * part)))));
  const bars = list.map((week, i) => s('g', {},
    ...KINDS.map(([key], k) => s('rect', {
      class: `bar ${key}`, x: left + i * slot + 4 + k * (slot - 8) / 4, width: Math.max(2, (slot - 8) / 4 - 1), y: y(week[key]), height: Math.max(0, y(0) - y(week[key])),
    }, s('title', {}, `${week.monday}: ${week[key]} ${key}`))),
    i % 2 === 0 ? s('text', { class: 'tick', x: left + i * slot + slot / 2, y: height - 4, 'text-anchor': 'middle' }, week.monday.slice(5)) : null));
  return h('figure', { class: 'chart' },
    s('svg', { viewBox: `0 0 ${width} ${height + 6}`, role: 'img', 'aria-label': 'Hints by week: shown, used, helped, harmed. The table below has the numbers.' }, grid, bars),
    h('figcaption', {}, KINDS.map(([key, word]) => h('span', { class: 'key' }, h('i', { class: `swatch ${key}` }), word))),
    h('details', {}, h('summary', {}, 'As a table'),
      h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Hints by week' }, h('table', {},
        h('thead', {}, h('tr', {}, ['Week of', 'Shown', 'Used', 'Helped', 'Harmed', 'Tokens'].map(t => h('th', { scope: 'col' }, t)))),
        h('tbody', {}, list.map(w => h('tr', {}, h('th', { scope: 'row' }, w.monday), [w.shown, w.used, w.helped, w.harmed, w.cost].map(v => h('td', {}, number(v))))))))));
}

// Where between never and always a card helps, as far as its outcomes tell.
export function interval(outcomes) {
  const percent = value => `${Math.round(value * 100)} %`;
  if (outcomes.low === null) return h('p', { class: 'dim' }, 'No outcome yet: nothing is known about whether it helps.');
  const x = value => 10 + value * 380;
  return h('figure', { class: 'chart small' },
    s('svg', { viewBox: '0 0 400 44', role: 'img', 'aria-label': `With 95 % confidence it helps in ${percent(outcomes.low)} to ${percent(outcomes.high)} of the cases.` },
      s('line', { class: 'grid', x1: 10, x2: 390, y1: 16, y2: 16 }),
      s('rect', { class: 'bar helped', x: x(outcomes.low), width: Math.max(2, x(outcomes.high) - x(outcomes.low)), y: 9, height: 14, rx: 3 }),
      [0, .5, 1].map(part => s('text', { class: 'tick', x: x(part), y: 40, 'text-anchor': part === 0 ? 'start' : part === 1 ? 'end' : 'middle' }, percent(part)))),
    h('figcaption', {}, `Helped ${outcomes.helped}, harmed ${outcomes.harmed}: between ${percent(outcomes.low)} and ${percent(outcomes.high)} (95 %)`));
}

// A bar of 0 to 1 with a line at the threshold.
export function fit(value, threshold) {
  return s('svg', { class: 'fit', viewBox: '0 0 200 14', preserveAspectRatio: 'none', role: 'img', 'aria-label': `fit ${value.toFixed(2)}, threshold ${threshold.toFixed(2)}` },
    s('rect', { class: 'track', x: 0, y: 3, width: 200, height: 8, rx: 2 }),
    s('rect', { class: value >= threshold ? 'bar helped' : 'bar shown', x: 0, y: 3, width: Math.max(1, 200 * Math.min(1, value)), height: 8, rx: 2 }),
    s('line', { class: 'threshold', x1: 200 * threshold, x2: 200 * threshold, y1: 0, y2: 14 }));
}
