"""What a decision must hold and must not before it is signed: contents, sums, outcome, preconditions."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.core.deciding import CLOSES, SUM, bridges, set_scene

from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.calls.models import Call
from avustin_core.clock import SetClock
from avustin_core.decisions.contents import PlannedInstalment
from avustin_core.decisions.filling import Ground, filled
from avustin_core.decisions.models import DecisionKind, DecisionStatus, Liability
from avustin_core.decisions.refusals import (
    AmountDisagrees,
    DecisionIncomplete,
    DecisionTooEarly,
    IneligibleGrant,
    LateIsNotExamined,
    PaymentPlanDisagrees,
    PeriodDisagrees,
    RecipientsAreJointlyLiable,
    RecipientUnknown,
    ShareExceeded,
    WithdrawnLapses,
)
from avustin_core.errors import Refusal
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language, Outcome, Programme
from avustin_core.registry import Registry
from avustin_core.storage import new_id
from avustin_core.work import Avustin

GRANT, PARTIAL, REFUSAL = DecisionKind.GRANT, DecisionKind.PARTIAL_GRANT, DecisionKind.REFUSAL
NOT_EXAMINED, LAPSED = DecisionKind.NOT_EXAMINED, DecisionKind.LAPSED


def facts(language: Language) -> dict[str, Any]:
    """What an application says of itself."""
    return {"organisation_id": new_id(), "title": "Silta", "language": language, "amount_applied": SUM}


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("reasons", ""), ("provisions", ""), ("contact", ""), ("reviewInstructions", ""), ("purpose", ""),
        ("conditions", ""), ("auditRight", ""), ("reportDuty", ""), ("paymentPlan", ()), ("recipients", ()),
    ],
)  # fmt: skip
async def test_a_grant_that_lacks_what_the_law_asks_for_isnt_signed(avustin: Avustin, field: str, empty: Any) -> None:
    scene = await set_scene(avustin)
    attribute = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in field)
    proposal = await scene.proposal(await scene.application(), **{attribute: empty})

    with pytest.raises(DecisionIncomplete) as refused:
        await scene.sign(proposal)

    assert refused.value.path == (field,)
    assert (await scene.ledger(), (await scene.read(scene.call)).decided) == ([], 0)


async def test_neither_is_one_whose_application_doesnt_tell_costs_or_period(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    unknown = {"total_costs": None, "eligible_costs": None, "period_starts": None, "period_ends": None}
    proposal = await scene.proposal(await scene.application(unknown), report_due=date(2022, 1, 29))

    with pytest.raises(DecisionIncomplete) as refused:
        await scene.sign(proposal)

    missing = "hyväksyttävät kustannukset, käyttöajan alku, käyttöajan loppu"
    assert refused.value.message(Language.FI) == f"Päätöksestä puuttuu tietoja: {missing}."


async def test_where_a_form_tells_no_eligible_costs_all_of_them_are(avustin: Avustin) -> None:
    scene = await set_scene(avustin)

    proposal = await scene.proposal(await scene.application({"eligible_costs": None}))

    assert proposal.eligible_costs == 10_000_00


async def test_all_that_is_missing_is_named_at_once_in_the_readers_language(avustin: Avustin) -> None:
    scene = await set_scene(avustin, settings={"report_due_in_days": None}, contact=None)
    proposal = await scene.proposal(await scene.application(period_ends=None), reasons="")

    with pytest.raises(DecisionIncomplete) as refused:
        await scene.sign(proposal)

    missing = "användningstidens slut, motiveringar, kontaktperson"
    assert refused.value.message(Language.SV) == f"Uppgifter saknas i beslutet: {missing}."


@pytest.mark.parametrize("field", ["reasons", "provisions", "contact", "review_instructions"])
async def test_a_refusal_needs_reasons_provisions_contact_and_instructions(avustin: Avustin, field: str) -> None:
    scene = await set_scene(avustin)
    whole = await scene.signed(await scene.application(), REFUSAL, reasons="Ei edistä tavoitteita")

    with pytest.raises(DecisionIncomplete):
        await scene.signed(await scene.application(), REFUSAL, **{field: ""})

    assert (whole.amount, whole.payment_plan, whole.provisions) == (0, [], "Hylkäyksen säännökset")


@pytest.mark.parametrize(("costs", "largest"), [(10_000_00, 8_500_00), (1_00, 85), (1, 0), (99_99, 84_99)])
async def test_a_grant_is_at_most_the_share_of_the_accepted_costs_rounded_down(
    avustin: Avustin, costs: int, largest: int
) -> None:
    scene = await set_scene(avustin)
    application = await scene.application(amount_applied=9_000_00)
    proposal = await scene.proposal(application, PARTIAL, amount=largest, eligible_costs=costs)

    assert proposal.amount == largest
    with pytest.raises(ShareExceeded) as refused:
        await scene.proposal(
            await scene.application(amount_applied=9_000_00), PARTIAL, amount=largest + 1, eligible_costs=costs
        )
    assert refused.value.path == ("amount",)


async def test_a_decision_may_set_a_lower_share_and_no_higher(avustin: Avustin) -> None:
    scene = await set_scene(avustin)

    with pytest.raises(ShareExceeded):
        await scene.proposal(await scene.application(), maximum_share=Decimal("84.99"))
    with pytest.raises(ShareExceeded) as refused:
        await scene.proposal(await scene.application(), maximum_share=Decimal("85.01"))

    assert refused.value.path == ("maximumShare",)


@pytest.mark.parametrize(
    ("kind", "amount"), [(GRANT, SUM - 1), (GRANT, SUM + 1), (PARTIAL, SUM), (PARTIAL, -1), (REFUSAL, 1)]
)
async def test_the_sum_agrees_with_the_outcome(avustin: Avustin, kind: DecisionKind, amount: int) -> None:
    scene = await set_scene(avustin)

    with pytest.raises(AmountDisagrees):
        await scene.proposal(await scene.application(), kind, amount=amount)


@pytest.mark.parametrize(
    ("plan", "agrees"),
    [
        ((PlannedInstalment(SUM),), True),
        ((PlannedInstalment(SUM - 1), PlannedInstalment(1, due=date(2020, 6, 1))), True),
        ((PlannedInstalment(condition="Maksueristä päätetään erikseen"),), True),
        ((PlannedInstalment(1), PlannedInstalment(condition="Loput selvityksen jälkeen")), True),
        ((PlannedInstalment(SUM - 1),), False),
        ((PlannedInstalment(),), False),
        ((PlannedInstalment(SUM + 1), PlannedInstalment(-1)), False),
    ],
)
async def test_the_instalments_add_up_or_say_what_they_wait_for(
    avustin: Avustin, plan: tuple[PlannedInstalment, ...], agrees: bool
) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()

    if agrees:
        assert (await scene.signed(application, payment_plan=plan)).payment_plan[0]["ordinal"] == 1
    else:
        with pytest.raises(PaymentPlanDisagrees):
            await scene.proposal(application, payment_plan=plan)


@pytest.mark.parametrize(
    "days", [{"period_starts": date(2021, 12, 1)}, {"report_due": date(2021, 11, 29)}], ids=["period", "report"]
)
async def test_the_period_ends_after_it_starts_and_the_report_is_due_after_it(
    avustin: Avustin, days: dict[str, Any]
) -> None:
    scene = await set_scene(avustin)

    with pytest.raises(PeriodDisagrees):
        await scene.proposal(await scene.application(), **days)


async def test_several_recipients_answer_jointly_and_the_decision_says_so(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    partner, stranger = await scene.organisation("Kumppani"), await scene.organisation("Vieras")
    application = await scene.application(partners=(partner,))
    both = (application.organisation_id, partner.id)

    with pytest.raises(RecipientUnknown):
        await scene.proposal(application, recipients=(stranger.id,))
    with pytest.raises(RecipientsAreJointlyLiable):
        await scene.proposal(application, recipients=both, liability=Liability.RECIPIENT)
    with pytest.raises(DecisionIncomplete) as refused:
        await scene.sign(await scene.proposal(application, recipients=both))
    assert refused.value.path == ("liability",)


async def test_a_joint_projects_conditions_say_to_whom_the_grant_goes(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    partner = await scene.organisation("Kumppani")
    to_lead = await scene.signed(await scene.application(partners=(partner,)))
    joint = await scene.application(partners=(partner,))

    jointly = await scene.signed(
        joint, recipients=(joint.organisation_id, partner.id), liability=Liability.JOINT_AND_SEVERAL
    )

    assert (to_lead.conditions, jointly.conditions) == ("Ehdot\n\nHankehallinnoijalle", "Ehdot\n\nYhteisesti")
    assert await scene.sees(scene.member(partner.id), jointly)
    assert not await scene.sees(scene.member(partner.id), to_lead)


@pytest.mark.parametrize(
    ("values", "kind", "refusal"),
    [
        ({"is_late": True}, GRANT, LateIsNotExamined),
        ({"is_late": True}, REFUSAL, LateIsNotExamined),
        ({"is_late": True}, NOT_EXAMINED, None),
        ({"status": ApplicationStatus.WITHDRAWN}, GRANT, WithdrawnLapses),
        ({"status": ApplicationStatus.WITHDRAWN}, LAPSED, None),
        ({}, LAPSED, WithdrawnLapses),
    ],
)
async def test_late_ones_are_not_examined_and_withdrawn_ones_lapse(
    avustin: Avustin, values: dict[str, Any], kind: DecisionKind, refusal: type[Refusal] | None
) -> None:
    scene = await set_scene(avustin)
    application = await scene.application(values)

    if refusal:
        with pytest.raises(refusal):
            await scene.proposal(application, kind)
    else:
        assert (await scene.signed(application, kind)).kind is kind
        assert (await scene.read(scene.call)).decided == (0 if kind is LAPSED else 1)


async def test_what_came_in_time_isnt_decided_before_the_period_ends(avustin: Avustin, clock: SetClock) -> None:
    scene = await set_scene(avustin)
    application, late = await scene.application(), await scene.application(is_late=True)
    clock.set(CLOSES.replace(minute=14))

    with pytest.raises(DecisionTooEarly):
        await scene.proposal(application)
    assert (await scene.proposal(late, NOT_EXAMINED)).kind is NOT_EXAMINED


async def test_a_precondition_that_isnt_met_bars_a_grant_unless_an_official_finds_it_met(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    finding = await scene.finding(application)
    proposal = await scene.proposal(application)

    with pytest.raises(IneligibleGrant) as refused:
        await scene.sign(proposal)
    await scene.change(finding, official_outcome=Outcome.MET)

    assert refused.value.message(Language.FI).endswith("Vähintään kaksi kuntaa.")
    assert (await scene.sign(proposal)).status is DecisionStatus.SIGNED


async def test_an_officials_finding_bars_too_and_a_warning_doesnt(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    found, warned = await scene.application(), await scene.application()
    await scene.finding(found, outcome=Outcome.MET, official_outcome=Outcome.NOT_MET)
    await scene.finding(warned, bars=False)

    with pytest.raises(IneligibleGrant):
        await scene.signed(found)
    assert (await scene.signed(warned)).status is DecisionStatus.SIGNED


async def test_what_isnt_eligible_can_be_refused(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    await scene.finding(application)

    assert (await scene.signed(application, REFUSAL)).status is DecisionStatus.SIGNED


@pytest.mark.parametrize("kind", DecisionKind)
@pytest.mark.parametrize("language", [Language.FI, Language.SV])
@pytest.mark.parametrize("programme", Registry.installed().programmes.values(), ids=lambda programme: programme.code)
def test_an_installed_programmes_texts_fill_what_the_law_asks_for(
    programme: Programme, language: Language, kind: DecisionKind
) -> None:
    application = Application(**facts(language))
    texts: dict[str, Any] = {name: {} for name in ("title", "summary", "instructions", "terms")}
    call = Call(programme_code=programme.code, **texts, contact={"name": {"fi": "Maija", "sv": "Maja"}})
    party: dict[str, Any] = {"name_fi": "K", "name_sv": "K"}
    ground = Ground(application, call, Organisation(**party), programme, True, CLOSES.date())
    said = filled(kind, {"reasons": "x"}, ground)

    of_a_grant = ("conditions", "report_duty", "audit_right") if kind.grants else ()
    assert all(said[name] for name in (*of_a_grant, "provisions", "review_instructions", "contact", "purpose"))
    assert said["maximum_share"] == ("85" if kind.grants else None)
