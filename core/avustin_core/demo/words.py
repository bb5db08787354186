"""What officials and parties of the story write, in the language of whoever writes or of the matter."""

from avustin_core.plugin import Text

OF_SCORES = (
    Text(fi="Hakemus ei kuvaa tätä lainkaan.", sv="Ansökan beskriver inte detta alls."),
    Text(
        fi="Kuvaus on yleisluonteinen, eikä vaikutuksia ole osoitettu.",
        sv="Beskrivningen är allmänt hållen och visar inga effekter.",
    ),
    Text(
        fi="Vaikutuksia on kuvattu, mutta niille ei ole mittareita eikä lähtötasoa.",
        sv="Effekter beskrivs, men mätare och utgångsläge saknas.",
    ),
    Text(
        fi="Vaikutukset on kuvattu selkeästi, mutta ne rajautuvat hakijan omaan toimintaan.",
        sv="Effekterna beskrivs tydligt men begränsas till sökandens egen verksamhet.",
    ),
    Text(
        fi="Vaikutukset ovat konkreettisia ja mitattavia, ja niistä hyötyvät muutkin kunnat.",
        sv="Effekterna är konkreta och mätbara, och också andra kommuner har nytta av dem.",
    ),
    Text(
        fi="Vaikutukset ovat suuria, hyvin perusteltuja ja otettavissa laajasti käyttöön muissa kunnissa.",
        sv="Effekterna är stora, väl motiverade och kan tas i bruk i stor skala i andra kommuner.",
    ),
)  # fmt: skip
THRESHOLD_MET = Text(fi="Edellytys täyttyy hakemuksen perusteella.", sv="Förutsättningen uppfylls enligt ansökan.")
THRESHOLD_NOT_MET = Text(
    fi="Hankkeessa otetaan käyttöön uusi järjestelmä, mutta toimintatapaa ei muuteta.",
    sv="I projektet tas ett nytt system i bruk, men verksamhetssättet förändras inte.",
)

NOT_NECESSARY = Text(
    fi="Toiselle viranomaiselle tehdyn avustuspäätöksen mukaan samoihin palkkakustannuksiin on jo myönnetty tukea.",
    sv="Enligt ett beslut av en annan myndighet har stöd redan beviljats för samma lönekostnader.",
)
HEARD_OF = Text(fi="Muu julkinen tuki samoihin kustannuksiin", sv="Annat offentligt stöd för samma kostnader")
HEARING = Text(
    fi="Viranomaisen saaman tiedon mukaan hankkeen palkkakustannuksiin on jo myönnetty muuta julkista tukea. "
    "Valtionavustuslain (688/2001) 7 §:n 1 momentin 3 kohdan mukaan avustuksen on oltava tarpeellinen, kun hakijan saama "
    "muu julkinen tuki otetaan huomioon. Tieto voi johtaa siihen, että hakemus hylätään. Esitä käsityksesi asiasta.",
    sv="Enligt uppgifter som myndigheten har fått har annat offentligt stöd redan beviljats för projektets lönekostnader. "
    "Enligt 7 § 1 mom. 3 punkten i statsunderstödslagen (688/2001) ska understödet vara nödvändigt med beaktande av annat "
    "offentligt stöd som sökanden får. Uppgiften kan leda till att ansökan avslås. Ge din syn på saken.",
)
ANSWER = Text(
    fi="Tuki on myönnetty, mutta se kattaa vain kaksi kolmasosaa palkoista. Loput on tarkoitus kattaa tällä avustuksella.",
    sv="Stödet har beviljats men täcker bara två tredjedelar av lönerna. Resten är avsett att täckas med detta understöd.",
)
REFUSED_AS_HEARD = Text(
    fi="Hakijan hankkeen palkkakustannuksiin on myönnetty muuta julkista tukea. Hakijaa on kuultu siitä, ja se on vastannut, "
    "että tuki kattaa palkoista kaksi kolmasosaa. Selvityksen perusteella loppuosa on katettavissa omarahoituksella, joten "
    "avustus ei ole tarpeellinen (688/2001 7 § 1 mom. 3 kohta).",
    sv="Annat offentligt stöd har beviljats för lönekostnaderna i sökandens projekt. Sökanden har hörts om detta och har "
    "svarat att stödet täcker två tredjedelar av lönerna. Enligt utredningen kan resten täckas med egen finansiering, och "
    "understödet är därför inte nödvändigt (688/2001 7 § 1 mom. 3 punkten).",
)
REFUSED_UNHEARD = Text(
    fi="Hakijan hankkeen palkkakustannuksiin on myönnetty muuta julkista tukea. Hakijalle on varattu tilaisuus tulla "
    "kuulluksi, mutta se ei ole vastannut määräajassa. Avustus ei ole tarpeellinen (688/2001 7 § 1 mom. 3 kohta).",
    sv="Annat offentligt stöd har beviljats för lönekostnaderna i sökandens projekt. Sökanden har getts tillfälle att bli hörd "
    "men har inte svarat inom utsatt tid. Understödet är inte nödvändigt (688/2001 7 § 1 mom. 3 punkten).",
)
BELOW_THRESHOLD = Text(
    fi="Kaksi kolmesta arvioijasta on katsonut, että hankkeessa otetaan käyttöön uusi järjestelmä mutta toimintatapoja tai "
    "palveluprosesseja ei uudisteta. Avustuksen myöntämisen yleinen edellytys ei täyty (893/2019 2 § 1 mom.).",
    sv="Två av tre bedömare har ansett att ett nytt system tas i bruk i projektet men att verksamhetssätten eller "
    "serviceprocesserna inte förnyas. Den allmänna förutsättningen för beviljande uppfylls inte (893/2019 2 § 1 mom.).",
)
LARGEST = Text(
    fi="Hanke täyttää myöntämisen edellytykset, ja sen vaikuttavuus on arvioitu suureksi (893/2019 2 §). Avustus myönnetään "
    "haettua pienempänä, jotta määräraha riittää useampaan vaikuttavaan hankkeeseen.",
    sv="Projektet uppfyller förutsättningarna för beviljande, och dess genomslag har bedömts vara stort (893/2019 2 §). "
    "Understödet beviljas till ett lägre belopp än det sökta för att anslaget ska räcka till flera projekt med genomslag.",
)
NOT_COMPLETED = Text(
    fi="Hakijalta pyydettiin täydennystä, jota ei toimitettu määräajassa.",
    sv="Sökanden ombads komplettera ansökan, men kompletteringen lämnades inte in inom utsatt tid.",
)
CAME_LATE = Text(
    fi="Hakemus saapui hakuajan päättymisen jälkeen. Myöhästynyt hakemus jätetään tutkimatta.",
    sv="Ansökan kom in efter ansökningstidens slut. En ansökan som kommit in för sent avvisas.",
)
WITHDRAWN = Text(
    fi="Hakija on perunut hakemuksensa, joten asia raukeaa.",
    sv="Sökanden har återkallat sin ansökan, och ärendet förfaller därför.",
)

