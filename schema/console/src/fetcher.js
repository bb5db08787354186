// Sends GraphiQL's operations as the chosen user, over HTTP, and over the websocket for subscriptions.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { parse } from 'graphql';

const url = new URL('../graphql', location.href).toString();
const subscriptionUrl = url.replace(/^http/, 'ws');

/** `asking()` gives `{ token, language }` of this moment; `changed()` is told when a mutation has been answered. */
export function makeFetcher(asking, changed) {
  return async (params, options) => {
    const headers = headersFor(asking(), options?.headers);
    const send = createGraphiQLFetcher({ url, subscriptionUrl, headers, wsConnectionParams: headers });
    const { documentAST = options?.documentAST, operation } = asWritten(params);
    const operationName = operation ? operation.name?.value : params.operationName;
    const answer = await send({ ...params, operationName }, { ...options, documentAST, headers: {} });
    return operation?.operation === 'mutation' ? afterwards(answer, changed) : answer;
  };
}

/** The document and the operation as they stand in the query: GraphiQL learns of an edit a tenth of a second later. */
function asWritten({ query, operationName }) {
  try {
    const documentAST = parse(query);
    const operations = documentAST.definitions.filter(({ kind }) => kind === 'OperationDefinition');
    return { documentAST, operation: operations.find(({ name }) => name?.value === operationName) ?? operations[0] };
  } catch {
    return {}; // the server says what is wrong with it
  }
}

/** What the headers editor says wins over the bar, whatever its letters' case. */
function headersFor({ token, language }, typed = {}) {
  const headers = { 'Accept-Language': language };
  if (token) headers.Authorization = `Bearer ${token}`;
  for (const [name, value] of Object.entries(typed)) {
    const known = Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase());
    headers[known ?? name] = value;
  }
  return headers;
}

async function* afterwards(answers, changed) {
  try {
    yield* answers;
  } finally {
    changed();
  }
}
