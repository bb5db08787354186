"""An operation both ways: by a plan, and by Strawberry's executor. Where both answer, they answer the same."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from strawberry.types import ExecutionResult

from avustin_core.access import PUBLIC, Actor, find_actor
from avustin_core.demo.people import USERS
from avustin_core.plugin import Language
from avustin_core.work import Avustin
from avustin_schema.build import build
from avustin_schema.context import Context
from avustin_schema.http.limits.admission import Admitted
from avustin_schema.reading.drivers.drivers import driver_of
from avustin_schema.reading.executor.comparing import compare
from avustin_schema.reading.running.cache import Plans
from avustin_schema.schema import Schema

WRONG = ("an anomaly", "an error")  #: how a plan tells that it failed: only the executor's errors excuse it


@dataclass
class Ways:
    """The two ways of one installation, at one moment."""

    avustin: Avustin
    schema: Schema
    plans: Plans
    now: datetime
    viewers: Mapping[str, Actor]  #: by their tokens; the public by an empty one
    answered: Any = None  #: what both ways answered last, where both did

    def context(self, viewer: str, language: Language = Language.FI) -> Context:
        """A request of theirs."""
        return Context(self.avustin, actor=self.viewers[viewer], language=language, arrived=self.now)

    def read(self, query: str) -> Admitted | None:
        """The document as it was read for the plan, as in a server; None of one that isn't valid, which is told anew."""
        document = self.plans._texts.of(query)
        return Admitted(document.errors, document) if document.node else None

    async def planned(self, query: str, variables: Any = None, *, viewer: str = "") -> Any:
        """What a plan answers, or the reason why there is none."""
        before = self.plans.fallbacks.copy()
        answer = await self.plans.answer(self.context(viewer), query, variables, None)
        return next(iter(self.plans.fallbacks - before)) if answer is None else answer

    async def executed(self, query: str, variables: Any = None, *, viewer: str = "") -> ExecutionResult:
        """What the executor answers."""
        return await self.schema.execute(query, variables, context_value=self.context(viewer))

    async def both(
        self, query: str, variables: Any = None, *, viewer: str = "", language: Language = Language.FI
    ) -> str | None:
        """Refuses a difference; gives the reason why there is no plan, if there is none."""
        before = self.plans.fallbacks.copy()
        ours, theirs = self.context(viewer, language), self.context(viewer, language)
        event = ours if query.startswith("subscription") else None
        planned = await self.plans.answer(ours, query, variables, None, event=event)
        theirs.admitted = self.read(query)
        results: Any = await self.schema.stream(query, variables, context_value=theirs)
        result = await anext(results)
        await results.aclose()
        assert isinstance(result, ExecutionResult)
        told = f"{query}\n{variables} as {viewer or 'anyone'}"
        if planned is None:
            (reason,) = self.plans.fallbacks - before
            assert result.errors or not reason.startswith(WRONG), f"{reason}, and the executor has none: {told}"
            return reason
        compare(planned, result, told)
        self.answered = planned
        assert _secrets(ours) == _secrets(theirs), told
        return None


def _secrets(context: Context) -> list[str]:
    return sorted(map(repr, context.secrets.read))


@asynccontextmanager
async def both_ways(avustin: Avustin) -> AsyncIterator[Ways]:
    """The two ways of that installation, as its clock stands."""
    schema = build(avustin.registry)
    driver = driver_of(avustin.settings.database_url)
    plans = Plans(schema, driver)
    viewers = {"": PUBLIC}
    async with avustin.reading() as connection:
        for user in USERS:
            actor = await find_actor(connection, user.subject)
            assert actor
            viewers[user.token] = actor
    try:
        yield Ways(avustin, schema, plans, avustin.clock.now(), viewers)
    finally:
        await driver.close()
