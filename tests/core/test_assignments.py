"""Who works on what: by hand, by a draw, until somebody is disqualified; and notes among those who do."""

from dataclasses import replace

import pytest
from tests.core.deciding import Scene, bridges
from tests.core.handling import Office, id_of
from tests.core.test_assessments import hand_in, save

from avustin_core.access import Actor, Ground
from avustin_core.applications.models import Application
from avustin_core.assessments.queries import ranking_of
from avustin_core.decisions.models import DecisionKind
from avustin_core.decisions.operations import propose_decision
from avustin_core.errors import InvalidInput, NotAllowed, NotFound
from avustin_core.matters.assignments import assign, end_assignment
from avustin_core.matters.declarations import declare, name_substitute
from avustin_core.matters.drawing import draw
from avustin_core.matters.draws import draw_assignments, lots_of
from avustin_core.matters.models import AssignedRole, Assignment, Draw, MatterNote
from avustin_core.matters.notes import add_note, change_note, remove_note
from avustin_core.matters.refusals import AssigneeUnfit, DrawHasNoBalance, NotAssigned, NothingToDraw
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Role
from avustin_core.registry import Registry
from avustin_core.work import Avustin

ASSESSOR, RAPPORTEUR = AssignedRole.ASSESSOR, AssignedRole.RAPPORTEUR


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def assigned(scene: Scene, application: Application, to: Actor, role: AssignedRole) -> Assignment:
    """That the preparer assigned it."""
    return await scene.do(
        scene.preparer, lambda work: assign(work, application.matter_id, person_id=id_of(to), role=role)
    )


async def test_an_assignment_ends_with_a_disqualification_and_the_substitute_takes_over(avustin: Avustin) -> None:
    """434/2003 27 and 30 §: the disqualified don't handle the matter, and a substitute is named without delay."""
    office = await Office.of(avustin)
    scene, application = office.scene, await office.scene.application()
    registrar, other = await office.person("kirjaaja", Role.REGISTRAR), await office.person("toinen", Role.RAPPORTEUR)
    made = await assigned(scene, application, scene.rapporteur, RAPPORTEUR)
    again = await assigned(scene, application, scene.rapporteur, RAPPORTEUR)

    declaration = await scene.do(
        scene.rapporteur, lambda work: declare(work, [application.matter_id], ground=Ground.BENEFIT)
    )
    ended = await scene.read(made)
    await scene.do(
        registrar,
        lambda work: name_substitute(work, declaration.id, substitute_id=id_of(other), revision=declaration.revision),
    )

    now = await office.rows(Assignment, ended_at=None)
    assert again.id == made.id
    assert (ended.ended_at, ended.declaration_id) == (avustin.clock.now(), declaration.id)
    assert [(each.user_id, each.role, each.assigned_by) for each in now] == [
        (other.user_id, RAPPORTEUR, registrar.user_id)
    ]
    kept_away = await office.again(scene.rapporteur)
    assert not await scene.sees(kept_away, ended)
    with pytest.raises(AssigneeUnfit):
        await assigned(scene, application, scene.rapporteur, RAPPORTEUR)


async def test_only_those_assigned_act_where_the_call_says_so(avustin: Avustin) -> None:
    office = await Office.of(avustin, assigned_only=True)
    scene = office.scene
    application = await scene.application()

    async def propose() -> object:
        application_now = await scene.read(application)
        return await scene.do(
            scene.rapporteur,
            lambda work: propose_decision(
                work, application.id, kind=DecisionKind.REFUSAL, revision=application_now.revision
            ),
        )

    with pytest.raises(NotAssigned):
        await save(scene, application)
    with pytest.raises(NotAssigned):
        await propose()
    await assigned(scene, application, scene.assessor, ASSESSOR)
    await assigned(scene, application, scene.rapporteur, RAPPORTEUR)
    await hand_in(scene, await save(scene, application))
    await propose()
    with pytest.raises(NotAssigned):
        await save(scene, application, by=scene.second_assessor)


