"""What is refused of assessments."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class AssessmentTooEarly(Refusal):
    """Nothing is assessed before the application period ends, where it has an end, or the time for assessing begins."""

    says = Text(
        fi="Hakemuksia voi arvioida vasta hakuajan päätyttyä ja arviointiajan alettua.",
        sv="Ansökningarna kan bedömas först när ansökningstiden har gått ut och bedömningstiden har börjat.",
        en="Applications can be assessed only after the application period has ended and the time for assessing begun.",
    )


class AssessmentWindowClosed(Refusal):
    """The time for assessing that the call sets is over: an official can move it later."""

    says = Text(
        fi="Haun arviointiaika on päättynyt.",
        sv="Utlysningens bedömningstid har gått ut.",
        en="The call's time for assessing is over.",
    )


class AssessmentIsSubmitted(Refusal):
    """An assessment that was handed in never changes."""

    says = Text(
        fi="Arviointi on jo annettu, eikä sitä voi enää muuttaa.",
        sv="Bedömningen har redan avgetts och kan inte längre ändras.",
        en="The assessment is already handed in and can't be changed.",
    )


class UnknownCriterion(Refusal):
    """The call has no criterion of that key, or the key was given twice."""

    says = Text(
        fi="Haussa ei ole arviointiperustetta {criterion}, tai se on annettu kahdesti.",
        sv="Utlysningen har ingen bedömningsgrund {criterion}, eller så har den angetts två gånger.",
        en="The call has no criterion {criterion}, or it was given twice.",
    )


class ScoreOutsideScale(Refusal):
    """A score lies on the criterion's scale, ends included, with at most two decimals."""

    says = Text(
        fi="Anna pisteet väliltä {lowest}–{highest}, enintään kahdella desimaalilla.",
        sv="Ange poäng mellan {lowest} och {highest}, med högst två decimaler.",
        en="Give a score from {lowest} to {highest}, with at most two decimals.",
    )


class ScoreNotTaken(Refusal):
    """A criterion without a scale takes a reason only; a threshold and a priority take yes or no."""

    says = Text(
        fi="Tähän arviointiperusteeseen ei anneta pisteitä.",
        sv="För denna bedömningsgrund ges inga poäng.",
        en="This criterion takes no score.",
    )


class YesNoNotTaken(Refusal):
    """Only a threshold or a priority is answered yes or no."""

    says = Text(
        fi="Tähän arviointiperusteeseen ei vastata kyllä tai ei.",
        sv="Denna bedömningsgrund besvaras inte med ja eller nej.",
        en="This criterion isn't answered yes or no.",
    )


class AssessmentIncomplete(Refusal):
    """Each criterion needs a reason, a score where it has a scale, and yes or no if it is a threshold or a priority."""

    says = Text(
        fi="Arviointi on kesken. Täydennä perustelut, pisteet tai vastaukset: {criteria}.",
        sv="Bedömningen är inte färdig. Komplettera motiveringar, poäng eller svar: {criteria}.",
        en="The assessment isn't complete. Fill in reasons, scores or answers: {criteria}.",
    )
