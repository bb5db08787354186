"""What a decision under the decree says in the same words in every call and on every day: conditions, reports, audit."""

from avustin_core.plugin import LegalBasis, Text

DECREE_893_2019 = LegalBasis(
    reference="893/2019",
    title=Text(
        fi="Valtioneuvoston asetus kuntien digitalisaation kannustinjärjestelmästä",
        sv="Statsrådets förordning om incitamentsystemet för digitalisering i kommunerna",
        en="Government Decree on the incentive system for digitalisation in municipalities",
    ),
)

AUTHORITY = Text(fi="Valtiovarainministeriö", sv="Finansministeriet", en="Ministry of Finance")  #: 893/2019 8 §

PURPOSE = Text(
    fi="Tukea hankkeita, jotka edistävät digitalisaatiota, uudistavat kuntien toimintatapoja tai palveluprosesseja "
    "sekä parantavat niiden laatua ja vaikuttavuutta.",
    sv="Att stödja projekt som främjar digitalisering och som förnyar verksamhetssätten eller serviceprocesserna i "
    "kommunerna och förbättrar deras kvalitet och samhälleliga genomslag.",
    en="Projects that advance digitalisation, renew municipalities' ways of working or service processes and improve "
    "their quality and effectiveness.",
)

CONDITIONS = Text(
    fi="Valtionavustuksen käytön ehtona on, että\n"
    "1) avustuksen saajat sitoutuvat kokemusten jakamiseen hankkeen toteutusvaiheessa;\n"
    "2) hankkeen tuloksia kuvaavat tiedot ovat myös muiden kuntien hyödynnettävissä;\n"
    "3) hankkeella on erillinen projektikirjanpito (893/2019 7 §).\n"
    "\n"
    "Avustus on enintään 85 prosenttia hankkeen hyväksyttävistä kustannuksista. Kustannuksiin ei hyväksytä "
    "arvonlisäveron osuutta (893/2019 4 §). Hyväksyttäviä kustannuksia eivät ole aineellisista investoinneista tai "
    "laitteistojen hankkimisesta aiheutuvat kustannukset. Ohjelmistolisenssien ja muiden aineettomien investointien "
    "kustannukset ovat hyväksyttäviä vain siltä osin kuin ne ovat välttämättömiä kehittämishankkeen toteuttamiseksi. "
    "Kunnan tai kuntayhtymän omien toimintayksiköiden veloittamien kustannusten on perustuttava kirjanpidon "
    "toteutuneisiin menoihin (893/2019 5 §).\n"
    "\n"
    "Avustusta saa käyttää vain tämän päätöksen mukaiseen tarkoitukseen (valtionavustuslaki 13 §). Saajan on "
    "viipymättä ilmoitettava avustuksen käyttötarkoituksen toteutumiseen tai avustuksen käyttöön vaikuttavasta "
    "muutoksesta (valtionavustuslaki 14 §).",
    sv="Villkor för användning av statsunderstödet är att\n"
    "1) understödstagarna förbinder sig att dela erfarenheter under projektets genomförandefas,\n"
    "2) de uppgifter som beskriver projektets resultat får utnyttjas också av andra kommuner,\n"
    "3) projektet har en separat projektbokföring (893/2019 7 §).\n"
    "\n"
    "Understödet är högst 85 procent av projektets godtagbara kostnader. Mervärdesskattens andel av kostnaderna "
    "godkänns inte (893/2019 4 §). Kostnader som orsakas av materiella investeringar eller anskaffning av utrustning "
    "är inte godtagbara. Kostnader för programvarulicenser och andra immateriella investeringar är godtagbara endast "
    "till den del de är nödvändiga för genomförandet av utvecklingsprojektet. De kostnader som kommunens eller "
    "samkommunens egna verksamhetsenheter tar ut ska basera sig på de faktiska kostnaderna i bokföringen (893/2019 5 "
    "§).\n"
    "\n"
    "Understödet får användas endast för det ändamål som anges i detta beslut (13 § i statsunderstödslagen). "
    "Mottagaren ska utan dröjsmål underrätta statsbidragsmyndigheten om en ändring som påverkar uppnåendet av "
    "ändamålet med understödet eller användningen av det (14 § i statsunderstödslagen).",
    en="Sharing experience during the project, results usable by other municipalities, separate project accounting; at "
    "most 85 % of eligible costs without VAT; used for the purpose only; changes reported without delay.",
)

