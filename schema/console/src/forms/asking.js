// What the preview asks of the API, in the reader's language: forms, organisations, and what is said of answers.
import { keptToken } from '../memory.js';

const url = new URL('../../graphql', location.href).toString();

const CHOICES = `query FormsToSee {
  programmes {
    code
    name { text }
    forms { name version isPresent isReport }
    calls(first: 20) { nodes { id title { text } form { version } } }
  }
}`;
const DECLARED = 'query DeclaredForms($code: String!) { programme(code: $code) { forms { name version jsonSchema uiSchema } } }';
const RELEASED = 'query ReleasedForm($call: ID!) { call(id: $call) { form { name version jsonSchema uiSchema } } }';
const ORGANISATIONS = `query FindOrganisations($filter: OrganisationFilter!) {
  organisations(filter: $filter, first: 12) { nodes { id name { text } municipalityCode } }
}`;
const CHECK = `query TryAnswers($values: JSON!, $call: ID, $programme: String, $name: String, $version: String) {
  checkAnswers(values: $values, callId: $call, programme: $programme, formName: $name, formVersion: $version) {
    problems { code severity message path pointer }
    findings { ruleKey outcome rule { text } reason { text } }
    computed { path value }
    required
  }
}`;

/** Asks once more after the time that a server names which has had too much. */
async function ask(language, query, variables, signal) {
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': language };
  if (keptToken()) headers.Authorization = `Bearer ${keptToken()}`;
  const response = await fetch(url, { method: 'POST', headers, signal, body: JSON.stringify({ query, variables }) });
  if (response.status === 429) {
    await new Promise((soon) => setTimeout(soon, 1000 * Number(response.headers.get('Retry-After') ?? 1)));
    signal?.throwIfAborted();
    return ask(language, query, variables, signal);
  }
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

/** Programmes with their forms, and the calls that have released one. */
export async function choices(language) {
  const { programmes } = await ask(language, CHOICES);
  return programmes.map((programme) => ({ ...programme, calls: { nodes: programme.calls.nodes.filter(({ form }) => form) } }));
}

/** The form that was chosen: as a call has released it, else as the programme declares it. */
export async function formOf({ programme, call, name, version, isReport }, language) {
  if (call && !isReport) return (await ask(language, RELEASED, { call })).call.form;
  const { forms } = (await ask(language, DECLARED, { code: programme })).programme;
  return forms.find((form) => form.name === name && form.version === version);
}

export async function check({ programme, call, name, version, isReport }, values, language, signal) {
  const which = call && !isReport ? { call } : { call: call || null, programme, name, version };
  return (await ask(language, CHECK, { values, ...which }, signal)).checkAnswers;
}

/** Organisations by a part of the name; municipalities alone, where only these fit. */
export async function organisations(language, search, { municipalities }, signal) {
  const filter = municipalities ? { search, kind: { equals: 'MUNICIPALITY' } } : { search };
  return (await ask(language, ORGANISATIONS, { filter }, signal)).organisations.nodes;
}
