"""What a decision under the decree says in the same words in every call: provisions, conditions, audit, review."""

from avustin_core.plugin import LegalBasis, Text

DECREE_893_2019 = LegalBasis(
    reference="893/2019",
    title=Text(
        fi="Valtioneuvoston asetus kuntien digitalisaation kannustinjärjestelmästä",
        sv="Statsrådets förordning om incitamentsystemet för digitalisering i kommunerna",
        en="Government Decree on the incentive system for digitalisation in municipalities",
    ),
)

PURPOSE = Text(
    fi="Tukea hankkeita, jotka edistävät digitalisaatiota, uudistavat kuntien toimintatapoja tai palveluprosesseja "
    "sekä parantavat niiden laatua ja vaikuttavuutta.",
    sv="Att stödja projekt som främjar digitalisering och som förnyar verksamhetssätten eller serviceprocesserna i "
    "kommunerna och förbättrar deras kvalitet och samhälleliga genomslag.",
    en="Projects that advance digitalisation, renew municipalities' ways of working or service processes and improve "
    "their quality and effectiveness.",
)

PROVISIONS_APPLIED = Text(
    fi="Valtioneuvoston asetus kuntien digitalisaation kannustinjärjestelmästä (893/2019) 2–9 §\n"
    "Valtionavustuslaki (688/2001) 5–7, 11–17, 20–22, 24, 25, 27 ja 34 §\n"
    "Hallintolaki (434/2003) 43–46 ja 49 b–49 d §\n"
    "Kielilaki (423/2003) 12 ja 19 §",
    sv="Statsrådets förordning om incitamentsystemet för digitalisering i kommunerna (893/2019) 2–9 §\n"
    "Statsunderstödslagen (688/2001) 5–7, 11–17, 20–22, 24, 25, 27 och 34 §\n"
    "Förvaltningslagen (434/2003) 43–46 och 49 b–49 d §\n"
    "Språklagen (423/2003) 12 och 19 §",
    en="Decree 893/2019 sections 2–9; Act 688/2001 sections 5–7, 11–17, 20–22, 24, 25, 27 and 34; Act 434/2003 "
    "sections 43–46 and 49 b–49 d; Act 423/2003 sections 12 and 19.",
)

PROVISIONS_OF_A_REFUSAL = Text(
    fi="Valtioneuvoston asetus kuntien digitalisaation kannustinjärjestelmästä (893/2019) 2–6 ja 8 §\n"
    "Valtionavustuslaki (688/2001) 7, 9–11 ja 34 §\n"
    "Hallintolaki (434/2003) 43–46 ja 49 b–49 d §\n"
    "Kielilaki (423/2003) 12 ja 19 §",
    sv="Statsrådets förordning om incitamentsystemet för digitalisering i kommunerna (893/2019) 2–6 och 8 §\n"
    "Statsunderstödslagen (688/2001) 7, 9–11 och 34 §\n"
    "Förvaltningslagen (434/2003) 43–46 och 49 b–49 d §\n"
    "Språklagen (423/2003) 12 och 19 §",
    en="Decree 893/2019 sections 2–6 and 8; Act 688/2001 sections 7, 9–11 and 34; Act 434/2003 sections 43–46 and "
    "49 b–49 d; Act 423/2003 sections 12 and 19.",
)

PROVISIONS_OF_NOT_EXAMINED = Text(
    fi="Valtioneuvoston asetus kuntien digitalisaation kannustinjärjestelmästä (893/2019) 6 § 1 mom. ja 8 §\n"
    "Valtionavustuslaki (688/2001) 9, 11 ja 34 §\n"
    "Laki sähköisestä asioinnista viranomaistoiminnassa (13/2003) 8 ja 10 §\n"
    "Hallintolaki (434/2003) 17, 43–46 ja 49 b–49 d §\n"
    "Kielilaki (423/2003) 12 ja 19 §",
    sv="Statsrådets förordning om incitamentsystemet för digitalisering i kommunerna (893/2019) 6 § 1 mom. och 8 §\n"
    "Statsunderstödslagen (688/2001) 9, 11 och 34 §\n"
    "Lagen om elektronisk kommunikation i myndigheternas verksamhet (13/2003) 8 och 10 §\n"
    "Förvaltningslagen (434/2003) 17, 43–46 och 49 b–49 d §\n"
    "Språklagen (423/2003) 12 och 19 §",
    en="Decree 893/2019 sections 6(1) and 8; Act 688/2001 sections 9, 11 and 34; Act 13/2003 sections 8 and 10; Act "
    "434/2003 sections 17, 43–46 and 49 b–49 d; Act 423/2003 sections 12 and 19.",
)

