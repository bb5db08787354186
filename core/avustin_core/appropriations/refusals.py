"""What is refused of appropriations."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class AppropriationExceeded(Refusal):
    """The appropriation doesn't cover the sum; `available` says what it still covers."""

    says = Text(
        fi="Määräraha ei riitä: käytettävissä on {available}, tarvitaan {asked}.",
        sv="Anslaget räcker inte till: {available} är tillgängligt, {asked} behövs.",
        en="The appropriation doesn't cover it: {available} is available, {asked} is needed.",
    )


class AppropriationExpired(Refusal):
    """The last year in which the appropriation can be used has passed (Act on the State Budget, 423/1988)."""

    says = Text(
        fi="Määrärahaa voi käyttää vain vuoden {year} loppuun asti.",
        sv="Anslaget kan användas bara till utgången av år {year}.",
        en="The appropriation can be used until the end of {year}.",
    )


class ReleaseExceedsCommitment(Refusal):
    """No more can be released than the decision, and all decisions together, still hold."""

    says = Text(
        fi="Enintään {committed} voidaan vapauttaa; pyydettiin {asked}.",
        sv="Högst {committed} kan frigöras; {asked} begärdes.",
        en="At most {committed} can be released; {asked} was asked for.",
    )
