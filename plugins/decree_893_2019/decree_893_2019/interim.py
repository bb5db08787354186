"""An interim report, which a call may switch on; whether the calls of 2019 did isn't known."""

from typing import ClassVar

from avustin_core.plugin import (
    RECIPIENT,
    Expression,
    LongText,
    Money,
    ReportForm,
    Section,
    Text,
    computed,
    equals,
    field,
    setting,
    total,
)
from decree_893_2019 import steps
from decree_893_2019.choices import CostCategory
from decree_893_2019.costs import EUROS
from decree_893_2019.settings import INTERIM_REPORT_REQUIRED
from decree_893_2019.sources import SYSTEM_CHOICE


class InterimCost(Section):
    """What has been spent so far in one category, without VAT."""

    category: CostCategory = field(fi="Kustannuslaji", sv="Kostnadsslag", en="Cost category")
    amount: Money = field(
        fi="Määrä ilman arvonlisäveroa", sv="Belopp exklusive mervärdesskatt", en="Amount without VAT",
        minimum=0, unit=EUROS,
    )  # fmt: skip


class Decree893InterimReport(ReportForm):
    """Whether the 2019 calls wanted one isn't known: it is asked only where the call's setting says so."""

    title: ClassVar[Text] = Text(fi="Väliselvitys", sv="Mellanredovisning", en="Interim report")
    asked_when: ClassVar[Expression | None] = equals(setting(INTERIM_REPORT_REQUIRED), True)

    progress: LongText = field(
        fi="Hankkeen eteneminen", sv="Hur projektet har framskridit", en="Progress of the project",
        step=steps.RESULTS, visible=RECIPIENT, source=SYSTEM_CHOICE,
    )  # fmt: skip
    experience_shared: LongText = field(
        fi="Miten kokemuksia on jaettu hankkeen aikana",
        sv="Hur erfarenheter har delats under projektet",
        en="How experience has been shared during the project",
        step=steps.RESULTS, visible=RECIPIENT, source="893/2019 7 § 1)",
    )  # fmt: skip
    risks: LongText | None = field(
        fi="Riskit", sv="Risker", en="Risks", required=False,
        step=steps.RESULTS, visible=RECIPIENT, source=SYSTEM_CHOICE,
    )  # fmt: skip
    planned_changes: LongText | None = field(
        fi="Suunnitellut muutokset",
        sv="Planerade ändringar",
        en="Planned changes",
        help=Text(
            fi="Avustuksen käyttöön vaikuttavasta muutoksesta on lisäksi ilmoitettava viipymättä.",
            sv="En ändring som inverkar på användningen av understödet ska dessutom anmälas utan dröjsmål.",
            en="A change that affects the use of the grant is also reported at once.",
        ),
        required=False, step=steps.RESULTS, visible=RECIPIENT, source="688/2001 14 § 2 mom.",
    )  # fmt: skip
    costs_so_far: list[InterimCost] = field(
        fi="Tähän mennessä toteutuneet kustannukset", sv="Kostnader hittills", en="Costs so far",
        required=False, step=steps.COSTS, visible=RECIPIENT, source=SYSTEM_CHOICE,
    )  # fmt: skip
    total_so_far: Money = computed(
        total(costs_so_far, InterimCost.amount),
        fi="Kustannukset yhteensä tähän mennessä", sv="Kostnader sammanlagt hittills", en="Costs so far, together",
        unit=EUROS, step=steps.COSTS, visible=RECIPIENT, source=SYSTEM_CHOICE,
    )  # fmt: skip
