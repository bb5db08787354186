"""Disqualification (434/2003 27 to 30 §): the disqualified neither see nor touch the matter, on any road."""

import pytest
from sqlmodel import SQLModel
from tests.core.deciding import AFTERWARDS, bridges
from tests.core.handling import Office, id_of, models_of_matters

from avustin_core.access import PUBLIC, Declaration, Ground, Mandate, RoleGrant
from avustin_core.access.actor import find_actor
from avustin_core.access.identity import Identity
from avustin_core.appropriations.models import LedgerEntry
from avustin_core.appropriations.rights import counts_all
from avustin_core.assessments.operations import save_assessment
from avustin_core.assessments.queries import ranking_of
from avustin_core.calls.rights import DECIDING
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.signing import sign_decision
from avustin_core.documents.models import FileUpload
from avustin_core.errors import NotAllowed, NotFound
from avustin_core.matters.declarations import declare
from avustin_core.messages.kinds import KINDS
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import Role
from avustin_core.register.operations import publish_decisions
from avustin_core.registry import Registry
from avustin_core.storage import Row
from avustin_core.work import Avustin

GRANT = DecisionKind.GRANT


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def test_the_disqualified_see_no_row_of_the_matter_and_all_of_another(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    mine, other = [await office.scene.application() for _ in range(2)]
    rows, others = await office.everything(mine), await office.everything(other)
    everyone = await office.person("everyone", *OFFICIALS)

    assert set(models_of_matters()) <= set(rows)
    assert [model.__name__ for model, row in rows.items() if not await office.scene.sees(everyone, row)] == []

    begun = [
        await office.scene.add(
            FileUpload(
                matter_id=each.matter_id, name="muistio.pdf", size=1, created_by=everyone.user_id,
                created_at=AFTERWARDS, expires_at=AFTERWARDS,
            )
        )
        for each in (mine, other)
    ]  # fmt: skip
    assert [await office.scene.sees(everyone, each) for each in begun] == [True, True]

    everyone = await office.declares(everyone, mine, ground=Ground.SERVICE)

    assert [await office.scene.sees(everyone, each) for each in begun] == [False, True]
    seen = {model for model, row in rows.items() if await office.scene.sees(everyone, row)}
    assert seen == set()
    assert [model.__name__ for model, row in others.items() if not await office.scene.sees(everyone, row)] == []


async def test_each_ground_closes_the_matter_and_is_recorded(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    applications = {ground: await office.scene.application() for ground in Ground}
    rapporteur = office.scene.rapporteur

    for ground, application in applications.items():
        rapporteur = await office.declares(rapporteur, application, ground=ground)
        assert not await office.scene.sees(rapporteur, application)

    assert rapporteur.disqualified == {application.matter_id for application in applications.values()}
    assert rapporteur.disqualified_in == {office.call.id}
    kept = await office.rows(Declaration, user_id=rapporteur.user_id)
    assert [(row.ground, row.explanation, row.declared_at) for row in kept] == [
        (ground, "Selitys", AFTERWARDS) for ground in Ground
    ]
    for place, ground in enumerate(Ground, start=1):  # the items of 28 § 1 mom., in their order
        assert f"28 § 1 mom. {place} kohta" in ground.label.fi
        assert f"28 § 1 mom. {place} punkten" in ground.label.sv


async def test_people_of_an_organisation_that_takes_part_are_disqualified_without_declaring(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    applicant, partner = [await office.scene.organisation(name) for name in ("Hakija", "Kumppani")]
    application = await office.scene.application(applicant=applicant, partners=(partner,))
    another = await office.scene.application()
    proposal = await office.scene.proposal(application)
    of_party = await office.person("of party", Role.DECIDER, Role.RAPPORTEUR, member_of=applicant)
    of_partner = await office.person("of partner", Role.PREPARER, member_of=partner)
    no_official = await office.person("no official", member_of=applicant)

    assert of_party.disqualified == of_partner.disqualified == {application.matter_id}
    assert no_official.disqualified == frozenset()
    for who in (of_party, of_partner):  # what the organisation has stays, what the office gives is gone
        assert await office.scene.sees(who, application)
        assert await office.scene.sees(who, another)
    assert not await office.scene.sees(of_party, proposal)
    with pytest.raises(NotAllowed):
        await office.scene.do(
            of_party, lambda work: propose_decision(work, application.id, kind=GRANT, revision=application.revision)
        )


async def test_mandates_that_a_provider_asserts_disqualify_too(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    applicant = await office.scene.organisation("Hakija", business_id="9999999-9")
    application = await office.scene.application(applicant=applicant)
    await office.person("asserted")
    asserted = Identity(
        "asserted", roles=frozenset({(Role.DECIDER, None)}), mandates={"9999999-9": Mandate.EDITOR}
    )  # fmt: skip

    async with avustin.reading() as connection:
        actor = await find_actor(connection, "asserted", asserted=asserted)

    assert actor
    assert actor.mandates == {applicant.id: Mandate.EDITOR}
    assert actor.roles == asserted.roles
    assert actor.disqualified == {application.matter_id}


async def test_their_acts_are_refused_as_if_the_matter_were_not_there(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    proposal = await scene.proposal(application)
    rapporteur, decider, assessor = [
        await office.declares(who, application, ground=Ground.PARTY)
        for who in (scene.rapporteur, scene.decider, scene.assessor)
    ]

    with pytest.raises(NotFound):
        await scene.do(rapporteur, lambda work: propose_decision(work, application.id, kind=GRANT, revision=1))
    with pytest.raises(NotFound):
        await scene.do(decider, lambda work: sign_decision(work, proposal.id, revision=1))
    with pytest.raises(NotFound):
        await scene.do(assessor, lambda work: save_assessment(work, application.id, scores=[]))
    with pytest.raises(NotFound):
        await scene.do(rapporteur, lambda work: declare(work, [application.matter_id]))
    assert await scene.read(proposal) == proposal


async def test_what_tells_of_all_matters_leaves_theirs_out(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    mine, other = [await scene.application() for _ in range(2)]
    for each in (mine, other):
        await scene.signed(each)
    decider = await office.declares(scene.decider, mine, ground=Ground.OTHER, why="Ystävyys")

    async with avustin.reading() as connection:
        ranked = await ranking_of(connection, office.call.id, actor=decider)
    assert [row.application_id for row in ranked] == [other.id]
    assert scene.decider.oversees(office.call.id, *DECIDING)
    assert not decider.oversees(office.call.id, *DECIDING)
    assert (counts_all(scene.decider), counts_all(decider), counts_all(PUBLIC)) == (True, False, False)

    await scene.do(decider, lambda work: publish_decisions(work, office.call.id))

    theirs, published = [(await office.rows(Decision, application_id=each.id))[0] for each in (mine, other)]
    assert (theirs.published_at, published.published_at) == (None, AFTERWARDS)


async def test_the_ledger_keeps_entries_from_the_disqualified_and_from_assessors(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    application = await office.scene.application()
    await office.scene.signed(application)
    decider = await office.declares(office.scene.decider, application, ground=Ground.BENEFIT)
    entries = await office.rows(LedgerEntry)

    seen = {
        who.user_id: [await office.scene.sees(who, entry) for entry in entries]
        for who in (office.scene.preparer, decider, office.scene.assessor)
    }

    assert list(seen.values()) == [[True], [False], [False]]


async def test_no_message_about_the_matter_is_seen(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    mine, other = [await office.scene.application() for _ in range(2)]
    rows, others = await office.everything(mine), await office.everything(other)
    administrator = await office.person("administrator", Role.PREPARER)
    await office.scene.add(RoleGrant(user_id=id_of(administrator), role=Role.ADMINISTRATOR))
    administrator = await office.declares(await office.again(administrator), mine, ground=Ground.BOARD)

    async def told(of: dict[type[SQLModel], Row]) -> dict[str, bool]:
        messages = {
            name: await office.scene.add(
                OutboxMessage(
                    kind=name, payload={kind.key: str(of[kind.about].id)}, created_at=AFTERWARDS, due_at=AFTERWARDS
                )
            )
            for name, kind in KINDS.items()
        }  # fmt: skip
        return {name: await office.scene.sees(administrator, message) for name, message in messages.items()}

    assert await told(rows) == dict.fromkeys(KINDS, False)
    assert await told(others) == dict.fromkeys(KINDS, True)
