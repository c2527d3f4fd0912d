import { h, show, say, empty, setRoot } from './dom.js';
import { get, listen, isExport } from './api.js';
import { ask, isAsking } from './ask.js';
import * as overview from './views/overview.js';
import * as review from './views/review.js';
import * as record from './views/record.js';
import * as recall from './views/recall.js';
import * as sessions from './views/sessions.js';
import * as backports from './views/backports.js';
import * as search from './views/search.js';

const views = { overview, review, recall, sessions, backports, record, search };
const inNav = ['overview', 'review', 'recall', 'sessions', 'backports'].filter(name => !isExport || name !== 'recall');
const consent = { state: 'none' };
const main = document.getElementById('main');
let turn = 0, context = null;

function route() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [name, argument] = path.split('/');
  return { name: Object.hasOwn(views, name) ? name : 'overview', argument: argument ? decodeURIComponent(argument) : null, parameters: new URLSearchParams(query ?? '') };
}

// Draws the view of the address. `again`: the same one anew, since records came; the place on the page stays.
async function draw(again = false) {
  const mine = ++turn, now = route(), view = views[now.name];
  context = { ...now, consent, isCurrent: () => mine === turn, redraw: () => draw(true) };
  for (const link of document.querySelectorAll('nav a')) {
    if (link.dataset.view === now.name) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current');
  }
  delete main.dataset.drawn;
  if (!again) show(main, h('p', { class: 'dim' }, 'Loading …'));
  const top = scrollY, focused = document.activeElement?.closest?.('[data-id]')?.dataset.id;
  try {
    await view.draw(main, context);
  } catch (error) {
    if (mine === turn) show(main, h('h1', {}, view.title), h('p', { class: 'fault', role: 'alert' }, error.message), empty('', h('a', { href: '#/overview' }, 'Back to the overview')));
  }
  if (mine !== turn) return;
  document.title = `${main.querySelector('h1')?.textContent ?? view.title} · Self-learning`;
  main.dataset.drawn = now.name;
  if (again) {
    scrollTo(0, top);
    if (focused) main.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  } else {
    scrollTo(0, 0);
    if (document.activeElement?.id !== 'query') main.focus({ preventScroll: true });
  }
}

const query = document.getElementById('query');
document.getElementById('find').addEventListener('submit', event => event.preventDefault());
let pause = 0;
query.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    const address = `#/search?q=${encodeURIComponent(query.value)}`;
    if (route().name === 'search') { history.replaceState(null, '', address); draw(); } else location.hash = address;
  }, 120);
});

const KEYS = [['/', 'search'], ['1 … 5', 'go to a view'], ['?', 'these keys'], ['j, k', 'next and previous record (Review)'], ['x', 'choose a record (Review)'], ['a, p, e, d, m, n', 'accept, keep, edit, discard, merge, done (Review)'], ['Enter', 'open a record (Review)']];

document.addEventListener('keydown', event => {
  if (isAsking() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=checkbox]), textarea, select')) return;
  if (event.key === '/') query.focus();
  else if (event.key === '?') ask('Keys', h('dl', { class: 'keys' }, KEYS.map(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)])), 'Close', () => true);
  else if (/^[1-9]$/.test(event.key) && inNav[event.key - 1]) location.hash = `#/${inNav[event.key - 1]}`;
  else if (!views[route().name].key?.(event, context)) return;
  event.preventDefault();
});

addEventListener('hashchange', () => draw());

show(document.getElementById('nav'), inNav.map(name => h('a', { href: `#/${name}`, 'data-view': name }, views[name].title)));
if (new URLSearchParams(location.search).has('token')) history.replaceState(null, '', '/' + location.hash);

get('start').then(start => {
  consent.state = start.consent;
  setRoot(start.worktree ?? start.repo_root);
  document.getElementById('where').textContent = start.repo_root.split('/').pop();
  document.getElementById('where').title = start.repo_root;
}).catch(() => {}).finally(() => draw());
listen(() => {
  // What a person writes or reads in a dialog stays.
  if (isAsking() || route().name === 'recall' || main.contains(document.activeElement?.closest('input:not([type=checkbox]), textarea'))) return;
  draw(true).then(() => say('New records were added.'));
});
