// Asks the server what to offer, and says so in words when it does not answer.
import { useCallback, useEffect, useState } from 'react';
import { Console } from './console.jsx';
import { loadConfig } from './config.js';
import { remembered } from './memory.js';
import { texts } from './texts.js';

export function Start() {
  const [config, setConfig] = useState(null);
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    loadConfig().then(setConfig, () => setFailed(true));
  }, []);
  useEffect(load, [load]);

  if (config) return <Console config={config} />;
  const t = texts(remembered().language);
  return (
    <main className="av-start">
      <p role="status">{failed ? t.noAnswer : t.starting}</p>
      {failed && <button type="button" onClick={load}>{t.again}</button>}
    </main>
  );
}
