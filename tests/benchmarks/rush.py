"""The last five minutes before a deadline: `make rush`.

Everybody saves a last time and hands in, four of ten in the last minute; some come too late, some send slowly, their
last byte before or after the deadline. The clock of the servers runs FACTOR times as fast as the machine's.
"""

import argparse
import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import quantiles
from typing import Any
from uuid import UUID

from tests.benchmarks.asking import SAVE, SUBMIT, Answer, Unanswered, ask
from tests.benchmarks.checking import Acknowledged, faults_of
from tests.benchmarks.preparing import Applicant, Place, applicants, open_call, place
from tests.benchmarks.serving import QuickClock, Server, Serving
from tests.core.applying import CLOSES
from tests.core.ferries import answers

from avustin_core.access import PUBLIC, Actor, Mandate
from avustin_core.applications.models import Application
from avustin_core.applications.operations import create_application
from avustin_core.storage import global_id, row_of
from avustin_core.work import Work

DATABASES = ("sqlite", "postgresql")
SERVERS = {"sqlite": 1, "postgresql": 2}
FIVE_MINUTES = timedelta(minutes=5)
LAST_MINUTE = 0.4  #: of the applicants
LATE, SLOW = 0.02, 0.02  #: of the applicants: those who come after the deadline, and those whose last byte is slow
MARGIN = 1.0  #: seconds of the machine between the sending of a last byte and its being read: more is a fault
AT_ONCE = 50


@dataclass
class Try:
    """One applicant's submission."""

    who: Applicant
    draft: dict[str, Any]
    at: float  #: the machine's time of the submission, or of the last byte of a slow one
    slow: bool = False
    outcome: str = ""
    sent: float = 0.0


@dataclass
class Found:
    """What was measured: seconds from the last byte sent to the answer."""

    latencies: dict[str, list[float]] = field(default_factory=lambda: {"save": [], "submit": []})
    outcomes: Counter[str] = field(default_factory=Counter)
    told: dict[UUID, Acknowledged] = field(default_factory=dict)
    read_late: str = ""


async def drafts(here: Place, call_id: UUID, people: list[Applicant]) -> list[dict[str, Any]]:
    """An empty draft of each, made before anything is measured."""
    made: list[Application] = []
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]

        async def act(work: Work, some: list[Applicant] = some) -> None:
            for each in some:
                town = row_of(each.organisation, "Organisation")
                assert town
                work.actor = Actor(mandates={town: Mandate.SIGNATORY})
                made.append(await create_application(work, call_id, town))
            work.actor = PUBLIC

        await here.avustin.run(PUBLIC, act)
    return [{"id": global_id("Application", each.id), "revision": each.revision} for each in made]


def planned(people: list[Applicant], made: list[dict[str, Any]], deadline: float, factor: float) -> list[Try]:
    """When each hands in."""
    tries = []
    for who, draft in zip(people, made, strict=True):
        kind = random.random()
        if kind < LATE:
            at, slow = deadline + random.uniform(1, 30) / factor, False
        elif kind < LATE + SLOW:
            at, slow = deadline + random.choice((-1, 1)) * random.uniform(MARGIN, MARGIN + 20 / factor), True
        else:
            last = random.random() < LAST_MINUTE
            before = random.uniform(0, 60) if last else random.uniform(60, FIVE_MINUTES.total_seconds())
            at, slow = deadline - before / factor, False
        tries.append(Try(who, draft, at, slow))
    return tries


async def rush(kind: str, many: int, factor: float) -> tuple[Found, list[str], list[Try]]:
    """One deadline; gives what was measured, what is wrong, and every try."""
    found = Found()
    async with place(kind) as here:
        call = await open_call(here.avustin)
        people = await applicants(here.avustin, many)
        made = await drafts(here, call.id, people)
        clock = QuickClock(CLOSES - FIVE_MINUTES - timedelta(seconds=20 * factor), time.time(), factor)
        tokens = tuple(each.token for each in people)
        servers = [Server(Serving(here.url, here.data, clock, tokens)) for _ in range(SERVERS[kind])]
        try:
            await asyncio.gather(*(server.ready() for server in servers))
            deadline = clock.when(CLOSES)
            tries = planned(people, made, deadline, factor)
            ports = [server.what.port for server in servers]
            await asyncio.gather(*(_one(each, found, random.choice(ports), factor) for each in tries))
        finally:
            for server in servers:
                server.stop()
        found.read_late = _read_late(tries, deadline)
        faults = await faults_of(here.avustin, call.id, found.told) + _of_time(tries, deadline)
    return found, faults, tries


