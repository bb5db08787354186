/** One draft while somebody writes it: keeps what was typed, saves it by changes, and hears what others do. */
import { type ApolloClient, CombinedGraphQLErrors } from '@apollo/client';
import type { ApplicationPartsFragment, SaveMutation } from './gql/graphql';
import { APPLICATION, FOLLOW, SAVE, SUBMIT } from './operations';
import { type Answers, type Path, changed, fieldAt, isWithin, keyOf, pathOf } from './paths';

export type Application = ApplicationPartsFragment;
export type Conflict = SaveMutation['saveApplication']['conflicts'][number];
export type Standing = 'loading' | 'saved' | 'typed' | 'saving' | 'lost' | 'refused' | 'signedOut' | 'gone';

export interface State {
  application: Application | null;
  answers: Answers; //: what is saved, and over it what is typed
  edits: ReadonlyMap<string, unknown>; //: what is typed and not saved yet, by path
  conflicts: ReadonlyMap<string, Conflict>;
  standing: Standing;
  message: string; //: why something was refused
}

interface Batch {
  idempotencyKey: string;
  baseRevision: number;
  changes: { path: string[]; value: unknown }[];
}

const PAUSE = 700; // ms without typing before it is saved
const [SOON, LATE] = [1_000, 30_000]; // ms before it is tried again: doubled each time
const AGAIN = ['BUSY', 'RATE_LIMITED', 'PROVIDER_UNREACHABLE', 'TIMEOUT', 'INTERNAL_SERVER_ERROR'];

export class Draft {
  state: State = { application: null, answers: {}, edits: new Map(), conflicts: new Map(), standing: 'loading', message: '' };
  #listeners = new Set<() => void>();
  #base: number | null = null; // the revision that was seen when what waits was typed
  #sent: Batch | null = null; // without an answer yet: it is sent again as it is, by the same key
  #submission: { idempotencyKey: string; revision: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = SOON;
  #isSaving = false;

  constructor(
    private readonly client: ApolloClient,
    private readonly id: string,
  ) {
    const waiting = kept(id);
    this.#base = waiting.base;
    this.#sent = waiting.sent;
    this.state = { ...this.state, edits: new Map(waiting.edits) };
  }

  /** Begins to follow; gives how to stop. */
  open = (): (() => void) => {
    const events = this.client.subscribe({ query: FOLLOW, variables: { id: this.id }, fetchPolicy: 'no-cache' });
    const following = events.subscribe(({ data }) => data && this.#take(data.applicationChanged.application));
    const online = () => void this.save();
    addEventListener('online', online);
    void this.read().then(this.save);
    return () => {
      following.unsubscribe();
      removeEventListener('online', online);
      void this.save();
    };
  };

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): State => this.state;

  edit = (path: Path, value: unknown): void => {
    const kept = [...this.state.edits].filter(([key]) => !isWithin(pathOf(key), path));
    const conflicts = new Map([...this.state.conflicts].filter(([key]) => key !== keyOf(path)));
    this.#base ??= this.state.application?.revision ?? null;
    this.#set({ edits: new Map([...kept, [keyOf(path), value]]), conflicts, standing: this.state.standing === 'lost' ? 'lost' : 'typed' });
    if (this.state.standing !== 'lost') this.#later(PAUSE);
  };

  /** Of two answers to one question somebody chooses; theirs stands until then. */
  choose = ({ path, yours }: Conflict, whose: 'yours' | 'theirs'): void => {
    this.#set({ conflicts: new Map([...this.state.conflicts].filter(([key]) => key !== keyOf(path))) });
    if (whose === 'yours') this.edit(path, yours);
  };

  read = async (): Promise<void> => {
    try {
      const { data } = await this.client.query({ query: APPLICATION, variables: { id: this.id } });
      this.#take(data?.application ?? null);
    } catch (error) {
      this.#failed(error);
    }
  };

