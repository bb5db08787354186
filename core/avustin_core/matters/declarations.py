"""Declarations of disqualification (434/2003 27 to 30 §): people declare for themselves, and substitutes are named."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import Actor, Declaration, Ground, User, actor_of, gather, rights_of
from avustin_core.errors import Conflict, InvalidInput, NotFound
from avustin_core.matters.assignments import end_of_disqualified, hand_over
from avustin_core.matters.models import Matter
from avustin_core.matters.refusals import DeclarationEnded, NothingToSubstitute, NotOfCall, SubstituteUnfit
from avustin_core.matters.rights import COLUMNS, DECLARATION_COLUMNS, DECLARE, DECLARING, END, NAME_SUBSTITUTE, RECORD
from avustin_core.plugin import Text
from avustin_core.storage import new_id
from avustin_core.work import Work, operation

MOST = 100  #: matters at once


@operation()
async def declare(
    work: Work, matter_ids: Sequence[UUID], *, ground: Ground | None = None, explanation: str = ""
) -> Declaration:
    """Says of each matter that the actor is impartial, or on which ground not; from then on it is closed to them.

    Answers with the first. It takes the place of one of impartiality; a ground stands until an administrator ends it.
    """
    if not 0 < len(matter_ids) <= MOST:
        raise InvalidInput("matterIds", reason=SOME)
    if ground is Ground.OTHER and not explanation.strip():
        raise InvalidInput("explanation", reason=EXPLAIN)
    matters = await _seen(work, matter_ids)
    for matter in matters:
        work.may(DECLARE, gather(COLUMNS, matter))
    if work.actor.user_id is None:
        raise NotFound()
    await _replace(work, matters, work.actor.user_id)
    first = await _keep(work, work.actor.user_id, matters, ground, explanation.strip())
    work.actor = _afterwards(work.actor, matters, ground)
    return first


@operation(refuses=(NotOfCall,))
async def record_disqualification(
    work: Work, matter_ids: Sequence[UUID], person_id: UUID, *, ground: Ground, explanation: str
) -> Declaration:
    """Records that somebody else is disqualified: one whose organisation is in the matter, or who can't declare it.

    It takes the place of one of impartiality, and closes the matter to the person. Answers with the first.
    """
    if not 0 < len(matter_ids) <= MOST:
        raise InvalidInput("matterIds", reason=SOME)
    if not explanation.strip():
        raise InvalidInput("explanation", reason=SAY_WHY)
    matters = await _seen(work, matter_ids)
    for matter in matters:
        work.may(RECORD, gather(COLUMNS, matter))
    await work.get(User, person_id)
    person = await actor_of(work.session, person_id)
    if person is None or not all(person.has(*DECLARING, call_id=matter.call_id) for matter in matters):
        raise NotOfCall("personId")
    await _replace(work, matters, person_id)
    return await _keep(work, person_id, matters, ground, explanation.strip(), recorded_by=work.actor.user_id)


async def _keep(
    work: Work,
    user_id: UUID,
    matters: Sequence[Matter],
    ground: Ground | None,
    explanation: str,
    *,
    recorded_by: UUID | None = None,
) -> Declaration:
    first_id = new_id()
    declarations = [
        Declaration(
            id=first_id if matter is matters[0] else new_id(), matter_id=matter.id, call_id=matter.call_id,
            user_id=user_id, ground=ground, explanation=explanation, declared_at=work.now, first_id=first_id,
            recorded_by=recorded_by,
        )
        for matter in matters
    ]  # fmt: skip
    for matter in matters:
        matter.awaits_substitutes += int(ground is not None)
    work.session.add_all(declarations)
    await work.session.flush()
    if ground:
        await end_of_disqualified(work, declarations)
    return await work.session.get_one(Declaration, first_id)


def _afterwards(actor: Actor, matters: Sequence[Matter], ground: Ground | None) -> Actor:
    """The actor from now on: what follows in the same request knows of it."""
    ids, calls = {matter.id for matter in matters}, {matter.call_id for matter in matters}
    declared = replace(actor, declared=actor.declared | ids)
    if ground is None:
        return declared
    return replace(declared, disqualified=actor.disqualified | ids, disqualified_in=actor.disqualified_in | calls)


@operation(refuses=(DeclarationEnded,))
async def end_declaration(work: Work, id: UUID, *, reason: str, revision: int) -> Declaration:
    """Ends a declaration that was wrong, or isn't true any more; why is kept."""
    declaration, matter = await _loaded(work, id)
    work.may(END, gather(DECLARATION_COLUMNS, declaration))
    work.expect(declaration, revision)
    if not reason.strip():
        raise InvalidInput("reason", reason=NO_REASON)
    if declaration.ground and declaration.substitute_id is None:
        matter.awaits_substitutes -= 1
    declaration.ended_at, declaration.ended_by, declaration.end_reason = work.now, work.actor.user_id, reason.strip()
    await work.session.flush()
    return declaration


