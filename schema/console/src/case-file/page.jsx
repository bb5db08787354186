// The page: who asks, which matter, and its case file below.
import { useCallback, useEffect, useState } from 'react';
import { rememberIn } from '../forms/address.js';
import { useWho } from '../who.jsx';
import { Missing, registerOf } from './asking.js';
import { File } from './file.jsx';
import { Header } from './header.jsx';
import { texts } from './texts.js';

export function Page() {
  const [wanted, setWanted] = useState(() => new URLSearchParams(location.search));
  const [found, setFound] = useState(null);
  const [failed, setFailed] = useState('');
  const language = wanted.get('language') === 'sv' ? 'sv' : 'fi';
  const matter = wanted.get('matter') ?? '';
  const t = texts(language);
  const fail = useCallback((error) => setFailed(error instanceof Missing ? t.missing : error instanceof TypeError ? t.noAnswer : error.message), [t]);
  const who = useWho(fail);
  const { config, token } = who;

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${matter ? `${matter} – ` : ''}${t.title} – Avustin`;
  }, [language, matter, t]);
  useEffect(() => {
    if (!config || !matter) return undefined;
    let ended = false;
    setFailed('');
    setFound(null);
    registerOf(matter, token).then((register) => ended || setFound(register), (error) => ended || fail(error));
    return () => {
      ended = true;
    };
  }, [config, matter, token]);

  const choose = (change) => setWanted((now) => rememberIn(now, change));
  return (
    <>
      <a className="av-skip" href="#file">{t.skip}</a>
      <Header {...{ t, language, who, matter, choose }} />
      <main id="file" tabIndex={-1}>
        {failed && <p className="av-notice" role="alert">{failed}</p>}
        {!failed && matter && !found && <p role="status">{t.loading}</p>}
        {!failed && found && <File {...{ t, language, register: found, matter, token, fail }} />}
      </main>
    </>
  );
}
