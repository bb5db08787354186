// The page: which form, in which language, and the form below.
import { useCallback, useEffect, useState } from 'react';
import { choices, formOf } from './asking.js';
import { Filled } from './filled.jsx';
import { chosenFrom, rememberIn } from './address.js';
import { Header } from './header.jsx';
import { texts } from './texts.js';

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

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${t.title} – Avustin`;
    choices(language).then(setProgrammes, fail);
  }, [language, t, fail]);
  useEffect(() => {
    if (!which) return undefined;
    let ended = false;
    setFailed('');
    formOf(JSON.parse(which), language).then((found) => ended || setForm(found && { ...found, which, language }), (error) => ended || fail(error));
    return () => {
      ended = true;
    };
  }, [which, language, fail]);

  const choose = (change) => setWanted((now) => rememberIn(now, change));
  const missing = programmes && !chosen;
  return (
    <>
      <a className="av-skip" href="#form">{t.skip}</a>
      <Header {...{ t, language, programmes, chosen, choose }} />
      <main id="form" tabIndex={-1}>
        {failed && <p className="av-notice" role="alert">{failed}</p>}
        {missing && <p role="status">{programmes.length ? t.missing : t.none}</p>}
        {!failed && !missing && form?.which !== which && <p role="status">{t.loading}</p>}
        {form && form.which === which && <Filled key={which} {...{ form, t }} chosen={which} language={form.language} />}
      </main>
    </>
  );
}
