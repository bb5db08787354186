// What the preview asks of the API, in the reader's language: forms, calls, organisations, and what is said of answers.
import { headersOf } from '../who.jsx';

const url = new URL('../../graphql', location.href).toString();

const CHOICES = `query FormsToSee {
  programmes {
    code
    name { text }
    forms { name version isPresent isReport }
    calls(first: 100) { nodes { id title { text } publishedAt form { version } } }
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
async function ask(asker, query, variables, signal) {
  const headers = { ...headersOf(asker.token), 'Accept-Language': asker.language };
  const response = await fetch(url, { method: 'POST', headers, signal, body: JSON.stringify({ query, variables }) });
  if (response.status === 429) {
    await new Promise((soon) => setTimeout(soon, 1000 * Number(response.headers.get('Retry-After') ?? 1)));
    signal?.throwIfAborted();
    return ask(asker, query, variables, signal);
  }
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

/** Programmes with their forms, and the calls that the one who asks sees: officials also what isn't published yet. */
export async function choices(asker) {
  return (await ask(asker, CHOICES)).programmes;
}

/** The form that was chosen: as a call has released it, else as the programme declares it. */
export async function formOf({ programme, call, name, version, isReleased }, asker) {
  if (isReleased) return (await ask(asker, RELEASED, { call })).call.form;
  const { forms } = (await ask(asker, DECLARED, { code: programme })).programme;
  return forms.find((form) => form.name === name && form.version === version);
}

export async function check({ programme, call, name, version, isReleased }, values, asker, signal) {
  const which = isReleased ? { call } : { call, programme, name, version };
  return (await ask(asker, CHECK, { values, ...which }, signal)).checkAnswers;
}

/** Organisations by a part of the name; municipalities alone, where only these fit. */
export async function organisations(asker, search, { municipalities }, signal) {
  const filter = municipalities ? { search, kind: { equals: 'MUNICIPALITY' } } : { search };
  return (await ask(asker, ORGANISATIONS, { filter }, signal)).organisations.nodes;
}