  /** Sends what waits, until nothing does. */
  save = async (): Promise<void> => {
    if (this.#isSaving) return;
    this.#isSaving = true;
    clearTimeout(this.#timer);
    try {
      while ((this.#sent ??= this.#next())) {
        if (this.state.standing !== 'lost') this.#set({ standing: 'saving' });
        const { data } = await this.client.mutate({ mutation: SAVE, variables: { input: inputOf(this.id, this.#sent) } });
        this.#wait = SOON;
        const payload = data!.saveApplication;
        const [error] = payload.errors;
        if (error) return this.#refused(error);
        this.#saved(this.#sent, payload.conflicts);
        this.#take(payload.application);
      }
      if (this.state.application) this.#set({ standing: 'saved', message: '' });
      else await this.read();
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#isSaving = false;
    }
  };

  /** Hands in what was read. An answer that got lost is asked for again by the same key. */
  submit = async (): Promise<void> => {
    await this.save();
    const { application, edits } = this.state;
    if (!application || edits.size > 0) return;
    this.#submission ??= { idempotencyKey: crypto.randomUUID(), revision: application.revision };
    try {
      const { data } = await this.client.mutate({ mutation: SUBMIT, variables: { input: { id: this.id, ...this.#submission } } });
      this.#submission = null;
      const { errors, application: handedIn } = data!.submitApplication;
      if (errors[0]) {
        this.#set({ standing: 'refused', message: errors[0].message });
        await this.read();
      } else this.#take(handedIn);
    } catch (error) {
      this.#failed(error);
    }
  };

  #next(): Batch | null {
    const base = this.#base ?? this.state.application?.revision;
    if (this.state.edits.size === 0 || base === undefined) return null;
    const changes = [...this.state.edits].map(([key, value]) => ({ path: [...pathOf(key)], value }));
    const batch = { idempotencyKey: crypto.randomUUID(), baseRevision: base, changes };
    this.#base = null;
    return batch;
  }

  #saved(batch: Batch, conflicts: Conflict[]): void {
    const edits = new Map(this.state.edits);
    for (const { path, value } of batch.changes) if (isSame(edits.get(keyOf(path)), value)) edits.delete(keyOf(path));
    const met = conflicts.map((each) => [keyOf(each.path), each] as const);
    this.#sent = null;
    this.#set({ edits, conflicts: new Map([...this.state.conflicts, ...met]) });
  }

  #refused({ code, message }: { code: string; message: string }): void {
    if (AGAIN.includes(code)) return this.#failed(null);
    this.#base ??= this.#sent?.baseRevision ?? null;
    this.#sent = null;
    this.#set({ standing: 'refused', message });
  }

  #failed(error: unknown): void {
    if (CombinedGraphQLErrors.is(error)) {
      const [first] = error.errors;
      const code = String(first?.extensions?.['code']);
      if (code === 'UNAUTHENTICATED') return this.#set({ standing: 'signedOut' });
      if (!AGAIN.includes(code)) return this.#refused({ code, message: first?.message ?? error.message });
    }
    this.#set({ standing: 'lost' });
    this.#later(this.#wait * (1 + Math.random() / 4));
    this.#wait = Math.min(this.#wait * 2, LATE);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), milliseconds);
  }

  /** Events and answers come by two roads: the older one is dropped. */
  #take(application: Application | null): void {
    if (!application) return this.#set({ application, standing: 'gone' });
    if (application.revision < (this.state.application?.revision ?? 0)) return;
    this.#set({ application, ...(['loading', 'gone'].includes(this.state.standing) ? { standing: 'saved' } : {}) });
    if (this.state.standing === 'refused' && this.state.edits.size > 0) this.#later(PAUSE);
  }

  #set(next: Partial<State>): void {
    const state = { ...this.state, ...next };
    const field = (path: Path) => fieldAt(state.application?.fields ?? [], path);
    state.answers = [...state.edits].reduce<Answers>(
      (answers, [key, value]) => changed(answers, pathOf(key), value, field) as Answers,
      (state.application?.draft?.values ?? {}) as Answers,
    );
    this.state = state;
    keep(this.id, { edits: [...state.edits], base: this.#base, sent: this.#sent });
    for (const listener of this.#listeners) listener();
  }
}

/** What waits outlives a reload and a new sign-in, in this tab. */
interface Waiting {
  edits: [string, unknown][];
  base: number | null;
  sent: Batch | null;
}

const kept = (id: string): Waiting => JSON.parse(sessionStorage.getItem(id) ?? '{ "edits": [], "base": null, "sent": null }') as Waiting;
const keep = (id: string, waiting: Waiting): void =>
  waiting.edits.length > 0 ? sessionStorage.setItem(id, JSON.stringify(waiting)) : sessionStorage.removeItem(id);
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const inputOf = (id: string, { changes, ...batch }: Batch) => ({ id, ...batch, answers: { changes } });
