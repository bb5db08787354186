"""What a decision under the decree says of provisions and of review: both change with the law on appeals.

Three laws, one after the other: the appeal went by 586/1996 until 808/2019 came into force on 1 January 2020, and since 16 June
2022 section 34 of 688/2001 refers to both procedures itself (430/2022).
"""

from dataclasses import dataclass
from datetime import date

from avustin_core.plugin import DatedText, Text


@dataclass(frozen=True)
class Law:
    """What of the law on appeals changed."""

    amendment: str  #: by which 688/2001 34 § reads as it does
    review: Text  #: who may request review, and how one appeals after that


WITH_586 = Law(
    "952/2015",
    Text(
        fi="Tähän päätökseen saa vaatia oikaisua siten kuin hallintolaissa (434/2003) säädetään. Oikaisuvaatimuksesta "
        "annettuun päätökseen saa hakea muutosta valittamalla hallinto-oikeuteen siten kuin hallintolainkäyttölaissa "
        "(586/1996) säädetään",
        sv="Omprövning av detta beslut får begäras på det sätt som anges i förvaltningslagen (434/2003). Det beslut som "
        "meddelas med anledning av begäran om omprövning får överklagas genom besvär hos förvaltningsdomstolen på det "
        "sätt som anges i förvaltningsprocesslagen (586/1996)",
        en="Review may be requested by 434/2003, and the decision on that be appealed to the administrative court by "
        "586/1996",
    ),
)
WITH_808 = Law(
    "952/2015",
    Text(
        fi="Tähän päätökseen saa vaatia oikaisua siten kuin hallintolaissa (434/2003) säädetään. Oikaisuvaatimuksesta "
        "annettuun päätökseen saa hakea muutosta valittamalla hallinto-oikeuteen siten kuin oikeudenkäynnistä "
        "hallintoasioissa annetussa laissa (808/2019) säädetään",
        sv="Omprövning av detta beslut får begäras på det sätt som anges i förvaltningslagen (434/2003). Det beslut som "
        "meddelas med anledning av begäran om omprövning får överklagas genom besvär hos förvaltningsdomstolen på det "
        "sätt som anges i lagen om rättegång i förvaltningsärenden (808/2019)",
        en="Review may be requested by 434/2003, and the decision on that be appealed to the administrative court by "
        "808/2019",
    ),
)
BY_430 = Law(
    "430/2022",
    Text(
        fi="Tähän päätökseen saa vaatia oikaisua. Oikaisuvaatimuksesta säädetään hallintolaissa (434/2003) ja "
        "muutoksenhausta hallintotuomioistuimeen oikeudenkäynnistä hallintoasioissa annetussa laissa (808/2019)",
        sv="I fråga om detta beslut får omprövning begäras. Bestämmelser om begäran om omprövning finns i "
        "förvaltningslagen (434/2003) och bestämmelser om sökande av ändring i förvaltningsdomstol i lagen om "
        "rättegång i förvaltningsärenden (808/2019)",
        en="Review may be requested; 434/2003 has the provisions on that, and 808/2019 those on the appeal after it",
    ),
)
LAWS = {date(2016, 1, 1): WITH_586, date(2020, 1, 1): WITH_808, date(2022, 6, 16): BY_430}


def _review(law: Law) -> Text:
    return Text(
        fi=f"{law.review.fi}. Asiasta säädetään valtionavustuslain (688/2001) 34 §:ssä, sellaisena kuin se on laissa "
        f"{law.amendment}. Tähän päätökseen ei saa hakea muutosta valittamalla.\n\n{HOW.fi}",
        sv=f"{law.review.sv}. Bestämmelser om detta finns i 34 § i statsunderstödslagen (688/2001), sådan den lyder i lag "
        f"{law.amendment}. Detta beslut får inte överklagas genom besvär.\n\n{HOW.sv}",
        en=f"{law.review.en} (688/2001 section 34 as in {law.amendment}). {HOW.en}",
    )


def _provisions(decree: str, act: str, *, late: bool = False) -> DatedText:
    """The provisions, each act on a line of its own; sections of the decree and of 688/2001 are given in Finnish."""
    return DatedText({since: _applied(law, decree, act, late) for since, law in LAWS.items()})


def _applied(law: Law, decree: str, act: str, late: bool) -> Text:
    general = f"{'17, 20, ' if late else ''}43–46"
    fi = [
        f"Valtioneuvoston asetus kuntien digitalisaation kannustinjärjestelmästä (893/2019) {decree}",
        f"Valtionavustuslaki (688/2001) {act} sekä 34 §, sellaisena kuin se on laissa {law.amendment}",
        "Laki sähköisestä asioinnista viranomaistoiminnassa (13/2003) 8 ja 10 §",
        f"Hallintolaki (434/2003) {general} ja 49 b–49 d §",
        "Kielilaki (423/2003) 12, 19 ja 27 §",
    ]
    sv = [
        f"Statsrådets förordning om incitamentsystemet för digitalisering i kommunerna (893/2019) {_in(decree, 'och')}",
        f"Statsunderstödslagen (688/2001) {_in(act, 'och')} samt 34 §, sådan den lyder i lag {law.amendment}",
        "Lagen om elektronisk kommunikation i myndigheternas verksamhet (13/2003) 8 och 10 §",
        f"Förvaltningslagen (434/2003) {general} och 49 b–49 d §",
        "Språklagen (423/2003) 12, 19 och 27 §",
    ]
    en = [
        f"Decree 893/2019 {_in(decree, 'and')}",
        f"Act 688/2001 {_in(act, 'and')} and 34 § as in {law.amendment}",
        "Act 13/2003 8 and 10 §",
        f"Act 434/2003 {general} and 49 b–49 d §",
        "Act 423/2003 12, 19 and 27 §",
    ]
    if not late:
        for lines in (fi, sv, en):
            del lines[2]
    return Text(fi="\n".join(fi), sv="\n".join(sv), en="\n".join(en))


def _in(sections: str, word: str) -> str:
    return sections.replace(" ja ", f" {word} ")


HOW = Text(
    fi="Oikaisuvaatimus tehdään kirjallisesti päätöksen tehneelle ministeriölle, jonka yhteystiedot ovat päätöksessä.\n"
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
    sv="Begäran om omprövning görs skriftligen hos det ministerium som har fattat beslutet. Ministeriets "
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
    en="In writing from the ministry that decided, within 30 days of service (434/2003 chapter 7 a).",
)
REVIEW_INSTRUCTIONS = DatedText({since: _review(law) for since, law in LAWS.items()})
PROVISIONS_APPLIED = _provisions("2–9 §", "5–7, 11–17, 20–22, 24, 25 ja 27 §")
PROVISIONS_OF_A_REFUSAL = _provisions("2–6 ja 8 §", "7 ja 9–11 §")
PROVISIONS_OF_NOT_EXAMINED = _provisions("6 § 1 mom. ja 8 §", "9 ja 11 §", late=True)
PROVISIONS_OF_A_LAPSE = _provisions("8 §", "11 §")
