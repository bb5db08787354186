"""What the call for knowledge-based management says of itself, in the ministry's own words where it has any."""

from avustin_core.plugin import Text

NAME = Text(
    fi="Avustukset kunnan tiedolla johtamisen parantamiseen, datan hyödyntämiseen sekä näihin liittyvän "
    "tietojohtamisen ja toimintaprosessien kehittämiseen",
    sv="Understöd för förbättring av kommunens ledning genom information, utnyttjande av data samt för utveckling av "
    "informationsledning och verksamhetsprocesser som anknyter till dem",
    en="Grants for improving municipal knowledge-based management, using data, and developing the related information "
    "management and processes",
)

SUMMARY = Text(
    fi="Avustusta voidaan myöntää hankkeisiin, joilla parannetaan kunnan tiedolla johtamista, hyödynnetään dataa ja "
    "kehitetään näihin liittyvää tietojohtamista ja toimintaprosesseja. Avustus maksetaan valtion vuoden 2019 "
    "talousarvion momentin 28.90.32 määrärahasta, joka on tarkoitettu kuntien kannustinjärjestelmiin.",
    sv="Understöd kan beviljas för projekt som förbättrar kommunens ledning genom information, utnyttjar data och "
    "utvecklar informationsledning och verksamhetsprocesser som anknyter till dem. Understödet betalas ur anslaget "
    "under moment 28.90.32 i statsbudgeten för 2019, som är avsett för kommunernas incitamentsystem.",
    en="For projects that improve municipal knowledge-based management and the use of data, out of item 28.90.32 of "
    "the state budget for 2019.",
)

WHO_MAY_APPLY = Text(
    fi="Kuka voi hakea\n"
    "Avustusta voi hakea kunta yksin tai useampi kunta yhdessä. Jos hankkeen toteuttamiseen sitoutuu useampi kunta, "
    "avustus voidaan myöntää hankehallinnoijalle: kunnalle tai kuntayhtymälle, joka vastaa avustuksen käytöstä koko "
    "hankkeessa (893/2019 3 §).",
    sv="Vem kan söka\n"
    "Understöd kan sökas av en kommun ensam eller av flera kommuner gemensamt. Om flera kommuner förbinder sig till "
    "genomförandet av projektet, kan understödet beviljas projektadministratören: den kommun eller samkommun som "
    "ansvarar för användningen av understödet under hela projektet (893/2019 3 §).",
    en="Who may apply\n"
    "A municipality alone or several together; a joint project's lead may be a municipality or a joint municipal "
    "authority (893/2019 section 3).",
)

WHAT_IS_FUNDED = Text(
    fi="Avustuksen kohteet\n"
    "• Kunnan taloushallinnon prosessien automatisointi ja sitä tukevan tiedonhallinnan kehittäminen yhteisesti "
    "määritetyn tiedon varaan. Automatisoinnin kohteita taloushallinnossa voivat olla esimerkiksi "
    "taloustapahtumatason automatisointi, kustannuslaskenta, sisäinen ja ulkoinen raportointi tai automaattiset "
    "analyysit.\n"
    "• Muut toimenpiteet, joilla luodaan tai parannetaan kunnan edellytyksiä kunnan toimintaa, taloutta tai "
    "henkilöstöä koskevien tietojen digitalisointiin sekä näiden tietojen hyödyntämiseen toimintojen tiedolla "
    "johtamisessa.",
    sv="Understödsobjekt\n"
    "• Automatisering av processerna inom kommunens ekonomiförvaltning och utveckling av informationshanteringen som "
    "stöder den med hjälp av gemensamt definierad information. Föremål för automatisering inom ekonomiförvaltningen "
    "kan vara exempelvis automatisering på transaktionsnivå, kostnadsberäkning, intern och extern rapportering eller "
    "automatiska analyser.\n"
    "• Andra åtgärder med vilka man skapar eller förbättrar kommunens förutsättningar för digitalisering av "
    "information som gäller kommunens verksamhet, ekonomi eller personal samt för utnyttjande av denna information "
    "vid ledningen genom information.",
    en="What is funded\nAutomating financial administration on jointly defined data; other measures that create or "
    "improve the conditions for digitising data on operations, finances or personnel and for managing by it.",
)

