"""What the call for joint projects says of itself, in the ministry's own words where it has any."""

from avustin_core.plugin import Text

NAME = Text(
    fi="Avustukset kuntien yhteishankkeisiin",
    sv="Understöd för kommuners gemensamma projekt",
    en="Grants for municipalities' joint projects",
)

SUMMARY = Text(
    fi="Avustusta voidaan myöntää hankkeisiin, jotka useammat kunnat toteuttavat yhdessä. Kehittämishankkeiden ja "
    "avustuksen kohteena on oltava ennen kaikkea kuntien toimintatavoissa ja prosesseissa tapahtuvat muutokset. "
    "Avustus maksetaan valtion vuoden 2019 talousarvion momentin 28.90.32 määrärahasta, joka on tarkoitettu kuntien "
    "kannustinjärjestelmiin.",
    sv="Understöd kan beviljas för projekt som flera kommuner genomför tillsammans. Utvecklingsprojekten och "
    "understöden ska framför allt gälla förändringar i kommunernas verksamhetssätt och processer. Understödet betalas "
    "ur anslaget under moment 28.90.32 i statsbudgeten för 2019, som är avsett för kommunernas incitamentsystem.",
    en="For projects that several municipalities carry out together, above all changes in their ways of working and "
    "processes, out of item 28.90.32 of the state budget for 2019.",
)

WHO_MAY_APPLY = Text(
    fi="Kuka voi hakea\n"
    "Valtionavustusta myönnetään vain hankkeisiin, jotka useammat kunnat toteuttavat yhdessä. Avustus voidaan myöntää "
    "hankehallinnoijalle: kunnalle tai kuntayhtymälle, joka vastaa avustuksen käytöstä koko hankkeessa (893/2019 3 §). "
    "Kuntayhtymä voi hakea yhdessä kuntien kanssa tai niiden puolesta; hanketta toteuttavat kunnat nimetään silloin "
    "hakemuksessa.",
    sv="Vem kan söka\n"
    "Statsunderstöd beviljas endast för projekt som flera kommuner genomför tillsammans. Understödet kan beviljas "
    "projektadministratören: den kommun eller samkommun som ansvarar för användningen av understödet under hela "
    "projektet (893/2019 3 §). En samkommun kan söka tillsammans med kommuner eller för deras räkning; de kommuner som "
    "genomför projektet anges då i ansökan.",
    en="Who may apply\n"
    "Projects of several municipalities only. A joint municipal authority may lead; the municipalities that carry the "
    "project out are then named.",
)

WHAT_IS_FUNDED = Text(
    fi="Mihin avustusta voi hakea\n"
    "Avustusta voi hakea sellaisiin kunnissa tapahtuviin toiminnan, tehtävien ja sisäisten prosessien muutoksiin, "
    "joissa\n"
    "• kehitetään entistä asiakaslähtöisempiä palveluprosesseja hyödyntäen kehitettyjä yhteisiä ratkaisuja\n"
    "• kehitetään palveluille yhteisiä tietomäärityksiä ja toimintatapoja, jotka mahdollistavat asiakkaan asioinnin "
    "digitaalisesti ja mahdollistavat tietojen siirtoa kuntien järjestelmien välillä\n"
    "• kehitetään yhteistyössä kuntien lakisääteisiä tehtäviä toteuttavia palveluja sähköisiksi\n"
    "• parannetaan kuntien tietojohtamista tai tiedolla johtamista\n"
    "• kehitetään kuntien strategisia prosesseja tai\n"
    "• hyödynnetään uusia teknologioita, kuten ohjelmistorobotiikkaa, tekoälyä ja prosessiautomaatiota, julkisessa "
    "hallinnossa.\n"
    "Hankkeessa on suunniteltava, miten toiminnan muutokset toteutetaan ja miten hankkeen tuloksia hyödynnetään ja "
    "levitetään hankkeen päätyttyä. Nämä on kuvattava hakemuksessa.",
    sv="Vad understöd kan sökas för\n"
    "Understöd kan sökas för sådana förändringar i kommunernas verksamhet, uppgifter och interna processer där\n"
    "• mer kundorienterade serviceprocesser utvecklas med utnyttjande av gemensamma lösningar\n"
    "• gemensamma dataspecifikationer och tillvägagångssätt utvecklas för tjänsterna så att kunderna kan uträtta "
    "ärenden digitalt och information kan överföras mellan kommunernas system\n"
    "• tjänster som hör till kommunernas lagstadgade uppgifter görs elektroniska genom samarbete\n"
    "• kommunernas informationsledning eller ledning genom information förbättras\n"
    "• kommunernas strategiska processer utvecklas eller\n"
    "• ny teknik såsom robotiserad processautomatisering, artificiell intelligens och processautomation utnyttjas i "
    "den offentliga förvaltningen.\n"
    "I projektet ska man planera hur förändringarna i verksamheten genomförs och hur projektets resultat utnyttjas "
    "och sprids efter att projektet har avslutats. Detta ska beskrivas i ansökan.",
    en="What is funded\nChanges in operations, tasks and internal processes of six kinds: customer-oriented service "
    "processes, shared data definitions and practices, statutory services made electronic, information and "
    "knowledge-based management, strategic processes, new technologies. The application describes how the changes are "
    "carried out and how the results are used and spread after the project.",
)

