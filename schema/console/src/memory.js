// What the browser remembers: choices for good, a token for as long as the window is open.
const CHOICES = 'avustin:choices';
const TOKEN = 'avustin:token';
const LANGUAGES = ['fi', 'sv', 'en'];

function browserLanguage() {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return wanted.find((language) => LANGUAGES.includes(language)) ?? 'fi';
}

/** The choices of last time: `{ language, user, group }`. */
export function remembered() {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(CHOICES)) ?? {};
  } catch {
    localStorage.removeItem(CHOICES);
  }
  const language = LANGUAGES.includes(kept.language) ? kept.language : browserLanguage();
  return { user: '', group: '', ...kept, language };
}

export function remember(choices) {
  localStorage.setItem(CHOICES, JSON.stringify(choices));
}

export function keptToken() {
  return sessionStorage.getItem(TOKEN) ?? '';
}

export function keepToken(token) {
  if (token) sessionStorage.setItem(TOKEN, token);
  else sessionStorage.removeItem(TOKEN);
}
