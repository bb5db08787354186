// Who asks on a page beside the console: a user of the demonstration, the one who is signed in, or the console's token.
import { useEffect, useState } from 'react';
import { keepToken, keptToken, remembered } from './memory.js';

const at = (path) => new URL(path, location.href);

/** Users of a demonstration, and whether there is a provider to sign in at. */
async function configuration() {
  const { demo = false, signIn = false, users = [] } = await (await fetch(at('../config.json'), { cache: 'no-store' })).json();
  return { demo, signIn, users };
}

/** The name of the one who is signed in; null when nobody is. */
async function nameOf(token) {
  const body = JSON.stringify({ query: '{ viewer { isSignedIn name } }' });
  const { data } = await (await fetch(at('../../graphql'), { method: 'POST', headers: headersOf(token), body })).json();
  return data?.viewer?.isSignedIn ? data.viewer.name : null;
}

export function headersOf(token) {
  const headers = { 'Content-Type': 'application/json' };
  return token ? { ...headers, Authorization: `Bearer ${token}` } : headers;
}

/** `{ config, token, name, useToken }`; `config` is null until the server has told it. */
export function useWho(fail) {
  const [config, setConfig] = useState(null);
  const [token, setToken] = useState(keptToken);
  const [name, setName] = useState(null);
  useEffect(() => {
    configuration().then((told) => {
      setConfig(told);
      const user = told.users.find(({ group, role, name: called }) => `${group}/${role.en}/${called}` === remembered().user);
      setToken((now) => (told.demo ? user?.token ?? '' : now));
    }, fail);
  }, []);
  useEffect(() => {
    if (config) nameOf(token).then(setName, fail);
  }, [config, token]);
  const useToken = (chosen) => {
    if (!config.demo) keepToken(chosen);
    setToken(chosen);
  };
  return { config, token, name, useToken };
}

/** The choice of a user in a demonstration; `nobody` says what it means to choose none. */
export function Users({ t, language, who, nobody }) {
  if (!who.config?.demo) return null;
  return (
    <label>
      {t.user}
      <select name="user" value={who.token} onChange={(event) => who.useToken(event.target.value)}>
        <option value="">{nobody}</option>
        {who.config.users.map((user) => <option key={user.token} value={user.token}>{`${user.name} – ${user.role[language]}`}</option>)}
      </select>
    </label>
  );
}

/** Who is signed in, or the way to do so. */
export function SignedIn({ t, who }) {
  if (who.name) return <p className="av-who">{t.signedIn}: <strong>{who.name}</strong></p>;
  if (!who.config?.signIn) return null;
  const address = `${at('../../sign-in')}?next=${encodeURIComponent(location.pathname + location.search)}`;
  return <p className="av-who"><a href={address}>{t.signIn}</a></p>;
}
