// What the page asks of the server: the case file as the one who asks sees it.
import { headersOf } from '../who.jsx';

const at = (path) => new URL(path, location.href);

export class Missing extends Error {}

/** The data of the case register, with notes among officials; what isn't there and what isn't seen answer alike. */
export async function registerOf(matter, token) {
  return (await fetched({ matter, notes: true }, token)).json();
}

/** Saves the file in a format: as one follows a link, but with who asks. */
export async function save(matter, format, language, token) {
  const response = await fetched({ matter, format, language }, token);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${matter.replaceAll('/', '-')}.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function fetched(wanted, token) {
  const response = await fetch(at(`../../case-file?${new URLSearchParams(wanted)}`), { headers: headersOf(token), cache: 'no-store' });
  if (response.status === 404) throw new Missing();
  if (!response.ok) throw new Error((await response.json()).errors[0].message);
  return response;
}
