"""What is refused outside a demonstration."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class NotADemonstration(Refusal):
    """The clock is set in demonstration mode only (`avustin serve --demo`); elsewhere it is the machine's."""

    says = Text(
        fi="Kelloa voi siirtää vain esittelytilassa.",
        sv="Klockan kan ställas bara i demonstrationsläge.",
        en="The clock can be set in demonstration mode only.",
    )
