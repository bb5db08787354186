// Who is signed in, with the way in or out.
import { useEffect, useState } from 'react';
import { signInAddress, signOut, whoAsks } from './identity.js';

export function Signed({ t }) {
  const [name, setName] = useState(null);
  useEffect(() => {
    whoAsks().then(setName, () => setName(null));
  }, []);
  if (name === null) return <a className="av-sign" href={signInAddress()}>{t.signIn}</a>;
  return (
    <span className="av-signed">
      <span>{t.signedIn}: <strong>{name}</strong></span>
      <button type="button" className="av-sign" onClick={signOut}>{t.signOut}</button>
    </span>
  );
}
