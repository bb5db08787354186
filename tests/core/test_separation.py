"""Separation of duties, one's several roles, and those who change nothing."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from tests.core.deciding import AFTERWARDS, bridges
from tests.core.handling import Office

from avustin_core import slices
from avustin_core.access import Actor, Guard, Mandate
from avustin_core.assessments.models import Assessment
from avustin_core.assessments.operations import save_assessment, submit_assessment
from avustin_core.assessments.scores import Score
from avustin_core.decisions.loading import load
from avustin_core.decisions.models import DecisionKind
from avustin_core.decisions.operations import notify_parties
from avustin_core.decisions.rights import SIGN
from avustin_core.decisions.signing import sign_decision
from avustin_core.errors import NotFound
from avustin_core.matters.models import MatterAct
from avustin_core.matters.refusals import SeparationOfDuties
from avustin_core.matters.separation import APART, DID, doers, kept_apart
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role
from avustin_core.registry import Registry
from avustin_core.storage import new_id
from avustin_core.work import Avustin

GRANT = DecisionKind.GRANT


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def test_whoever_ever_proposed_in_the_matter_signs_no_decision_of_it(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    first, second = await office.person("first", Role.RAPPORTEUR, Role.DECIDER), scene.rapporteur
    scene.rapporteur = first
    before = await scene.signed(application)
    scene.rapporteur = second
    later = await scene.proposal(application, amount=5_000_00, kind=DecisionKind.PARTIAL_GRANT)

    for who in (first, replace(second, roles=second.roles | {(Role.DECIDER, office.call.id)})):
        matter = await scene.do(who, lambda work: load(work, application.id))
        refusal = SIGN.refusal(who, matter.state(later), AFTERWARDS)
        assert isinstance(refusal, SeparationOfDuties)
        with pytest.raises(SeparationOfDuties):
            await scene.do(who, lambda work: sign_decision(work, later.id, revision=later.revision))

    assert (await scene.sign(later)).supersedes_id == before.id
    acts = {(row.act, row.user_id, row.at) for row in await office.rows(MatterAct, matter_id=application.matter_id)}
    assert acts == {
        ("proposeDecision", first.user_id, AFTERWARDS), ("proposeDecision", second.user_id, AFTERWARDS),
        ("signDecision", scene.decider.user_id, AFTERWARDS),
    }  # fmt: skip


async def test_each_act_of_an_official_is_kept_once(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    scores = [Score("IMPACT", score=Decimal(3), reason="Hyvä")]

    saved = await scene.do(scene.assessor, lambda work: save_assessment(work, application.id, scores=scores))
    await scene.do(
        scene.assessor, lambda work: save_assessment(work, application.id, scores=[], revision=saved.revision)
    )
    decision = await scene.sign(await scene.proposal(application), holds_letter=True)
    await scene.do(scene.preparer, lambda work: notify_parties(work, decision.id, revision=decision.revision))

    rows = await office.rows(MatterAct, matter_id=application.matter_id)
    assert [(row.act, row.user_id) for row in rows] == [
        ("saveAssessment", scene.assessor.user_id), ("proposeDecision", scene.rapporteur.user_id),
        ("signDecision", scene.decider.user_id), ("notifyParties", scene.preparer.user_id),
    ]  # fmt: skip


def test_the_rule_is_general() -> None:
    someone, other = Actor(new_id()), Actor(new_id())
    did = doers(f"proposeDecision={someone.user_id} signDecision={other.user_id} proposeDecision={new_id().hex}")

    assert isinstance(kept_apart("signDecision", someone, did), SeparationOfDuties)
    assert kept_apart("signDecision", other, did) is None
    assert kept_apart("proposeDecision", someone, did) is None
    assert doers(None) == {}
    assert {earlier for acts in APART.values() for earlier in acts} <= DID.keys()


def guards(*names: str) -> Iterator[Guard[Any]]:
    """Every guard that the slices declare, or those of some of them."""
    for module in slices.RIGHTS:
        if not names or module.__name__.split(".")[1] in names:
            yield from (each for each in vars(module).values() if isinstance(each, Guard))


CALL, MATTER = new_id(), new_id()
#: A state of everything, all of it the person's own: what is left is who they are.
STATE = SimpleNamespace(
    id=CALL, call_id=CALL, matter_id=MATTER, organisation_id=None, party_id=None, assessor_id=None, user_id=None,
    proposed_by=None, recipients=(), parent_id=MATTER, contested_deciders=None,
)  # fmt: skip


def test_an_auditor_changes_nothing() -> None:
    for call in (None, CALL):
        auditor = Actor(new_id(), roles=frozenset({(Role.AUDITOR, call)}))
        state = SimpleNamespace(
            **vars(STATE) | dict.fromkeys(("assessor_id", "user_id", "proposed_by", "written_by"), auditor.user_id)
        )

        assert [guard.action for guard in guards() if guard.who(auditor, state)] == []


OF_MATTERS = ("documents", "applications", "eligibility", "assessments", "decisions", "reports")
OF_CALLS = {
    "createApplication",
    "registerLateApplication",
    "previewCallForm",
    "publishCallForm",
}  #: asked of a call, before there is a matter


def test_rights_are_the_union_and_disqualification_takes_what_the_office_gives() -> None:
    organisation, person = new_id(), new_id()
    own = {"organisation_id": organisation, "party_id": organisation, "assessor_id": person, "proposed_by": person}
    state = SimpleNamespace(**vars(STATE) | own)
    roles = [frozenset({(role, CALL)}) for role in OFFICIALS]
    whole = Actor(person, mandates={organisation: Mandate.SIGNATORY}, roles=frozenset().union(*roles))
    member = Actor(person, mandates=whole.mandates)
    parts = [member, *(Actor(person, roles=each) for each in roles)]
    disqualified = replace(whole, disqualified=frozenset({MATTER}))
    asked = {guard for guard in guards(*OF_MATTERS) if guard.action not in OF_CALLS}

    assert {guard.action for guard in asked} >= {"saveApplication", "signDecision", "approveReport", "addDocument"}
    for guard in asked:
        assert guard.who(whole, state) == any(guard.who(part, state) for part in parts) is True, guard.action
        assert guard.who(disqualified, state) == guard.who(member, state), guard.action


async def test_an_assessor_sees_what_it_assesses_and_its_own_scores(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    rows = await office.everything(application)
    third = await office.person("third", Role.ASSESSOR)

    seen = {model.__name__ for model, row in rows.items() if await scene.sees(third, row)}

    assert seen == {
        "Application", "ApplicationVersion", "Completion", "Declaration", "Disclosure", "FindingRow",
        "Matter", "Participant", "TimeLimit",
    }  # fmt: skip
    assert await scene.sees(scene.assessor, rows[Assessment])
    with pytest.raises(NotFound):
        await scene.do(third, lambda work: submit_assessment(work, rows[Assessment].id, revision=1))


async def test_an_auditor_sees_what_officials_see(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    application = await office.scene.application()
    rows = await office.everything(application)
    proposal = await office.scene.proposal(await office.scene.application())
    auditor = await office.person("auditor", Role.AUDITOR)

    unseen = [model.__name__ for model, row in rows.items() if not await office.scene.sees(auditor, row)]

    assert unseen == []
    assert await office.scene.sees(auditor, proposal)
