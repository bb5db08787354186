// The controls: native ones, each told what describes it and whether the server finds fault with it.
import { useState } from 'react';
import { useChecked } from './checking.js';

/** What every control is given; the label stands in the field's template. */
export function useControl({ id, options, onBlur, value }) {
  const { told, required } = useChecked();
  const described = [told[id] && `${id}__error`, options?.help && `${id}__help`].filter(Boolean).join(' ');
  return {
    name: id,
    'aria-required': required.has(id) || undefined,
    'aria-invalid': told[id]?.some(({ severity }) => severity === 'BLOCKS') || undefined,
    'aria-describedby': described || undefined,
    onBlur: () => onBlur(id, value),
  };
}

const given = (text) => (text === '' ? undefined : text);

export function TextWidget(props) {
  const { id, value, onChange, options, schema, readonly } = props;
  const control = useControl(props);
  const types = [schema.type].flat();
  const number = types.includes('integer');
  if (readonly) return <Computed id={id} unit={options.unit} />;
  return (
    <Unit unit={options.unit}>
      <input
        {...control} id={id} type={options.inputType ?? 'text'} className={number ? 'av-short' : undefined}
        inputMode={number ? (types.includes('string') ? 'decimal' : 'numeric') : undefined}
        value={value ?? ''} onChange={(event) => onChange(given(event.target.value))}
      />
    </Unit>
  );
}

export const EmailWidget = (props) => <TextWidget {...props} options={{ ...props.options, inputType: 'email' }} />;

function Unit({ unit, children }) {
  return unit ? <span className="av-unit">{children}<span>{unit}</span></span> : children;
}

function Computed({ id, unit }) {
  const { computed, asker, t } = useChecked();
  const shown = written(computed[id], asker.language, t);
  return (
    <>
      <output id={id} className="av-computed">{shown == null ? t.notYet : `${shown} ${unit ?? ''}`}</output>
      <span className="av-help">{t.computed}</span>
    </>
  );
}

/** A computed value as people write it. */
function written(value, language, t) {
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'object' && value) return JSON.stringify(value);
  if (!/^-?\d+\.\d\d$/.test(value ?? '')) return value;
  return Number(value).toLocaleString(`${language}-FI`, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

export function TextareaWidget(props) {
  const { id, value, onChange, schema } = props;
  const control = useControl(props);
  const { t } = useChecked();
  const long = (schema.maxLength ?? 0) > 500;
  return (
    <>
      <textarea {...control} id={id} rows={long ? 6 : 3} value={value ?? ''} onChange={(event) => onChange(given(event.target.value))} />
      {schema.maxLength && <span className="av-count">{(value ?? '').length} / {schema.maxLength} {t.characters}</span>}
    </>
  );
}

export function DateWidget(props) {
  const { id, value, onChange } = props;
  const control = useControl(props);
  return <input {...control} id={id} type="date" className="av-short" value={value ?? ''} onChange={(event) => onChange(given(event.target.value))} />;
}

export function SelectWidget(props) {
  const { id, value, onChange, options } = props;
  const control = useControl(props);
  const { t } = useChecked();
  const offered = (options.enumOptions ?? []).filter((option) => option.value !== null);
  return (
    <select {...control} id={id} value={value ?? ''} onChange={(event) => onChange(given(event.target.value))}>
      <option value="">{t.choose}</option>
      {offered.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </select>
  );
}

export function RadioWidget(props) {
  const { id, value, onChange, options } = props;
  const { 'aria-required': _, 'aria-invalid': __, ...control } = useControl(props);
  return (options.enumOptions ?? []).map((option, place) => (
    <label key={place} className="av-choice">
      <input {...control} id={`${id}-${place}`} type="radio" checked={value === option.value} onChange={() => onChange(option.value)} />
      {option.label}
    </label>
  ));
}

export function CheckboxesWidget(props) {
  const { id, value, onChange, options } = props;
  const { 'aria-required': _, 'aria-invalid': __, ...control } = useControl(props);
  const chosen = Array.isArray(value) ? value : [];
  const offered = options.enumOptions ?? [];
  const turn = (one, on) => onChange(offered.map((option) => option.value).filter((each) => (each === one ? on : chosen.includes(each))));
  return offered.map((option, place) => (
    <label key={option.value} className="av-choice">
      <input {...control} id={`${id}-${place}`} type="checkbox" checked={chosen.includes(option.value)} onChange={(event) => turn(option.value, event.target.checked)} />
      {option.label}
    </label>
  ));
}

export function CheckboxWidget(props) {
  const { id, value, onChange, label } = props;
  const control = useControl(props);
  return (
    <label className="av-choice">
      <input {...control} id={id} type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked || undefined)} />
      {label}
    </label>
  );
}

export function FileWidget(props) {
  const { id, options, onBlur, value } = props;
  const { 'aria-required': required, ...control } = useControl(props);
  const { t } = useChecked();
  const [names, setNames] = useState([]);
  const limits = [
    options.accept && `${t.formats}: ${options.accept.split(',').map(shortened).join(', ')}`,
    options.largest && `${t.largest} ${Math.floor(options.largest / 1024 / 1024)} Mt`,
  ].filter(Boolean);
  return (
    <>
      <input
        {...control} id={id} type="file" accept={options.accept} multiple={(options.maxFiles ?? 1) > 1}
        onChange={(event) => {
          setNames([...event.target.files].map((file) => file.name));
          onBlur(id, value);
        }}
      />
      {limits.length > 0 && <span className="av-help">{limits.join('; ')}</span>}
      {names.length > 0 && <span className="av-help" role="status">{t.file}: {names.join(', ')}</span>}
    </>
  );
}

const shortened = (type) => type.split('/').pop().split('.').pop().toUpperCase();

export const HiddenWidget = () => null;
