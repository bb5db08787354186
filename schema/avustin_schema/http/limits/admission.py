"""Lets an operation in, or says why not: its shape, what it costs, and what the viewer has left. The one place for all roads."""

from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError

from avustin_core.access import Actor
from avustin_core.errors import Refusal
from avustin_core.settings import Settings
from avustin_schema.http.limits.buckets import Buckets, Left
from avustin_schema.http.limits.documents import Document, Documents, Operation
from avustin_schema.http.limits.measuring import error_of
from avustin_schema.http.limits.refusals import CostLimit, OperationResolutionFailure, RateLimited
from avustin_schema.http.limits.viewers import viewer_of
from avustin_schema.http.limits.weights import INVALID, REQUEST, TOKEN
from avustin_schema.schema import Schema


@dataclass(frozen=True)
class Asking:
    """Who asks: by whom, from where, and whether the document is a front end's own."""

    actor: Actor
    address: str
    trusted: bool = False


@dataclass(frozen=True)
class Allowance:
    """One kind of allowance, by the name that clients are told; none where it is off."""

    name: str
    buckets: Buckets | None


@dataclass
class Admitted:
    """What was found; with errors the operation isn't run."""

    errors: list[GraphQLError]
    document: Document | None = None
    operation: Operation | None = None
    requested: int = REQUEST
    allowance: Allowance | None = None
    left: Left | None = None


class Limits:
    """Those of one process."""

    def __init__(self, schema: Schema, settings: Settings) -> None:
        self.settings = settings
        self.documents = Documents(schema, settings)
        self._people = _allowance("person", settings.rate_person, settings.rate_person_most)
        self._addresses = _allowance("address", settings.rate_address, settings.rate_address_most)
        self._saves = _allowance("saves", settings.rate_saves, settings.rate_saves_most)

    def hides_schema(self, actor: Actor) -> bool:
        """Whether introspection and suggestions are kept from that viewer."""
        told = self.settings.introspection
        return told == "nobody" or (told == "signed_in" and actor.user_id is None)

    def admit(self, asking: Asking, text: str, given: dict[str, Any], name: str | None) -> Admitted:
        """Measures the operation and charges the viewer for it, once for each that is sent."""
        hidden = self.hides_schema(asking.actor)
        document = self.documents.find(text, hidden=hidden, trusted=asking.trusted)
        if document is None:
            if not self.has_left(asking):
                return self._charged(Admitted([], requested=INVALID), asking, self._own(asking))
            document = self.documents.prepare(text, hidden=hidden, trusted=asking.trusted)
        if document.errors:
            return self._charged(Admitted(document.errors, document, requested=INVALID), asking, self._own(asking))
        operation = document.operation(name)
        if operation is None:
            none = error_of(OperationResolutionFailure())
            return self._charged(Admitted([none], document, requested=INVALID), asking, self._own(asking))
        allowance = self._saves if operation.is_save and asking.actor.user_id else self._own(asking)
        cost = self.documents.cost(document, operation, given)
        if (refusal := self._too_dear(cost)) is not None:
            return self._charged(Admitted([error_of(refusal)], document, requested=INVALID), asking, allowance)
        assert isinstance(cost, int)
        return self._charged(Admitted([], document, operation, cost), asking, allowance)

    def _too_dear(self, cost: int | Refusal) -> Refusal | None:
        most = self.settings.limit_cost
        if isinstance(cost, int):
            return CostLimit(found=cost, most=most) if most and cost > most else None
        return cost

    def _own(self, asking: Asking) -> Allowance:
        return self._people if asking.actor.user_id else self._addresses

    def has_left(self, asking: Asking) -> bool:
        """Whether a new document is worth reading: something is left to ask, or to save."""
        viewer = viewer_of(asking.actor, asking.address)
        ways = (self._own(asking), self._saves) if asking.actor.user_id else (self._own(asking),)
        return any(each.buckets is None or each.buckets.left(viewer) >= INVALID for each in ways)

    def _charged(self, admitted: Admitted, asking: Asking, allowance: Allowance) -> Admitted:
        admitted.allowance = allowance
        if allowance.buckets is None:
            return admitted
        points = admitted.requested + _for_reading(admitted.document)
        admitted.left = allowance.buckets.take(viewer_of(asking.actor, asking.address), points)
        if admitted.left.wait:
            admitted.errors = [error_of(RateLimited(seconds=admitted.left.wait))]
        return admitted


def _for_reading(document: Document | None) -> int:
    """A document is paid for by the first who sends it."""
    if document is None or document.is_paid:
        return 0
    document.is_paid = True
    return TOKEN * document.tokens


def _allowance(name: str, restored: float, most: int) -> Allowance:
    return Allowance(name, Buckets(restored, most) if restored else None)
