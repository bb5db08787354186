// Every open tab by its title, in one list: with many tabs most are out of sight.
import { useEffect } from 'react';
import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';

const STATE = pick('tabs', 'activeTabIndex');

export function Operations({ label }) {
  const { tabs, activeTabIndex } = useGraphiQL(STATE);
  const { changeTab } = useGraphiQLActions();
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeTabIndex]);
  return (
    <select
      className="av-operations" name="operation" aria-label={label} title={label}
      value={activeTabIndex} onChange={(event) => changeTab(Number(event.target.value))}
    >
      {tabs.map((tab, index) => <option key={tab.id} value={index}>{titleOf(tab)}</option>)}
    </select>
  );
}

/** The comment on the first line, where the ready operations have their title; else GraphiQL's name of the tab. */
function titleOf({ query, title }) {
  return /^#\s*(\S.*)/.exec(query ?? '')?.[1] ?? title;
}
