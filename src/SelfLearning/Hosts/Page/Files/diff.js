import { h } from './dom.js';

const MOST = 600;

// The lines of two texts side by side, by their longest common subsequence.
function pairs(before, after) {
  const a = before.split('\n').slice(0, MOST), b = after.split('\n').slice(0, MOST);
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  const rows = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) rows.push([a[i++], b[j++]]);
    else if (j >= b.length || (i < a.length && length[i + 1][j] >= length[i][j + 1])) rows.push([a[i++], null]);
    else rows.push([null, b[j++]]);
  }
  return rows;
}

export function sideBySide(before, after, titles) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Changes side by side' }, h('table', { class: 'diff' },
    h('thead', {}, h('tr', {}, titles.map(t => h('th', { scope: 'col' }, t)))),
    h('tbody', {}, pairs(before, after).map(([left, right]) => h('tr', {},
      h('td', { class: right === null ? 'gone' : '' }, right === null ? h('del', {}, left || ' ') : left),
      h('td', { class: left === null ? 'added' : '' }, left === null ? h('ins', {}, right || ' ') : right))))));
}

// A unified diff as the command prints it.
export function unified(text) {
  return h('pre', { class: 'patch', tabindex: '0' }, text.split('\n').map(line =>
    h('span', { class: line.startsWith('+') ? 'added' : line.startsWith('-') ? 'gone' : line.startsWith('@@') ? 'dim' : '' }, line + '\n')));
}
