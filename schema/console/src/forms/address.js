// Which form is seen: the page's address says it, and can be sent to somebody.

/** The form that the address names; the first programme's application form where it names none; null where there is none such. */
export function chosenFrom(programmes, wanted) {
  const callOf = ({ calls }) => calls.nodes.find(({ id }) => id === wanted.get('call'));
  const fits = wanted.has('programme') ? ({ code }) => code === wanted.get('programme') : wanted.has('call') ? callOf : ({ forms }) => forms.length;
  const programme = programmes.find(fits);
  if (!programme) return null;
  const call = callOf(programme);
  if (wanted.has('call') && !call) return null;
  const named = programme.forms.filter(({ name }) => name === (wanted.get('form') ?? nameOfApplication(programme)));
  const version = wanted.get('version') ?? call?.form?.version;
  const form = named.find((each) => (version ? each.version === version : each.isPresent)) ?? (wanted.has('version') ? null : named.at(-1));
  if (!form) return null;
  const isReleased = Boolean(call?.form) && !form.isReport;
  return { programme: programme.code, call: call?.id ?? null, name: form.name, version: form.version, isReport: form.isReport, isReleased };
}

const nameOfApplication = ({ forms }) => forms.find(({ isReport }) => !isReport)?.name;

/** The same address with a change; what is null isn't named any more. */
export function rememberIn(now, change) {
  const next = new URLSearchParams(now);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  history.replaceState(null, '', `?${next}`);
  return next;
}
