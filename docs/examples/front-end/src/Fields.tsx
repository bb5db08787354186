/** Fields as their descriptors say: questions, sections and rows, each with its problems and conflicts beside it. */
import type { ReactNode } from 'react';
import { Control } from './Control';
import { useForm } from './form';
import { type Field, type Path, childrenOf, includes, isWithin, keyOf, placed, rowsAt, valueAt } from './paths';
import { useReader } from './reader';
import { shown } from './shown';

/** All fields directly inside the form, a section or a row. */
export function Fields({ inside, of = inside, step }: { inside: Path; of?: Path; step?: string }) {
  const { application } = useForm();
  const hidden = application.draft?.hidden ?? [];
  return childrenOf(application.fields, of)
    .filter((field) => step === undefined || (field.step?.key ?? '') === step)
    .filter((field) => field.access !== 'HIDDEN' && !hidden.some((path) => isWithin(placed(field, inside), path)))
    .map((field) => <One key={field.name} field={field} path={placed(field, inside)} />);
}

function One({ field, path }: { field: Field; path: Path }) {
  if (field.repeats) return <Rows field={field} path={path} />;
  if (field.kind === 'SECTION')
    return (
      <Framed field={field} path={path}>
        <Fields inside={path} of={field.path} />
      </Framed>
    );
  return <Question field={field} path={path} />;
}

function Rows({ field, path }: { field: Field; path: Path }) {
  const { draft, state } = useForm();
  const { texts } = useReader();
  const rows = rowsAt(state.answers, path);
  const isFull = field.bounds.atMost !== null && rows.length >= field.bounds.atMost;
  const isOpen = field.access === 'WRITE';
  return (
    <Framed field={field} path={path}>
      {rows.map(({ key }, place) => (
        <fieldset key={key} className="row">
          <legend>{field.label.text} {place + 1}</legend>
          <Beside path={[...path, key]} />
          <Fields inside={[...path, key]} of={[...field.path, '*']} />
          {isOpen && <button onClick={() => draft.edit([...path, key], null)}>{texts.remove}: {field.label.text} {place + 1}</button>}
        </fieldset>
      ))}
      {isOpen && !isFull && (
        <button onClick={() => draft.edit([...path, crypto.randomUUID().slice(0, 8)], {})}>{texts.add}: {field.label.text}</button>
      )}
    </Framed>
  );
}

function Framed({ field, path, children }: { field: Field; path: Path; children: ReactNode }) {
  return (
    <fieldset className="framed">
      <legend>{field.label.text}</legend>
      {field.help && <p className="help">{field.help.text}</p>}
      <Beside path={path} />
      {children}
    </fieldset>
  );
}

/** One question: its label, its help, its control, and what is to be said of its answer. */
function Question({ field, path }: { field: Field; path: Path }) {
  const { application, state } = useForm();
  const { texts } = useReader();
  const id = path.join('.');
  const isRequired = includes(application.draft?.required ?? [], path);
  const isWrong = (application.draft?.problems ?? []).some((problem) => isWithin(problem.path, path) && problem.severity === 'BLOCKS');
  const told = { 'aria-describedby': `${id}-told`, 'aria-invalid': isWrong || undefined };
  const computed = application.draft?.computed.find((each) => keyOf(each.path) === keyOf(path))?.value;
  const label = `${field.label.text}${field.unit ? ` (${field.unit.text})` : ''}${isRequired ? ` (${texts.required})` : ''}`;
  return (
    <div className="question" data-path={id}>
      {field.computed ? (
        <p>{label}: <output>{shown(computed, '–')}</output></p>
      ) : (
        <Control field={field} path={path} id={id} label={label} value={valueAt(state.answers, path)} told={told} />
      )}
      <div id={`${id}-told`}>
        {field.help && <p className="help">{field.help.text}</p>}
        <Beside path={path} isWhole />
      </div>
    </div>
  );
}

/** Problems of an answer, and another's answer to the same question; of a whole one, those of its parts too. */
function Beside({ path, isWhole = false }: { path: Path; isWhole?: boolean }) {
  const { application, draft, state } = useForm();
  const { texts } = useReader();
  const isHere = (other: Path) => isWithin(other, path) && (isWhole || other.length === path.length);
  const problems = application.draft?.problems.filter((problem) => isHere(problem.path)) ?? [];
  const conflicts = [...state.conflicts.values()].filter((conflict) => isHere(conflict.path));
  return (
    <>
      {problems.map(({ code, message, path, severity }) => (
        <p key={keyOf([...path, code, message])} className={`problem ${severity}`}>{message}</p>
      ))}
      {conflicts.map((conflict) => (
        <div key={keyOf(conflict.path)} role="alert" className="conflict">
          <p>{texts.conflict}</p>
          <p>{texts.theirs}: <strong>{shown(conflict.theirs, texts.nothing)}</strong></p>
          <p>{texts.yours}: <strong>{shown(conflict.yours, texts.nothing)}</strong></p>
          <button onClick={() => draft.choose(conflict, 'theirs')}>{texts.keepTheirs}</button>{' '}
          <button onClick={() => draft.choose(conflict, 'yours')}>{texts.keepYours}</button>
        </div>
      ))}
    </>
  );
}
