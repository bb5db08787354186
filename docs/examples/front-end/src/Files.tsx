/** Attachments: announced, sent, completed; the answer is the documents' ids. */
import { useState, type ChangeEvent } from 'react';
import { Labelled, type Shut } from './Control';
import { useForm } from './form';
import { ANNOUNCE, COMPLETE } from './operations';
import { useReader } from './reader';

export function Files({ field, path, id, label, value, told, isShut, set }: Shut) {
  const { client, session, texts } = useReader();
  const { application } = useForm();
  const [message, setMessage] = useState('');
  const [names, setNames] = useState<Record<string, string>>({});
  const ids = (Array.isArray(value) ? value : value ? [value] : []) as string[];
  const isMany = field.kind === 'ATTACHMENTS';

  const send = async (file: File) => {
    const input = { applicationId: application.id, name: file.name, size: file.size, field: [...path] };
    const { createUpload } = (await client.mutate({ mutation: ANNOUNCE, variables: { input } })).data!;
    if (!createUpload.upload?.url) return setMessage(createUpload.errors[0]?.message ?? '');
    await fetch(new URL(createUpload.upload.url, session.server), { method: 'PUT', body: file });
    const { completeUpload } = (await client.mutate({ mutation: COMPLETE, variables: { input: { id: createUpload.upload.id } } })).data!;
    const { document, errors } = completeUpload;
    if (!document) return setMessage(errors[0]?.message ?? '');
    setMessage('');
    setNames({ ...names, [document.id]: document.name });
    set(isMany ? [...ids, document.id] : document.id);
  };
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) send(file).catch((error: Error) => setMessage(error.message));
  };

  return (
    <Labelled id={id} label={label}>
      <input id={id} type="file" disabled={isShut} accept={field.files?.mediaTypes.join()} onChange={chosen} {...told} />
      {message && <p role="alert">{message}</p>}
      <ul>
        {ids.map((each) => (
          <li key={each}>
            {names[each] ?? each} <button disabled={isShut} onClick={() => set(isMany ? ids.filter((id) => id !== each) : null)}>{texts.remove}</button>
          </li>
        ))}
      </ul>
    </Labelled>
  );
}