REPORT_DUTY = Text(
    fi="Saajan on laadittava selvitys hankkeella saavutetuista tuloksista ja hankkeen vaikuttavuudesta, muuttuneista "
    "toimintatavoista, tulosten hyödynnettävyydestä muissa kunnissa sekä hankkeen toteuttamisesta ja sen "
    "kustannuksista. Selvitykseen on liitettävä tilintarkastajan lausunto avustuksen käytöstä. Selvitys on annettava "
    "tässä päätöksessä ilmoitetussa määräajassa hankkeen päättymisestä. Jos avustus on myönnetty hankehallinnoijalle, "
    "tämän on huolehdittava selvityksen toimittamisesta (893/2019 9 §).",
    sv="Mottagaren ska utarbeta en redogörelse för de resultat och det genomslag som uppnåtts med projektet, för "
    "ändrade verksamhetssätt, för hur resultaten kan utnyttjas i andra kommuner samt för genomförandet av och "
    "kostnaderna för projektet. Till redogörelsen ska det fogas en revisors utlåtande om användningen av understödet. "
    "Redogörelsen ska lämnas inom den tidsfrist från det att projektet avslutades som anges i detta beslut. Om "
    "understödet har beviljats en projektadministratör, ska denna sörja för att redogörelsen lämnas (893/2019 9 §).",
    en="The final report of 893/2019 section 9, with an auditor's statement, within the time set in the decision.",
)

AWARDED_TO_THE_LEAD = Text(
    fi="Avustus myönnetään hankehallinnoijalle, joka vastaa valtionavustuksen käytöstä koko hankkeessa. "
    "Hankehallinnoijan on tehtävä valtionavustuslain 7 §:n 3 momentissa tarkoitettu sopimus muiden hanketta "
    "toteuttavien tahojen kanssa (893/2019 3 § 2 mom.).",
    sv="Understödet beviljas projektadministratören, som ansvarar för användningen av statsunderstödet under hela "
    "projektet. Projektadministratören ska ingå ett i 7 § 3 mom. i statsunderstödslagen avsett avtal med de andra "
    "aktörer som deltar i genomförandet av projektet (893/2019 3 § 2 mom.).",
    en="Granted to the lead, who answers for the use of the grant and makes the agreement of 688/2001 section 7(3).",
)

AWARDED_JOINTLY = Text(
    fi="Avustus myönnetään saajille yhteisesti. Saajat vastaavat yhteisvastuullisesti avustuksen palauttamisesta "
    "(valtionavustuslaki 27 §).",
    sv="Understödet beviljas mottagarna gemensamt. Mottagarna svarar solidariskt för att understödet återbetalas (27 § "
    "i statsunderstödslagen).",
    en="Granted jointly: the recipients are jointly and severally liable (688/2001 section 27).",
)

RIGHT_OF_AUDIT = Text(
    fi="Ministeriöllä on valtionapuviranomaisena oikeus tehdä valtionavustuksen maksamisessa ja käytön valvonnassa "
    "tarpeellisia valtionavustuksen saajan talouteen ja toimintaan kohdistuvia tarkastuksia. Jos avustus on myönnetty "
    "käytettäväksi muun kuin saajan hankkeeseen, tarkastusoikeus koskee tarvittaessa myös hankkeen toteuttajaa "
    "(valtionavustuslaki 16 §). Saajan on korvauksetta annettava tarkastuksessa tarvittavat tiedot ja asiakirjat sekä "
    "muutoinkin avustettava tarkastuksessa (valtionavustuslaki 17 §).",
    sv="Ministeriet har i egenskap av statsbidragsmyndighet rätt att i samband med utbetalningen av statsunderstödet "
    "och övervakningen av dess användning utföra nödvändiga granskningar som gäller statsunderstödstagarens ekonomi "
    "och verksamhet. Om understödet har beviljats för ett projekt som genomförs av någon annan än understödstagaren, "
    "gäller granskningsrätten vid behov också den som genomför projektet (16 § i statsunderstödslagen). Mottagaren "
    "ska utan ersättning ge de uppgifter och handlingar som behövs för granskningen och även i övrigt bistå vid "
    "granskningen (17 § i statsunderstödslagen).",
    en="The ministry may audit the finances and operations of the recipient and of whoever carries the project out.",
)
