"""Rounds of the same questions, one server after the other: what a request costs the server and the database."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from tests.benchmarks.reading.asked import TOKENS, Question, each_payload, steps
from tests.benchmarks.reading.client import Connection, Load, ask, load, request
from tests.benchmarks.reading.keeping import Kept, Names
from tests.benchmarks.reading.processes import Server, seconds

DEEP = 199  #: pages before the one that Q5 asks


@dataclass
class Cost:
    """One server's cost of one question, a figure for each round: milliseconds of CPU, requests per second, latencies."""

    server: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    def add(self, found: Load, server: float, database: float) -> None:
        """One round."""
        many = len(found.latencies)
        self.server.append(1000 * server / many)
        self.database.append(1000 * database / many)
        self.rate.append(many / found.took)
        self.latencies += found.latencies

    @property
    def whole(self) -> list[float]:
        """CPU of server and database together."""
        return [sum(each) for each in zip(self.server, self.database, strict=True)]

    def percentile(self, which: int) -> float:
        """Milliseconds within which so many of a hundred are answered."""
        cuts: Sequence[float] = quantiles(self.latencies, n=100)
        return 1000 * cuts[which - 1]


Costs = Mapping[tuple[str, str], Cost]  #: by question and server


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median over rounds of what one costs against the other."""
    return median(one / two for one, two in zip(ours, theirs, strict=True) if two)


async def answer(server: Server, question: Question) -> Any:
    """One answer's data."""
    if server.kind == "bare":
        return (await ask(server.port, f"/{question.name.lower()}", question.variables))["data"]
    return (await ask(server.port, "/graphql", question.body, TOKENS[question.viewer]))["data"]


def _bytes(server: Server, question: Question) -> bytes:
    if server.kind == "bare":
        return request(f"/{question.name.lower()}", question.variables)
    return request("/graphql", question.body, TOKENS[question.viewer])


async def check_equal(servers: Mapping[str, Server], asked: Sequence[Question]) -> None:
    """Refuses to time answers that differ."""
    for question in asked:
        told = {kind: json.dumps(await answer(each, question), sort_keys=True) for kind, each in servers.items()}
        assert len(set(told.values())) == 1, (question.name, {kind: each[:3000] for kind, each in told.items()})


async def cursor_of_page_200(server: Server, page: Question) -> str | None:
    """The cursor before it, where there are so many pages."""
    variables = dict(page.variables)
    for _ in range(DEEP):
        found = (await answer(server, Question(page.name, page.query, page.viewer, variables)))["applications"][
            "pageInfo"
        ]
        if not found["hasNextPage"]:
            return None
        variables["after"] = found["endCursor"]
    return str(variables["after"])


async def reads(
    servers: Mapping[str, Server], database: Mapping[str, int], asked: Mapping[str, Sequence[Question]],
    *, rounds: int, for_seconds: float, connections: int,
) -> Costs:  # fmt: skip
    """Each question to each server that it is asked of, in turns; `database` is the process behind a server."""
    costs: dict[tuple[str, str], Cost] = defaultdict(Cost)
    for number in range(-1, rounds):  # the first round warms up
        kinds = list(servers)
        for kind in kinds[number % len(kinds) :] + kinds[: number % len(kinds)]:
            server, behind = servers[kind], database.get(kind)
            for question in asked[kind]:
                before = seconds(server.pid), seconds(behind) if behind else 0.0
                found = await load(
                    server.port, _bytes(server, question), connections=connections, for_seconds=for_seconds
                )
                after = seconds(server.pid), seconds(behind) if behind else 0.0
                if number >= 0:
                    costs[question.name, kind].add(found, after[0] - before[0], after[1] - before[1])
    return costs


async def writes(
    servers: Mapping[str, Server], database: int, names: Names, *, rounds: int, many: int, connections: int
) -> Costs:
    """M1 on each server in turns: so many applications begun, saved and handed in."""
    costs: dict[tuple[str, str], Cost] = defaultdict(Cost)
    for number in range(-1, rounds):
        for kind, server in servers.items():
            before = seconds(server.pid), seconds(database)
            found = await _written(server, names, many, connections)
            after = seconds(server.pid), seconds(database)
            if number >= 0:
                costs["M1", kind].add(found, after[0] - before[0], after[1] - before[1])
    return costs


async def _written(server: Server, names: Names, many: int, connections: int) -> Load:
    loop, found = asyncio.get_running_loop(), Load()
    left = iter(range(many))
    begun = loop.time()

    async def one() -> None:
        connection = await Connection.to(server.port)
        for _ in left:
            now = loop.time()
            await _m1(connection, server, names)
            found.latencies.append(loop.time() - now)
        connection.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    found.took = loop.time() - begun
    return found


async def _m1(connection: Connection, server: Server, names: Names) -> None:
    before: Any = None
    for name, mutation, input_of in steps(names):
        given = input_of(before)
        if server.kind == "bare":
            asked = request(f"/{name}", given)
        else:
            asked = request("/graphql", {"query": mutation, "variables": {"input": given}}, TOKENS["signatory"])
        (payload,) = each_payload(json.loads(await connection.ask(asked)))
        assert not payload["errors"], payload
        before = payload["application"]


def names_of(places: Mapping[str, Kept]) -> dict[str, int]:
    """The database's process behind each."""
    return {name: place.server for name, place in places.items() if place.server}
