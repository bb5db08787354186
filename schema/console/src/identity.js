// Who is signed in by the browser's cookie, and the ways in and out.
const at = (path) => new URL(path, location.href).toString();

/** The name of the one who is signed in; null when nobody is. */
export async function whoAsks() {
  const asked = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: '{ viewer { isSignedIn name } }' }) };
  const { data } = await (await fetch(at('../graphql'), asked)).json();
  return data?.viewer?.isSignedIn ? data.viewer.name : null;
}

/** Where signing in begins; it leads back here. */
export function signInAddress() {
  return `${at('../sign-in')}?next=${encodeURIComponent(location.pathname)}`;
}

/** Signs out here, and then at the provider, where it has a way to. */
export async function signOut() {
  const { address } = await (await fetch(at('../sign-out'), { method: 'POST' })).json();
  location.assign(address ?? location.pathname);
}
