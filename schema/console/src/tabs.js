// The ready operations of a group as GraphiQL's tabs; each group keeps its own, edits and all.
const OWN = new Set(['graphiql:tabState', 'graphiql:query', 'graphiql:variables', 'graphiql:headers']);

/** GraphiQL's storage, in which the tabs are the group's and the rest (theme, history, sizes) is everyone's. */
export class GroupStorage {
  constructor(group) {
    this.group = group;
    this.closed = false;
  }

  key(name) {
    return OWN.has(name) ? `avustin:${this.group}:${name}` : name;
  }

  getItem(name) {
    return localStorage.getItem(this.key(name));
  }

  setItem(name, value) {
    if (!this.closed) localStorage.setItem(this.key(name), value);
  }

  removeItem(name) {
    if (!this.closed) localStorage.removeItem(this.key(name));
  }

  clear() {
    for (const name of OWN) this.removeItem(name);
  }

  get length() {
    return localStorage.length;
  }
}

/** How GraphiQL opens on a group: `{ defaultTabs, initialQuery, initialVariables }`.
 *
 * When the server ships other operations than last time, the new ones replace those left as they were shipped;
 * what the user wrote stays.
 */
export function opening(config, storage) {
  const ready = config.tabs.filter((tab) => tab.group === storage.group).map(asTab);
  const shippedKey = `avustin:${storage.group}:shipped`;
  const before = read(shippedKey) ?? [];
  const open = read(storage.key('graphiql:tabState'));
  if (open && same(before, ready)) return starting(open.tabs, open.activeTabIndex);

  const written = (open?.tabs ?? []).filter((tab) => tab.query && !before.some((shipped) => shipped.query === tab.query));
  storage.clear();
  localStorage.setItem(shippedKey, JSON.stringify(ready));
  return starting([...ready, ...written.map(({ query, variables }) => ({ query, variables }))], 0);
}

/** Forgets the open tabs of the group, the written ones too. */
export function forget(storage) {
  storage.clear();
  storage.closed = true; // GraphiQL writes half a second late
}

function asTab({ title, query, variables }) {
  const text = query.trim();
  return { query: text.startsWith('#') ? text : `# ${title}\n${text}`, variables: variables?.trim() || null };
}

function starting(tabs, active) {
  const first = tabs[active] ?? tabs[0] ?? { query: '', variables: '' };
  return { defaultTabs: tabs.length ? tabs : undefined, initialQuery: first.query ?? '', initialVariables: first.variables ?? '' };
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
