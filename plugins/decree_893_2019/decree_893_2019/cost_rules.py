"""Warnings about costs: what 893/2019 5 § doesn't accept is counted out, and the official is told why."""

from avustin_core.plugin import Finding, Text, eligibility_rule, met, met_if, undetermined
from decree_893_2019.choices import CostCategory
from decree_893_2019.costs import NEVER_ELIGIBLE
from decree_893_2019.eligibility import DecreeRules
from decree_893_2019.form import Decree893Application as Application
from decree_893_2019.sources import SYSTEM_CHOICE


class DecreeCostRules(DecreeRules):
    """None of these bars a grant: a cost that isn't eligible only lowers the sum that a grant is a share of."""

    @eligibility_rule(
        Text(
            fi="Kustannuksiin ei sisälly laitteistojen hankkimista eikä aineellisia investointeja",
            sv="I kostnaderna ingår varken anskaffning av utrustning eller materiella investeringar",
            en="The costs include neither equipment nor tangible investments",
        ),
        source="893/2019 5 § 2 mom.",
        about=[Application.costs],
        bars=False,
    )
    def no_equipment(self, application: Application) -> Finding:
        """They may be entered, and are never in the eligible sum."""
        return met_if(all(row.category not in NEVER_ELIGIBLE for row in application.costs), otherwise=COUNTED_OUT)

    @eligibility_rule(
        Text(
            fi="Ostopalveluja käytetään yksinomaan hanketta varten",
            sv="Köpta tjänster används uteslutande för projektet",
            en="Purchased services are used solely for the project",
        ),
        source="893/2019 5 § 1 mom. 4)",
        about=[Application.costs],
        bars=False,
    )
    def services_are_solely_for_the_project(self, application: Application) -> Finding:
        """The others are counted out."""
        services = [row for row in application.costs if row.category is CostCategory.PURCHASED_SERVICES]
        return met_if(all(row.used_solely_for_project for row in services), otherwise=COUNTED_OUT)

    @eligibility_rule(
        Text(
            fi="Omien toimintayksiköiden veloitukset perustuvat kirjanpidon toteutuneisiin menoihin",
            sv="Debiteringar från egna verksamhetsenheter baserar sig på de faktiska kostnaderna i bokföringen",
            en="Charges by own units are based on booked actual expenses",
        ),
        source="893/2019 5 § 4 mom.",
        about=[Application.costs],
        bars=False,
    )
    def own_charges_are_booked_costs(self, application: Application) -> Finding:
        """The others are counted out."""
        charges = [row for row in application.costs if row.charged_by_own_unit]
        return met_if(all(row.based_on_booked_costs for row in charges), otherwise=COUNTED_OUT)

    @eligibility_rule(
        Text(
            fi="Ohjelmistolisenssit ja muut aineettomat investoinnit ovat välttämättömiä hankkeen toteuttamiseksi",
            sv="Programvarulicenser och andra immateriella investeringar är nödvändiga för genomförandet av projektet",
            en="Software licences and other intangible investments are necessary for the project",
        ),
        source="893/2019 5 § 3 mom.",
        about=[Application.costs],
        bars=False,
    )
    def intangibles_are_necessary(self, application: Application) -> Finding:
        """Only an official can say how far; without such costs there is nothing to say."""
        intangible = any(row.category is CostCategory.INTANGIBLE_INVESTMENTS for row in application.costs)
        return undetermined(OFFICIAL_WEIGHS) if intangible else met()

    @eligibility_rule(
        Text(
            fi="Kustannukset ajoittuvat hankkeen toteuttamisajalle",
            sv="Kostnaderna hänför sig till den tid då projektet genomförs",
            en="The costs fall within the project's period",
        ),
        source="893/2019 5 § 1 mom.",
        about=[Application.costs, Application.period],
        bars=False,
    )
    def costs_fall_within_the_period(self, application: Application) -> Finding:
        """By the year: a cost that the project brings about can't come before or after it."""
        first, last = application.period.starts.year, application.period.ends.year
        return met_if(all(first <= row.year <= last for row in application.costs))

    @eligibility_rule(
        Text(
            fi="Kustannukset aiheutuvat hankkeen osallistujille",
            sv="Kostnaderna hänför sig till deltagarna i projektet",
            en="The costs are borne by participants of the project",
        ),
        source=SYSTEM_CHOICE,
        about=[Application.costs, Application.participants],
        bars=False,
    )
    def costs_are_borne_by_participants(self, application: Application) -> Finding:
        """Each row's participant is among those named."""
        named = {row.organisation.id for row in application.participants}
        return met_if(all(row.participant.id in named for row in application.costs))


COUNTED_OUT = Text(
    fi="Kustannukset, jotka eivät täytä edellytystä, on jätetty hyväksyttävien kustannusten ulkopuolelle.",
    sv="Kostnader som inte uppfyller förutsättningen har inte räknats in i de godtagbara kostnaderna.",
    en="Costs that don't meet this are left out of the eligible ones.",
)
OFFICIAL_WEIGHS = Text(
    fi="Virkailija arvioi hakijan perustelujen pohjalta, miltä osin kustannukset ovat välttämättömiä.",
    sv="En handläggare bedömer utifrån sökandens motivering till vilken del kostnaderna är nödvändiga.",
    en="An official weighs, by the applicant's reasons, how far they are necessary.",
)