WHAT_IS_NOT_FUNDED = Text(
    fi="Mihin avustusta ei voi hakea\n"
    "• sosiaali- ja terveydenhuoltoon liittyviin kehittämishankkeisiin\n"
    "• rakennetun ympäristön toimialaan liittyviin hankkeisiin\n"
    "• asianhallinnan tai arkistoinnin kehittämiseen.",
    sv="Vad understöd inte kan sökas för\n"
    "• utvecklingsprojekt inom social- och hälsovården\n"
    "• projekt inom området för den byggda miljön\n"
    "• utveckling av ärendehantering eller arkivering.",
    en="What isn't funded\nSocial and health care; the built environment; case management or archiving.",
)

CALL_TERMS = Text(
    fi="Haun ehdot\n"
    "Hankkeet on toteutettava marraskuun 2021 loppuun mennessä. Hakijan on selvitettävä, onko vastaavaa tehty jo "
    "muissa kunnissa, ja harkittava sen hyödyntämistä hankkeen pohjana. Hankkeen aikana on sitouduttava yhteistyöhön "
    "muiden vastaavien hankkeiden kanssa.",
    sv="Villkor för utlysningen\n"
    "Projekten ska genomföras före utgången av november 2021. Sökanden ska utreda om motsvarande arbete redan har "
    "utförts i andra kommuner och överväga att utnyttja det som grund för projektet. Under projektets gång ska man "
    "förbinda sig till samarbete med andra motsvarande projekt.",
    en="Terms of the call\nProjects end by the end of November 2021. The applicant finds out whether the same has been "
    "done elsewhere and considers building on it; the project cooperates with similar ones.",
)

ASSESSMENT = Text(
    fi="Lisäksi arvioidaan asiakaslähtöisyyttä ja yhteisiä ratkaisuja, toimintatapojen ja prosessien muutosta, "
    "tulosten hyödyntämistä ja levittämistä, monistettavuutta ja jakamista sekä yhteistyötä vastaavien hankkeiden "
    "kanssa. Lopputulos ja prosessi on voitava monistaa muihin kuntiin tai hyödyntää niissä muutoin.",
    sv="Dessutom bedöms kundorientering och gemensamma lösningar, förändringen av verksamhetssätt och processer, "
    "utnyttjandet och spridningen av resultaten, reproducerbarhet och delning samt samarbetet med motsvarande projekt. "
    "Slutresultatet och processen ska kunna reproduceras eller på annat sätt utnyttjas i andra kommuner.",
    en="Assessed too: customer orientation and shared solutions, change, use and spreading, reproducibility and "
    "sharing, cooperation with similar projects.",
)

PUBLISHED_FACTS = Text(
    fi="Hakuun tuli 51 hakemusta. Valtiovarainministeriö myönsi avustusta 27 hankkeelle 26.2.2020. Valtion vuoden 2019 "
    "talousarviossa oli 30 miljoonan euron määräraha, jota myönnettiin kahdessa haussa. Hakua edelsi 1.8.–5.9.2019 "
    "ehdotusvaihe, joka ei ollut avustuksen hakemista. Hakuajan päättymisen kellonaika 16.15 on ministeriön "
    "ruotsinkielisestä tiedotteesta 13.11.2019.\n"
    "Lähteistä ei ole löydetty määrärahan jakoa hakujen kesken, avustusten määriä, avustuksen vähimmäis- ja "
    "enimmäismäärää, arviointiasteikkoa, painotuksia, maksueriä, selvityksen määräaikaa eikä hakuajan alkamisen "
    "kellonaikaa (haku on tässä merkitty alkavaksi vuorokauden alussa).",
    sv="Sammanlagt 51 ansökningar kom in. Finansministeriet beviljade understöd till 27 projekt den 26 februari 2020. "
    "I statsbudgeten för 2019 fanns ett anslag på 30 miljoner euro som beviljades vid två separata utlysningar. "
    "Utlysningen föregicks den 1 augusti–5 september 2019 av en förslagsfas som inte gällde själva ansökan om "
    "understöd. Klockslaget 16.15 då ansökningstiden gick ut är från ministeriets pressmeddelande den 13 november "
    "2019.\n"
    "I källorna har man inte hittat anslagets fördelning mellan utlysningarna, understödens belopp, minimi- och "
    "maximibeloppet, poängskalan, viktningarna, raterna, tidsfristen för redogörelsen eller klockslaget då "
    "ansökningstiden började (här antecknas att den började vid dygnets början).",
    en="51 applications; 27 projects granted on 26 February 2020; 30 million euros in two calls; a stage of proposals "
    "from 1 August to 5 September 2019 came before. The closing hour is from the ministry's Swedish release of 13 "
    "November 2019. Not found: the split between the calls, sums granted, floor and ceiling, scale, weights, "
    "instalments, the report's due time, and the opening hour (set here to the start of the day).",
)
