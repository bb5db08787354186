"""Drafts moved to another version of their form: by the plugin's migration, with what it drops kept in the version before."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.answers.edits import noted
from avustin_core.answers.form import FormInUse, form_in_use, released, versions_of
from avustin_core.answers.paths import difference
from avustin_core.answers.references import Referring, find_references_of
from avustin_core.applications.facts import project
from avustin_core.applications.loading import VERSIONS
from avustin_core.applications.models import Application, ApplicationStatus, ApplicationVersion
from avustin_core.calendar import day_of
from avustin_core.calls.models import Call
from avustin_core.forms import Effect, Facts, FormEffect, effects_of, label_of, migrate, place_of, read
from avustin_core.work import Work

log = logging.getLogger(__name__)
AT_ONCE = 100


@dataclass(frozen=True)
class Kept:
    """A draft and the version that it is written in."""

    application: Application
    version: ApplicationVersion


@dataclass(frozen=True)
class Move:
    """A draft as it would be in another version of its form."""

    kept: Kept
    before: FormInUse
    after: FormInUse
    answers: dict[str, Any]
    facts: Facts
    effects: tuple[Effect, ...]

    @property
    def lost(self) -> tuple[Effect, ...]:
        """The answers that aren't taken along, in the order of the form."""
        order = [field.path for field in self.before.spec.walk()]
        lost = [each for each in self.effects if each.what is FormEffect.LOST]
        places = {each: place_of((self.before.spec,), each.path) for each in lost}
        return tuple(sorted(lost, key=lambda each: order.index(places[each]) if places[each] in order else len(order)))


NOTHING: Mapping[UUID, Move] = {}


async def drafts_of(work: Work, call_id: UUID, *, lock: bool) -> list[Kept]:
    """What was begun in the call and never handed in, whoever asks."""
    drafts = (col(Application.call_id) == call_id, col(Application.status) == ApplicationStatus.DRAFT)
    if lock:  # before they are read: what is waited for may change them
        ids = select(col(Application.id)).where(*drafts).order_by(col(Application.id))
        await work.session.execute(ids.with_for_update())
    statement = (
        select(Application, ApplicationVersion)
        .join(ApplicationVersion, col(ApplicationVersion.id) == col(Application.current_id))
        .where(*drafts)
        .order_by(col(Application.id))
        .execution_options(populate_existing=True)
    )
    return [Kept(application, version) for application, version in (await work.session.execute(statement)).all()]


async def moves_of(
    work: Work, drafts: Sequence[Kept], after: FormInUse, ready: Mapping[UUID, Move] = NOTHING
) -> AsyncIterator[Move]:
    """The drafts in the other version, which the plugin's migration makes of them; nothing is written.

    One on which the migration fails is left out, and the log has the place. What is `ready`, by the draft's version, is taken
    as it is where the answers are still the same.
    """
    for start in range(0, len(drafts), AT_ONCE):
        some = drafts[start : start + AT_ONCE]
        made = {kept.version.id: move for kept in some if (move := _again(kept, after, ready))}
        moved = [each for kept in some if kept.version.id not in made and (each := _migrated(kept, after))]
        referring = [each for move in moved for each in _referring(work, after, *move)]
        found = await find_references_of(work.session, referring) if referring else []
        for place, (kept, before, answers) in enumerate(moved):
            made[kept.version.id] = _move(kept, before, after, answers, found[2 * place : 2 * place + 2])
            await asyncio.sleep(0)  # others are served meanwhile
        for kept in some:
            if move := made.get(kept.version.id):
                yield move


def _again(kept: Kept, after: FormInUse, ready: Mapping[UUID, Move]) -> Move | None:
    move = ready.get(kept.version.id)
    if move is None or move.kept.version.answers != kept.version.answers:
        return None
    is_same = move.after.spec is after.spec and move.after.call.settings == after.call.settings
    return replace(move, kept=kept, after=after) if is_same else None


