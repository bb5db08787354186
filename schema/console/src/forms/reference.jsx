// An organisation or a municipality, found by its name as one types.
import { useEffect, useState } from 'react';
import { organisations } from './asking.js';
import { useChecked } from './checking.js';
import { useControl } from './widgets.jsx';

export function ReferenceWidget(props) {
  const { id, value, onChange, options } = props;
  const control = useControl(props);
  const { asker, t } = useChecked();
  const municipalities = options.reference === 'municipality';
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState([]);
  useEffect(() => {
    const search = typed.replace(/\(.*$/, '').trim();
    if (search.length < 2) return undefined;
    const ended = new AbortController();
    const timer = setTimeout(() => organisations(asker, search, { municipalities }, ended.signal).then(setFound, () => {}), 250);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [typed, asker, municipalities]);

  const valueOf = (organisation) => (municipalities ? organisation.municipalityCode : organisation.id);
  const named = ({ name, municipalityCode }) => (municipalityCode ? `${name.text} (${municipalityCode})` : name.text);
  const write = (text) => {
    const chosen = found.find((each) => named(each) === text);
    setTyped(text);
    onChange(chosen ? valueOf(chosen) : text || undefined);
  };
  return (
    <>
      <input {...control} id={id} list={`${id}__found`} autoComplete="off" value={typed || value || ''} onChange={(event) => write(event.target.value)} />
      <datalist id={`${id}__found`}>{found.map((each) => <option key={each.id} value={named(each)} />)}</datalist>
      <span className="av-help">{t.search}</span>
    </>
  );
}
