// The head of the page: what it is, the language, who asks, and which matter is sought.
import { useState } from 'react';
import { LANGUAGES } from '../forms/texts.js';
import { signInAddress } from './asking.js';

export function Header({ t, language, config, token, name, matter, choose, useToken }) {
  return (
    <header className="av-head">
      <div className="av-top">
        <a href="../" className="av-home"><img src="../icon.svg" alt="" width="24" height="24" /> Avustin: {t.console}</a>
        <div role="group" aria-label={t.language} className="av-languages">
          {Object.entries(LANGUAGES).map(([code, label]) => (
            <button key={code} type="button" lang={code} aria-pressed={code === language} onClick={() => choose({ language: code })}>{label}</button>
          ))}
        </div>
      </div>
      <h1>{t.title}</h1>
      <p className="av-note">{t.note}</p>
      <div className="av-choices">
        {config?.demo && <Users {...{ t, language, users: config.users, token, useToken }} />}
        <Search key={matter} {...{ t, matter, choose }} />
      </div>
      {name && <p className="av-who">{t.signedIn}: <strong>{name}</strong></p>}
      {!name && config?.signIn && <p className="av-who"><a href={signInAddress()}>{t.signIn}</a></p>}
    </header>
  );
}

function Users({ t, language, users, token, useToken }) {
  return (
    <label>
      {t.user}
      <select name="user" value={token} onChange={(event) => useToken(event.target.value)}>
        <option value="">{t.choose}</option>
        {users.map((user) => <option key={user.token} value={user.token}>{`${user.name} – ${user.role[language]}`}</option>)}
      </select>
    </label>
  );
}

function Search({ t, matter, choose }) {
  const [typed, setTyped] = useState(matter);
  const find = (event) => {
    event.preventDefault();
    choose({ matter: typed.trim() });
  };
  return (
    <form role="search" onSubmit={find} className="av-search">
      <label>
        {t.which}
        <input name="matter" value={typed} autoComplete="off" spellCheck="false" onChange={(event) => setTyped(event.target.value)} />
      </label>
      <button type="submit">{t.find}</button>
    </form>
  );
}
