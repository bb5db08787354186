// The words of the page, in Finnish and Swedish; those of the case itself come from the server.
const TEXTS = {
  fi: {
    title: 'Asian käsittelytiedot', console: 'Hallintakonsoli', skip: 'Siirry asian tietoihin', language: 'Kieli',
    note: 'Asian vaiheet aikajärjestyksessä. Näet vain ne tiedot, joihin sinulla on oikeus.',
    which: 'Asianumero, hakemusnumero tai tunnus', find: 'Hae', loading: 'Haetaan asiaa…', user: 'Käyttäjä', choose: 'Valitse käyttäjä',
    signIn: 'Kirjaudu sisään', signedIn: 'Kirjautuneena', noAnswer: 'Palvelin ei vastaa. Yritä hetken kuluttua uudelleen.',
    missing: 'Asiaa ei löydy, tai sinulla ei ole oikeutta nähdä sitä.', name: 'Asia', pdf: 'Lataa PDF', json: 'Lataa asiarekisterin tiedot (JSON)',
    number: 'Asianumero', reference: 'Hakemusnumero', kind: 'Asian laji', project: 'Hanke', call: 'Haku', pending: 'Tullut vireille',
    closed: 'Käsittely päättynyt', PARTY: 'Asianosainen', PARTICIPANT: 'Osallistuja', invented: 'Kuvitteellinen asia',
    entries: 'Asiakirjat ja toimenpiteet', phase: 'Vaihe', every: 'Kaikki vaiheet', by: 'Tekijä', concerns: 'Koskee', none: 'Ei näytettäviä tietoja.',
    count: (number) => (number === 1 ? '1 tapahtuma' : `${number} tapahtumaa`),
  },
  sv: {
    title: 'Uppgifter om ärendets behandling', console: 'Administrationskonsol', skip: 'Gå till uppgifterna om ärendet', language: 'Språk',
    note: 'Ärendets skeden i tidsordning. Du ser bara de uppgifter som du har rätt till.',
    which: 'Ärendenummer, ansökningsnummer eller identifierare', find: 'Sök', loading: 'Hämtar ärendet…', user: 'Användare', choose: 'Välj användare',
    signIn: 'Logga in', signedIn: 'Inloggad', noAnswer: 'Servern svarar inte. Försök igen om en stund.',
    missing: 'Ärendet hittas inte, eller så har du inte rätt att se det.', name: 'Ärende', pdf: 'Ladda ner PDF', json: 'Ladda ner uppgifterna i ärenderegistret (JSON)',
    number: 'Ärendenummer', reference: 'Ansökningsnummer', kind: 'Typ av ärende', project: 'Projekt', call: 'Utlysning', pending: 'Blev anhängigt',
    closed: 'Behandlingen avslutad', PARTY: 'Part', PARTICIPANT: 'Deltagare', invented: 'Påhittat ärende',
    entries: 'Handlingar och åtgärder', phase: 'Skede', every: 'Alla skeden', by: 'Utförd av', concerns: 'Gäller', none: 'Det finns inga uppgifter att visa.',
    count: (number) => (number === 1 ? '1 händelse' : `${number} händelser`),
  },
};

export function texts(language) {
  return TEXTS[language];
}
