"""An installation with nothing but the tests' own programme, one who prepares calls, and a call at each stage."""

import pytest
from tests.core.calls.calling import SYSTEM, Someone, TestingPlugin, publish, text

from avustin_core.access import Actor
from avustin_core.appropriations.models import Appropriation, AppropriationType
from avustin_core.appropriations.operations import create_appropriation
from avustin_core.calls.models import Call
from avustin_core.calls.operations import create_call
from avustin_core.calls.values import CallValues
from avustin_core.plugin import (
    Role,
)
from avustin_core.programmes.operations import remember
from avustin_core.registry import Plugin, Registry
from avustin_core.work import Avustin


@pytest.fixture
def plugin() -> TestingPlugin:
    """The test's own plugin."""
    return TestingPlugin()


@pytest.fixture
def registry(plugin: TestingPlugin) -> Registry:
    """Nothing installed but the test's own plugin."""
    return Registry([Plugin("testing", plugin, "avustin-testing", "0.1")])


@pytest.fixture
async def preparer(avustin: Avustin, someone: Someone) -> Actor:
    """One who prepares calls, in an installation that has started."""
    await avustin.run(SYSTEM, remember)
    return await someone("preparer", Role.PREPARER)


@pytest.fixture
async def appropriation(avustin: Avustin) -> Appropriation:
    """A thousand euros, usable until the end of 2021."""
    return await avustin.run(
        SYSTEM,
        lambda work: create_appropriation(
            work, budget_item="28.90.32", name=text("Määräraha"), type=AppropriationType.TRANSFERABLE, year=2019,
            last_usable_year=2021, appropriated=100_000,
        ),
    )  # fmt: skip


@pytest.fixture
async def draft(avustin: Avustin, preparer: Actor, appropriation: Appropriation) -> Call:
    """A draft that lacks nothing."""
    values = CallValues(appropriation_id=appropriation.id)
    return await avustin.run(preparer, lambda work: create_call(work, "testing", template="2019", values=values))


@pytest.fixture
async def published(avustin: Avustin, preparer: Actor, draft: Call) -> Call:
    """A call that opens in an hour."""
    return await publish(avustin, preparer, draft)
