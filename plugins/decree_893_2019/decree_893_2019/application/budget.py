"""The third step: the participants and the costs, and what 893/2019 4 and 5 § make of them."""

from decimal import Decimal

from avustin_core.plugin import (
    PARTIES,
    Fact,
    Money,
    Participants,
    Text,
    computed,
    field,
    less,
    minus,
    percent_of,
    total,
)
from decree_893_2019 import steps
from decree_893_2019.application.project import ProjectStep
from decree_893_2019.costs import ELIGIBLE, EUROS, CostRow
from decree_893_2019.participants import ProjectParticipant

MAXIMUM_SHARE = Decimal(85)  #: per cent of eligible costs
HALF_A_CENT = Decimal("0.005")


class BudgetStep(ProjectStep):
    """Who takes part, what it costs, and how much of that is eligible."""

    participants: Participants[ProjectParticipant] = field(
        fi="Osallistujat",
        sv="Deltagare",
        en="Participants",
        help=Text(
            fi="Nimeä kaikki hankkeen toteuttamiseen osallistuvat tahot, myös hakija. Hankehallinnoija on yksi "
            "osallistujista. Jos hankehallinnoija on kuntayhtymä, nimeä myös hanketta toteuttavat kunnat. Jos hakija "
            "toteuttaa hankkeen yksin, merkitse se hankehallinnoijaksi.",
            sv="Ange alla aktörer som deltar i genomförandet av projektet, också sökanden. Projektadministratören är "
            "en av deltagarna. Om projektadministratören är en samkommun, ange också de kommuner som genomför "
            "projektet. Om sökanden genomför projektet ensam, ange sökanden som projektadministratör.",
            en="All that take part, the applicant too. The lead is one of them; with a joint municipal authority as "
            "the lead, name the municipalities as well. One that carries the project out alone is its lead.",
        ),
        at_least=1,
        step=steps.PARTICIPANTS,
        visible=PARTIES,
        source="893/2019 6 § 2 mom. 4), 5)",
    )
    costs: list[CostRow] = field(
        fi="Kustannukset",
        sv="Kostnader",
        en="Costs",
        at_least=1,
        step=steps.COSTS,
        visible=PARTIES,
        source="893/2019 5 §",
    )
    costs_exclude_vat: bool = field(
        fi="Kustannukset on ilmoitettu ilman arvonlisäveroa",
        sv="Kostnaderna har uppgetts exklusive mervärdesskatt",
        en="The costs are given without VAT",
        must_be=True,
        step=steps.COSTS,
        visible=PARTIES,
        source="893/2019 4 §",
    )
    total_costs: Money = computed(
        total(costs, CostRow.amount),
        fi="Kokonaiskustannukset ilman arvonlisäveroa",
        sv="Totala kostnader exklusive mervärdesskatt",
        en="Total costs without VAT",
        unit=EUROS,
        step=steps.COSTS,
        visible=PARTIES,
        fact=Fact.TOTAL_COSTS,
        source="893/2019 6 § 2 mom. 5)",
    )
    eligible_costs: Money = computed(
        total(costs, CostRow.amount, where=ELIGIBLE),
        fi="Hyväksyttävät kustannukset",
        sv="Godtagbara kostnader",
        en="Eligible costs",
        help=Text(
            fi="Tähän ei lasketa laitteistoja eikä aineellisia investointeja, ostopalveluja, joita ei käytetä "
            "yksinomaan hanketta varten, eikä omien toimintayksiköiden veloituksia, jotka eivät perustu "
            "toteutuneisiin menoihin. Ministeriö päättää, mitkä kustannukset hyväksytään.",
            sv="Här räknas inte in utrustning eller materiella investeringar, köpta tjänster som inte används "
            "uteslutande för projektet eller sådana debiteringar från egna verksamhetsenheter som inte baserar sig på "
            "faktiska kostnader. Ministeriet beslutar vilka kostnader som godkänns.",
            en="Without equipment, tangible investments, services not solely for the project, and own charges that "
            "aren't booked costs. The ministry decides what is accepted.",
        ),
        unit=EUROS,
        step=steps.COSTS,
        visible=PARTIES,
        fact=Fact.ELIGIBLE_COSTS,
        source="893/2019 5 §",
    )
    maximum_grant: Money = computed(
        minus(percent_of(MAXIMUM_SHARE, eligible_costs), HALF_A_CENT),  # rounds half up: so it is rounded down
        fi="Avustuksen enimmäismäärä",
        sv="Understödets maximibelopp",
        en="Largest possible grant",
        help=Text(
            fi="85 prosenttia hyväksyttävistä kustannuksista, alaspäin pyöristettynä sentin tarkkuuteen.",
            sv="85 procent av de godtagbara kostnaderna, avrundat nedåt till hela cent.",
            en="85 % of eligible costs, rounded down to the cent.",
        ),
        when=less(0, eligible_costs),
        unit=EUROS,
        step=steps.COSTS,
        visible=PARTIES,
        source="893/2019 4 §",
    )
