// The head of the page: what it is, the language, who asks, and which matter is sought.
import { useState } from 'react';
import { LANGUAGES } from '../forms/texts.js';
import { SignedIn, Users } from '../who.jsx';

export function Header({ t, language, who, matter, choose }) {
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
        <Users {...{ t, language, who }} nobody={t.choose} />
        <Search key={matter} {...{ t, matter, choose }} />
      </div>
      <SignedIn {...{ t, who }} />
    </header>
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
