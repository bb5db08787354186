/** Signs in, and shows either what can be written or what is being written. */
import { useMemo, useState, type FormEvent } from 'react';
import { clientOf, type Session } from './client';
import { Beginning } from './Beginning';
import { Writing } from './Writing';
import { Reader } from './reader';
import { TEXTS, type Language } from './texts';

const LANGUAGES: Record<Language, string> = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' };
const KEPT = 'avustin-session'; // for this tab, as long as it is open

export function App({ server }: { server: string }) {
  const [session, setSession] = useState<Session>(() => ({ token: '', language: 'fi', ...stored(), server }));
  const [application, setApplication] = useState(location.hash.slice(1));
  const reader = useMemo(() => session.token && { session, client: clientOf(session) }, [session]);
  const texts = TEXTS[session.language];

  const change = (next: Partial<Session>) => {
    const { token, language } = { ...session, ...next };
    sessionStorage.setItem(KEPT, JSON.stringify({ token, language }));
    setSession({ server, token, language });
  };
  const go = (id: string) => {
    location.hash = id;
    setApplication(id);
  };

  document.documentElement.lang = session.language;
  return (
    <>
      <header>
        <h1>{texts.title}</h1>
        <label>
          {texts.language}{' '}
          <select value={session.language} onChange={(event) => change({ language: event.target.value as Language })}>
            {Object.entries(LANGUAGES).map(([value, name]) => (
              <option key={value} value={value} lang={value}>{name}</option>
            ))}
          </select>
        </label>
      </header>
      <main>
        {reader ? (
          <Reader value={reader}>
            {application ? <Writing key={`${application} ${session.language}`} id={application} leave={() => go('')} signOut={() => change({ token: '' })} /> : <Beginning go={go} />}
          </Reader>
        ) : (
          <SignIn session={session} signIn={(token) => change({ token })} />
        )}
      </main>
    </>
  );
}

function SignIn({ session, signIn }: { session: Session; signIn: (token: string) => void }) {
  const texts = TEXTS[session.language];
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    signIn(String(new FormData(event.currentTarget).get('token')));
  };
  return (
    <form onSubmit={send}>
      <label>
        {texts.token} <input name="token" type="password" required autoComplete="off" />
      </label>
      <button>{texts.signIn}</button>
    </form>
  );
}

const stored = (): Partial<Session> => JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<Session>;
