"""What is refused of requests for review."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class NothingToReview(Refusal):
    """A review is requested of a decision in force of which the parties were notified."""

    says = Text(
        fi="Oikaisua voi vaatia vain voimassa olevaan päätökseen, joka on annettu tiedoksi.",
        sv="Omprövning kan begäras bara av ett gällande beslut som har delgetts.",
        en="A review is requested of a decision in force, of which the parties were notified.",
    )


class ReviewedAlready(Refusal):
    """The decision was made on a request for review: it is appealed to the administrative court, and not reviewed again."""

    says = Text(
        fi="Päätös on annettu oikaisuvaatimuksen johdosta. Siihen haetaan muutosta valittamalla hallinto-oikeuteen.",
        sv="Beslutet har fattats med anledning av en begäran om omprövning. Det överklagas genom besvär hos"
        " förvaltningsdomstolen.",
        en="The decision was made on a request for review. It is appealed to the administrative court.",
    )


class ReviewIsRequested(Refusal):
    """The organisation has requested a review of this decision already: what was decided on that can be appealed."""

    says = Text(
        fi="Organisaatio on jo vaatinut oikaisua tähän päätökseen.",
        sv="Organisationen har redan begärt omprövning av detta beslut.",
        en="The organisation has already requested a review of this decision.",
    )


class ReviewIsDecided(Refusal):
    """The request is decided, and that stands."""

    says = Text(
        fi="Oikaisuvaatimus on jo ratkaistu.",
        sv="Begäran om omprövning har redan avgjorts.",
        en="The request for review is decided already.",
    )


class ReviewIsWithdrawn(Refusal):
    """The party withdrew the request, and its matter has lapsed; within the time for review it can request one anew."""

    says = Text(
        fi="Oikaisuvaatimus on peruttu, ja asia on rauennut.",
        sv="Begäran om omprövning har återkallats, och ärendet har förfallit.",
        en="The request for review was withdrawn, and its matter has lapsed.",
    )


class OutcomeNotProposed(Refusal):
    """A rapporteur proposes what is decided on the request first, for another person to sign."""

    says = Text(
        fi="Oikaisuvaatimuksen ratkaisua ei ole vielä esitetty.",
        sv="Inget avgörande om begäran om omprövning har föreslagits ännu.",
        en="No outcome of the request is proposed yet.",
    )


class LateReviewIsNotExamined(Refusal):
    """A request that came after the time for review isn't examined (434/2003 49 c §)."""

    says = Text(
        fi="Määräajan jälkeen tehty oikaisuvaatimus jätetään tutkimatta (hallintolaki 49 c §).",
        sv="En begäran om omprövning som har gjorts efter tidsfristen tas inte upp till prövning"
        " (49 c § i förvaltningslagen).",
        en="A request that came after its time isn't examined (434/2003 49 c §).",
    )


class OutcomeUnreasoned(Refusal):
    """What is decided on a request is always reasoned (434/2003 49 g §), with the provisions and how to appeal it."""

    says = Text(
        fi="Ratkaisu on perusteltava, ja siinä on oltava sovelletut säännökset, yhteystiedot ja valitusosoitus"
        " (hallintolaki 44–47 ja 49 g §).",
        sv="Avgörandet ska motiveras och innehålla tillämpade bestämmelser, kontaktuppgifter och besvärsanvisning"
        " (44–47 och 49 g § i förvaltningslagen).",
        en="The outcome gives its reasons, the provisions applied, a contact and how to appeal (434/2003 44 to 47 and 49 g §).",
    )


class ChangeMissing(Refusal):
    """Where the decision is changed, say how: the kind and the contents of the new one; otherwise say neither."""

    says = Text(
        fi="Anna uuden päätöksen sisältö, jos päätöstä muutetaan, ja vain silloin.",
        sv="Ange det nya beslutets innehåll om beslutet ändras, och bara då.",
        en="Give the new decision where the decision is changed, and only then.",
    )


class ChangeOutdated(Refusal):
    """The new decision was proposed anew by somebody else meanwhile: propose the outcome of the request again."""

    says = Text(
        fi="Uuden päätöksen ehdotusta on muutettu. Esitä oikaisuvaatimuksen ratkaisu uudelleen.",
        sv="Förslaget till nytt beslut har ändrats. Föreslå avgörandet om begäran på nytt.",
        en="The proposal for the new decision has changed. Propose the outcome anew.",
    )


class NoExecutionOrder(Refusal):
    """Nothing is ordered of the execution."""

    says = Text(
        fi="Täytäntöönpanoa ei ole kielletty eikä keskeytetty.",
        sv="Verkställigheten har varken förbjudits eller avbrutits.",
        en="The execution is neither forbidden nor suspended.",
    )
