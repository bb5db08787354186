// Where answers lie: keys for new rows, and the ids of fields in the page for what the server says by path.
let count = 0;

/** The same answers, with a key in each row that has none. */
export function withKeys(value, inList = false) {
  if (Array.isArray(value)) return value.map((item) => withKeys(item, true));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withKeys(part)]));
  return inList && !kept.key ? { ...kept, key: `new-${(count += 1)}` } : kept;
}

/** The id of a field, by the server's path of names and row keys; null where the row has gone meanwhile. */
export function idOfPath(path, answers) {
  let at = answers;
  const steps = [];
  for (const step of path) {
    const place = Array.isArray(at) ? at.findIndex((row) => row?.key === step) : step;
    if (place === -1) return null;
    steps.push(place);
    at = at?.[place];
  }
  return ['root', ...steps].join('_');
}

/** The id of a field, by a JSON Pointer. */
export function idOfPointer(pointer) {
  const steps = pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return ['root', ...steps].join('_');
}

/** Moves to a field of that id, else to the nearest around it. */
export function goTo(id) {
  const field = document.getElementById(`${id}__field`);
  if (!field) return id.includes('_') && goTo(id.slice(0, id.lastIndexOf('_')));
  const control = field.querySelector('input:not([type=hidden]), textarea, select, button') ?? field;
  control.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'center' });
}
