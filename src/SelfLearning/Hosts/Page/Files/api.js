// The one place that talks to the program. In an exported file there is no program: everything was put into the file.
const stored = document.getElementById('data');
const data = stored ? JSON.parse(stored.textContent) : null;

export const isExport = data !== null;

export async function get(name, parameters = {}) {
  if (data) return fromFile(name, parameters);
  const query = new URLSearchParams(parameters).toString();
  return read(await fetch(`/api/${name}${query ? '?' + query : ''}`, { credentials: 'same-origin' }));
}

export async function post(name, body) {
  return read(await fetch(`/api/${name}`, { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }));
}

export function listen(grew) {
  if (data) return;
  new EventSource('/api/growth').addEventListener('growth', grew);
}

async function read(response) {
  if (response.status === 403) throw new Error('The program does not know this window. Open the address that `self-learning ui` printed.');
  const answer = await response.json();
  if (!response.ok) throw new Error([answer.error, answer.hint].filter(Boolean).join(' '));
  return answer;
}

function fromFile(name, parameters) {
  if (name === 'record') {
    const record = data.records[parameters.id];
    if (!record) throw new Error(`${parameters.id} is not part of this file. Its cards and recommendations of most weight are.`);
    return record;
  }
  if (name === 'backport') return data.texts[`${parameters.file}\n${parameters.id}`] ?? { in_file: null, now: null };
  if (name === 'search') {
    const words = parameters.q.toLowerCase().split(/\s+/).filter(Boolean);
    const named = Object.values(data.records).filter(r => words.every(w => JSON.stringify(r.record).toLowerCase().includes(w)));
    return { query: parameters.q, related: [], named: named.map(r => ({ kind: r.kind, id: r.id, title: r.record.title, status: r.record.status, skill: r.record.primary_skill, touched: r.record.ts })) };
  }
  return data[name];
}