async def test_an_assigned_assessor_is_blind_until_the_own_is_in_or_isnt_wanted(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    first = await hand_in(scene, await save(scene, application))
    both = replace(scene.second_assessor, roles=scene.second_assessor.roles | {(Role.PREPARER, scene.call.id)})
    before = await scene.sees(both, first)

    made = await assigned(scene, application, scene.second_assessor, ASSESSOR)
    async with avustin.reading() as connection:
        ranked = await ranking_of(connection, scene.call.id, actor=both)
    blind = await scene.sees(both, first)
    with pytest.raises(InvalidInput):
        await scene.do(scene.preparer, lambda work: end_assignment(work, made.id, reason=" ", revision=made.revision))
    await scene.do(
        scene.preparer, lambda work: end_assignment(work, made.id, reason="Sairasloma", revision=made.revision)
    )

    assert (before, blind, ranked) == (True, False, [])
    assert await scene.sees(both, first)


async def test_a_draw_keeps_the_disqualified_out_counts_what_people_have_and_comes_out_again(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    applications = [await scene.application() for _ in range(6)]
    applicant = await scene.organisation("Jäsenkunta")
    of_member = await scene.application(applicant=applicant)
    member = await office.person("jäsen", Role.ASSESSOR, member_of=applicant)
    third = await office.person("kolmas", Role.ASSESSOR)
    people = [id_of(each) for each in (scene.assessor, scene.second_assessor, member, third)]
    await scene.do(third, lambda work: declare(work, [applications[0].matter_id], ground=Ground.BENEFIT))
    await assigned(scene, applications[1], scene.assessor, ASSESSOR)
    ids = [each.matter_id for each in (*applications, of_member)]

    async def drawn(wanted: int, **how: object) -> Draw:
        return await scene.do(
            scene.preparer,
            lambda work: draw_assignments(
                work, scene.call.id, role=ASSESSOR, matter_ids=ids, person_ids=people, wanted=wanted, **how  # type: ignore[arg-type]
            ),
        )  # fmt: skip

    made = await drawn(3, seed="2019-10-01")

    rows = await office.rows(Assignment, role=ASSESSOR, ended_at=None)
    pairs = {(each.matter_id, each.user_id) for each in rows}
    loads = sorted(sum(user == person for _, user in pairs) for person in people)
    assert (len(rows), len(pairs), loads) == (21, 21, [5, 5, 5, 6])
    assert (applications[0].matter_id, third.user_id) not in pairs
    assert (of_member.matter_id, member.user_id) not in pairs
    assert {each.draw_id for each in rows} == {None, made.id}
    assert [list(pair) for pair in draw(lots_of(made))] == made.outcome
    assert (made.drawn_by, made.seed, len(made.kept_apart), len(made.held)) == (
        scene.preparer.user_id, "2019-10-01", 2, 1,
    )  # fmt: skip
    with pytest.raises(NothingToDraw):
        await drawn(3)
    with pytest.raises(DrawHasNoBalance):
        await drawn(4)
    with pytest.raises(InvalidInput):
        await drawn(0)
    assert not await scene.sees(await office.again(third), made)


async def test_notes_are_of_those_who_handle_the_matter_and_changed_by_who_wrote_them(avustin: Avustin) -> None:
    """621/1999 5 § 3 mom.: an official's notes and drafts aren't documents of the authority."""
    office = await Office.of(avustin)
    scene, application = office.scene, await office.scene.application()
    note = await scene.do(
        scene.preparer, lambda work: add_note(work, application.matter_id, text=" Kysy kunnan **liitteestä**. ")
    )
    member = await office.person("hakija", member_of=await _applicant(office, application))
    auditor = await office.person("tarkastaja", Role.AUDITOR)

    seen = [await scene.sees(each, note) for each in (scene.rapporteur, auditor, scene.assessor, member, Actor())]
    with pytest.raises(NotAllowed):
        await scene.do(scene.rapporteur, lambda work: change_note(work, note.id, text="x", revision=note.revision))
    with pytest.raises(NotFound):
        await scene.do(scene.assessor, lambda work: remove_note(work, note.id, revision=note.revision))
    with pytest.raises(NotAllowed):
        await scene.do(auditor, lambda work: add_note(work, application.matter_id, text="x"))
    changed = await scene.do(
        scene.preparer, lambda work: change_note(work, note.id, text="Kysytty.", revision=note.revision)
    )
    kept_away = await office.declares(scene.rapporteur, application, ground=Ground.PARTY)
    hidden = await scene.sees(kept_away, note)
    await scene.do(scene.preparer, lambda work: remove_note(work, note.id, revision=changed.revision))

    assert (note.text, changed.text, changed.changed_at) == (
        "Kysy kunnan **liitteestä**.", "Kysytty.", avustin.clock.now(),
    )  # fmt: skip
    assert (seen, hidden) == ([True, True, False, False, False], False)
    assert await office.rows(MatterNote) == []


async def _applicant(office: Office, application: Application) -> Organisation:
    return (await office.rows(Organisation, id=application.organisation_id))[0]
