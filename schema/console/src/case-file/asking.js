// What the page asks of the server: who may be chosen, who is signed in, and the case file as the one who asks sees it.
const at = (path) => new URL(path, location.href);

export class Missing extends Error {}

/** Users of a demonstration, and whether there is a provider to sign in at. */
export async function configuration() {
  const { demo = false, signIn = false, users = [] } = await (await fetch(at('../config.json'), { cache: 'no-store' })).json();
  return { demo, signIn, users };
}

/** The name of the one who is signed in; null when nobody is. */
export async function whoAsks(token) {
  const body = JSON.stringify({ query: '{ viewer { isSignedIn name } }' });
  const { data } = await (await fetch(at('../../graphql'), { method: 'POST', headers: headersOf(token), body })).json();
  return data?.viewer?.isSignedIn ? data.viewer.name : null;
}

/** The data of the case register, with notes among officials; what isn't there and what isn't seen answer alike. */
export async function registerOf(matter, token) {
  return (await fetched({ matter, notes: true }, token)).json();
}

/** Saves the file in a format: as one follows a link, but with who asks. */
export async function save(matter, format, language, token) {
  const response = await fetched({ matter, format, language }, token);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${matter.replaceAll('/', '-')}.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function signInAddress() {
  return `${at('../../sign-in')}?next=${encodeURIComponent(location.pathname + location.search)}`;
}

async function fetched(wanted, token) {
  const response = await fetch(at(`../../case-file?${new URLSearchParams(wanted)}`), { headers: headersOf(token), cache: 'no-store' });
  if (response.status === 404) throw new Missing();
  if (!response.ok) throw new Error((await response.json()).errors[0].message);
  return response;
}

function headersOf(token) {
  const headers = { 'Content-Type': 'application/json' };
  return token ? { ...headers, Authorization: `Bearer ${token}` } : headers;
}
