"""What the decree wants an application to show, and the arithmetic of its financing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from avustin_core.forms import Reading, spec_of
from avustin_core.plugin import Audience, Role
from decree_893_2019.form import Decree893Application
from decree_893_2019.testing import ESIMERKKILA, MALLIKYLA, application_answers, cost, participant

Read = Callable[..., Reading]

#: 893/2019 6 § 2 mom., 'Hakemuksesta on käytävä ilmi hankkeen:', each item with the fields that show it.
SHOWN = {
    "1) tavoitteet, niiden saavuttamiseksi suunnitellut toimenpiteet ja tavoiteltavat tulokset;": (
        "objectives", "measures", "soughtResults",
    ),
    "2) tulosten hyödyntämistä ja levittämistä koskeva suunnitelma;": ("useAndSpreading",),
    "3) toteuttamisen aikataulu ja organisointi;": ("period", "organising"),
    "4) hakija ja muut hankkeen toteuttamiseen osallistuvat tahot sekä hankehallinnoija …;": ("participants",),
    "5) kokonaisrahoitus, arvio osallistujatahojen rahoitusosuuksista sekä arvonlisäverottomat kokonaiskustannukset;": (
        "totalFinancing", "ownFinancing", "totalCosts", "costs", "appliedGrant",
    ),
    "6) suhde muihin kohdealueen keskeisiin hankkeisiin ja niiden toteutukseen.": ("relationToOtherProjects",),
}  # fmt: skip
#: 893/2019 7 §, 'Valtionavustuksen käytön ehtona on, että:'
COMMITTED = {
    "1) avustuksen saajat sitoutuvat kokemusten jakamiseen hankkeen toteutusvaiheessa;": "sharesExperience",
    "2) hankkeen tuloksia kuvaavat tiedot ovat myös muiden kuntien hyödynnettävissä;": "resultsUsableByOthers",
    "3) hankkeella on erillinen projektikirjanpito.": "separateProjectAccounting",
}


@pytest.mark.parametrize("item", SHOWN)
def test_the_form_asks_what_the_decree_wants_shown(reading: Read, item: str) -> None:
    required = {path[0] for path in reading({}).required}
    spec = spec_of(Decree893Application)

    for name in SHOWN[item]:
        field = next(each for each in spec.fields if each.name == name)
        assert field.computed is not None or name in required
        assert field.source is not None
        assert "893/2019" in field.source.reference


def test_an_application_in_good_order_has_no_problem(reading: Read) -> None:
    assert reading(application_answers(), projects_end_by=date(2021, 11, 30)).problems == ()


@pytest.mark.parametrize("commitment", COMMITTED)
def test_nobody_submits_without_committing_themselves(reading: Read, commitment: str) -> None:
    name = COMMITTED[commitment]

    [problem] = reading(application_answers(**{name: False})).blocking

    assert problem.path == (name,)
    assert problem.legal_reference is not None
    assert problem.legal_reference.startswith("893/2019 7 §")


def test_costs_are_given_without_value_added_tax(reading: Read) -> None:
    """'Enimmäismäärää laskettaessa kustannuksiin ei hyväksytä arvonlisäveron osuutta.' (4 §)"""
    [problem] = reading(application_answers(costsExcludeVat=False)).blocking

    assert (problem.path, problem.legal_reference) == (("costsExcludeVat",), "893/2019 4 §")


@pytest.mark.parametrize(
    ("eligible", "maximum"), [("100000.00", "85000.00"), ("0.99", "0.84"), ("0.10", "0.08"), ("33333.33", "28333.33")]
)
def test_the_largest_grant_is_rounded_down(reading: Read, eligible: str, maximum: str) -> None:
    found = reading(application_answers(costs=[cost("c1", "PERSONNEL", eligible)]))

    assert found.computed["maximumGrant",] == maximum


def test_a_grant_over_the_share_is_warned_of_and_not_stopped(reading: Read) -> None:
    rows = [participant("p1", ESIMERKKILA, "LEAD", share="14999.99")]

    found = reading(application_answers(appliedGrant="85000.01", participants=rows))

    assert [(problem.rule_key, problem.blocks) for problem in found.problems] == [
        ("grant_is_within_the_maximum", False)
    ]


class TestFinancing:
    """Own and other financing is what the costs are without the grant."""

    @pytest.mark.parametrize(
        ("shares", "public", "private", "adds_up"),
        [
            (("15000.00", "0.00"), "0.00", "0.00", True),
            (("10000.00", "5000.00"), "0.00", "0.00", True),
            (("9000.00", "1000.00"), "3000.00", "2000.00", True),
            (("10000.00", "4999.99"), "0.00", "0.00", False),
            (("15000.00", "0.01"), "0.00", "0.00", False),
        ],
    )
    def test_shares_and_other_financing_add_up(
        self, reading: Read, shares: tuple[str, str], public: str, private: str, adds_up: bool
    ) -> None:
        rows = [
            participant("p1", ESIMERKKILA, "LEAD", share=shares[0]),
            participant("p2", MALLIKYLA, share=shares[1]),
        ]
        answers = application_answers(
            participants=rows,
            otherPublicFinancing=public,
            otherPrivateFinancing=private,
            otherFinancingDetails="Maakunnan liitto, myönnetty.",
        )

        found = reading(answers)

        assert found.computed["ownFinancing",] == f"{sum(map(Decimal, shares)):.2f}"
        assert ("financing_equals_costs" not in {problem.rule_key for problem in found.blocking}) is adds_up

    def test_other_financing_is_explained(self, reading: Read) -> None:
        """'… tarpeellista hakijan saama muu julkinen tuki … huomioon ottaen' (688/2001 7 § 1 mom. 3 kohta)"""
        found = reading(application_answers(otherPublicFinancing="1.00"))

        assert ("otherFinancingDetails",) in {problem.path for problem in found.blocking}
        assert ("otherFinancingDetails",) in reading(application_answers()).hidden


class TestSettings:
    """What the sources don't tell binds nobody until a call says it."""

    def test_unset_ones_say_nothing(self, reading: Read) -> None:
        assert reading(application_answers()).problems == ()

    @pytest.mark.parametrize(
        ("settings", "rule"),
        [
            ({"projects_end_by": date(2021, 6, 29)}, "ends_by_the_last_day"),
            ({"minimum_grant": Decimal("85000.01")}, "grant_is_at_least_the_calls_minimum"),
            ({"maximum_grant": Decimal("84999.99")}, "grant_is_at_most_the_calls_maximum"),
        ],
    )
    def test_set_ones_warn(self, reading: Read, settings: dict[str, Any], rule: str) -> None:
        found = reading(application_answers(), **settings)

        assert [(problem.rule_key, problem.blocks) for problem in found.problems] == [(rule, False)]

    def test_a_longer_summary_than_the_call_allows_is_stopped(self, reading: Read) -> None:
        found = reading(application_answers(summary="x" * 11), summary_limit=10)

        assert {problem.path for problem in found.blocking} == {("summary",)}


