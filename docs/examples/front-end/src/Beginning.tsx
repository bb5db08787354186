/** What somebody can write: drafts that are there, and calls that are open. */
import { useEffect, useState } from 'react';
import type { MeQuery } from './gql/graphql';
import { BEGIN, ME } from './operations';
import { useReader } from './reader';
import { moment } from './shown';

export function Beginning({ go }: { go: (application: string) => void }) {
  const { client, session, texts } = useReader();
  const [me, setMe] = useState<MeQuery>();
  const [message, setMessage] = useState('');

  useEffect(() => {
    client.query({ query: ME }).then(({ data }) => setMe(data), (error: Error) => setMessage(error.message));
  }, [client]);

  const begin = async (callId: string, organisationId: string) => {
    const { data } = await client.mutate({ mutation: BEGIN, variables: { input: { callId, organisationId } } });
    const { application, errors } = data!.createApplication;
    if (application) go(application.id);
    else setMessage(errors[0]?.message ?? '');
  };

  if (!me) return <p role="status">{message || texts.loading}</p>;
  const organisations = me.viewer.mandates.flatMap(({ organisation }) => organisation ?? []);
  return (
    <>
      <p>{me.viewer.name}</p>
      {message && <p role="alert">{message}</p>}
      <h2>{texts.drafts}</h2>
      <ul>
        {me.applications?.nodes.map(({ id, title, call, organisation }) => (
          <li key={id}>
            <button onClick={() => go(id)}>{title ?? call?.title.text}</button> {organisation?.name.text}
          </li>
        ))}
      </ul>
      <h2>{texts.calls}</h2>
      <ul>
        {me.calls.nodes.filter(({ state }) => state === 'OPEN').map((call) => (
          <li key={call.id}>
            {call.title.text}. {texts.closes} {moment(call.closesAt, session.language)}{' '}
            {organisations.map(({ id, name }) => (
              <button key={id} onClick={() => void begin(call.id, id)}>{texts.begin}: {name.text}</button>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
