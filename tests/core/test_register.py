"""The register: what it shows of which decisions, after their parties were notified, to anyone."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.deciding import AFTERWARDS, SUM, Scene, bridges, set_scene

from avustin_core.access import PUBLIC, rights_of
from avustin_core.clock import SetClock
from avustin_core.decisions.models import DecisionKind
from avustin_core.errors import NotAllowed
from avustin_core.plugin import OrganisationKind
from avustin_core.register import reactions
from avustin_core.register.models import RegisterEntry
from avustin_core.register.operations import publish_decisions
from avustin_core.register.refusals import NotForTheRegister, NothingToPublish, PartiesNotNotified
from avustin_core.registry import Registry
from avustin_core.work import Avustin

assert reactions
PARTIAL, REFUSAL = DecisionKind.PARTIAL_GRANT, DecisionKind.REFUSAL


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def publish(scene: Scene, **which: Any) -> None:
    """The decider publishes."""
    await scene.do(scene.decider, lambda work: publish_decisions(work, scene.call.id, **which))


async def register(avustin: Avustin) -> list[Any]:
    """What anyone sees of the register."""
    sees = rights_of(RegisterEntry).rows.predicate(RegisterEntry, PUBLIC, avustin.clock.now())
    async with avustin.reading() as connection:
        return list((await connection.execute(select(RegisterEntry).where(sees).order_by(col(RegisterEntry.id)))).all())


async def test_an_entry_holds_what_the_law_publishes(avustin: Avustin, clock: SetClock) -> None:
    scene = await set_scene(avustin)
    applicant = await scene.organisation("Hakija", municipality_code="X90", business_id="1234567-1")
    partner = await scene.organisation("Kumppani", municipality_code="X80", region_code="02", region_fi="Toinen")
    authority = await scene.organisation(
        "Yhtymä", kind=OrganisationKind.JOINT_MUNICIPAL_AUTHORITY, municipality_code=None, region_code="03"
    )
    company = await scene.organisation("Yhtiö", kind=OrganisationKind.COMPANY, region_code="04")
    application = await scene.application(applicant=applicant, partners=(partner, authority, company))
    clock.set(datetime(2019, 11, 20, 22, 30, tzinfo=UTC))
    decision = await scene.signed(application, PARTIAL, amount=5_000_00)
    clock.set(AFTERWARDS)

    await publish(scene)

    (entry,) = await register(avustin)
    assert (entry.decision_id, entry.call_id, entry.programme_code) == (decision.id, scene.call.id, "bridges")
    assert (entry.organisation_name, entry.business_id) == ({"fi": "Hakija", "sv": "Hakija"}, "1234567-1")
    assert (entry.purpose, entry.outcome, entry.amount_applied, entry.amount_granted) == (
        "Sillan uusiminen", PARTIAL, SUM, 5_000_00,
    )  # fmt: skip
    assert [(each["code"], each["fi"]) for each in entry.municipalities] == [("X80", "Kumppani"), ("X90", "Hakija")]
    assert [(each["code"], each["fi"]) for each in entry.regions] == [
        ("01", "Maakunta"), ("02", "Toinen"), ("03", "Maakunta"),
    ]  # fmt: skip
    assert (entry.decided_on, entry.published_at) == (date(2019, 11, 21), AFTERWARDS)
    assert (await scene.read(decision)).published_at == AFTERWARDS


@pytest.mark.parametrize(("publishes", "shown"), [(True, ["GRANT", "REFUSAL"]), (False, ["GRANT"])])
async def test_refusals_are_shown_if_the_call_publishes_them_and_other_outcomes_never(
    avustin: Avustin, publishes: bool, shown: list[str]
) -> None:
    scene = await set_scene(avustin, publishes_refusals=publishes)
    await scene.signed(await scene.application())
    refused = await scene.signed(await scene.application(), REFUSAL)
    late = await scene.signed(await scene.application(is_late=True), DecisionKind.NOT_EXAMINED)

    await publish(scene)

    assert [entry.outcome.name for entry in await register(avustin)] == shown
    assert ((await scene.read(refused)).published_at is not None) is publishes
    assert (await scene.read(late)).published_at is None
    with pytest.raises(NotForTheRegister):
        await publish(scene, decision_ids=[late.id])


@pytest.mark.parametrize(
    ("kind", "amount", "shown"), [(PARTIAL, 1_000_00, True), (PARTIAL, 999_99, False), (REFUSAL, 0, False)]
)
async def test_of_natural_persons_only_grants_from_a_thousand_euros_are_shown(
    avustin: Avustin, kind: DecisionKind, amount: int, shown: bool
) -> None:
    scene = await set_scene(avustin)
    person = await scene.organisation(
        "Henkilö", kind=OrganisationKind.PRIVATE_PERSON, business_id=None, municipality_code=None
    )
    await scene.signed(await scene.application(applicant=person), kind, amount=amount)

    if shown:
        await publish(scene)
    else:
        with pytest.raises(NothingToPublish):
            await publish(scene)
    assert len(await register(avustin)) == int(shown)


async def test_nothing_is_published_before_the_parties_are_notified(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    notified = await scene.signed(await scene.application())
    await scene.sign(await scene.proposal(await scene.application()), holds_letter=True)

    with pytest.raises(PartiesNotNotified):
        await publish(scene)
    assert await register(avustin) == []
    await publish(scene, decision_ids=[notified.id])

    assert [entry.decision_id for entry in await register(avustin)] == [notified.id]


async def test_proposals_are_never_published(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    proposal = await scene.proposal(await scene.application())

    with pytest.raises(NothingToPublish):
        await publish(scene)
    await scene.signed(await scene.application())
    with pytest.raises(NotForTheRegister):
        await publish(scene, decision_ids=[proposal.id])


async def test_what_is_published_stays_and_what_came_since_is_added(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    first = await scene.signed(await scene.application())
    await publish(scene)
    with pytest.raises(NothingToPublish):
        await publish(scene)
    second = await scene.signed(await scene.application())

    await publish(scene, decision_ids=[first.id, second.id])

    assert [entry.decision_id for entry in await register(avustin)] == [first.id, second.id]


async def test_the_register_never_shows_what_isnt_in_force(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    await scene.signed(application)
    await publish(scene)

    second = await scene.signed(application, PARTIAL, amount=1_000_00)
    assert await register(avustin) == []
    await publish(scene)

    assert [(entry.decision_id, entry.amount_granted) for entry in await register(avustin)] == [(second.id, 1_000_00)]


async def test_only_a_decider_or_a_preparing_officer_of_the_call_publishes(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    await scene.signed(await scene.application())

    for who in (PUBLIC, scene.rapporteur, scene.assessor):
        with pytest.raises(NotAllowed):
            await scene.do(who, lambda work: publish_decisions(work, scene.call.id))
    await scene.do(scene.preparer, lambda work: publish_decisions(work, scene.call.id))

    assert len(await register(avustin)) == 1
