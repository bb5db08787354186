// How @rjsf's form is drawn: headings, groups, labels, rows, and problems beside the fields that they are about.
import { useEffect, useRef } from 'react';
import withTheme from '@rjsf/core/lib/withTheme.js';
import { useChecked } from './checking.js';
import { ReferenceWidget } from './reference.jsx';
import * as widgets from './widgets.jsx';

function Required({ id }) {
  const { required, t } = useChecked();
  return required.has(id) ? <span className="av-required"> ({t.required})</span> : null;
}

function Said({ id, help }) {
  const { told, t } = useChecked();
  return (
    <>
      {help && <p className="av-help" id={`${id}__help`}>{help}</p>}
      {told[id] && (
        <ul className="av-said" id={`${id}__error`}>
          {told[id].map(({ code, severity, message }) => (
            <li key={code + message} className={severity === 'WARNS' ? 'av-warns' : undefined}>
              <strong>{severity === 'WARNS' ? t.warning : t.problem}:</strong> {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const blocks = (told) => told?.some(({ severity }) => severity === 'BLOCKS');
const LANGUAGE_OF = { suomeksi: 'fi', 'på svenska': 'sv', 'in English': 'en' };

function FieldTemplate({ id, label, children, rawHelp, hidden, schema, uiSchema, fieldPathId }) {
  const { told } = useChecked();
  if (hidden) return null;
  const widget = uiSchema?.['ui:widget'];
  const type = [schema.type].flat()[0];
  const said = <Said id={id} help={rawHelp} />;
  const about = { id: `${id}__field`, className: blocks(told[id]) ? 'av-field av-faulty' : 'av-field' };
  if (fieldPathId.path.length === 0) return children;
  if (widget === 'radio' || widget === 'checkboxes') {
    return (
      <fieldset {...about}>
        <legend>{label}<Required id={id} /></legend>
        {said}
        {children}
      </fieldset>
    );
  }
  if (!widget && (type === 'object' || type === 'array')) return <div {...about} className={`av-group${blocks(told[id]) ? ' av-faulty' : ''}`}>{children}</div>;
  return (
    <div {...about}>
      {widget !== 'checkbox' && <label htmlFor={id} lang={LANGUAGE_OF[label]}>{label}<Required id={id} /></label>}
      {said}
      {children}
    </div>
  );
}

function ObjectFieldTemplate({ title, properties, uiSchema, fieldPathId }) {
  const shown = properties.filter(({ hidden }) => !hidden);
  const path = fieldPathId.path;
  if (path.length === 0) return <Sections sections={uiSchema['x-sections'] ?? []} properties={shown} />;
  if (typeof path.at(-1) === 'number') return <div className="av-cells">{shown.map(({ content }) => content)}</div>;
  return (
    <fieldset className="av-part">
      <legend>{title}<Required id={fieldPathId.$id} /></legend>
      <Said id={fieldPathId.$id} help={uiSchema?.['ui:help']} />
      {shown.map(({ content }) => content)}
    </fieldset>
  );
}

function Sections({ sections, properties }) {
  const placed = new Set(sections.flatMap(({ fields }) => fields));
  const of = (fields) => properties.filter(({ name }) => fields.includes(name));
  return (
    <>
      {properties.filter(({ name }) => !placed.has(name)).map(({ content }) => content)}
      {sections.filter(({ fields }) => of(fields).length).map(({ key, title, help, fields }) => (
        <section key={key} aria-labelledby={`section-${key}`}>
          <h2 id={`section-${key}`}>{title}</h2>
          {help && <p className="av-help">{help}</p>}
          {of(fields).map(({ content }) => content)}
        </section>
      ))}
    </>
  );
}

function ArrayFieldTemplate({ title, items, canAdd, onAddClick, uiSchema, fieldPathId }) {
  const { t, touch } = useChecked();
  const list = useRef(null);
  const before = useRef(items.length);
  useEffect(() => {
    const rows = list.current.querySelectorAll(':scope > .av-row');
    if (items.length > before.current) rows[rows.length - 1]?.querySelector('input, select, textarea')?.focus();
    if (items.length < before.current) list.current.querySelector(':scope > .av-add')?.focus();
    before.current = items.length;
  }, [items.length]);
  const add = () => {
    touch(fieldPathId.$id);
    onAddClick();
  };
  return (
    <fieldset className="av-part" ref={list}>
      <legend>{title}<Required id={fieldPathId.$id} /></legend>
      <Said id={fieldPathId.$id} help={uiSchema?.['ui:help']} />
      {items.length === 0 && <p className="av-help">{t.noRows}</p>}
      {items}
      {canAdd && <button type="button" className="av-add" aria-label={`${t.add}: ${title}`} onClick={add}>{t.add}</button>}
    </fieldset>
  );
}

function ArrayFieldItemTemplate({ children, index, hasToolbar, buttonsProps }) {
  const { t } = useChecked();
  const name = `${t.row} ${index + 1}`;
  return (
    <div className="av-row" role="group" aria-label={name}>
      <p className="av-row-name" aria-hidden="true">{name}</p>
      {children}
      {hasToolbar && buttonsProps.hasRemove && (
        <button type="button" className="av-remove" aria-label={`${t.remove} ${index + 1}`} onClick={buttonsProps.onRemoveItem}>{t.remove}</button>
      )}
    </div>
  );
}

const { TextWidget, ...others } = widgets;
export const Drawn = withTheme({
  templates: { FieldTemplate, ObjectFieldTemplate, ArrayFieldTemplate, ArrayFieldItemTemplate },
  widgets: { ...others, TextWidget, UpDownWidget: TextWidget, reference: ReferenceWidget, document: others.FileWidget },
});

/** The UI schema with this theme's own controls for what it says that may be drawn so: organisations, municipalities, files. */
export function withOwnControls(ui) {
  if (ui === null || typeof ui !== 'object' || Array.isArray(ui)) return ui;
  const drawn = Object.fromEntries(Object.entries(ui).map(([name, part]) => [name, withOwnControls(part)]));
  const reference = ui['ui:options']?.reference;
  return reference ? { ...drawn, 'ui:widget': reference === 'document' ? 'document' : 'reference' } : drawn;
}
