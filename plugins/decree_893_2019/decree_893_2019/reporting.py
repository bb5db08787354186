"""The final report of 893/2019 9 §: results, costs, and the auditor's statement, each a class to add questions to."""

from typing import ClassVar

from avustin_core.plugin import (
    RECIPIENT,
    Attachment,
    LongText,
    Money,
    OrganisationRef,
    ReportForm,
    Section,
    ShortText,
    Text,
    all_of,
    check,
    computed,
    equals,
    field,
    negated,
    plus,
    total,
    value_or,
)
from decree_893_2019 import steps
from decree_893_2019.choices import CostCategory
from decree_893_2019.costs import EUROS, NEVER_ELIGIBLE
from decree_893_2019.sources import GRANT_PRACTICE, SYSTEM_CHOICE

NINE = "893/2019 9 §"


class ReportedCost(Section):
    """What one participant has spent in one category, without VAT, as booked."""

    category: CostCategory = field(fi="Kustannuslaji", sv="Kostnadsslag", en="Cost category", source="893/2019 5 §")
    participant: OrganisationRef = field(fi="Osallistuja", sv="Deltagare", en="Participant")
    amount: Money = field(
        fi="Toteutunut määrä ilman arvonlisäveroa",
        sv="Faktiskt belopp exklusive mervärdesskatt",
        en="Actual amount without VAT",
        minimum=0,
        unit=EUROS,
        source="893/2019 4 §",
    )


class Link(Section):
    """Where others find a result."""

    title: ShortText = field(fi="Nimi", sv="Namn", en="Name")
    address: ShortText = field(fi="Verkko-osoite", sv="Webbadress", en="Web address", limit=500)


class Indicator(Section):
    """A result in figures."""

    name: ShortText = field(fi="Mittari", sv="Indikator", en="Indicator")
    before: ShortText = field(fi="Ennen hanketta", sv="Före projektet", en="Before the project")
    after: ShortText = field(fi="Hankkeen jälkeen", sv="Efter projektet", en="After the project")


ELIGIBLE = all_of(*(negated(equals(ReportedCost.category, category)) for category in NEVER_ELIGIBLE))


class ReportedResults(ReportForm):
    """What 893/2019 9 § wants told: results, impact, ways of working, usability elsewhere, carrying out."""

    achieved_results: LongText = field(
        fi="Saavutetut tulokset", sv="Uppnådda resultat", en="Results achieved",
        step=steps.RESULTS, visible=RECIPIENT, source=NINE,
    )  # fmt: skip
    impact: LongText = field(
        fi="Hankkeen vaikuttavuus", sv="Projektets genomslag", en="Impact of the project",
        step=steps.RESULTS, visible=RECIPIENT, source=NINE,
    )  # fmt: skip
    indicators: list[Indicator] = field(
        fi="Mittarit", sv="Indikatorer", en="Indicators", required=False,
        step=steps.RESULTS, visible=RECIPIENT, source=SYSTEM_CHOICE,
    )  # fmt: skip
    savings: Money | None = field(
        fi="Arvioidut säästöt vuodessa", sv="Uppskattade besparingar per år", en="Estimated savings a year",
        required=False, unit=EUROS, step=steps.RESULTS, visible=RECIPIENT, source=SYSTEM_CHOICE,
    )  # fmt: skip
    changed_ways_of_working: LongText = field(
        fi="Muuttuneet toimintatavat", sv="Ändrade verksamhetssätt", en="Changed ways of working",
        step=steps.RESULTS, visible=RECIPIENT, source=NINE,
    )  # fmt: skip
    usability_elsewhere: LongText = field(
        fi="Tulosten hyödynnettävyys muissa kunnissa",
        sv="Hur resultaten kan utnyttjas i andra kommuner",
        en="Usability of the results in other municipalities",
        step=steps.RESULTS, visible=RECIPIENT, source=NINE,
    )  # fmt: skip
    links: list[Link] = field(
        fi="Linkit tuloksiin", sv="Länkar till resultaten", en="Links to the results", required=False,
        step=steps.RESULTS, visible=RECIPIENT, source=SYSTEM_CHOICE,
    )  # fmt: skip
    carrying_out: LongText = field(
        fi="Hankkeen toteuttaminen",
        sv="Genomförandet av projektet",
        en="How the project was carried out",
        help=Text(
            fi="Kuvaa toteutunut aikataulu ja poikkeamat suunnitelmasta.",
            sv="Beskriv den faktiska tidtabellen och avvikelser från planen.",
            en="The schedule as it was, and deviations from the plan.",
        ),
        step=steps.RESULTS, visible=RECIPIENT, source=NINE,
    )  # fmt: skip


