"""Operations that nobody wrote: a plan answers as the executor does, whoever asks. AVUSTIN_GENERATED and _SEED are the settings."""

import os
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from tests.demo.conftest import GROUPED
from tests.reading.making import Operation, operations, pool_of
from tests.reading.ways import Ways, both_ways

from avustin_core.demo.people import USERS
from avustin_core.plugin import Language
from avustin_core.work import Avustin

MANY = int(os.environ.get("AVUSTIN_GENERATED", "2000")) // len(GROUPED)  #: on each database
SEED = int(os.environ.get("AVUSTIN_SEED") or secrets.randbelow(2**32))
ALLOWED = ("not valid", "refused: ", "introspection", "variables that are refused", "too many ids")
VIEWERS = ("", *(user.token for user in USERS))
QUICKLY = settings(
    max_examples=MANY, deadline=None, database=None, print_blob=True, phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@dataclass
class Asking:
    """What is asked, and what became of it."""

    ways: Ways
    operations: st.SearchStrategy[Operation]
    planned: int = 0
    refused: int = 0


@pytest.fixture
async def asking(demonstration: Avustin) -> AsyncIterator[Asking]:
    """Both ways of the demonstration; most of what is asked has a plan, or the comparison would say little."""
    async with both_ways(demonstration) as ways:
        asking = Asking(ways, operations(ways.schema._schema, await pool_of(demonstration)))
        print(f"AVUSTIN_SEED={SEED}")
        yield asking
        assert asking.planned > asking.refused


@pytest.mark.timeout(600)  # a thousand, where other tests run beside it
@seed(SEED)
@QUICKLY
@given(data=st.data(), viewer=st.sampled_from(VIEWERS), language=st.sampled_from(Language))
async def test_a_plan_answers_as_the_executor_whatever_is_asked(
    asking: Asking, data: st.DataObject, viewer: str, language: Language
) -> None:
    operation = data.draw(asking.operations)

    reason = await asking.ways.both(operation.text, operation.variables, viewer=viewer, language=language)

    assert reason is None or reason.startswith(ALLOWED)
    asking.planned += reason is None
    asking.refused += reason is not None
