// The head of the page: what it is, the language, which form is seen, and who asks.
import { SignedIn, Users } from '../who.jsx';
import { LANGUAGES } from './texts.js';

export function Header({ t, language, who, programmes, chosen, choose }) {
  const programme = programmes?.find(({ code }) => code === chosen?.programme);
  return (
    <header className="av-head">
      <div className="av-top">
        <a href="../" className="av-home"><img src="../icon.svg" alt="" width="24" height="24" /> Avustin: {t.console}</a>
        <div role="group" aria-label={t.language} className="av-languages">
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <button key={code} type="button" lang={code} aria-pressed={code === language} onClick={() => choose({ language: code })}>{name}</button>
          ))}
        </div>
      </div>
      <h1>{t.title}</h1>
      <p className="av-note">{t.note}</p>
      <div className="av-choices">
        {programmes?.length > 0 && <Forms {...{ t, programmes, chosen, choose }} />}
        {programme?.calls.nodes.length > 0 && <Calls {...{ t, programme, chosen, choose }} />}
        <Users {...{ t, language, who }} nobody={t.anyone} />
      </div>
      <SignedIn {...{ t, who }} />
    </header>
  );
}

function Forms({ t, programmes, chosen, choose }) {
  const value = chosen ? [chosen.programme, chosen.name, chosen.version].join('/') : '';
  const change = (event) => {
    const [programme, form, version] = event.target.value.split('/');
    choose({ programme, form, version, call: null });
  };
  return (
    <label>
      {t.form}
      <select name="form" value={value} onChange={change}>
        {!chosen && <option value="">{t.choose}</option>}
        {programmes.map(({ code, name, forms }) => (
          <optgroup key={code} label={name.text}>
            {forms.map((form) => <option key={form.name + form.version} value={[code, form.name, form.version].join('/')}>{said(form, t)}</option>)}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function said({ name, version, isReport, isPresent }, t) {
  const kind = isReport ? `${t.report} ${name}` : t.application;
  return `${kind}, ${t.version} ${version}${isPresent ? '' : ` (${t.earlier})`}`;
}

function Calls({ t, programme, chosen, choose }) {
  const change = (event) => choose({ programme: programme.code, call: event.target.value, version: chosen.isReport ? chosen.version : null });
  return (
    <label>
      {t.call}
      <select name="call" value={chosen.call ?? ''} onChange={change}>
        <option value="">{t.noCall}</option>
        {programme.calls.nodes.map(({ id, title, publishedAt }) => <option key={id} value={id}>{publishedAt ? title.text : `${t.unpublished}: ${title.text}`}</option>)}
      </select>
    </label>
  );
}