async def _one(one: Try, found: Found, port: int, factor: float) -> None:
    """Saves a little before, and hands in at its moment."""
    id = row_of(one.draft["id"], "Application")
    assert id
    told = found.told[id] = Acknowledged()
    await asyncio.sleep(one.at - random.uniform(5, 30) / factor - time.time())
    title = f"Lossi {id}"
    values = {"answers": {"values": answers(title=title)}, "baseRevision": one.draft["revision"]}
    saved = await _measured(found, "save", lambda: ask(port, one.who.token, SAVE, {"id": one.draft["id"], **values}))
    if saved is None or saved.codes:
        one.outcome = "not saved"
        return
    told.title = title
    await asyncio.sleep(one.at - time.time() - (1 if one.slow else 0))
    last_byte_at = one.at if one.slow else 0
    what = {"id": one.draft["id"], "revision": saved.application["revision"]}
    submitted = await _measured(
        found, "submit", lambda: ask(port, one.who.token, SUBMIT, what, last_byte_at=last_byte_at)
    )
    one.sent = submitted.sent if submitted else 0.0
    one.outcome = "unanswered" if submitted is None else next(iter(submitted.codes), "submitted")
    told.is_submitted = None if submitted is None else one.outcome == "submitted"


async def _measured(found: Found, what: str, asked: Callable[[], Any]) -> Answer | None:
    try:
        answer: Answer = await asked()
    except Unanswered as error:
        found.outcomes[f"{what}: unanswered, {error}"] += 1
        return None
    found.latencies[what].append(answer.came - answer.sent)
    found.outcomes[f"{what}: {next(iter(answer.codes), 'done')}"] += 1
    return answer


def _of_time(tries: list[Try], deadline: float) -> list[str]:
    """Who got in after the deadline, and who was shut out though sent well before it."""
    late = [one for one in tries if one.outcome == "submitted" and one.sent > deadline]
    shut_out = [one for one in tries if one.outcome == "CALL_CLOSED" and one.sent < deadline - MARGIN]
    return [
        *(f"in {one.sent - deadline:.2f} s after the deadline{' (slow)' if one.slow else ''}" for one in late),
        *(f"shut out {deadline - one.sent:.2f} s before it{' (slow)' if one.slow else ''}" for one in shut_out),
    ]


def _read_late(tries: list[Try], deadline: float) -> str:
    before = [deadline - one.sent for one in tries if one.outcome == "CALL_CLOSED" and one.sent < deadline]
    return f"{len(before)}{f', at most {max(before):.2f} s' if before else ''}"


def told(found: Found, tries: list[Try]) -> str:
    """The measurements."""
    lines = []
    for what, seconds in found.latencies.items():
        if len(seconds) > 1:
            cuts = quantiles(seconds, n=100)
            shown = "  ".join(f"{name} {1000 * cuts[at]:.0f}" for name, at in (("p50", 49), ("p90", 89), ("p99", 98)))
            lines.append(f"  {what}: {len(seconds)} answered, ms: {shown}  most {1000 * max(seconds):.0f}")
    lines += [f"  {outcome}: {many}" for outcome, many in sorted(found.outcomes.items())]
    slow = Counter(one.outcome for one in tries if one.slow)
    return "\n".join(
        [
            *lines,
            f"  of those who sent slowly: {dict(slow)}",
            f"  sent before the deadline, read after it: {found.read_late}",
        ]
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--applicants", type=int, default=2000)
    parser.add_argument("--factor", type=float, default=3.0, help="how many times as fast the five minutes pass")
    parser.add_argument("--database", choices=DATABASES, action="append")
    given = parser.parse_args()
    failed = False
    for kind in given.database or DATABASES:
        print(f"{kind}: {given.applicants} applicants, five minutes in {300 / given.factor:.0f} s", flush=True)
        found, faults, tries = asyncio.run(rush(kind, given.applicants, given.factor))
        print(told(found, tries))
        print("\n".join(f"  FAULT {fault}" for fault in faults) or "  nothing lost, nothing late, nobody shut out")
        failed = failed or bool(faults)
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
