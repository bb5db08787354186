"""Asking for one event: by a plan where there is one, and else by Strawberry's executor; each time as of now."""

from contextlib import aclosing
from dataclasses import replace
from typing import Any

from graphql import GraphQLError
from strawberry.types import ExecutionResult

from avustin_schema.context import Context
from avustin_schema.http.errors import shown
from avustin_schema.live.answers import Answer
from avustin_schema.live.wanted import Wanted
from avustin_schema.reading.executor.comparing import compare
from avustin_schema.reading.running.cache import Plans
from avustin_schema.schema import Schema
from avustin_schema.secrets import told


class Refused(Exception):
    """There is nothing to tell: the errors, as clients get them."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__("refused")
        self.errors = errors

    @property
    def is_ours(self) -> bool:
        """Whether we failed, so that it may go better later."""
        return any(each.get("extensions", {}).get("code") == "INTERNAL_SERVER_ERROR" for each in self.errors)


def refuse_what_is_not_let_in(wanted: Wanted, context: Context) -> None:
    """A subscription is measured and charged when it begins; its events aren't."""
    admitted = context.admit(wanted.query, wanted.variables, wanted.name)
    if admitted and admitted.errors:
        raise Refused([shown(error, context) for error in admitted.errors])


class Asker:
    """Asks as the settings say: by plans, by the executor, or by both."""

    def __init__(self, schema: Schema, plans: Plans, way: str) -> None:
        self._schema, self._plans, self._way = schema, plans, way

    async def event(self, wanted: Wanted, context: Context, noting: Context) -> Answer:
        """The state that the viewer sees. The subscription was paid for when it began."""
        context, noting = replace(context, limits=None), replace(noting, limits=None)
        planned = None
        if self._way != "off":
            planned = await self._plans.answer(context, wanted.query, wanted.variables, wanted.name, event=noting)
        if planned is not None and self._way == "on":
            result: Any = ExecutionResult(data=planned, errors=None)
        else:
            context.secrets.read = []
            result = await self._executed(wanted, noting)
            if planned is not None:
                compare(planned, result, wanted.query)
        is_private = bool(context.secrets.read)
        result = await told(result, context)
        errors = [shown(error, context) for error in result.errors or ()]
        if not result.data:
            raise Refused(errors)
        return Answer(wanted, result.data, errors, is_private=is_private)

    async def _executed(self, wanted: Wanted, context: Context) -> Any:
        context.limits = None  # it was let in when it began
        results: Any = await self._schema.stream(
            wanted.query, variable_values=wanted.variables, context_value=context, operation_name=wanted.name
        )
        async with aclosing(results):
            async for result in results:
                return result
        return ExecutionResult(data=None, errors=[GraphQLError("nothing was told")])
