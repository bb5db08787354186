// The bar above GraphiQL: who asks, in which language, and which operations are open.
import { useEffect, useState } from 'react';
import { GROUPS, groupsOf } from './config.js';
import { Signed } from './signed.jsx';
import { DEMO, LANGUAGE_NAMES, texts } from './texts.js';

export function Bar({ config, clock, choices, token, choose, open, reset, useToken }) {
  const t = texts(choices.language);
  const groups = groupsOf(config);
  return (
    <header className="av-header">
      {config.demo && <DemoBanner clock={clock} language={choices.language} label={t.clock} />}
      <div className="av-bar">
        <h1 className="av-name">
          <img src="./icon.svg" alt="" width="24" height="24" />
          Avustin <span className="av-what">{t.console}</span>
          {config.version && <span className="av-version">{config.version}</span>}
        </h1>
        {groups.length > 0 && <Groups groups={groups} chosen={choices.group} open={open} reset={reset} t={t} />}
        <div className="av-who">
          <a className="av-forms" href={`./forms/?language=${choices.language}`}>{t.forms}</a>
          <a className="av-forms" href={`./case-file/?language=${choices.language}`}>{t.caseFile}</a>
          {config.demo && <UserChoice users={config.users} choices={choices} choose={choose} t={t} />}
          {config.signIn && <Signed t={t} />}
          {!config.demo && !config.signIn && <TokenField token={token} useToken={useToken} t={t} />}
          <label className="av-field">
            <span>{t.language}</span>
            <select name="language" value={choices.language} onChange={(event) => choose({ language: event.target.value })}>
              {Object.entries(LANGUAGE_NAMES).map(([code, name]) => <option key={code} value={code} lang={code}>{name}</option>)}
            </select>
          </label>
        </div>
      </div>
    </header>
  );
}

function DemoBanner({ clock, language, label }) {
  return (
    <p className="av-demo" role="note">
      <strong>{DEMO}</strong>
      {clock && <span> · {label}: <time dateTime={clock}>{inHelsinki(clock, language)}</time></span>}
    </p>
  );
}

function inHelsinki(clock, language) {
  const locale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language];
  const format = { timeZone: 'Europe/Helsinki', dateStyle: 'medium', timeStyle: 'short' };
  return new Date(clock).toLocaleString(locale, format);
}

function Groups({ groups, chosen, open, reset, t }) {
  return (
    <div className="av-groups" role="group" aria-label={t.ready}>
      <span className="av-label" aria-hidden="true">{t.ready}</span>
      {groups.map((group) => (
        <button key={group} type="button" data-group={group} aria-pressed={group === chosen} onClick={() => open(group)}>
          {t[group]}
        </button>
      ))}
      <button type="button" className="av-reset" title={t.resetHint} onClick={reset}>{t.reset}</button>
    </div>
  );
}

function UserChoice({ users, choices, choose, t }) {
  const { language, user } = choices;
  const grouped = GROUPS.map((group) => [group, users.filter((one) => one.group === group)]).filter(([, some]) => some.length);
  return (
    <label className="av-field av-user">
      <span>{t.user}</span>
      <select name="user" value={user} onChange={(event) => choose({ user: event.target.value })}>
        <option value="">{t.anonymous}</option>
        {grouped.map(([group, some]) => (
          <optgroup key={group} label={t[group]}>
            {some.map((one) => <option key={one.id} value={one.id}>{one.name} – {one.role[language] || one.role.fi}</option>)}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function TokenField({ token, useToken, t }) {
  const [typed, setTyped] = useState(token);
  useEffect(() => setTyped(token), [token]);
  const submit = (event) => {
    event.preventDefault();
    useToken(typed.trim().replace(/^Bearer\s+/i, ''));
  };
  return (
    <form className="av-token" onSubmit={submit}>
      <label className="av-field">
        <span>{t.token}</span>
        <input
          type="password" name="token" autoComplete="off" spellCheck="false" placeholder={t.tokenHint}
          value={typed} onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit">{t.use}</button>
    </form>
  );
}
