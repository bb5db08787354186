"""Random histories of a call: whatever is decided in whatever order and at once, the money adds up and the signed stays."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col
from tests.core.deciding import AFTERWARDS, Scene, bridges, set_scene

from avustin_core.access import Actor
from avustin_core.applications.models import Application
from avustin_core.appropriations.ledger import counted, release
from avustin_core.appropriations.models import EntryKind, LedgerEntry
from avustin_core.calls.models import Call
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.signing import sign_decision
from avustin_core.errors import Refusal
from avustin_core.registry import Registry
from avustin_core.storage import Row
from avustin_core.work import Avustin, Work

MAY_FOLLOW = {"revision", "status", "superseded_at", "notified_at", "published_at"}
APPLICATIONS = range(3)
APPROPRIATED, CEILING = 12_000_00, 10_000_00  #: of 8,500 euros asked for by each
R = TypeVar("R", bound=Row)
Step = Callable[["History"], Awaitable[object]]


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programme of the tests of deciding."""
    return bridges()


@pytest.fixture
async def scene(avustin: Avustin) -> Scene:
    """A call that is being decided."""
    return await set_scene(avustin)


class History:
    """One call with an appropriation of its own, and what is done to its applications."""

    def __init__(self, scene: Scene, applications: list[Application]) -> None:
        self.scene, self.applications = scene, applications
        self.signed: dict[UUID, dict[str, Any]] = {}

    async def decisions(self, application: Application) -> list[Decision]:
        """Those of an application."""

        async def find(work: Work) -> list[Decision]:
            return list(
                await work.session.scalars(select(Decision).where(col(Decision.application_id) == application.id))
            )

        return await self.scene.do(Actor(), find)

    async def latest(self, number: int, status: DecisionStatus) -> Decision | None:
        """The application's decision of that status."""
        found = await self.decisions(self.applications[number])
        return next((each for each in found if each.status is status), None)

    async def moment(self, steps: list[Step]) -> None:
        """Does them at once; they may be refused, and then everything must be true that is always true."""
        await asyncio.gather(*(self._try(step) for step in steps))
        await self.check()

    async def _try(self, step: Step) -> None:
        try:
            await step(self)
        except Refusal:
            return

    async def check(self) -> None:
        """What is always true."""
        money, call = await self.scene.read(self.scene.appropriation), await self.scene.read(self.scene.call)
        in_ledger = await self.scene.do(Actor(), lambda work: counted(work.session, money.id))
        decisions = [each for application in self.applications for each in await self.decisions(application)]
        in_force = [each for each in decisions if each.status is DecisionStatus.SIGNED]

        assert money.available >= 0
        assert in_ledger == (money.appropriated, money.committed)
        assert call.granted_total == sum(each.amount for each in in_force) <= CEILING
        assert (call.decided, call.granted) == (len(in_force), len([each for each in in_force if each.kind.grants]))
        now = {each.id: each.model_dump(exclude=MAY_FOLLOW) for each in decisions if each.signed_at}
        assert {id: now.get(id) for id in self.signed} == self.signed
        self.signed = now


def proposes(number: int, kind: DecisionKind, amount: int) -> Step:
    """A proposal, in the place of one that isn't signed yet."""

    async def step(history: History) -> None:
        proposed = await history.latest(number, DecisionStatus.PROPOSED)
        application = await history.scene.read(history.applications[number])
        contents = Contents(reasons="Hanke on hyvä.", amount=amount if kind.grants else None)
        revision = proposed.revision if proposed else None
        await history.scene.do(
            history.scene.rapporteur,
            lambda work: propose_decision(
                work, application.id, kind=kind, contents=contents, revision=application.revision,
                proposal_revision=revision,
            ),
        )  # fmt: skip

    return step


def signs(number: int, behind: int) -> Step:
    """A signature, of what was read or of an earlier revision."""

    async def step(history: History) -> None:
        if proposed := await history.latest(number, DecisionStatus.PROPOSED):
            revision = proposed.revision - behind
            await history.scene.do(
                history.scene.decider, lambda work: sign_decision(work, proposed.id, revision=revision)
            )

    return step


def releases(number: int, amount: int) -> Step:
    """Some of what a decision holds is given back."""

    async def step(history: History) -> None:
        if signed := await history.latest(number, DecisionStatus.SIGNED):
            money, call = history.scene.appropriation.id, history.scene.call.id
            await history.scene.do(
                history.scene.decider,
                lambda work: release(work, money, amount, call_id=call, decision_id=signed.id, reason="Palautettu"),
            )

    return step


NUMBERS = st.sampled_from(APPLICATIONS)
AMOUNTS = st.sampled_from((1_00, 2_500_00, 4_000_00, 8_500_00))
KINDS = st.sampled_from((DecisionKind.PARTIAL_GRANT, DecisionKind.GRANT, DecisionKind.REFUSAL))
STEPS = st.one_of(
    st.builds(proposes, NUMBERS, KINDS, AMOUNTS),
    st.builds(signs, NUMBERS, st.sampled_from((0, 0, 0, 1))),
    st.builds(releases, NUMBERS, AMOUNTS),
)
MOMENTS = st.lists(st.lists(STEPS, min_size=1, max_size=3), min_size=4, max_size=9)


def like(row: R, **values: Any) -> R:
    """Another row with the same values but these."""
    return type(row)(**row.model_dump(exclude={"id", "revision"}) | values)


def in_call(who: Actor, call: Call) -> Actor:
    """The same person with the same roles in that call."""
    return Actor(who.user_id, roles=frozenset((role, call.id) for role, _ in who.roles))


async def begun(scene: Scene) -> History:
    """A call like the scene's with an appropriation of its own; all is proposed."""
    money = await scene.add(like(scene.appropriation, appropriated=APPROPRIATED))
    entry = LedgerEntry(appropriation_id=money.id, kind=EntryKind.APPROPRIATED, amount=APPROPRIATED, at=AFTERWARDS)
    await scene.add(entry)
    call = await scene.add(like(scene.call, appropriation_id=money.id, ceiling=CEILING))
    its_own = replace(
        scene,
        call=call,
        appropriation=money,
        rapporteur=in_call(scene.rapporteur, call),
        decider=in_call(scene.decider, call),
    )
    its_own.numbers = scene.numbers
    history = History(its_own, [await its_own.application() for _ in APPLICATIONS])
    for number in APPLICATIONS:
        await proposes(number, DecisionKind.PARTIAL_GRANT, 4_000_00)(history)
    return history


@settings(
    max_examples=12, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(moments=MOMENTS)
async def test_money_adds_up_and_what_is_signed_stays(scene: Scene, moments: list[list[Step]]) -> None:
    history = await begun(scene)

    for steps in moments:
        await history.moment(steps)