class ReportedCosts(ReportedResults):
    """What it cost and who paid, as booked."""

    costs: list[ReportedCost] = field(
        fi="Toteutuneet kustannukset", sv="Faktiska kostnader", en="Actual costs",
        help=Text(
            fi="Ilmoita kustannukset kustannuslajeittain ja osallistujittain, projektikirjanpidon mukaan ja ilman "
            "arvonlisäveroa.",
            sv="Ange kostnaderna per kostnadsslag och deltagare, enligt projektbokföringen och exklusive "
            "mervärdesskatt.",
            en="By category and participant, from the project accounts and without VAT.",
        ),
        at_least=1, step=steps.COSTS, visible=RECIPIENT, source=NINE,
    )  # fmt: skip
    total_costs: Money = computed(
        total(costs, ReportedCost.amount),
        fi="Toteutuneet kustannukset yhteensä", sv="Faktiska kostnader sammanlagt", en="Actual costs together",
        unit=EUROS, step=steps.COSTS, visible=RECIPIENT, source=NINE,
    )  # fmt: skip
    eligible_costs: Money = computed(
        total(costs, ReportedCost.amount, where=ELIGIBLE),
        fi="Toteutuneet hyväksyttävät kustannukset", sv="Faktiska godtagbara kostnader", en="Actual eligible costs",
        unit=EUROS, step=steps.COSTS, visible=RECIPIENT, source="893/2019 5 §",
    )  # fmt: skip
    grant_used: Money = field(
        fi="Käytetty valtionavustus", sv="Använt statsunderstöd", en="Grant used",
        minimum=0, unit=EUROS, step=steps.FINANCING, visible=RECIPIENT, source=NINE,
    )  # fmt: skip
    own_financing: Money = field(
        fi="Toteutunut omarahoitus", sv="Faktisk egen finansiering", en="Actual own contribution",
        minimum=0, unit=EUROS, step=steps.FINANCING, visible=RECIPIENT, source=NINE,
    )  # fmt: skip
    other_public_financing: Money = field(
        fi="Toteutunut muu julkinen rahoitus", sv="Faktisk övrig offentlig finansiering",
        en="Actual other public financing",
        minimum=0, unit=EUROS, step=steps.FINANCING, visible=RECIPIENT, source="688/2001 6 § 3 mom.",
    )  # fmt: skip
    other_private_financing: Money = field(
        fi="Toteutunut muu yksityinen rahoitus", sv="Faktisk övrig privat finansiering",
        en="Actual other private financing",
        minimum=0, unit=EUROS, step=steps.FINANCING, visible=RECIPIENT, source=NINE,
    )  # fmt: skip
    total_financing: Money = computed(
        plus(
            value_or(grant_used, 0), value_or(own_financing, 0),
            value_or(other_public_financing, 0), value_or(other_private_financing, 0),
        ),
        fi="Toteutunut kokonaisrahoitus", sv="Faktisk total finansiering", en="Actual total financing",
        unit=EUROS, step=steps.FINANCING, visible=RECIPIENT, source=NINE,
    )  # fmt: skip

    financing_equals_costs = check(
        holds=equals(total_financing, total_costs),
        says=Text(
            fi="Toteutuneen kokonaisrahoituksen on oltava yhtä suuri kuin toteutuneet kustannukset yhteensä. Tarkista "
            "summat.",
            sv="Den faktiska totala finansieringen ska vara lika stor som de faktiska kostnaderna sammanlagt. "
            "Kontrollera beloppen.",
            en="Actual financing must equal actual costs.",
        ),
        about=[grant_used, own_financing, other_public_financing, other_private_financing, costs],
        source=NINE,
    )


class Decree893FinalReport(ReportedCosts):
    """The final report; in a joint project it is given by the lead. A call's own form adds its fields."""

    title: ClassVar[Text] = Text(fi="Loppuselvitys", sv="Slutredovisning", en="Final report")

    auditors_statement: Attachment = field(
        fi="Tilintarkastajan lausunto avustuksen käytöstä",
        sv="Revisorns utlåtande om användningen av understödet",
        en="Auditor's statement on the use of the grant",
        accepts=("application/pdf",), step=steps.ATTACHMENTS, visible=RECIPIENT, source=NINE,
    )  # fmt: skip
    accounting_extract: Attachment | None = field(
        fi="Projektikirjanpidon ote", sv="Utdrag ur projektbokföringen", en="Extract of the project accounts",
        required=False, accepts=("application/pdf",), step=steps.ATTACHMENTS, visible=RECIPIENT, source=GRANT_PRACTICE,
    )  # fmt: skip
