"""What of the answers a viewer sees, as each field's `visible=` says; what is hidden is named, since it isn't empty."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from avustin_core.access import Actor
from avustin_core.answers.sights import Looking, Sight, is_any_seen, sights_of
from avustin_core.forms import FieldSpec, FormSpec, GroupSpec, Path, overlap
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Audience, Kind, Role, Visibility
from avustin_core.storage import global_id

TO_PARTICIPANTS = (Audience.REGISTER, Audience.PARTIES)
SIGHTS: dict[tuple[int, frozenset[Role], bool], tuple[FormSpec, tuple[Sight, ...]]] = {}
TO_SOME_OFFICIALS = (Audience.NAMED_ROLES, Audience.SECRET)


class Access(StrEnum):
    """What a viewer can do with a field."""

    HIDDEN = "HIDDEN"
    READ = "READ"
    WRITE = "WRITE"


class Answered(Protocol):
    """The columns that visibility looks at."""

    organisation_id: UUID
    matter_id: UUID
    call_id: UUID
    submitted_at: Any


@dataclass(frozen=True)
class Shown:
    """The answers that a viewer sees, and the paths of those that are kept from them, answered or not.

    `secrets` are the paths of answers that are for few officials and are shown all the same, by the roles `as_roles`.
    """

    answers: dict[str, Any]
    hidden: tuple[Path, ...]
    secrets: tuple[Path, ...] = ()
    as_roles: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class Viewer:
    """Who somebody is to a set of answers."""

    is_party: bool
    roles: frozenset[Role]
    organisations: frozenset[str]  #: those that take part and that the viewer acts for

    def sees(self, visible: Visibility | None, own: bool) -> bool:
        """Whether an answer is for them; `own` says that it is in the row of their own organisation."""
        if self.is_party:
            return True
        if visible is None:
            return False
        if self.roles and (visible.audience not in TO_SOME_OFFICIALS or self.roles & visible.roles):
            return True
        if not self.organisations:
            return False
        return visible.audience in TO_PARTICIPANTS or (own and visible.audience is Audience.PARTICIPANTS)


def viewer_of(spec: FormSpec, answers: Mapping[str, Any], actor: Actor, state: Answered) -> Viewer:
    """Who the actor is: officials and participants only from the submission on, and officials only if impartial."""
    handed_in = state.submitted_at is not None
    in_office = handed_in and state.matter_id not in actor.disqualified
    roles = {role for role, call in actor.roles if role in OFFICIALS and call in (None, state.call_id)}
    mandates = {global_id("Organisation", id) for id in actor.mandates}
    return Viewer(
        is_party=actor.edits_for(state.organisation_id),
        roles=frozenset(roles if in_office else ()),
        organisations=frozenset(mandates & set(_taking_part(spec.group, answers)) if handed_in and mandates else ()),
    )


def visible_answers(spec: FormSpec, answers: Mapping[str, Any], actor: Actor, state: Answered) -> Shown:
    """The answers as the actor may see them."""
    viewer = viewer_of(spec, answers, actor, state)
    if viewer.is_party:
        return Shown(dict(answers), ())
    theirs = viewer.organisations
    looking = Looking(lambda group, row: bool(theirs) and not theirs.isdisjoint(_organisations(group, row)))
    shown = looking.at(_sights(spec, viewer), answers)
    as_roles = frozenset(viewer.roles & looking.roles)
    return Shown(shown, tuple(dict.fromkeys(looking.hidden)), tuple(looking.secrets), as_roles)


def _sights(spec: FormSpec, viewer: Viewer) -> tuple[Sight, ...]:
    key = id(spec), viewer.roles, bool(viewer.organisations)
    if key not in SIGHTS:
        made = sights_of(spec.group, viewer.sees, lambda visible: visible.audience in TO_SOME_OFFICIALS)
        SIGHTS[key] = spec, made  # the form is kept too, so that its id stays its own
    return SIGHTS[key][1]


def access_of(
    spec: FormSpec, viewer: Viewer, *, writes: bool, opened: Collection[Path] | None = None
) -> dict[Path, Access]:
    """What the viewer can do with each field, by the paths of the specs; `opened` narrows what can be written."""
    places = None if opened is None else [field.path for path in opened if (field := spec.at(path))]
    return {field.path: _access(field, viewer, writes, places) for field in spec.walk()}


def _access(field: FieldSpec, viewer: Viewer, writes: bool, places: Collection[Path] | None) -> Access:
    if not is_any_seen(field, viewer.sees):
        return Access.HIDDEN
    opened = places is None or any(overlap(field.path, place) for place in places)
    return Access.WRITE if writes and opened and field.computed is None else Access.READ


def _taking_part(group: GroupSpec, answers: Any) -> Iterator[str]:
    if not isinstance(answers, Mapping):
        return
    for field in group.fields:
        value = answers.get(field.name)
        if field.kind is Kind.PARTICIPANTS and isinstance(value, list) and field.group is not None:
            for row in value:
                yield from _organisations(field.group, row)
        elif field.kind is Kind.SECTION and field.group is not None:
            yield from _taking_part(field.group, value)


def _organisations(group: GroupSpec, row: Any) -> Iterator[str]:
    if isinstance(row, Mapping):
        for field in group.fields:
            if field.kind is Kind.ORGANISATION and isinstance(value := row.get(field.name), str):
                yield value
