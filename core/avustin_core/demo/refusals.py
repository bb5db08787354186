"""What is refused outside a demonstration, or of one that wasn't kept."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class NotADemonstration(Refusal):
    """Possible in demonstration mode only (`avustin serve --demo`); elsewhere nobody moves the clock or throws away data."""

    says = Text(
        fi="Tämä on mahdollista vain esittelytilassa.",
        sv="Det här är möjligt bara i demonstrationsläge.",
        en="This is possible in demonstration mode only.",
    )


class NothingKept(Refusal):
    """How the demonstration was made isn't kept: it was made by an older version. Make it anew by `avustin demo --again`."""

    says = Text(
        fi="Esittelyaineiston alkutilaa ei ole tallessa. Luo aineisto uudelleen komennolla avustin demo --again.",
        sv="Demonstrationsmaterialets ursprungliga läge har inte sparats. Skapa materialet på nytt med avustin demo --again.",
        en="How the demonstration was made isn't kept. Make it anew with avustin demo --again.",
    )