@operation(refuses=(DeclarationEnded, NothingToSubstitute, SubstituteUnfit))
async def name_substitute(work: Work, id: UUID, *, substitute_id: UUID, revision: int) -> Declaration:
    """Names who acts in the matter in the place of the disqualified (434/2003 30 §); naming again takes another."""
    declaration, matter = await _loaded(work, id)
    work.may(NAME_SUBSTITUTE, gather(DECLARATION_COLUMNS, declaration))
    work.expect(declaration, revision)
    if not await _is_fit(work, declaration, substitute_id):
        raise SubstituteUnfit("substituteId")
    if declaration.substitute_id is None:
        matter.awaits_substitutes -= 1
    declaration.substitute_id = substitute_id
    declaration.substitute_named_by, declaration.substitute_named_at = work.actor.user_id, work.now
    await work.session.flush()
    await hand_over(work, matter, declaration, substitute_id)
    return declaration


async def _seen(work: Work, ids: Sequence[UUID]) -> list[Matter]:
    """The matters, locked; refused as a whole while the actor doesn't see one of them."""
    seen = rights_of(Matter).rows.predicate(Matter, work.actor, work.now)
    statement = (
        select(Matter)
        .where(col(Matter.id).in_(ids), seen)
        .order_by(col(Matter.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    matters = list(await work.session.scalars(statement))
    if missing := [str(place) for place, id in enumerate(ids) if id not in {each.id for each in matters}]:
        raise NotFound("matterIds", missing[0])
    return matters


async def _replace(work: Work, matters: Sequence[Matter], user_id: UUID) -> None:
    """Ends what was declared of the person before; a ground is one that was declared meanwhile."""
    statement = select(Declaration).where(
        col(Declaration.matter_id).in_([matter.id for matter in matters]),
        col(Declaration.user_id) == user_id,
        col(Declaration.ended_at).is_(None),
    )
    for before in await work.session.scalars(statement):
        if before.ground:
            raise Conflict("matterIds")
        before.ended_at, before.ended_by = work.now, work.actor.user_id
    await work.session.flush()


async def _loaded(work: Work, id: UUID) -> tuple[Declaration, Matter]:
    seen = await work.get(Declaration, id)
    matter = await work.session.get(Matter, seen.matter_id, with_for_update=True, populate_existing=True)
    if matter is None:
        raise NotFound()
    return await work.get(Declaration, id, lock=True), matter


async def _is_fit(work: Work, declaration: Declaration, substitute_id: UUID) -> bool:
    """Another person, with a role of the disqualified one in the call, and not disqualified."""
    substitute = await actor_of(work.session, substitute_id)
    disqualified = await actor_of(work.session, declaration.user_id)
    if substitute is None or disqualified is None or substitute_id == declaration.user_id:
        return False
    held = tuple(role for role in DECLARING if disqualified.has(role, call_id=declaration.call_id))
    return substitute.handles(declaration.matter_id, *(held or DECLARING), call_id=declaration.call_id)


SOME = Text(
    fi=f"Anna vähintään yksi ja enintään {MOST} asiaa.",
    sv=f"Ange minst ett och högst {MOST} ärenden.",
    en=f"Give one matter at least, and {MOST} at most.",
)
EXPLAIN = Text(
    fi="Kerro, mikä muu erityinen syy vaarantaa luottamuksen puolueettomuuteesi.",
    sv="Ange vilket annat särskilt skäl som äventyrar tilltron till din opartiskhet.",
    en="Say which other particular reason endangers trust in your impartiality.",
)
SAY_WHY = Text(
    fi="Kirjoita, mistä esteellisyys johtuu.",
    sv="Skriv vad jävet beror på.",
    en="Write what the disqualification comes from.",
)
NO_REASON = Text(
    fi="Kirjoita, miksi ilmoitus päätetään.",
    sv="Skriv varför anmälan avslutas.",
    en="Write why the declaration is ended.",
)