async def carry_out(work: Work, moves: Sequence[Move], reason: Mapping[str, str]) -> None:
    """Writes drafts in their new version, some at a time, so that thousands of them neither fill the memory nor one statement."""
    for start in range(0, len(moves), AT_ONCE):
        for move in moves[start : start + AT_ONCE]:
            await _carry_out(work, move, reason)
        await work.session.flush()
        await asyncio.sleep(0)


async def _carry_out(work: Work, move: Move, reason: Mapping[str, str]) -> None:
    """Tells who may edit the draft, too, and notes what changed as somebody's change."""
    application, standing = move.kept.application, move.kept.version.answers
    changed = difference(move.after.spec, standing, move.answers).paths
    revision = application.revision + 1
    application.edits = noted(application.edits, changed, standing, revision=revision, user_id=work.actor.user_id)
    lost = [
        {"path": list(each.path), "label": label_of((move.before.spec,), each.path).to_json()} for each in move.lost
    ]
    told = {
        "revision": revision, "at": work.now.isoformat(), "from": move.before.spec.version,
        "to": move.after.spec.version, "reason": dict(reason), "kept": str(move.kept.version.id), "lost": lost,
    }  # fmt: skip
    application.form_moves = [*application.form_moves, told]
    with work.session.no_autoflush:
        version = await VERSIONS.add(work, application, move.answers, move.after, VERSIONS.saved)
        application.current_id = version.id
        await project(work, application, move.facts)
    _tell(work, application, told)


async def catch_up(work: Work, application: Application, call: Call) -> None:
    """Moves a draft that was begun just while its call got another form, and so was left behind.

    Where the migration fails it stays, and can be handed in as it is.
    """
    if application.status is not ApplicationStatus.DRAFT or not call.form_changes:
        return
    version = await work.session.get_one(ApplicationVersion, application.current_id)
    if version.form_release_id == call.form_release_id:
        return
    after = await form_in_use(work.session, work.registry, call, call.form_release_id)
    moves = [each async for each in moves_of(work, [Kept(application, version)], after)]
    await carry_out(work, moves, call.form_changes[-1]["reason"])


def _migrated(kept: Kept, after: FormInUse) -> tuple[Kept, FormInUse, dict[str, Any]] | None:
    programme, name, version = after.programme, after.spec.name, kept.version
    before = replace(after, spec=released(programme, name, version.form_version), release_id=version.form_release_id)
    try:
        answers = migrate(
            versions_of(programme, name), programme.migrations, version.answers,
            source=before.spec.version, target=after.spec.version,
        )  # fmt: skip
    except Exception:
        log.exception("the migration of %s from %s to %s failed", name, before.spec.version, after.spec.version)
        return None
    return kept, before, answers


def _referring(
    work: Work, after: FormInUse, kept: Kept, before: FormInUse, answers: dict[str, Any]
) -> tuple[Referring, Referring]:
    application, today = kept.application, day_of(work.now)
    of = (today, application.matter_id, application.organisation_id)
    return Referring(before.spec, kept.version.answers, *of), Referring(after.spec, answers, *of)


def _move(kept: Kept, before: FormInUse, after: FormInUse, answers: dict[str, Any], found: Sequence[Any]) -> Move:
    standing = kept.version.answers
    was = read(before.spec, standing, found[0], before.call.settings)
    reading = read(after.spec, answers, found[1], after.call.settings)
    effects = effects_of((before.spec, after.spec), (standing, answers), (was.problems, reading.problems))
    return Move(kept, before, after, answers, reading.facts, effects)


def _tell(work: Work, application: Application, told: Mapping[str, Any]) -> None:
    work.send(
        "application.formChanged",
        {
            "applicationId": str(application.id),
            "organisationId": str(application.organisation_id),
            "reason": told["reason"],
            "lost": [each["label"] for each in told["lost"]],
            "language": application.language.value if application.language else None,
        },
    )
