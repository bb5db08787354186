// The words of the bar, in the three languages; GraphiQL itself speaks English.
const TEXTS = {
  fi: {
    console: 'hallintakonsoli', forms: 'Lomakkeet', caseFile: 'Asian käsittelytiedot', ready: 'Valmiit toiminnot', user: 'Käyttäjä', anonymous: 'Kirjautumaton', language: 'Kieli',
    token: 'Tunniste (Bearer)', tokenHint: 'ei tunnistetta: kysyt kirjautumatta', use: 'Käytä',
    open: 'Avoinna oleva toiminto', reset: 'Palauta', resetHint: 'Avaa ryhmän valmiit toiminnot alkuperäisinä', clock: 'Palvelimen kello',
    public: 'Avoin', applicant: 'Hakija', official: 'Virkamies', administrator: 'Pääkäyttäjä',
    starting: 'Avataan konsolia…', noAnswer: 'Palvelin ei vastaa.', again: 'Yritä uudelleen',
    signIn: 'Kirjaudu sisään', signOut: 'Kirjaudu ulos', signedIn: 'Kirjautuneena',
  },
  sv: {
    console: 'administrationskonsol', forms: 'Blanketter', caseFile: 'Ärendets uppgifter', ready: 'Färdiga operationer', user: 'Användare', anonymous: 'Inte inloggad', language: 'Språk',
    token: 'Token (Bearer)', tokenHint: 'utan token frågar du oinloggad', use: 'Använd',
    open: 'Öppen operation', reset: 'Återställ', resetHint: 'Öppna gruppens färdiga operationer som de var', clock: 'Serverns klocka',
    public: 'Öppen', applicant: 'Sökande', official: 'Tjänsteman', administrator: 'Administratör',
    starting: 'Öppnar konsolen…', noAnswer: 'Servern svarar inte.', again: 'Försök igen',
    signIn: 'Logga in', signOut: 'Logga ut', signedIn: 'Inloggad',
  },
  en: {
    console: 'console', forms: 'Forms', caseFile: 'Case files', ready: 'Ready operations', user: 'User', anonymous: 'Anonymous', language: 'Language',
    token: 'Token (Bearer)', tokenHint: 'no token: you ask anonymously', use: 'Use',
    open: 'Open operation', reset: 'Reset', resetHint: 'Open the ready operations of the group as they were', clock: 'Clock of the server',
    public: 'Public', applicant: 'Applicant', official: 'Official', administrator: 'Administrator',
    starting: 'Opening the console…', noAnswer: 'The server does not answer.', again: 'Try again',
    signIn: 'Sign in', signOut: 'Sign out', signedIn: 'Signed in',
  },
};

export const DEMO = 'ESIMERKKI – EXEMPEL – fictional data';
export const LANGUAGE_NAMES = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

export function texts(language) {
  return TEXTS[language] ?? TEXTS.fi;
}
