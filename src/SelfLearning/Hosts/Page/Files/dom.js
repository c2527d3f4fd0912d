// Everything that comes from a store enters the page here, and only as text: there is no way from a string to markup.
const SVG = 'http://www.w3.org/2000/svg';

function put(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked') node[name] = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

export const h = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);

export const s = (tag, attributes, ...children) => put(document.createElementNS(SVG, tag), attributes, children);

export const show = (place, ...children) => place.replaceChildren(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== false));

// A value of a record as text, whatever its type: other programs write these fields too.
export const textOf = value => value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

export const listOf = value => Array.isArray(value) ? value.map(textOf) : value === null || value === undefined || value === '' ? [] : [textOf(value)];

export const number = value => Number(value ?? 0).toLocaleString('en');

export const plural = (count, one, many = one + 's') => `${number(count)} ${count === 1 ? one : many}`;

export function when(ts) {
  const time = Date.parse(ts ?? '');
  if (Number.isNaN(time)) return h('span', {}, ts ?? '');
  const days = Math.floor((Date.now() - time) / 86400000);
  const words = days < 1 ? 'today' : days === 1 ? 'yesterday' : days < 60 ? `${days} days ago` : ts.slice(0, 10);
  return h('time', { datetime: ts, title: ts }, words);
}

export const clock = ts => h('time', { datetime: ts ?? '' }, (ts ?? '').slice(11, 19));

export const recordLink = (id, title) => h('a', { href: `#/record/${encodeURIComponent(id)}` }, title || id);

export const status = word => h('span', { class: `status ${['accepted', 'backported', 'done'].includes(word) ? 'good' : ['rejected', 'deprecated'].includes(word) ? 'aside' : ''}` }, (word || 'proposed').replaceAll('_', ' '));

// Small facts in a row, each by itself.
export const meta = (...facts) => h('span', { class: 'meta' }, facts.flat(Infinity).filter(f => f !== null && f !== undefined && f !== false && f !== '').map(f => f instanceof Node ? f : h('span', {}, f)));

let root = '';

export const setRoot = path => { root = path + '/'; };

// A path as the person knows it: from the root of the repository, where it lies in it.
export const short = path => path.startsWith(root) && root.length > 1 ? path.slice(root.length) : path;

export const empty = (what, next) => h('p', { class: 'empty' }, what, next ? [' ', next] : null);

export const panel = (title, ...children) => h('section', { class: 'panel' }, h('h2', {}, title), ...children);

export const say = text => { document.getElementById('live').textContent = text; };
