// The page: which form, in which language, for whom, and the form below.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { choices, formOf } from './asking.js';
import { Filled } from './filled.jsx';
import { chosenFrom, rememberIn } from './address.js';
import { Header } from './header.jsx';
import { texts } from './texts.js';
import { useWho } from '../who.jsx';

export function Page() {
  const [wanted, setWanted] = useState(() => new URLSearchParams(location.search));
  const [programmes, setProgrammes] = useState(null);
  const [form, setForm] = useState(null);
  const [failed, setFailed] = useState('');
  const language = wanted.get('language') === 'sv' ? 'sv' : 'fi';
  const t = texts(language);
  const chosen = programmes && chosenFrom(programmes, wanted);
  const which = chosen && JSON.stringify(chosen);
  const fail = useCallback((error) => setFailed(error instanceof TypeError ? t.noAnswer : error.message), [t]);
  const who = useWho(fail);
  const isKnown = who.config !== null;
  const asker = useMemo(() => ({ language, token: who.token }), [language, who.token]);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${t.title} – Avustin`;
  }, [language, t]);
  useEffect(() => {
    if (!isKnown) return undefined;
    let ended = false;
    choices(asker).then((found) => ended || setProgrammes(found), (error) => ended || fail(error));
    return () => {
      ended = true;
    };
  }, [isKnown, asker, fail]);
  useEffect(() => {
    if (!which) return undefined;
    let ended = false;
    setFailed('');
    formOf(JSON.parse(which), asker).then((found) => ended || setForm(found && { ...found, which, asker }), (error) => ended || fail(error));
    return () => {
      ended = true;
    };
  }, [which, asker, fail]);

  const choose = (change) => setWanted((now) => rememberIn(now, change));
  const missing = programmes && !chosen;
  return (
    <>
      <a className="av-skip" href="#form">{t.skip}</a>
      <Header {...{ t, language, who, programmes, chosen, choose }} />
      <main id="form" tabIndex={-1}>
        {failed && <p className="av-notice" role="alert">{failed}</p>}
        {missing && <p role="status">{programmes.length ? t.missing : t.none}</p>}
        {!failed && !missing && form?.which !== which && <p role="status">{t.loading}</p>}
        {form && form.which === which && <Filled key={which} {...{ form, t }} chosen={which} asker={form.asker} />}
      </main>
    </>
  );
}
