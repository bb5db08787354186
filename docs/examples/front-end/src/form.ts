/** The draft that the fields of a form belong to. */
import { createContext, useContext } from 'react';
import type { Application, Draft, State } from './draft';

interface Written {
  draft: Draft;
  state: State;
  application: Application;
}

export const Form = createContext<Written | null>(null);

export function useForm(): Written {
  const form = useContext(Form);
  if (!form) throw new Error('a field outside a form');
  return form;
}
