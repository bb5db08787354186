/** What one types or chooses in, by the kind of the field. What is typed is sent as it is, right or wrong. */
import type { ReactNode } from 'react';
import { Files } from './Files';
import { OrganisationChoice } from './OrganisationChoice';
import { useForm } from './form';
import type { Answers, Field, Path } from './paths';
import { useReader } from './reader';

export interface Told {
  'aria-describedby': string;
  'aria-invalid': boolean | undefined;
}

export interface Controlled {
  field: Field;
  path: Path;
  id: string;
  label: string;
  value: unknown;
  told: Told;
}

const TYPES: Partial<Record<Field['kind'], string>> = { DATE: 'date', EMAIL: 'email', PHONE: 'tel' };
const DECIMAL = ['MONEY', 'PERCENTAGE'];

export function Control(controlled: Controlled) {
  const { field, path, id, label, value, told } = controlled;
  const { draft } = useForm();
  const isShut = field.access !== 'WRITE';
  const set = (next: unknown) => draft.edit(path, next === '' ? null : next);
  const common = { id, disabled: isShut, ...told };

  switch (field.kind) {
    case 'LONG_TEXT':
      return <Labelled id={id} label={label}><textarea rows={4} {...common} value={textOf(value)} onChange={(event) => set(event.target.value)} /></Labelled>;
    case 'BOOLEAN':
      return <label className="tick"><input type="checkbox" {...common} checked={value === true} onChange={(event) => set(event.target.checked)} /> {label}</label>;
    case 'CHOICE':
      return <Labelled id={id} label={label}><Choice common={common} field={field} value={value} set={set} /></Labelled>;
    case 'CHOICES':
      return <Choices {...controlled} isShut={isShut} set={set} />;
    case 'PERIOD':
      return <Parts {...controlled} isShut={isShut} set={set} parts={['starts', 'ends']} type="date" />;
    case 'LOCALIZED_TEXT':
      return <Parts {...controlled} isShut={isShut} set={set} parts={['fi', 'sv']} type="text" />;
    case 'ORGANISATION':
      return <OrganisationChoice {...controlled} isShut={isShut} set={set} />;
    case 'ATTACHMENT':
    case 'ATTACHMENTS':
      return <Files {...controlled} isShut={isShut} set={set} />;
    case 'INTEGER':
      return <Labelled id={id} label={label}><input inputMode="numeric" {...common} value={textOf(value)} onChange={(event) => set(whole(event.target.value))} /></Labelled>;
    default:
      return (
        <Labelled id={id} label={label}>
          <input type={TYPES[field.kind] ?? 'text'} inputMode={DECIMAL.includes(field.kind) ? 'decimal' : undefined} {...common} value={textOf(value)} onChange={(event) => set(event.target.value)} />
        </Labelled>
      );
  }
}

export interface Shut extends Controlled {
  isShut: boolean;
  set: (next: unknown) => void;
}

export const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const whole = (typed: string): unknown => (/^-?\d{1,9}$/.test(typed) ? Number(typed) : typed);

export function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return <><label htmlFor={id}>{label}</label>{children}</>;
}

/** Options that are there for what was answered earlier are offered to nobody else. */
const offered = (field: Field, chosen: (value: string) => boolean) => field.options.filter(({ deprecated, value }) => !deprecated || chosen(value));

function Choice({ common, field, value, set }: { common: object; field: Field; value: unknown; set: (next: unknown) => void }) {
  const { texts } = useReader();
  return (
    <select {...common} value={textOf(value)} onChange={(event) => set(event.target.value)}>
      <option value="">{texts.choose}</option>
      {offered(field, (each) => each === value).map((option) => <option key={option.value} value={option.value}>{option.label.text}</option>)}
    </select>
  );
}

function Choices({ field, id, label, value, told, isShut, set }: Shut) {
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const toggle = (option: string) => set(chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option]);
  return (
    <fieldset id={id} aria-describedby={told['aria-describedby']}>
      <legend>{label}</legend>
      {offered(field, (each) => chosen.includes(each)).map((option) => (
        <label key={option.value} className="tick">
          <input type="checkbox" disabled={isShut} checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} /> {option.label.text}
        </label>
      ))}
    </fieldset>
  );
}

/** An answer of two parts: the days of a period, a text in both languages. */
function Parts({ id, label, value, told, isShut, set, parts, type }: Shut & { parts: ('starts' | 'ends' | 'fi' | 'sv')[]; type: string }) {
  const { texts } = useReader();
  const names = { starts: texts.starts, ends: texts.ends, fi: 'suomeksi', sv: 'på svenska' };
  const stands = (typeof value === 'object' && value !== null ? value : {}) as Answers;
  return (
    <fieldset id={id} aria-describedby={told['aria-describedby']}>
      <legend>{label}</legend>
      {parts.map((part) => (
        <Labelled key={part} id={`${id}.${part}`} label={names[part]}>
          <input id={`${id}.${part}`} type={type} disabled={isShut} lang={part === 'fi' || part === 'sv' ? part : undefined} value={textOf(stands[part])} onChange={(event) => set({ ...stands, [part]: event.target.value || null })} />
        </Labelled>
      ))}
    </fieldset>
  );
}
