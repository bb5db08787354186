/** Apollo's client for one person: queries and mutations by HTTP, subscriptions over a websocket that comes back by itself. */
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import type { Language } from './texts';

export interface Session {
  server: string;
  token: string;
  language: Language;
}

const PATIENCE = 20_000; // ms for an answer: a connection that hangs is a lost one

export function clientOf({ server, token, language }: Session): ApolloClient {
  const authorization = `Bearer ${token}`;
  const http = new HttpLink({
    uri: `${server}/graphql`,
    headers: { authorization, 'accept-language': language },
    fetch: (address, options) => fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) }),
  });
  const socket = new GraphQLWsLink(
    createClient({
      url: `${server.replace(/^http/, 'ws')}/graphql`,
      connectionParams: { authorization, language },
      retryAttempts: Infinity,
      shouldRetry: () => true,
    }),
  );
  return new ApolloClient({
    link: ApolloLink.split((asked) => asked.operationType === OperationTypeNode.SUBSCRIPTION, socket, http),
    cache: new InMemoryCache(),
    defaultOptions: { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } },
  });
}
