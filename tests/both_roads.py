"""What any test asks of a server in its own process, over HTTP or a socket, is read both ways the first time that it is asked."""

from contextvars import ContextVar
from typing import Any

from strawberry.types import ExecutionResult

from avustin_schema.http.asked import Asked
from avustin_schema.http.endpoint import PLANS, Endpoint
from avustin_schema.reading.drivers import lending
from avustin_schema.reading.executor.comparing import Different, compare
from avustin_schema.reading.running.cache import Plans

FORESEEN = ("introspection",)  #: why something that has an answer has no plan; events of subscriptions have one
fallen: ContextVar[list[str] | None] = ContextVar("fallen", default=None)  #: the reasons of the operation at hand


class Held:
    """Holds the two roads of all servers of this process together, and tells where they part."""

    def __init__(self) -> None:
        self.seen: set[tuple[Any, ...]] = set()
        self.wrong: list[str] = []

    def install(self) -> None:
        """Looks at every operation from here on."""
        run, planned, count = Endpoint._run, Endpoint.planned, Plans._count

        async def running(endpoint: Endpoint, request: Any, context: Any, asked: Any) -> Any:
            fallen.set([])
            result = await run(endpoint, request, context, asked)
            if not result.errors and request.headers.get(PLANS) != "off":
                self._judge_reasons(asked)
                if self._is_new(endpoint, asked):
                    await self._compare(endpoint, context, asked, result)
            return result

        async def over_a_socket(endpoint: Endpoint, context: Any, query: Any, variables: Any, name: Any) -> Any:
            data = await planned(endpoint, context, query, variables, name)
            asked = Asked(query, variables, name, None)
            if data is not None and self._is_new(endpoint, asked):
                await self._compare(endpoint, context, asked, ExecutionResult(data=data, errors=None))
            return data

        def counting(plans: Plans, reason: str) -> None:
            if (reasons := fallen.get()) is not None:
                reasons.append(reason)
            count(plans, reason)

        Endpoint._run, Endpoint.planned = running, over_a_socket  # type: ignore[assignment,method-assign]
        Plans._count = counting  # type: ignore[assignment,method-assign]

    def told(self) -> list[str]:
        """What went wrong since it was told last."""
        found, self.wrong = self.wrong, []
        return found

    def _judge_reasons(self, asked: Any) -> None:
        for reason in fallen.get() or ():
            if reason not in FORESEEN:
                self.wrong.append(f"no plan, since {reason}: {asked.query}")

    def _is_new(self, endpoint: Endpoint, asked: Any) -> bool:
        """Whether to compare: where statements are counted, none is asked beside."""
        engine: Any = endpoint._avustin.engine.sync_engine
        if lending._notes or engine.dispatch.before_cursor_execute or endpoint._avustin.settings.plans != "on":
            return False
        key = (asked.query, asked.operation_name)
        known = key in self.seen
        self.seen.add(key)
        return not known

    async def _compare(self, endpoint: Endpoint, context: Any, asked: Any, planned: ExecutionResult) -> None:
        shown, context.secrets.read = context.secrets.read, []
        await context.settle()
        executed = await endpoint._executed(context, asked)
        try:
            compare(planned.data, executed, asked.query)
            if sorted(map(repr, context.secrets.read)) != sorted(map(repr, shown)):
                raise Different(f"{asked.query}\nother secrets are told to the trail: {shown}, {context.secrets.read}")
        except Different as difference:
            self.wrong.append(str(difference))
        context.secrets.read = shown


HELD = Held()
