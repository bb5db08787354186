"""The reports of this call: the decree's, and what was automated and defined."""

from avustin_core.plugin import RECIPIENT, LongText, Money, Text, field
from decree_893_2019 import steps
from decree_893_2019.costs import EUROS
from decree_893_2019.interim import Decree893InterimReport
from decree_893_2019.reporting import Decree893FinalReport, ReportedResults
from decree_893_2019.sources import SYSTEM_CHOICE

HOURS = Text(fi="tuntia", sv="timmar", en="hours")


class Results(ReportedResults):
    """What was automated, and which definitions came of it."""

    automated_processes: LongText = field(
        fi="Automatisoidut prosessit",
        sv="Automatiserade processer",
        en="Processes that were automated",
        help=Text(
            fi="Jos hankkeessa ei automatisoitu prosesseja, kirjoita se tähän.",
            sv="Om inga processer automatiserades i projektet, skriv det här.",
            en="If none was, say so.",
        ),
        step=steps.RESULTS,
        visible=RECIPIENT,
        source=SYSTEM_CHOICE,
    )
    before_and_after: LongText = field(
        fi="Tilanne ennen hanketta ja sen jälkeen",
        sv="Läget före och efter projektet",
        en="Before and after",
        step=steps.RESULTS,
        visible=RECIPIENT,
        source=SYSTEM_CHOICE,
    )
    hours_saved: int | None = field(
        fi="Säästetty työaika vuodessa",
        sv="Sparad arbetstid per år",
        en="Working time saved a year",
        required=False,
        minimum=0,
        unit=HOURS,
        step=steps.RESULTS,
        visible=RECIPIENT,
        source=SYSTEM_CHOICE,
    )
    costs_saved: Money | None = field(
        fi="Automatisoinnin säästöt vuodessa",
        sv="Besparingar genom automatisering per år",
        en="Savings of the automation a year",
        required=False,
        unit=EUROS,
        step=steps.RESULTS,
        visible=RECIPIENT,
        source=SYSTEM_CHOICE,
    )
    data_definitions: LongText = field(
        fi="Tuotetut tietomääritykset ja niiden julkaisupaikka",
        sv="Dataspecifikationer som tagits fram och var de har publicerats",
        en="Data definitions produced, and where they are published",
        step=steps.RESULTS,
        visible=RECIPIENT,
        source=SYSTEM_CHOICE,
    )


class FinalReport(Decree893FinalReport, Results, version="1.0"):
    """The final report of a project of this call."""


class InterimReport(Decree893InterimReport, version="1.0"):
    """The interim report, where the call asks for one."""
