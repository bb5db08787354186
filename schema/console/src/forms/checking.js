// What the server says of the answers, asked a moment after the last keystroke; an answer that comes late is let go.
import { createContext, useContext, useEffect, useState } from 'react';
import { check } from './asking.js';
import { idOfPath, idOfPointer } from './places.js';

const PAUSE = 400;
const UNANSWERED = new Set(['REQUIRED', 'TOO_FEW', 'MUST_BE_CONFIRMED']);
const NOTHING = { problems: [], findings: [], computed: {}, required: new Set() };

/** `{ asker, t, told, computed, required, touch }` for the fields below; `told` are problems by the fields' ids. */
export const Checked = createContext(null);
export const useChecked = () => useContext(Checked);

export function useChecking(chosen, answers, asker) {
  const [said, setSaid] = useState(NOTHING);
  const [state, setState] = useState('checking');
  useEffect(() => {
    const ended = new AbortController();
    setState('checking');
    const timer = setTimeout(() => {
      check(chosen, answers, asker, ended.signal).then(
        (draft) => {
          setSaid(placed(draft, answers));
          setState('checked');
        },
        (error) => ended.signal.aborted || setState(error.message),
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [chosen, answers, asker]);
  return { ...said, state };
}

function placed({ problems, findings, computed, required }, answers) {
  return {
    findings,
    problems: problems.map((problem) => ({ ...problem, id: idOfPointer(problem.pointer) })),
    computed: Object.fromEntries(computed.map(({ path, value }) => [idOfPath(path, answers), value])),
    required: new Set(required.map((path) => idOfPath(path, answers))),
  };
}

/** Problems by field; that something isn't answered yet is told once the reader has been there, or has asked for all. */
export function toldNow(problems, touched, all) {
  const shown = problems.filter(({ code, id }) => all || touched.has(id) || !UNANSWERED.has(code));
  const told = {};
  for (const problem of shown) (told[problem.id] ??= []).push(problem);
  return told;
}
