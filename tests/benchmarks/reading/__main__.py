"""What reading costs: `make bench`. The product with plans, without them, and an endpoint written by hand, in turns."""

import argparse
import asyncio
import os
import subprocess
import sys
import time
from contextlib import AsyncExitStack
from pathlib import Path

from tests.benchmarks.reading import telling
from tests.benchmarks.reading.asked import questions
from tests.benchmarks.reading.client import ask
from tests.benchmarks.reading.keeping import Kept, kept
from tests.benchmarks.reading.measuring import check_equal, cursor_of_page_200, names_of, reads, writes
from tests.benchmarks.reading.processes import CLIENT, CORES, SERVER, Server, pin, resident, running

FIRST_PORT = 8910
HERE = Path(sys.executable).parent


async def postgresql(given: argparse.Namespace) -> None:
    """All questions at the main size, and M1."""
    async with kept(given.folder, "postgresql", given.many) as place:
        assert place.server
        pin(place.server, CLIENT)
        with running(("bare", "on", "off"), place.url, place.data, FIRST_PORT) as servers:
            for server in servers.values():
                await server.ready()
            deep = await cursor_of_page_200(servers["bare"], questions(place.names, None)[2])
            asked = questions(place.names, deep)
            await check_equal(servers, asked)
            print(f"PostgreSQL, {given.many} applications; all three answer the same", flush=True)
            found = await reads(
                servers, dict.fromkeys(servers, place.server), dict.fromkeys(servers, asked), rounds=given.rounds,
                for_seconds=given.seconds, connections=given.connections,
            )  # fmt: skip
            if not given.no_writes:
                found = {**found, **await writes(
                    servers, place.server, place.names, rounds=given.rounds, many=given.writes, connections=8
                )}  # fmt: skip
            print("\n".join([*telling.costs(found), "", *telling.ratios(found), "", telling.deep(found)]))
            print(f"RSS under load, MiB: {telling.verdict(resident(servers['on'].pid), 130)}")
        print(f"start to first answer, s: {telling.verdict(await first_answer(place), 1.5)}", flush=True)


async def first_answer(place: Kept) -> float:
    """Seconds from `avustin serve` to its first answer."""
    port = FIRST_PORT + 9
    environment = {**os.environ, "AVUSTIN_DATABASE": place.url, "AVUSTIN_DATA": str(place.data)}
    begun = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        str(HERE / "avustin"), "serve", "--port", str(port), env=environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while True:
            assert process.returncode is None, "avustin serve ended"
            try:
                await ask(port, "/graphql", {"query": "{ __typename }"})
            except OSError:
                await asyncio.sleep(0.01)
            else:
                return time.perf_counter() - begun
    finally:
        process.terminate()
        await process.wait()


async def growth(given: argparse.Namespace) -> None:
    """The first page, and page 200, at several sizes in turns."""
    async with AsyncExitStack() as stack:
        places, servers, asked = {}, {}, {}
        for number, many in enumerate(given.growth):
            place = await stack.enter_async_context(kept(given.folder, "postgresql", many))
            assert place.server
            pin(place.server, CLIENT)
            server = Server("on", place.url, place.data, FIRST_PORT + 20 + number)
            stack.callback(server.stop)
            await server.ready()
            name = f"{many}"
            deep = await cursor_of_page_200(server, questions(place.names, None)[2])
            places[name], servers[name] = place, server
            asked[name] = [each for each in questions(place.names, deep) if each.name in ("Q2", "Q5")]
        found = await reads(
            servers, names_of(places), asked, rounds=given.rounds, for_seconds=given.seconds,
            connections=given.connections,
        )  # fmt: skip
        print("\n".join([*telling.growth(found), *(telling.deep(found, name) for name in servers)]), flush=True)


async def sqlite(given: argparse.Namespace) -> None:
    """Q1 to Q3 on the embedded database, one connection."""
    async with kept(given.folder, "sqlite", given.sqlite) as place:
        with running(("on", "off"), place.url, place.data, FIRST_PORT + 40) as servers:
            for server in servers.values():
                await server.ready()
            asked = questions(place.names, None)
            await check_equal(servers, asked)
            found = await reads(
                servers,
                {},
                dict.fromkeys(servers, asked),
                rounds=given.rounds,
                for_seconds=given.seconds,
                connections=1,
            )
        print(f"SQLite, {given.sqlite} applications, one connection")
        print("\n".join(telling.costs(found)))
        for name in ("Q1", "Q2", "Q3"):
            print(f"{name} p50 ms: {telling.verdict(found[name, 'on'].percentile(50), 1.5)}")


async def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/avustin-bench"), help="where databases are kept")
    parser.add_argument("--many", type=int, default=100_000, help="applications of the main run; 0: no main run")
    parser.add_argument("--growth", type=int, nargs="*", default=[], help="sizes to compare, such as 10000 1000000")
    parser.add_argument("--sqlite", type=int, default=20_000, help="applications on SQLite; 0: none")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each question to each server in a round")
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--writes", type=int, default=100, help="applications of M1 in a round")
    parser.add_argument("--no-writes", action="store_true", help="without M1, which leaves applications behind")
    given = parser.parse_args()
    given.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.sched_setaffinity(0, {CLIENT})
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{len(CORES)} cores; servers on {SERVER}, client and database on {CLIENT}; load before: {load}", flush=True)
    if given.many:
        await postgresql(given)
    if given.growth:
        await growth(given)
    if given.sqlite:
        await sqlite(given)
    print(f"load after: {' '.join(f'{each:.1f}' for each in os.getloadavg())}")


if __name__ == "__main__":
    asyncio.run(main())
