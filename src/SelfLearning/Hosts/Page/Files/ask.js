import { h, show, say, plural } from './dom.js';
import { get, post } from './api.js';
import { cardText } from './card.js';

const box = () => document.getElementById('dialog');

// Shows a form in the dialog and gives what `work` makes of it; null where the person went away.
export function ask(title, content, action, work) {
  const dialog = box();
  return new Promise(resolve => {
    const fault = h('p', { class: 'fault', role: 'alert' });
    const send = h('button', { class: 'primary', type: 'submit' }, action);
    const form = h('form', {
      onsubmit: async event => {
        event.preventDefault();
        send.disabled = true;
        try {
          const result = await work(new FormData(form));
          resolve(result ?? true);
          dialog.close();
        } catch (error) {
          fault.textContent = error.message;
        } finally {
          send.disabled = false;
        }
      },
    }, h('h2', { id: 'asked' }, title), content, fault, h('div', { class: 'buttons' }, send, h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel')));
    show(dialog, form);
    dialog.setAttribute('aria-labelledby', 'asked');
    dialog.onclose = () => resolve(null);
    dialog.showModal();
  });
}

export const isAsking = () => box().open;

// The plan of a change of status, then the change. Who accepts cards reads their text first: an approval is of the text that was shown.
export async function changeStatus(records, word, consent) {
  const cards = records.filter(r => r.id.startsWith('aha_')), recs = records.filter(r => r.id.startsWith('rec_'));
  const approves = word === 'accepted' && cards.length > 0;
  if (approves && consent.state === 'locked' && !await typeCode(consent)) return false;
  const read = approves ? await Promise.all(cards.map(c => get('record', { id: c.id }))) : [];
  const list = h('ul', {}, records.map(r => h('li', {}, `${r.title || r.id}: ${r.status || 'proposed'} → ${word.replaceAll('_', ' ')}`)));
  const note = h('label', {}, 'Why (optional)', h('input', { name: 'note', maxlength: 500, autocomplete: 'off' }));
  const about = !approves ? null : h('p', { class: 'dim' }, consent.state === 'open'
    ? 'This is your approval of the text above: agents are shown it as approved by you.'
    : 'The status changes, but this does not count as your approval: `self-learning ui` was not started at a terminal.');
  const done = await ask(`Set ${records.length === 1 ? 'this record' : records.length + ' records'} to “${word.replaceAll('_', ' ')}”?`, [list, read.map(r => cardText(r.record)), about, note], 'Apply', async form => {
    const given = form.get('note');
    for (const card of read) await post('aha-status', { ids: [card.id], status: word, note: given, sha256: card.text_sha256 });
    if (!approves && cards.length > 0) await post('aha-status', { ids: cards.map(c => c.id), status: word, note: given });
    if (recs.length > 0) await post('rec-status', { ids: recs.map(r => r.id), status: word, note: given });
  });
  if (done) say(`${plural(records.length, 'record')} set to ${word}.`);
  return done !== null;
}

export async function typeCode(consent) {
  const done = await ask('Type the code that stands in the terminal', [
    h('p', {}, 'Accepting a card approves its text for your agents. To show that it is you, type the code that `self-learning ui` printed. Once is enough.'),
    h('label', {}, 'Code', h('input', { name: 'code', autocomplete: 'off', required: true, spellcheck: 'false' })),
  ], 'Continue', form => post('consent', { code: form.get('code') }));
  if (done) consent.state = 'open';
  return done !== null;
}

// A plan that the program made and keeps, applied as it was shown.
export function applyPlan(title, plan, about) {
  return ask(title, about, 'Apply', () => post('apply', { plan: plan.plan }));
}