WHAT_WAS_NOT_FUNDED = Text(
    fi="Mihin avustusta ei myönnetty\n"
    "Sosiaali- ja terveydenhuollon digitalisaatioon ja rakennetun ympäristön digitalisaatioon ei myönnetty avustusta. "
    "Tieto on haun tuloksista: haun ehdoissa näitä toimialoja ei ole suljettu pois.",
    sv="Vad understöd inte beviljades för\n"
    "Understöd beviljades inte för digitalisering av social- och hälsovården eller av den byggda miljön. Uppgiften är "
    "från resultatet av utlysningen: i villkoren har dessa områden inte uteslutits.",
    en="What wasn't funded\n"
    "Digitalisation of social and health care or of the built environment. This is known from the results; the terms "
    "exclude neither.",
)

CALL_TERMS = Text(
    fi="Haun ehdot\n"
    "Hankkeet on toteutettava 30.11.2021 mennessä. Avustuksen saaja osallistuu yhteistyöhön, jossa hankkeen tuloksia "
    "yleistetään ja niistä viestitään.",
    sv="Villkor för utlysningen\n"
    "Projekten ska genomföras senast den 30 november 2021. Understödstagaren deltar i samarbete i syfte att "
    "generalisera projektets resultat och informera om dem.",
    en="Terms of the call\n"
    "Projects end by 30 November 2021. The recipient takes part in generalising the results and in communicating "
    "about them.",
)

ASSESSMENT = Text(
    fi="Lisäksi arvioidaan, miten hanke uudistaa kunnan toimintatapoja ja palveluprosesseja, onko siinä tavoitteita, "
    "jotka vähentävät kustannuksia tai hillitsevät niiden kasvua, sekä hankkeen toteutettavuutta ja vaikuttavuutta "
    "suhteessa sen laajuuteen ja kustannusarvioon. Etusija annetaan hankkeille, joissa automatisoidaan kunnan "
    "taloushallinnon prosesseja ja kehitetään yhteisesti määritettyyn tietoon perustuvaa tiedonhallintaa.",
    sv="Dessutom bedöms hur projektet förnyar kommunens verksamhetssätt och serviceprocesser, om det har mål som "
    "minskar kostnaderna eller dämpar kostnadsökningen samt hur genomförbart projektet är och vilket genomslag det "
    "har i förhållande till omfattningen och kostnadsberäkningen. Projekt som gäller automatisering av kommunens "
    "ekonomiförvaltningsprocesser och utveckling av informationshantering som baserar sig på gemensamt definierad "
    "information prioriteras.",
    en="Assessed too: renewal of processes, goals that cut costs or curb their growth, feasibility and impact "
    "relative to extent and cost; financial automation on jointly defined data has priority.",
)

PUBLISHED_FACTS = Text(
    fi="Hakuun tuli 184 hakemusta. Valtiovarainministeriö myönsi avustusta 41 hankkeelle 21.11.2019. Avustukset "
    "olivat 11 900–2 000 000 euroa hanketta kohden. Valtion vuoden 2019 talousarviossa oli 30 miljoonan euron "
    "määräraha, jota myönnettiin kahdessa haussa.\n"
    "Lähteistä ei ole löydetty määrärahan jakoa hakujen kesken, avustusten yhteismäärää, avustuksen vähimmäis- ja "
    "enimmäismäärää, arviointiasteikkoa, painotuksia, maksueriä, selvityksen määräaikaa eikä hakuajan alkamisen "
    "kellonaikaa (haku on tässä merkitty alkavaksi vuorokauden alussa). Hakusivulla oli lisäksi arviointinäkökulma, "
    "joka alkaa ”miten kunnan tie…”; sen loppua ei ole löydetty.",
    sv="Sammanlagt 184 ansökningar kom in. Finansministeriet beviljade understöd till 41 projekt den 21 november 2019. "
    "Understöden varierade mellan 11 900 och 2 000 000 euro per projekt. I statsbudgeten för 2019 fanns ett anslag på "
    "30 miljoner euro som beviljades vid två separata utlysningar.\n"
    "I källorna har man inte hittat anslagets fördelning mellan utlysningarna, understödens totala belopp, minimi- och "
    "maximibeloppet, poängskalan, viktningarna, raterna, tidsfristen för redogörelsen eller klockslaget då "
    "ansökningstiden började (här antecknas att den började vid dygnets början). På utlysningens webbsida fanns "
    "dessutom ett bedömningsperspektiv som på finska börjar med ”miten kunnan tie…”; resten har inte hittats.",
    en="184 applications; 41 projects granted on 21 November 2019, from 11,900 to 2,000,000 euros; 30 million euros "
    "in two calls. Not found: the split between the calls, the total granted, floor and ceiling, scale, weights, "
    "instalments, the report's due time, the opening hour (set here to the start of the day), and the end of one "
    "assessment viewpoint.",
)
