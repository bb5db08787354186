"""Declarations: made for oneself, asked for by a call, ended with a reason; and substitutes (434/2003 30 §)."""

from dataclasses import replace

import pytest
from tests.core.deciding import AFTERWARDS, bridges
from tests.core.handling import Office, id_of

from avustin_core.access import PUBLIC, Actor, Declaration, Ground
from avustin_core.assessments.operations import save_assessment
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.signing import sign_decision
from avustin_core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from avustin_core.matters.declarations import declare, end_declaration, name_substitute, record_disqualification
from avustin_core.matters.models import Matter
from avustin_core.matters.refusals import (
    DeclarationEnded,
    DeclarationMissing,
    NothingToSubstitute,
    NotOfCall,
    SubstituteMissing,
    SubstituteUnfit,
)
from avustin_core.plugin import Role
from avustin_core.registry import Registry
from avustin_core.storage import new_id
from avustin_core.work import Avustin

GRANT = DecisionKind.GRANT


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def test_a_substitute_is_named_before_the_matter_goes_on(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    proposal = await scene.proposal(application)
    registrar = await office.person("registrar", Role.REGISTRAR)
    second, outsider = await office.person("second", Role.DECIDER), await office.person("outsider", Role.ASSESSOR)
    await office.declares(scene.decider, application, ground=Ground.REPRESENTATION)

    async def name(who: Actor, by: Actor, revision: int = 1) -> Declaration:
        assert who.user_id
        user_id = who.user_id
        return await scene.do(
            by, lambda work: name_substitute(work, declaration.id, substitute_id=user_id, revision=revision)
        )

    (declaration,) = await office.rows(Declaration, matter_id=application.matter_id)
    for act in (
        lambda work: sign_decision(work, proposal.id, revision=proposal.revision),
        lambda work: propose_decision(work, application.id, kind=GRANT, revision=1, proposal_revision=1),
    ):
        with pytest.raises((SubstituteMissing, NotAllowed)) as refused:
            await scene.do(replace(second, roles=second.roles | {(Role.RAPPORTEUR, office.call.id)}), act)
        assert refused.type is SubstituteMissing
    for unfit in (outsider, scene.decider, Actor(new_id())):
        with pytest.raises(SubstituteUnfit):
            await name(unfit, registrar)
    with pytest.raises(NotAllowed):
        await name(second, scene.rapporteur)
    with pytest.raises(NotAllowed):
        await name(second, await office.again(scene.decider))

    named = await name(second, registrar)

    assert (named.substitute_id, named.substitute_named_by) == (second.user_id, registrar.user_id)
    assert named.substitute_named_at == AFTERWARDS
    signed = await scene.do(second, lambda work: sign_decision(work, proposal.id, revision=proposal.revision))
    assert signed.signed_by == second.user_id


async def test_a_call_may_ask_everyone_to_declare_first(avustin: Avustin) -> None:
    office = await Office.of(avustin, requires_declarations=True)
    scene = office.scene
    applications = [await scene.application() for _ in range(2)]
    application = applications[0]

    with pytest.raises(DeclarationMissing):
        await scene.proposal(application)
    with pytest.raises(DeclarationMissing):
        await scene.do(scene.assessor, lambda work: save_assessment(work, application.id, scores=[]))

    scene.assessor = await office.declares(scene.assessor, *applications)
    scene.rapporteur = await office.declares(scene.rapporteur, *applications)
    await scene.do(scene.assessor, lambda work: save_assessment(work, application.id, scores=[]))
    proposal = await scene.proposal(application)
    with pytest.raises(DeclarationMissing):
        await scene.sign(proposal)
    scene.decider = await office.declares(scene.decider, application)
    assert (await scene.sign(proposal)).signed_by == scene.decider.user_id
    assert scene.rapporteur.declared == {each.matter_id for each in applications}


async def test_one_declares_for_oneself_all_at_once_or_not_at_all(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    auditor = await office.person("auditor", Role.AUDITOR)

    with pytest.raises(NotFound) as missing:
        await scene.do(scene.preparer, lambda work: declare(work, [application.matter_id, new_id()]))
    assert missing.value.path == ("matterIds", "1")
    for wrong in ([], [application.matter_id] * 101):
        with pytest.raises(InvalidInput):
            await scene.do(scene.preparer, lambda work, wrong=wrong: declare(work, wrong))  # type: ignore[misc]
    with pytest.raises(InvalidInput):
        await office.declares(scene.preparer, application, ground=Ground.OTHER, why=" ")
    with pytest.raises(NotAllowed):
        await office.declares(auditor, application)
    with pytest.raises(NotFound):
        await office.declares(Actor(new_id()), application)
    assert await office.rows(Declaration, matter_id=application.matter_id) == []


async def test_there_is_no_place_to_take_of_one_who_is_impartial(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    application = await office.scene.application()
    registrar = await office.person("registrar", Role.REGISTRAR)
    await office.declares(office.scene.decider, application)
    (impartial,) = await office.rows(Declaration, matter_id=application.matter_id)

    with pytest.raises(NothingToSubstitute):
        await office.scene.do(
            registrar, lambda work: name_substitute(work, impartial.id, substitute_id=new_id(), revision=1)
        )


async def test_a_declaration_is_replaced_and_ended_with_a_reason_and_all_of_it_is_kept(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    administrator = await office.person("administrator", Role.ADMINISTRATOR)
    preparer = await office.declares(scene.preparer, application)
    assert preparer.disqualified == frozenset()
    await office.declares(preparer, application, ground=Ground.BOARD)
    impartial, biased = await office.rows(Declaration, matter_id=application.matter_id)

    with pytest.raises(DeclarationEnded):
        await scene.do(
            administrator, lambda work: end_declaration(work, impartial.id, reason="x", revision=impartial.revision)
        )
    with pytest.raises(InvalidInput):
        await scene.do(administrator, lambda work: end_declaration(work, biased.id, reason=" ", revision=1))
    matter = await scene.do(PUBLIC, lambda work: work.session.get_one(Matter, application.matter_id))
    assert matter.awaits_substitutes == 1

    ended = await scene.do(
        administrator, lambda work: end_declaration(work, biased.id, reason="Kirjattu erehdyksessä", revision=1)
    )

    assert (ended.ended_by, ended.end_reason) == (administrator.user_id, "Kirjattu erehdyksessä")
    assert (await office.again(preparer)).disqualified == frozenset()
    assert await scene.sees(await office.again(preparer), application)
    matter = await scene.do(PUBLIC, lambda work: work.session.get_one(Matter, application.matter_id))
    assert matter.awaits_substitutes == 0


async def test_one_whose_organisation_is_in_the_matter_is_recorded_and_gets_a_substitute(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    town = await scene.organisation("Kunta")
    application = await scene.application(applicant=town)
    proposal = await scene.proposal(application)
    registrar, second = await office.person("registrar", Role.REGISTRAR), await office.person("second", Role.DECIDER)
    kin = await office.person("kin", Role.DECIDER, member_of=town)
    stranger = await office.person("stranger")

    async def sign(by: Actor) -> Decision:
        return await scene.do(by, lambda work: sign_decision(work, proposal.id, revision=proposal.revision))

    async def record(whom: Actor, by: Actor = registrar, why: str = "Kunnan palveluksessa") -> Declaration:
        return await scene.do(
            by,
            lambda work: record_disqualification(
                work, [application.matter_id], id_of(whom), ground=Ground.SERVICE, explanation=why
            ),
        )

    with pytest.raises(SubstituteMissing):
        await sign(second)
    for by in (kin, second):
        with pytest.raises((NotAllowed, NotFound)):
            await record(kin, by)
    with pytest.raises(NotOfCall):
        await record(stranger)
    with pytest.raises(InvalidInput):
        await record(kin, why=" ")

    recorded = await record(kin)

    assert (recorded.user_id, recorded.recorded_by, recorded.ground) == (kin.user_id, registrar.user_id, Ground.SERVICE)
    with pytest.raises(Conflict):
        await record(kin)
    with pytest.raises(SubstituteMissing):
        await sign(second)
    await scene.do(
        registrar,
        lambda work: name_substitute(work, recorded.id, substitute_id=id_of(second), revision=recorded.revision),
    )
    assert (await sign(second)).signed_by == second.user_id


async def test_what_is_declared_while_a_request_is_on_its_way_counts(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    proposal = await scene.proposal(application)
    as_found_before = await office.again(scene.decider)
    await office.declares(scene.decider, application, ground=Ground.BENEFIT)

    with pytest.raises(NotFound):
        await scene.do(as_found_before, lambda work: sign_decision(work, proposal.id, revision=proposal.revision))

    (kept,) = await office.rows(Decision, matter_id=application.matter_id)
    assert kept.signed_at is None
