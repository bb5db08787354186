"""Separation of duties: an act, and the acts whose author may not do it on the same matter."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from avustin_core.access import Actor, Guard
from avustin_core.decisions.refusals import SeparationOfDuties
from avustin_core.errors import Refusal

#: By mutation: the mutations whose author may not do it. Payments and reviews add theirs.
APART: dict[str, frozenset[str]] = {"signDecision": frozenset({"proposeDecision"})}

Authors = Mapping[str, Collection[str]]  #: user ids by mutation


@dataclass(frozen=True)
class Separated(Guard[Any]):
    """A guard that also keeps duties apart; `authors` tells from the state who did what on the matter."""

    authors: Callable[[Any], Authors] = lambda state: {}

    def refusal(self, actor: Actor, state: Any, now: datetime) -> Refusal | None:
        """Why it can't be done, or None."""
        if refusal := super().refusal(actor, state, now):
            return refusal
        return SeparationOfDuties() if kept_apart(self.action, actor, self.authors(state)) else None


def kept_apart(action: str, actor: Actor, authors: Authors) -> bool:
    """Whether the actor did something that keeps it from the act."""
    return any(str(actor.user_id) in authors.get(earlier, ()) for earlier in APART.get(action, ()))
