"""What is refused of applications and of the requests for completing them."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class ApplicationNotSubmitted(Refusal):
    """This can be done only to an application that was handed in."""

    says = Text(
        fi="Hakemusta ei ole jätetty.",
        sv="Ansökan har inte lämnats in.",
        en="The application wasn't handed in.",
    )


class ApplicationIsWithdrawn(Refusal):
    """A withdrawn application stays withdrawn; while the call is open, another one can be made."""

    says = Text(fi="Hakemus on peruttu.", sv="Ansökan har återkallats.", en="The application is withdrawn.")


class ApplicationIsDecided(Refusal):
    """The application is decided, and what was handed in doesn't change any more."""

    says = Text(
        fi="Hakemukseen on jo annettu päätös.",
        sv="Beslut om ansökan har redan fattats.",
        en="The application is already decided.",
    )


class MatterIsBeingDecided(Refusal):
    """The authority is deciding the matter; what was handed in doesn't change before you are notified."""

    says = Text(
        fi="Asia on ratkaistavana. Hakemusta ei voi nyt muuttaa.",
        sv="Ärendet håller på att avgöras. Ansökan kan inte ändras nu.",
        en="The matter is being decided. The application can't be changed now.",
    )


class NotLate(Refusal):
    """The application period is still running, or has no end: the applicant hands it in itself."""

    says = Text(
        fi="Hakuaika ei ole päättynyt. Hakija jättää hakemuksen itse.",
        sv="Ansökningstiden har inte gått ut. Sökanden lämnar själv in ansökan.",
        en="The application period hasn't ended. The applicant hands the application in itself.",
    )


class CompletionIsOpen(Refusal):
    """A request for completion is open; wait for its answer or for its due time."""

    says = Text(
        fi="Hakemuksesta on jo avoinna täydennyspyyntö.",
        sv="Det finns redan en öppen begäran om komplettering av ansökan.",
        en="A request for completing the application is already open.",
    )


class NoOpenCompletion(Refusal):
    """Nothing is asked to be completed, or it was answered already."""

    says = Text(
        fi="Hakemuksesta ei ole avoinna täydennyspyyntöä.",
        sv="Det finns ingen öppen begäran om komplettering av ansökan.",
        en="There is no open request for completing the application.",
    )


class CompletionOverdue(Refusal):
    """The time set for completing has passed; the matter is decided on what was handed in (434/2003 33 §)."""

    says = Text(
        fi="Täydentämiselle asetettu aika on päättynyt. Asia voidaan ratkaista jätettyjen tietojen perusteella.",
        sv="Tiden för komplettering har gått ut. Ärendet kan avgöras utifrån de uppgifter som har lämnats.",
        en="The time set for completing has passed. The matter may be decided on what was handed in.",
    )


class NotOpenForCompletion(Refusal):
    """After the application period only what is asked to be completed can be changed; `path` leads to what can't."""

    says = Text(
        fi="Vain täydennyspyynnössä nimettyjä kohtia voi muuttaa.",
        sv="Endast de punkter som nämns i begäran om komplettering kan ändras.",
        en="Only what the request for completion names can be changed.",
    )
