"""What a request knows: the installation, who asks, when it arrived, and in which language it wants to be answered."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection
from strawberry.types import Info as StrawberryInfo
from structlog.contextvars import bind_contextvars

from avustin_core.access import PUBLIC, Actor
from avustin_core.once import Once
from avustin_core.plugin import Language
from avustin_core.trail.telling import Teller
from avustin_core.work import Avustin, Work
from avustin_schema.http.limits.admission import Admitted, Asking, Limits
from avustin_schema.operations.identifying import request_id
from avustin_schema.reading.running.standing import Presumed
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.secrets import SecretsShown

T = TypeVar("T")


@dataclass
class Context:
    """One request."""

    avustin: Avustin
    actor: Actor = PUBLIC
    language: Language = Language.FI
    arrived: datetime | None = None
    done: dict[str, Any] = field(default_factory=dict)  #: mutations that a plan did or failed to do, by response key
    request_id: str = field(default_factory=request_id)
    secrets: SecretsShown = field(default_factory=SecretsShown)
    limits: Limits | None = None  #: none for what is asked by ourselves
    address: str = ""  #: where the request comes from
    trusted: bool = False  #: whether the document is a front end's own, and its shape needn't be measured
    teller: Teller | None = None  #: tells the trail of secrets the shorter way, where there is one
    admitted: Admitted | None = None  #: what the limits said of the operation
    presumed: Presumed | None = None  #: whose standing of late `actor` is, until it is known that it still holds

    def __post_init__(self) -> None:
        """Log lines from here on say who acts."""
        bind_contextvars(actor_id=str(self.actor.user_id) if self.actor.user_id else None)

    @property
    def now(self) -> datetime:
        """When the request's last byte was read."""
        return self.arrived or self.avustin.clock.now()

    async def settle(self) -> None:
        """Looks up who asks, if that was presumed: from here on `actor` is as they stand now."""
        if self.presumed is not None:
            self.actor, self.presumed = await self.presumed.look_up(), None

    def has_left(self) -> bool:
        """Whether a document of this viewer is worth reading."""
        return self.limits is None or self.limits.has_left(Asking(self.actor, self.address, self.trusted))

    def admit(self, query: str | None, variables: dict[str, Any] | None, name: str | None) -> Admitted | None:
        """Lets the operation in, or not; the viewer is charged once, whichever roads it takes. None without limits."""
        if self.admitted is None and self.limits and query:
            asking = Asking(self.actor, self.address, self.trusted)
            self.admitted = self.limits.admit(asking, query, variables or {}, name)
        return self.admitted

    def reading(self) -> Reading:
        """What a read may know."""
        avustin = self.avustin
        return Reading(avustin.registry, avustin.settings, self.actor, self.now, self.language, {}, self.secrets)

    def connection(self) -> AsyncConnection:
        """A connection that only reads, for `async with`."""
        return self.avustin.reading()

    async def run(self, act: Callable[[Work], Awaitable[T]], *, once: Once | None = None) -> T:
        """An operation, as the one who asks, at the moment when the request arrived.

        What it makes of the one who asks, such as disqualified, holds for the rest of the request.
        """
        actors = []

        async def acting(work: Work) -> T:
            made = await act(work)
            actors.append(work.actor)
            return made

        made = await self.avustin.run(self.actor, acting, once=once, arrived=self.now, request_id=self.request_id)
        self.actor = actors[-1] if actors else self.actor
        return made


Info = StrawberryInfo[Context, None]


@lru_cache(maxsize=256)
def preferred(accept_language: str | None) -> Language:
    """The first of our languages in the order of the reader's wishes; Finnish when none is named."""
    wishes: list[tuple[float, int, str]] = []
    for place, part in enumerate((accept_language or "").split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            wishes.append((-float(weight or 1), place, tag.split("-")[0].lower()))
        except ValueError:
            continue
    known = {language.value: language for language in Language}
    return next((known[tag] for _, _, tag in sorted(wishes) if tag in known), Language.FI)
