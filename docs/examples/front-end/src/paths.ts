/** Answers by path: names, and the keys of rows. */
import type { FieldPartsFragment } from './gql/graphql';

export type Path = readonly string[];
export type Field = FieldPartsFragment;
export type Answers = Record<string, unknown>;

export const keyOf = (path: Path): string => JSON.stringify(path);
export const pathOf = (key: string): Path => JSON.parse(key) as string[];
export const isWithin = (inner: Path, outer: Path): boolean => outer.every((part, place) => inner[place] === part);
/** The descriptor of the question that is answered there. */
export const fieldAt = (fields: readonly Field[], path: Path): Field | undefined =>
  fields.find((field) => field.path.length === path.length && field.path.every((part, place) => part === '*' || part === path[place]));

export const includes = (paths: readonly Path[], path: Path): boolean => paths.some((each) => keyOf(each) === keyOf(path));

const isRow = (value: unknown): value is { key: string } => typeof value === 'object' && value !== null && 'key' in value;

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, part) => {
    if (Array.isArray(at)) return at.find((row) => isRow(row) && row.key === part);
    return typeof at === 'object' && at !== null ? (at as Answers)[part] : undefined;
  }, value);
}

export const rowsAt = (answers: Answers, path: Path): { key: string }[] => {
  const rows = valueAt(answers, path);
  return Array.isArray(rows) ? rows.filter(isRow) : [];
};

/** The answers with one of them changed, as the server will change it: null clears, and takes a row away. */
export function changed(answers: unknown, path: Path, value: unknown, field: (path: Path) => Field | undefined, at: Path = []): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  const here = [...at, part];
  if (Array.isArray(answers) || field(at)?.repeats) {
    const rows = (Array.isArray(answers) ? answers : []) as { key: string }[];
    const others = rows.filter((row) => row.key !== part);
    if (rest.length === 0 && value === null) return others;
    const row = { ...(changed(rows.find((each) => each.key === part) ?? {}, rest, value, field, here) as object), key: part };
    return others.length === rows.length ? [...rows, row] : rows.map((each) => (each.key === part ? row : each));
  }
  const group = (answers ?? {}) as Answers;
  return { ...group, [part]: changed(group[part], rest, value, field, here) };
}

/** The descriptors directly below one: of the form, of a section, or of a row. */
export const childrenOf = (fields: readonly Field[], path: Path): Field[] =>
  fields.filter((field) => field.path.length === path.length + 1 && isWithin(field.path, path));

/** Where a descriptor's answer lies in this row: each `*` is the key that stands at its place. */
export const placed = (field: Field, inside: Path): Path => field.path.map((part, place) => (part === '*' ? (inside[place] ?? part) : part));
