/** How answers and moments are written for a person. */
import type { Language } from './texts';

const ZONE = 'Europe/Helsinki'; // deadlines are told in Finland's time, wherever they are read

export const moment = (at: string | null | undefined, language: Language): string =>
  at ? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : `${language}-FI`, { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE }).format(new Date(at)) : '';

export function shown(value: unknown, empty: string): string {
  if (value === null || value === undefined || value === '') return empty;
  if (Array.isArray(value)) return value.map((each) => shown(each, empty)).join(', ');
  if (typeof value === 'object') return Object.values(value).map((each) => shown(each, empty)).join(' – ');
  return String(value);
}
