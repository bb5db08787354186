"""What is refused of checks."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class ChecklistIncomplete(Refusal):
    """The call asks for an answer to every item of the checklist before a grant; the message names those without one."""

    says = Text(
        fi="Avustusta ei voi myöntää, ennen kuin tarkistuslistan kaikkiin kohtiin on vastattu. Vastaamatta: {items}.",
        sv="Understöd kan inte beviljas innan alla punkter på kontrollistan har besvarats. Obesvarade: {items}.",
        en="A grant can't be made before every item of the checklist is answered. Not answered: {items}.",
    )


class NoCostsToAccept(Refusal):
    """The application says nothing of costs: the grant is a lump sum, or its programme's plugin is gone."""

    says = Text(
        fi="Hakemuksessa ei ole kustannuksia hyväksyttäväksi.",
        sv="Ansökan innehåller inga kostnader att godkänna.",
        en="The application holds no costs to accept.",
    )
