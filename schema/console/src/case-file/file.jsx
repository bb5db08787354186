// The case file: what stands at the matter's head, and its entries in the order of time.
import { useState } from 'react';
import { save } from './asking.js';

export function File({ t, language, register, matter, token, fail }) {
  const [phase, setPhase] = useState('');
  const entries = register.phases
    .flatMap((each) => each.measures.map((measure) => ({ ...measure, phase: each })))
    .sort((one, other) => one.number - other.number);
  const shown = entries.filter((each) => !phase || each.phase.phase === phase);
  const keep = (format) => save(matter, format, language, token).catch(fail);
  return (
    <>
      <section aria-labelledby="matter">
        <h2 id="matter">{register.matter.number ?? register.matter.reference ?? t.name}</h2>
        {register.matter.isFictional && <p><strong>{t.invented}</strong></p>}
        <dl className="av-facts">{facts(t, language, register).map(([name, value], place) => <div key={place}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        <div className="av-saves">
          <button type="button" onClick={() => keep('pdf')}>{t.pdf}</button>
          <button type="button" onClick={() => keep('json')}>{t.json}</button>
        </div>
      </section>
      <section aria-labelledby="entries">
        <h2 id="entries">{t.entries}</h2>
        <label className="av-phase">
          {t.phase}
          <select name="phase" value={phase} onChange={(event) => setPhase(event.target.value)}>
            <option value="">{t.every}</option>
            {register.phases.map((each) => <option key={each.phase} value={each.phase}>{each.name[language]}</option>)}
          </select>
        </label>
        <p role="status">{shown.length ? t.count(shown.length) : t.none}</p>
        <ol className="av-entries">{shown.map((each) => <Entry key={each.number} {...{ t, language, entry: each }} />)}</ol>
      </section>
    </>
  );
}

function Entry({ t, language, entry }) {
  return (
    <li value={entry.number} data-kind={entry.kind}>
      <p className="av-when"><time dateTime={entry.at}>{moment(entry.at, language)}</time> <span className="av-tag">{entry.phase.name[language]}</span></p>
      <h3>{entry.title[language]}</h3>
      {entry.by && <p>{t.by}: {entry.by.name}</p>}
      {entry.concerns && <p>{t.concerns}: {entry.concerns.name}</p>}
      {entry.text && <blockquote>{entry.text}</blockquote>}
    </li>
  );
}

function facts(t, language, { matter, parties }) {
  const party = ({ capacity, name, businessId }) => [t[capacity], businessId ? `${name[language]} (${businessId})` : name[language]];
  return [
    [t.number, matter.number], [t.reference, matter.reference], [t.kind, matter.kindName[language]], [t.project, matter.title],
    [t.call, matter.call[language]], ...parties.map(party), [t.pending, matter.pendingAt && moment(matter.pendingAt, language)],
    [t.closed, matter.closedAt && moment(matter.closedAt, language)],
  ].filter(([, value]) => value);
}

function moment(at, language) {
  return new Date(at).toLocaleString(`${language}-FI`, { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'short' });
}
