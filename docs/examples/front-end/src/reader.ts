/** Who reads and asks: what every part of the page needs. */
import { createContext, useContext } from 'react';
import type { ApolloClient } from '@apollo/client';
import type { Session } from './client';
import { TEXTS } from './texts';

export const Reader = createContext<{ session: Session; client: ApolloClient } | null>(null);

export function useReader() {
  const reader = useContext(Reader);
  if (!reader) throw new Error('nobody has signed in');
  return { ...reader, texts: TEXTS[reader.session.language] };
}
