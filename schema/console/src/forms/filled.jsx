// The form as an applicant sees it, with what the server says of the answers.
import { useMemo, useRef, useState } from 'react';
import { Checked, toldNow, useChecking } from './checking.js';
import { goTo, withKeys } from './places.js';
import { Drawn, withOwnControls } from './theme.jsx';
import { validator } from './validator.js';

const AS_ANSWERED = { arrayMinItems: { populate: 'never' }, emptyObjectFields: 'skipEmptyDefaults' };

export function Filled({ form, chosen, asker, t }) {
  const which = useMemo(() => JSON.parse(chosen), [chosen]);
  const [answers, setAnswers] = useState({});
  const [touched, setTouched] = useState(() => new Set());
  const [all, setAll] = useState(false);
  const summary = useRef(null);
  const said = useChecking(which, answers, asker);
  const uiSchema = useMemo(() => withOwnControls(form.uiSchema), [form]);
  const touch = (id) => setTouched((now) => (now.has(id) ? now : new Set(now).add(id)));
  const told = useMemo(() => toldNow(said.problems, touched, all), [said.problems, touched, all]);
  const checkAll = () => {
    setAll(true);
    requestAnimationFrame(() => summary.current?.focus());
  };
  return (
    <Checked.Provider value={{ asker, t, told, computed: said.computed, required: said.required, touch }}>
      {all && <Summary problems={said.problems} state={said.state} t={t} at={summary} />}
      <Drawn
        schema={form.jsonSchema} uiSchema={uiSchema} validator={validator} formData={answers} noValidate noHtml5Validate
        showErrorList={false} experimental_defaultFormStateBehavior={AS_ANSWERED} experimental_componentUpdateStrategy="always"
        onChange={({ formData }) => setAnswers(withKeys(formData))} onBlur={touch} onSubmit={checkAll}
      >
        <div className="av-end">
          <button type="submit" className="av-check">{t.check}</button>
          <Status problems={Object.values(told).flat()} state={said.state} t={t} />
        </div>
      </Drawn>
      {said.findings.length > 0 && <Findings findings={said.findings} t={t} />}
    </Checked.Provider>
  );
}

/** Told to those who listen when it changes. */
function Status({ problems, state, t }) {
  const count = problems.length;
  const found = count === 0 ? '' : count === 1 ? t.one : t.many(count);
  const failed = state !== 'checking' && state !== 'checked' && state;
  return <p className="av-status" role="status" data-state={failed ? 'failed' : state}>{failed || found}</p>;
}

function Summary({ problems, state, t, at }) {
  if (problems.length === 0) return state === 'checked' && <div className="av-summary av-fine" ref={at} tabIndex={-1}><p>{t.fine}</p></div>;
  const go = (event, id) => {
    event.preventDefault();
    goTo(id);
  };
  return (
    <div className="av-summary" ref={at} tabIndex={-1} role="region" aria-labelledby="to-mend">
      <h2 id="to-mend">{t.mend}</h2>
      <ul>
        {problems.map(({ id, code, message }) => (
          <li key={id + code + message}><a href={`#${id}__field`} onClick={(event) => go(event, id)}>{message}</a></li>
        ))}
      </ul>
    </div>
  );
}

function Findings({ findings, t }) {
  return (
    <section className="av-findings" aria-labelledby="findings">
      <h2 id="findings">{t.findings}</h2>
      <p className="av-help">{t.findingsAre}</p>
      <ul>
        {findings.map(({ ruleKey, outcome, rule, reason }) => (
          <li key={ruleKey} data-outcome={outcome}>
            <strong>{t.outcomes[outcome]}:</strong> {rule.text}{reason && <span className="av-help">{reason.text}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
