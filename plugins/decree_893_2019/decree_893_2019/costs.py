"""Rows of costs, and which of them 893/2019 5 § lets a grant be paid for."""

from avustin_core.plugin import (
    LongText,
    Money,
    OrganisationRef,
    Section,
    ShortText,
    Text,
    all_of,
    any_of,
    equals,
    field,
    negated,
    value_or,
)
from decree_893_2019.choices import CostCategory

EUROS = Text(fi="euroa", sv="euro", en="euros")


class CostRow(Section):
    """One cost of the project, without VAT."""

    category: CostCategory = field(
        fi="Kustannuslaji",
        sv="Kostnadsslag",
        en="Cost category",
        help=Text(
            fi="Laitteistojen hankkiminen ja aineelliset investoinnit ovat ei-hyväksyttäviä kustannuksia: ne voi "
            "ilmoittaa, mutta niihin ei myönnetä avustusta.",
            sv="Anskaffning av utrustning och materiella investeringar är icke godtagbara kostnader: de kan uppges, "
            "men understöd beviljas inte för dem.",
            en="Equipment and tangible investments may be entered, but no grant is paid for them.",
        ),
        source="893/2019 5 §",
    )
    participant: OrganisationRef = field(
        fi="Osallistuja, jolle kustannus aiheutuu",
        sv="Deltagare som kostnaden hänför sig till",
        en="The participant that bears the cost",
        source="893/2019 6 § 2 mom. 5)",
    )
    description: ShortText = field(fi="Kuvaus", sv="Beskrivning", en="Description", limit=500)
    year: int = field(fi="Vuosi", sv="År", en="Year")
    amount: Money = field(
        fi="Määrä ilman arvonlisäveroa",
        sv="Belopp exklusive mervärdesskatt",
        en="Amount without VAT",
        minimum=0,
        unit=EUROS,
        source="893/2019 4 §",
    )
    used_solely_for_project: bool = field(
        fi="Palvelua käytetään yksinomaan hanketta varten",
        sv="Tjänsten används uteslutande för projektet",
        en="The service is used solely for the project",
        help=Text(
            fi="Jos palvelua käytetään muuhunkin, kustannus ei ole hyväksyttävä.",
            sv="Om tjänsten används också för annat är kostnaden inte godtagbar.",
            en="If it is used for anything else, the cost isn't eligible.",
        ),
        when=equals(category, CostCategory.PURCHASED_SERVICES),
        source="893/2019 5 § 1 mom. 4)",
    )
    why_necessary: LongText = field(
        fi="Miksi lisenssi tai muu aineeton investointi on välttämätön hankkeen toteuttamiseksi",
        sv="Varför licensen eller den övriga immateriella investeringen är nödvändig för genomförandet av projektet",
        en="Why the licence or other intangible investment is necessary for the project",
        help=Text(
            fi="Kustannus hyväksytään vain siltä osin kuin se on välttämätön kehittämishankkeen toteuttamiseksi.",
            sv="Kostnaden godkänns endast till den del den är nödvändig för genomförandet av utvecklingsprojektet.",
            en="Accepted only as far as it is necessary.",
        ),
        when=equals(category, CostCategory.INTANGIBLE_INVESTMENTS),
        source="893/2019 5 § 3 mom.",
    )
    charged_by_own_unit: bool | None = field(
        fi="Kunnan tai kuntayhtymän oma toimintayksikkö veloittaa kustannuksen",
        sv="Kostnaden tas ut av kommunens eller samkommunens egen verksamhetsenhet",
        en="Charged by an own unit of the municipality or joint municipal authority",
        required=False,
        source="893/2019 5 § 4 mom.",
    )
    based_on_booked_costs: bool = field(
        fi="Veloitus perustuu kirjanpidon toteutuneisiin menoihin",
        sv="Debiteringen baserar sig på de faktiska kostnaderna i bokföringen",
        en="The charge is based on booked actual expenses",
        when=equals(charged_by_own_unit, True),
        source="893/2019 5 § 4 mom.",
    )


NEVER_ELIGIBLE = (CostCategory.TANGIBLE_INVESTMENTS, CostCategory.EQUIPMENT)

ELIGIBLE = all_of(
    *(negated(equals(CostRow.category, category)) for category in NEVER_ELIGIBLE),
    any_of(
        negated(equals(CostRow.category, CostCategory.PURCHASED_SERVICES)),
        equals(CostRow.used_solely_for_project, True),
    ),
    any_of(equals(value_or(CostRow.charged_by_own_unit, False), False), equals(CostRow.based_on_booked_costs, True)),
)
