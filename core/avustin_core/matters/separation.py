"""Guards of what officials do in a matter: duties are kept apart, people have declared, substitutes are named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from avustin_core.access import Actor, Guard
from avustin_core.errors import Refusal
from avustin_core.matters.models import AssignedRole
from avustin_core.matters.refusals import DeclarationMissing, NotAssigned, SeparationOfDuties, SubstituteMissing
from avustin_core.plugin import Text

#: By mutation: the mutations whose author may not do it in the same matter. Payments and reviews add theirs.
APART: dict[str, frozenset[str]] = {"signDecision": frozenset({"proposeDecision"})}
#: What somebody did, as a refusal tells it.
DID = {
    "proposeDecision": Text(
        fi="laatinut päätösehdotuksen", sv="gjort upp förslaget till beslut", en="wrote the proposal for the decision"
    ),
}
ASSIGNED_COLUMNS = {"assigned": "matter.assigned", "assigned_only": "call.assigned_only"}
MATTER_COLUMNS = (
    ASSIGNED_COLUMNS
    | {  #: what the guards look at, beside the columns of the thing itself; given by its joins
        "doers": "matter.doers",
        "awaits_substitutes": "matter.awaits_substitutes",
        "unrecorded": "matter.unrecorded",
        "requires_declarations": "call.requires_declarations",
    }
)


@dataclass(frozen=True)
class Handled(Guard[Any]):
    """A guard of an official's act in a matter. The author of an act that is kept apart from it may not do it."""

    needs_declaration: bool = False  #: in calls that require one
    needs_substitutes: bool = False
    assigned_as: AssignedRole | None = None  #: where the call lets only those who are assigned do it

    def refusal(self, actor: Actor, state: Any, now: datetime) -> Refusal | None:
        """Why it can't be done, or None."""
        if refusal := super().refusal(actor, state, now):
            return refusal
        if self.assigned_as and state.assigned_only and not is_assigned(actor, self.assigned_as, state.assigned):
            return NotAssigned()
        if self.needs_declaration and state.requires_declarations and state.matter_id not in actor.declared:
            return DeclarationMissing()
        if self.needs_substitutes and (state.awaits_substitutes or state.unrecorded):
            return SubstituteMissing()
        return kept_apart(self.action, actor, doers(state.doers)) if self.action in APART else None


@dataclass(frozen=True)
class ByAnother(Handled):
    """A guard of an official's act that nobody does who proposed or signed the decision that is contested, if one is."""

    def refusal(self, actor: Actor, state: Any, now: datetime) -> Refusal | None:
        """Why it can't be done, or None."""
        if refusal := super().refusal(actor, state, now):
            return refusal
        decided = actor.user_id is not None and actor.user_id.hex in (state.contested_deciders or ())
        return SeparationOfDuties(did=DECIDED) if decided else None


DECIDED = Text(
    fi="laatinut tai ratkaissut päätöksen, johon vaaditaan oikaisua",
    sv="gjort upp eller fattat det beslut som omprövningen gäller",
    en="proposed or signed the decision that is contested",
)
CONTESTED_COLUMNS = {"contested_deciders": "matter.contested_deciders"}


def doers(said: str | None) -> Mapping[str, frozenset[str]]:
    """Who did what, from `Matter.doers`, or is assigned as what: ids of users, in hexadecimal, by mutation or role."""
    found: dict[str, frozenset[str]] = {}
    for each in (said or "").split():
        act, _, user = each.partition("=")
        found[act] = found.get(act, frozenset()) | {user.replace("-", "")}
    return found


def is_assigned(actor: Actor, role: AssignedRole, said: str | None) -> bool:
    """Whether the actor is assigned as that, by `Matter.assigned`."""
    return actor.user_id is not None and actor.user_id.hex in doers(said).get(role.name, ())


def kept_apart(action: str, actor: Actor, did: Mapping[str, frozenset[str]]) -> SeparationOfDuties | None:
    """The refusal of one who did something that keeps them from the act."""
    for earlier in sorted(APART.get(action, ())):
        if actor.user_id and actor.user_id.hex in did.get(earlier, ()):
            return SeparationOfDuties(did=DID[earlier])
    return None
