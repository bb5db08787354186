"""What is said of a decision on a request for review: the provisions, how to appeal it by the law of its day, and in its letter."""

from datetime import date

from avustin_core.decisions.models import DecisionKind
from avustin_core.plugin import Language, Text
from avustin_core.reviews.models import ReviewOutcome

PROVISIONS = {
    ReviewOutcome.NOT_EXAMINED: Text(
        fi="Hallintolaki (434/2003) 49 c ja 49 d §, valtionavustuslaki (688/2001) 34 §",
        sv="49 c och 49 d § i förvaltningslagen (434/2003), 34 § i statsunderstödslagen (688/2001)",
    )
}  #: of the others:
DECIDED = Text(
    fi="Hallintolaki (434/2003) 45 ja 49 g §, valtionavustuslaki (688/2001) 34 §",
    sv="45 och 49 g § i förvaltningslagen (434/2003), 34 § i statsunderstödslagen (688/2001)",
)

PROCEDURE_ACT, GRANTS_ACT = date(2020, 1, 1), date(2022, 6, 16)  #: 808/2019 and 430/2022 in force
BY_ACT = Text(
    fi="Asiasta säädetään valtionavustuslain (688/2001) 34 §:ssä, sellaisena kuin se on laissa",
    sv="Bestämmelser om detta finns i 34 § i statsunderstödslagen (688/2001), sådan den lyder i lag",
)
UNTIL_2019 = Text(
    fi=f"hallintolainkäyttölaissa (586/1996) säädetään. {BY_ACT.fi} 952/2015",
    sv=f"förvaltningsprocesslagen (586/1996). {BY_ACT.sv} 952/2015",
)
UNTIL_2022 = Text(
    fi=f"oikeudenkäynnistä hallintoasioissa annetussa laissa (808/2019) säädetään. {BY_ACT.fi} 952/2015",
    sv=f"lagen om rättegång i förvaltningsärenden (808/2019). {BY_ACT.sv} 952/2015",
)
SINCE_2022 = Text(
    fi=f"oikeudenkäynnistä hallintoasioissa annetussa laissa (808/2019) säädetään. {BY_ACT.fi} 430/2022",
    sv=f"lagen om rättegång i förvaltningsärenden (808/2019). {BY_ACT.sv} 430/2022",
)
APPEAL = Text(
    fi="""Tähän päätökseen saa hakea muutosta valittamalla hallinto-oikeuteen siten kuin {act}.

Valitus tehdään kirjallisesti toimivaltaiselle hallinto-oikeudelle 30 päivän kuluessa päätöksen tiedoksisaannista. \
Tiedoksisaantipäivää ei lueta määräaikaan. Valituksen on oltava perillä viimeistään määräajan viimeisenä päivänä ennen \
virka-ajan päättymistä. Jos viimeinen päivä on pyhäpäivä, itsenäisyyspäivä, vapunpäivä, joulu- tai juhannusaatto tai \
arkilauantai, valituksen saa tehdä vielä ensimmäisenä arkipäivänä sen jälkeen.

Valituksessa on ilmoitettava päätös, johon haetaan muutosta, miltä kohdin siihen haetaan muutosta ja mitä muutoksia siihen \
vaaditaan tehtäväksi sekä millä perusteilla muutosta vaaditaan. Valitukseen on liitettävä päätös ja selvitys siitä, milloin \
valittaja on saanut päätöksen tiedoksi.""",
    sv="""Detta beslut får överklagas genom besvär hos förvaltningsdomstolen på det sätt som anges i {act}.

Besvären anförs skriftligen hos den behöriga förvaltningsdomstolen inom 30 dagar från delfåendet av beslutet. Dagen för \
delfåendet räknas inte in i tidsfristen. Besvären ska ha kommit in senast den sista dagen av tidsfristen före tjänstetidens \
slut. Om den sista dagen är en helgdag, självständighetsdagen, första maj, julafton, midsommarafton eller en helgfri lördag, \
får besvären anföras ännu den första vardagen därefter.

I besvären ska uppges det beslut i vilket ändring söks, till vilka delar ändring söks i beslutet och vilka ändringar som \
yrkas samt på vilka grunder ändring yrkas. Till besvären ska fogas beslutet och en utredning om när ändringssökanden har fått \
del av det.""",
)
TITLE = Text(fi="Päätös oikaisuvaatimukseen", sv="Beslut med anledning av en begäran om omprövning")
FILE = Text(fi="paatos-oikaisuvaatimukseen-{}.pdf", sv="beslut-om-omprovning-{}.pdf")
BY = Text(fi="Oikaisua vaatii", sv="Omprövning begärs av")
CONTESTED = Text(fi="Päätös, johon oikaisua vaaditaan, on tehty", sv="Beslutet som begäran gäller fattades")
ARRIVED = Text(fi="Oikaisuvaatimus on saapunut", sv="Begäran om omprövning kom in")
SOUGHT = Text(fi="Vaatimus", sv="Yrkande")
GROUNDS = Text(fi="Vaatimuksen perustelut", sv="Grunder för yrkandet")
OUTCOME = Text(fi="Ratkaisu", sv="Avgörande")
REASONS = Text(fi="Päätöksen perustelut", sv="Motiveringar för beslutet")
PROVISIONS_TITLE = Text(fi="Sovelletut säännökset", sv="Tillämpade bestämmelser")
APPEAL_TITLE = Text(fi="Valitusosoitus", sv="Besvärsanvisning")
COURT = Text(fi="Toimivaltainen hallinto-oikeus", sv="Behörig förvaltningsdomstol")
SIGNATURES = Text(fi="Allekirjoitukset", sv="Underskrifter")
DECIDER = Text(fi="Ratkaisija", sv="Beslutsfattare")
RAPPORTEUR = Text(fi="Esittelijä", sv="Föredragande")
SIGNED = Text(fi="Päätös on allekirjoitettu sähköisesti {}.", sv="Beslutet har undertecknats elektroniskt den {}.")
OUTCOMES = {
    ReviewOutcome.CHANGED: Text(fi="Päätöstä muutetaan.", sv="Beslutet ändras."),
    ReviewOutcome.ANNULLED: Text(fi="Päätös kumotaan.", sv="Beslutet upphävs."),
    ReviewOutcome.REJECTED: Text(fi="Oikaisuvaatimus hylätään.", sv="Begäran om omprövning avslås."),
    ReviewOutcome.NOT_EXAMINED: Text(
        fi="Oikaisuvaatimus jätetään tutkimatta.", sv="Begäran om omprövning tas inte upp till prövning."
    ),
}
INSTEAD = {
    DecisionKind.GRANT: Text(
        fi="Uudella päätöksellä valtionavustusta myönnetään {}.",
        sv="Genom det nya beslutet beviljas statsunderstöd till ett belopp av {}.",
    ),
    DecisionKind.REFUSAL: Text(fi="Uudella päätöksellä hakemus hylätään.", sv="Genom det nya beslutet avslås ansökan."),
    DecisionKind.NOT_EXAMINED: Text(
        fi="Uudella päätöksellä hakemus jätetään tutkimatta.", sv="Genom det nya beslutet avvisas ansökan."
    ),
    DecisionKind.LAPSED: Text(
        fi="Uudella päätöksellä todetaan, että asia raukeaa.",
        sv="Genom det nya beslutet konstateras att ärendet förfaller.",
    ),
}
INSTEAD[DecisionKind.PARTIAL_GRANT] = INSTEAD[DecisionKind.GRANT]
FOLLOWS = {
    ReviewOutcome.CHANGED: Text(
        fi="Asiassa on annettu uusi päätös, joka korvaa aiemman päätöksen. Se annetaan tiedoksi erikseen.",
        sv="Ett nytt beslut har fattats i ärendet. Det ersätter det tidigare beslutet och delges separat.",
    ),
    ReviewOutcome.ANNULLED: Text(
        fi="Hakemus otetaan uudelleen ratkaistavaksi, ja siitä annetaan uusi päätös.",
        sv="Ansökan tas upp till avgörande på nytt, och ett nytt beslut fattas om den.",
    ),
}


def provisions_of(outcome: ReviewOutcome, language: Language) -> str:
    """What such an outcome rests on."""
    return PROVISIONS.get(outcome, DECIDED).get(language)


def appeal_on(day: date, language: Language) -> str:
    """How a decision of that day is appealed to the administrative court: the law changed twice."""
    act = UNTIL_2019 if day < PROCEDURE_ACT else UNTIL_2022 if day < GRANTS_ACT else SINCE_2022
    return APPEAL.get(language).format(act=act.get(language))