class TestDeclaration:
    """688/2001 7 § 2 mom.: answers about convictions go to those who decide, and to nobody else."""

    @pytest.mark.parametrize("name", ["noLabourOffences", "weightyReason"])
    def test_named_roles_see_it(self, name: str) -> None:
        [field] = [each for each in spec_of(Decree893Application).fields if each.name == name]

        assert field.visible is not None
        assert field.visible.audience is Audience.NAMED_ROLES
        assert field.visible.roles == {Role.PREPARER, Role.RAPPORTEUR, Role.DECIDER}

    def test_a_no_may_be_submitted_with_its_reason(self, reading: Read) -> None:
        without = reading(application_answers(noLabourOffences=False))
        explained = reading(application_answers(noLabourOffences=False, weightyReason="Syy."))

        assert {problem.path for problem in without.blocking} == {("weightyReason",)}
        assert explained.problems == ()


def test_a_measure_ends_after_it_starts(reading: Read) -> None:
    late = {"key": "m1", "name": "Työ", "description": "Kuvaus.", "starts": "2020-02-01", "ends": "2020-01-01"}

    [problem] = reading(application_answers(measures=[late])).blocking

    assert problem.path == ("measures", "m1", "ends")


def test_contact_persons_are_for_officials(reading: Read) -> None:
    [field] = [each for each in spec_of(Decree893Application).fields if each.name == "contactPerson"]

    assert field.visible is not None
    assert field.visible.audience is Audience.OFFICIALS
