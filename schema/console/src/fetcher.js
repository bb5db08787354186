// Sends GraphiQL's operations as the chosen user, over HTTP, and over the websocket for subscriptions.
import { createGraphiQLFetcher } from '@graphiql/toolkit';

const url = new URL('../graphql', location.href).toString();
const subscriptionUrl = url.replace(/^http/, 'ws');

/** `asking()` gives `{ token, language }` of this moment; `changed()` is told when a mutation has been answered. */
export function makeFetcher(asking, changed) {
  return async (params, options) => {
    const headers = headersFor(asking(), options?.headers);
    const send = createGraphiQLFetcher({ url, subscriptionUrl, headers, wsConnectionParams: headers });
    const answer = await send(params, { ...options, headers: {} });
    return isMutation(params, options) ? afterwards(answer, changed) : answer;
  };
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

function isMutation(params, options) {
  return options?.documentAST?.definitions.some(
    ({ operation, name }) => operation === 'mutation' && (!params.operationName || name?.value === params.operationName),
  );
}

async function* afterwards(answers, changed) {
  try {
    yield* answers;
  } finally {
    changed();
  }
}
