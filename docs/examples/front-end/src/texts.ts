/** What this front end says itself; all else comes from the server in the reader's language. */
export type Language = 'fi' | 'sv' | 'en';

const fi = {
  title: 'Avustukset', token: 'Kirjautumistunnus', signIn: 'Kirjaudu', language: 'Kieli', drafts: 'Luonnokset', calls: 'Avoimet haut',
  begin: 'Aloita hakemus', back: 'Takaisin', loading: 'Haetaan…', saved: 'Tallennettu', typed: 'Tallentamatta…', saving: 'Tallennetaan…',
  lost: 'Yhteys katkesi. Kirjoittamasi on tallessa tässä ikkunassa, ja se tallennetaan, kun yhteys palaa.',
  refused: 'Ei tallennettu', signedOut: 'Kirjautumisesi on päättynyt. Kirjaudu uudelleen.', gone: 'Hakemusta ei ole, tai et näe sitä.',
  closed: 'Haku on päättynyt', closes: 'Haku päättyy', unsaved: 'Tätä ei ehditty tallentaa:', submit: 'Lähetä hakemus',
  submitted: 'Hakemus on lähetetty', add: 'Lisää', remove: 'Poista', choose: 'Valitse', yes: 'Kyllä', starts: 'Alkaa', ends: 'Päättyy', search: 'Hae',
  conflict: 'Toinen henkilö on muuttanut tätä vastausta samaan aikaan.', theirs: 'Hänen vastauksensa', yours: 'Sinun vastauksesi',
  keepTheirs: 'Jätä hänen vastauksensa', keepYours: 'Käytä omaa vastaustasi', required: 'pakollinen', problems: 'Ennen lähettämistä',
  nothing: 'tyhjä', other: 'Muuta',
}; // prettier-ignore
type Texts = typeof fi;
const sv: Texts = {
  title: 'Understöd', token: 'Inloggningskod', signIn: 'Logga in', language: 'Språk', drafts: 'Utkast', calls: 'Öppna utlysningar',
  begin: 'Börja en ansökan', back: 'Tillbaka', loading: 'Hämtas…', saved: 'Sparat', typed: 'Inte sparat ännu…', saving: 'Sparas…',
  lost: 'Förbindelsen bröts. Det du skrivit finns kvar i detta fönster och sparas när förbindelsen är tillbaka.',
  refused: 'Inte sparat', signedOut: 'Din inloggning har upphört. Logga in på nytt.', gone: 'Ansökan finns inte, eller så ser du den inte.',
  closed: 'Ansökningstiden har gått ut', closes: 'Ansökningstiden går ut', unsaved: 'Detta hann inte sparas:', submit: 'Lämna in ansökan',
  submitted: 'Ansökan har lämnats in', add: 'Lägg till', remove: 'Ta bort', choose: 'Välj', yes: 'Ja', starts: 'Börjar', ends: 'Slutar', search: 'Sök',
  conflict: 'Någon annan har ändrat detta svar samtidigt.', theirs: 'Den andras svar', yours: 'Ditt svar',
  keepTheirs: 'Behåll den andras svar', keepYours: 'Använd ditt svar', required: 'obligatorisk', problems: 'Före inlämningen',
  nothing: 'tomt', other: 'Annat',
}; // prettier-ignore
const en: Texts = {
  title: 'Grants', token: 'Token', signIn: 'Sign in', language: 'Language', drafts: 'Drafts', calls: 'Open calls',
  begin: 'Begin an application', back: 'Back', loading: 'Loading…', saved: 'Saved', typed: 'Not saved yet…', saving: 'Saving…',
  lost: 'The connection was lost. What you typed is kept in this window, and will be saved when the connection is back.',
  refused: 'Not saved', signedOut: 'Your sign-in has ended. Sign in again.', gone: 'There is no such application, or you may not see it.',
  closed: 'The call has closed', closes: 'The call closes', unsaved: 'This could not be saved in time:', submit: 'Hand the application in',
  submitted: 'The application was handed in', add: 'Add', remove: 'Remove', choose: 'Choose', yes: 'Yes', starts: 'Begins', ends: 'Ends', search: 'Search',
  conflict: 'Somebody else changed this answer at the same time.', theirs: 'Their answer', yours: 'Your answer',
  keepTheirs: 'Keep theirs', keepYours: 'Use yours', required: 'required', problems: 'Before handing in',
  nothing: 'empty', other: 'Other',
}; // prettier-ignore

export const TEXTS: Record<Language, Texts> = { fi, sv, en };
