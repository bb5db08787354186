/** An organisation, found by a part of its name. */
import { useEffect, useState } from 'react';
import { Labelled, textOf, type Shut } from './Control';
import type { OrganisationsQuery } from './gql/graphql';
import { ORGANISATIONS } from './operations';
import { useReader } from './reader';

type Found = OrganisationsQuery['organisations']['nodes'];

export function OrganisationChoice({ id, label, value, told, isShut, set }: Shut) {
  const { client, texts } = useReader();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found>([]);
  const chosen = textOf(value);

  useEffect(() => {
    let isWanted = true;
    const later = setTimeout(async () => {
      const { data } = await client.query({ query: ORGANISATIONS, variables: { text: typed, id: chosen } });
      if (!isWanted || !data) return;
      const others = data.organisations.nodes.filter((each) => each.id !== chosen);
      setFound(data.chosen ? [data.chosen, ...others] : others);
    }, 300);
    return () => {
      isWanted = false;
      clearTimeout(later);
    };
  }, [client, typed, chosen]);

  return (
    <>
      <Labelled id={`${id}-search`} label={`${label}: ${texts.search}`}>
        <input id={`${id}-search`} type="search" disabled={isShut} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Labelled>
      <Labelled id={id} label={label}>
        <select id={id} {...told} disabled={isShut} value={chosen} onChange={(event) => set(event.target.value)}>
          <option value="">{texts.choose}</option>
          {found.map((each) => <option key={each.id} value={each.id}>{each.name.text}</option>)}
        </select>
      </Labelled>
    </>
  );
}