PROVISIONS_OF_A_LAPSE = Text(
    fi="Valtioneuvoston asetus kuntien digitalisaation kannustinjärjestelmästä (893/2019) 8 §\n"
    "Valtionavustuslaki (688/2001) 11 ja 34 §\n"
    "Hallintolaki (434/2003) 43–46 ja 49 b–49 d §\n"
    "Kielilaki (423/2003) 12 ja 19 §",
    sv="Statsrådets förordning om incitamentsystemet för digitalisering i kommunerna (893/2019) 8 §\n"
    "Statsunderstödslagen (688/2001) 11 och 34 §\n"
    "Förvaltningslagen (434/2003) 43–46 och 49 b–49 d §\n"
    "Språklagen (423/2003) 12 och 19 §",
    en="Decree 893/2019 section 8; Act 688/2001 sections 11 and 34; Act 434/2003 sections 43–46 and 49 b–49 d; Act "
    "423/2003 sections 12 and 19.",
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

REVIEW_INSTRUCTIONS = Text(
    fi="OIKAISUVAATIMUSOHJE\n"
    "Tähän päätökseen saa vaatia oikaisua siten kuin hallintolaissa (434/2003) säädetään (valtionavustuslaki 34 §, "
    "sellaisena kuin se on laissa 952/2015). Päätökseen ei saa hakea muutosta valittamalla.\n"
    "\n"
    "Oikaisuvaatimus tehdään kirjallisesti päätöksen tehneelle ministeriölle, jonka yhteystiedot ovat päätöksessä.\n"
    "\n"
    "Oikaisuvaatimus on tehtävä 30 päivän kuluessa päätöksen tiedoksisaannista. Tiedoksisaantipäivää ei lueta "
    "määräaikaan. Oikaisuvaatimuksen on oltava perillä viimeistään määräajan viimeisenä päivänä ennen virka-ajan "
    "päättymistä. Jos viimeinen päivä on pyhäpäivä, itsenäisyyspäivä, vapunpäivä, joulu- tai juhannusaatto tai "
    "arkilauantai, oikaisuvaatimuksen saa tehdä vielä ensimmäisenä arkipäivänä sen jälkeen. Jos oikaisuvaatimusta ei "
    "ole tehty määräajassa, se jätetään tutkimatta.\n"
    "\n"
    "Vastaanottajan katsotaan saaneen kirjeitse lähetetystä päätöksestä tiedon seitsemäntenä päivänä kirjeen "
    "lähettämisestä, jollei muuta näytetä. Viranomaisen, kuten kunnan, katsotaan kuitenkin saaneen tiedon kirjeen "
    "saapumispäivänä. Jos päätös on vastaanottajan suostumuksella annettu tiedoksi sähköisenä viestinä, "
    "vastaanottajan katsotaan saaneen siitä tiedon kolmantena päivänä viestin lähettämisestä, jollei muuta näytetä.\n"
    "\n"
    "Oikaisuvaatimuksessa on ilmoitettava päätös, johon haetaan oikaisua, sekä se, millaista oikaisua vaaditaan ja "
    "millä perusteilla sitä vaaditaan.",
    sv="ANVISNING OM HUR MAN BEGÄR OMPRÖVNING\n"
    "Omprövning av detta beslut får begäras på det sätt som anges i förvaltningslagen (434/2003) (34 § i "
    "statsunderstödslagen, sådan den lyder i lag 952/2015). Beslutet får inte överklagas genom besvär.\n"
    "\n"
    "Begäran om omprövning görs skriftligen hos det ministerium som har fattat beslutet. Ministeriets "
    "kontaktuppgifter finns i beslutet.\n"
    "\n"
    "En begäran om omprövning ska göras inom 30 dagar från delfåendet av beslutet. Dagen för delfåendet räknas inte "
    "in i tidsfristen. Begäran ska ha kommit in senast den sista dagen av tidsfristen före tjänstetidens slut. Om den "
    "sista dagen är en helgdag, självständighetsdagen, första maj, julafton, midsommarafton eller en helgfri lördag, "
    "får begäran göras ännu den första vardagen därefter. Har begäran om omprövning inte gjorts inom föreskriven tid, "
    "tas den inte upp till prövning.\n"
    "\n"
    "Mottagaren anses ha fått del av ett beslut som sänts per brev den sjunde dagen efter det att brevet sändes, om "
    "inte något annat visas. Beslutet anses dock ha kommit till en myndighets, till exempel en kommuns, kännedom den "
    "dag då brevet anlände. Om beslutet med mottagarens samtycke har delgetts som ett elektroniskt meddelande, anses "
    "mottagaren ha fått del av det den tredje dagen efter det att meddelandet sändes, om inte något annat visas.\n"
    "\n"
    "Av begäran ska framgå vilket beslut som avses, hurdan omprövning som begärs och på vilka grunder omprövning "
    "begärs.",
    en="Review may be requested in writing from the ministry that decided, within 30 days of service (434/2003 chapter "
    "7 a; 688/2001 section 34 as in 952/2015, in force 2016 to 15 June 2022).",
)
