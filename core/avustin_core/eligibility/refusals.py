"""What is refused of findings."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class FindingOutdated(Refusal):
    """The finding is about answers that were replaced; look at those that stand now."""

    says = Text(
        fi="Havainto koskee vastauksia, jotka on korvattu uusilla. Arvioi voimassa olevat vastaukset.",
        sv="Iakttagelsen gäller svar som har ersatts med nya. Bedöm de svar som gäller nu.",
        en="The finding is about answers that were replaced. Look at those that stand now.",
    )
