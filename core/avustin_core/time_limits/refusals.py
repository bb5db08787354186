"""What is refused of time limits."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class TimeLimitEnded(Refusal):
    """The time has passed, or what was asked was done, or isn't asked any more: there is nothing to extend."""

    says = Text(
        fi="Määräaika ei ole enää kulumassa, joten sitä ei voi pidentää.",
        sv="Tidsfristen löper inte längre och kan därför inte förlängas.",
        en="The time isn't running any more, so it can't be extended.",
    )


class TimeLimitIsFixed(Refusal):
    """This time is set by law or by the decision, and isn't extended on request."""

    says = Text(
        fi="Tätä määräaikaa ei pidennetä pyynnöstä.",
        sv="Denna tidsfrist förlängs inte på begäran.",
        en="This time isn't extended on request.",
    )


class MoreTimeIsAsked(Refusal):
    """More time was asked for already; wait for the answer, and meanwhile keep to the time that runs."""

    says = Text(
        fi="Lisäaikaa on jo pyydetty. Nykyinen määräaika on voimassa, kunnes pyyntöön vastataan.",
        sv="Förlängning har redan begärts. Den nuvarande tidsfristen gäller tills begäran har besvarats.",
        en="More time was asked for already. The present time holds until that is answered.",
    )


class MoreTimeNotAsked(Refusal):
    """Nobody has asked for more time, or the request was answered already."""

    says = Text(
        fi="Avoinna ei ole pyyntöä määräajan pidentämisestä.",
        sv="Det finns ingen öppen begäran om förlängning av tidsfristen.",
        en="No request for more time is open.",
    )
