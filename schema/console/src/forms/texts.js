// The words of the preview, in Finnish and Swedish; those of the form itself come from the server.
const TEXTS = {
  fi: {
    title: 'Lomakkeen esikatselu', note: 'Tämä on esikatselu. Vastauksia ei tallenneta, eikä tiedostoja lähetetä.',
    form: 'Lomake', call: 'Haku', noCall: 'Ei hakua: asetusten oletusarvot', version: 'versio', language: 'Kieli',
    user: 'Käyttäjä', anyone: 'Kuka tahansa (kirjautumatta)', unpublished: 'Julkaisematon', signIn: 'Kirjaudu sisään', signedIn: 'Kirjautuneena',
    application: 'Hakulomake', report: 'Raporttilomake', earlier: 'aiempi', console: 'Hallintakonsoli', skip: 'Siirry lomakkeeseen',
    loading: 'Haetaan lomaketta…', noAnswer: 'Palvelin ei vastaa. Yritä hetken kuluttua uudelleen.', missing: 'Lomaketta tai hakua ei löydy, tai sinulla ei ole oikeutta nähdä sitä. Valitse lomake luettelosta.',
    none: 'Yhtään lomaketta ei ole.', required: 'pakollinen', choose: 'Valitse', row: 'Rivi', add: 'Lisää rivi', remove: 'Poista rivi', noRows: 'Ei rivejä.',
    computed: 'Lasketaan vastauksista', notYet: 'Ei vielä laskettavissa', characters: 'merkkiä', yes: 'Kyllä', no: 'Ei',
    search: 'Kirjoita nimen alku ja valitse luettelosta.', formats: 'Sallitut muodot', largest: 'enintään', file: 'Valittu, ei lähetetä',
    check: 'Tarkista vastaukset', checking: 'Tarkistetaan…', fine: 'Ei korjattavaa.', one: '1 kohta on korjattava tai täytettävä.',
    many: (count) => `${count} kohtaa on korjattava tai täytettävä.`, mend: 'Korjaa tai täytä nämä kohdat', problem: 'Virhe', warning: 'Huomaa',
    findings: 'Myöntämisen edellytykset', findingsAre: 'Näin säännöt tulkitsevat vastauksia nyt. Ne eivät estä hakemuksen jättämistä.',
    outcomes: { MET: 'Täyttyy', NOT_MET: 'Ei täyty', UNDETERMINED: 'Ei vielä pääteltävissä' },
  },
  sv: {
    title: 'Förhandsgranskning av blanketten', note: 'Det här är en förhandsgranskning. Svaren sparas inte och inga filer skickas.',
    form: 'Blankett', call: 'Utlysning', noCall: 'Ingen utlysning: inställningarnas standardvärden', version: 'version', language: 'Språk',
    user: 'Användare', anyone: 'Vem som helst (utan inloggning)', unpublished: 'Inte publicerad', signIn: 'Logga in', signedIn: 'Inloggad',
    application: 'Ansökningsblankett', report: 'Rapportblankett', earlier: 'tidigare', console: 'Administrationskonsol', skip: 'Gå till blanketten',
    loading: 'Hämtar blanketten…', noAnswer: 'Servern svarar inte. Försök igen om en stund.', missing: 'Blanketten eller utlysningen hittas inte, eller så har du inte rätt att se den. Välj en blankett i förteckningen.',
    none: 'Det finns inga blanketter.', required: 'obligatorisk', choose: 'Välj', row: 'Rad', add: 'Lägg till en rad', remove: 'Ta bort raden', noRows: 'Inga rader.',
    computed: 'Räknas ut av svaren', notYet: 'Kan inte räknas ut ännu', characters: 'tecken', yes: 'Ja', no: 'Nej',
    search: 'Skriv början av namnet och välj i förteckningen.', formats: 'Tillåtna format', largest: 'högst', file: 'Vald, skickas inte',
    check: 'Kontrollera svaren', checking: 'Kontrollerar…', fine: 'Inget att rätta.', one: '1 punkt ska rättas eller fyllas i.',
    many: (count) => `${count} punkter ska rättas eller fyllas i.`, mend: 'Rätta eller fyll i dessa punkter', problem: 'Fel', warning: 'Obs',
    findings: 'Förutsättningar för beviljande', findingsAre: 'Så här tolkar reglerna svaren nu. De hindrar inte att ansökan lämnas in.',
    outcomes: { MET: 'Uppfylls', NOT_MET: 'Uppfylls inte', UNDETERMINED: 'Kan inte avgöras ännu' },
  },
};

export const LANGUAGES = { fi: 'Suomi', sv: 'Svenska' };

export function texts(language) {
  return TEXTS[language];
}
