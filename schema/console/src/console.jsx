// The bar and GraphiQL below it, and what one says to the other.
import { useEffect, useMemo, useRef, useState } from 'react';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useGraphiQLActions } from '@graphiql/react';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { Bar } from './bar.jsx';
import { fittingUser, groupsOf, loadConfig } from './config.js';
import { makeFetcher } from './fetcher.js';
import { keepToken, keptToken, remember, remembered } from './memory.js';
import { Operations } from './operations.jsx';
import { GroupStorage, forget, opening } from './tabs.js';
import { texts } from './texts.js';

const PLUGINS = [HISTORY_PLUGIN, explorerPlugin()];

function firstChoices(config) {
  const kept = remembered();
  const groups = groupsOf(config);
  const group = groups.includes(kept.group) ? kept.group : (groups[0] ?? 'public');
  const known = config.users.some((user) => user.id === kept.user);
  return { language: kept.language, group, user: known ? kept.user : fittingUser(config, group, '') };
}

export function Console({ config }) {
  const [choices, setChoices] = useState(() => firstChoices(config));
  const [token, setToken] = useState(keptToken);
  const [clock, setClock] = useState(config.clock);
  const [edition, setEdition] = useState(0);
  const { group, language, user } = choices;
  const bearer = config.demo ? (config.users.find(({ id }) => id === user)?.token ?? '') : config.signIn ? '' : token;

  const asking = useRef({});
  asking.current = { token: bearer, language };
  const fetcher = useMemo(
    () => makeFetcher(() => asking.current, () => config.demo && loadConfig().then((fresh) => setClock(fresh.clock), () => {})),
    [config],
  );
  const storage = useMemo(() => new GroupStorage(group), [group, edition]);
  const start = useMemo(() => opening(config, storage), [config, storage]);

  useEffect(() => remember(choices), [choices]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const choose = (change) => setChoices((now) => ({ ...now, ...change }));
  const bar = {
    config, clock, choices, token, choose,
    open: (next) => choose({ group: next, user: fittingUser(config, next, user) }),
    reset: () => {
      forget(storage);
      setEdition((count) => count + 1);
    },
    useToken: (next) => {
      keepToken(next);
      setToken(next);
    },
  };
  return (
    <>
      <Bar {...bar} />
      <main className="av-main">
        <GraphiQL
          key={`${group}/${edition}`}
          {...start}
          storage={storage}
          fetcher={fetcher}
          plugins={PLUGINS}
          shouldPersistHeaders={false}
          defaultEditorToolsVisibility="variables"
          defaultQuery=""
        >
          <GraphiQL.Logo><Operations label={texts(language).open} /></GraphiQL.Logo>
          <Follow bearer={bearer} again={!config.demo} />
        </GraphiQL>
      </main>
    </>
  );
}

/** Ends what still runs as the user before; with `again`, reads the schema anew as the new one. */
function Follow({ bearer, again }) {
  const { stop, introspect } = useGraphiQLActions();
  const before = useRef(bearer);
  useEffect(() => {
    if (before.current === bearer) return;
    before.current = bearer;
    stop();
    if (again) introspect();
  }, [bearer, again, stop, introspect]);
  return null;
}
