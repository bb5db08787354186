/** One application: its standing, its form, and handing it in. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { Draft, type Application, type State } from './draft';
import { Fields } from './Fields';
import { Form } from './form';
import { childrenOf, fieldAt, keyOf, pathOf } from './paths';
import { useReader } from './reader';
import { moment, shown } from './shown';

export function Writing({ id, leave, signOut }: { id: string; leave: () => void; signOut: () => void }) {
  const { client, texts } = useReader();
  const draft = useMemo(() => new Draft(client, id), [client, id]);
  const state = useSyncExternalStore(draft.listen, draft.snapshot);
  const { application, edits } = state;

  useEffect(() => draft.open(), [draft]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => edits.size > 0 && event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [edits.size]);

  return (
    <>
      <p><button onClick={leave}>{texts.back}</button></p>
      <Standing state={state} signOut={signOut} />
      {application && (
        <Form value={{ draft, state, application }}>
          <Heading application={application} />
          <Steps application={application} />
          <Problems application={application} />
          <Actions application={application} submit={() => void draft.submit()} />
        </Form>
      )}
    </>
  );
}

/** What happens to what is typed, and that the time is over, told as it happens. */
function Standing({ state, signOut }: { state: State; signOut: () => void }) {
  const { session, texts } = useReader();
  const { standing, message, conflicts, edits, application } = state;
  const isUrgent = ['lost', 'refused', 'signedOut'].includes(standing);
  const told = standing === 'refused' ? `${texts.refused}: ${message}` : texts[standing];
  return (
    <div className={`standing ${conflicts.size > 0 ? 'differing' : standing}`}>
      {application && isOver(application) && application.status === 'DRAFT' && (
        <p role="alert" className="over">{texts.closed} {moment(application.call?.closesAt, session.language)}</p>
      )}
      <p role={isUrgent ? 'alert' : 'status'}>{told}</p>
      {conflicts.size > 0 && <p role="alert">{texts.conflict} ({conflicts.size})</p>}
      {standing === 'signedOut' && <button onClick={signOut}>{texts.signIn}</button>}
      {standing === 'refused' && application && edits.size > 0 && (
        <>
          <p>{texts.unsaved}</p>
          <dl>
            {[...edits].map(([key, value]) => (
              <div key={key}><dt>{fieldAt(application.fields, pathOf(key))?.label.text}</dt><dd>{shown(value, texts.nothing)}</dd></div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}

const isOver = ({ call }: Application) => call !== null && !['PUBLISHED', 'OPEN'].includes(call.state);

function Heading({ application: { call, status, reference } }: { application: Application }) {
  const { session, texts } = useReader();
  return (
    <>
      <h2>{call?.title.text}</h2>
      {status === 'SUBMITTED' && <p role="status" className="done">{texts.submitted}: {reference}</p>}
      <p>{texts.closes} {moment(call?.closesAt, session.language)}</p>
    </>
  );
}

/** The form by its headings; what the answers don't show now isn't drawn. */
function Steps({ application: { fields } }: { application: Application }) {
  const steps = [...new Map(childrenOf(fields, []).map(({ step }) => [step?.key ?? '', step])).entries()];
  const { texts } = useReader();
  return steps.map(([key, step]) => (
    <section key={key} aria-labelledby={`step-${key}`}>
      <h3 id={`step-${key}`}>{step?.title.text ?? texts.other}</h3>
      <Fields inside={[]} step={key} />
    </section>
  ));
}

/** What isn't about a question of the form. */
function Problems({ application: { draft, fields } }: { application: Application }) {
  const { texts } = useReader();
  const others = draft?.problems.filter(({ path }) => !fieldAt(fields, path.slice(0, 1))) ?? [];
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="problems">
      <h3 id="problems">{texts.problems}</h3>
      <ul>{others.map(({ message, path }) => <li key={keyOf([...path, message])}>{message}</li>)}</ul>
    </section>
  );
}

/** What can be done now, and why not: the server says it by the guards of the mutations themselves. */
function Actions({ application: { actions }, submit }: { application: Application; submit: () => void }) {
  const { texts } = useReader();
  const action = actions.find(({ name }) => name === 'submitApplication');
  if (!action) return null;
  return (
    <div className="actions">
      <button className="main" disabled={!action.allowed} aria-describedby="blocked" onClick={submit}>{texts.submit}</button>
      <ul id="blocked">{action.blockedBy.map(({ code, message }) => <li key={code}>{message}</li>)}</ul>
    </div>
  );
}
