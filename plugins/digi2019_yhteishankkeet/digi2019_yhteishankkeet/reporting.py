"""The reports of this call: the decree's, and what changed in each municipality and spread to others."""

from avustin_core.plugin import RECIPIENT, LongText, MunicipalityRef, Section, field
from decree_893_2019 import steps
from decree_893_2019.interim import Decree893InterimReport
from decree_893_2019.reporting import Decree893FinalReport, ReportedResults
from decree_893_2019.sources import CALL_TERMS, SYSTEM_CHOICE


class MunicipalityChange(Section):
    """What changed in one of the municipalities."""

    municipality: MunicipalityRef = field(fi="Kunta", sv="Kommun", en="Municipality")
    what_changed: LongText = field(fi="Mikä kunnassa muuttui", sv="Vad som förändrades i kommunen", en="What changed")


class Results(ReportedResults):
    """What changed in each municipality, and who else uses it."""

    changes_by_municipality: list[MunicipalityChange] = field(
        fi="Muutokset kunnittain",
        sv="Förändringar per kommun",
        en="Changes by municipality",
        at_least=1,
        step=steps.RESULTS,
        visible=RECIPIENT,
        source=SYSTEM_CHOICE,
    )
    spreading_done: LongText = field(
        fi="Miten tuloksia on levitetty",
        sv="Hur resultaten har spridits",
        en="How the results have been spread",
        step=steps.RESULTS,
        visible=RECIPIENT,
        source=CALL_TERMS,
    )
    adopted_by_others: LongText = field(
        fi="Ketkä muut ovat ottaneet tulokset käyttöön",
        sv="Vilka andra som har tagit resultaten i bruk",
        en="Who else has taken the results into use",
        step=steps.RESULTS,
        visible=RECIPIENT,
        source=SYSTEM_CHOICE,
    )


class FinalReport(Decree893FinalReport, Results, version="1.0"):
    """The final report of a joint project."""


class InterimReport(Decree893InterimReport, version="1.0"):
    """The interim report, where the call asks for one."""