FEWER_SERVICES = Text(
    fi="Osa palveluista on saatavissa kuntien yhteisistä ratkaisuista.",
    sv="En del av tjänsterna finns att få som kommunernas gemensamma lösningar.",
)
NEEDS_TIME = Text(
    fi="Tiedot saadaan kirjanpidosta vasta kuukauden vaihteessa.",
    sv="Uppgifterna fås ur bokföringen först vid månadsskiftet.",
)
TIME_REFUSED = Text(
    fi="Samaa tietoa on pyydetty jo hakuilmoituksessa, eikä päätöksiä voida siirtää.",
    sv="Samma uppgift krävdes redan i utlysningen, och besluten kan inte skjutas upp.",
)
TIME_GIVEN = Text(fi="Pyyntö on perusteltu.", sv="Begäran är motiverad.")
DISSENT = Text(
    fi="Olisin myöntänyt avustuksen haetun suuruisena: kustannukset ovat perusteltuja, eikä yhteisiä ratkaisuja ole vielä "
    "käytettävissä.",
    sv="Jag skulle ha beviljat understödet till det sökta beloppet: kostnaderna är motiverade, och gemensamma lösningar finns "
    "ännu inte att tillgå.",
)
NOTES = (
    "Soitettu hakijalle 10.15: yhteyshenkilö vaihtuu kuun lopussa, uusi ilmoitetaan kirjallisesti.",
    "Vertaa saman alueen toiseen hakemukseen: sama toimittaja, eri kustannusarvio.",
)
STAMP = "Kunnan kirjaamon saapumisleima / Kommunens ankomststämpel"

SOUGHT = Text(
    fi="Vaadimme, että päätös oikaistaan ja avustus myönnetään hakemuksen mukaisena.",
    sv="Vi begär att beslutet omprövas och att understödet beviljas enligt ansökan.",
)
GROUNDS = Text(
    fi="Hankkeen vaikuttavuus muihin kuntiin on arvioitu liian pieneksi. Tuloksista hyötyy koko alue.",
    sv="Projektets genomslag i andra kommuner har bedömts vara för litet. Hela regionen har nytta av resultaten.",
)
GROUNDS_OF_COSTS = Text(
    fi="Palvelut, joita ei hyväksytty, eivät ole saatavissa yhteisinä ratkaisuina.",
    sv="De tjänster som inte godkändes finns inte att få som gemensamma lösningar.",
)
REVIEW_LATE = Text(
    fi="Oikaisuvaatimus on tehty määräajan päättymisen jälkeen, joten se jätetään tutkimatta (hallintolaki 49 c §).",
    sv="Begäran om omprövning har gjorts efter tidsfristens utgång och avvisas därför (49 c § i förvaltningslagen).",
)
REVIEW_REJECTED = Text(
    fi="Hakemus on arvioitu samoilla perusteilla kuin muut. Oikaisuvaatimuksessa ei ole esitetty sellaista, minkä vuoksi "
    "arviota olisi muutettava.",
    sv="Ansökan har bedömts enligt samma grunder som de övriga. I begäran om omprövning har inget framförts som ger skäl att "
    "ändra bedömningen.",
)
REVIEW_CHANGED = Text(
    fi="Hakijan esittämän selvityksen mukaan osaa palveluista ei ole saatavissa yhteisinä ratkaisuina. Niiden kustannukset "
    "hyväksytään, ja avustusta korotetaan vastaavasti.",
    sv="Enligt sökandens utredning finns en del av tjänsterna inte att få som gemensamma lösningar. Kostnaderna för dem "
    "godkänns, och understödet höjs i motsvarande mån.",
)
DECLINED = Text(
    fi="Kunnanvaltuusto ei osoittanut hankkeelle omarahoitusta.",
    sv="Kommunfullmäktige anvisade ingen egen finansiering för projektet.",
)
RELEASED = "Saaja ei ota avustusta vastaan. Määräraha vapautetaan hakuun."
