"""The scene, made once per database for all tests of this folder; those that change it take a copy."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from strawberry.extensions import ParserCache, ValidationCache
from tests.databases import PostgreSQL, make_tables
from tests.rights.making import BEGINS, make
from tests.rights.programme import CIRCLES
from tests.rights.reference import Rows
from tests.rights.scene import Scene
from tests.rights.selections import Selections

from avustin_core.clock import SetClock
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.work import Avustin
from avustin_schema.build import build
from avustin_schema.schema import Schema

GROUPED = [pytest.param(name, marks=pytest.mark.xdist_group(f"rights-{name}")) for name in ("sqlite", "postgresql")]


@pytest.fixture(scope="session")
def installed() -> Registry:
    """What is installed, and the programme with an answer for each circle."""
    return Registry.installed(extra=[CIRCLES])


@pytest.fixture(scope="session")
def schema(installed: Registry) -> Schema:
    """The schema of that; a document that many ask is read and checked once."""
    built = build(installed)
    parsed, checked = ParserCache(), ValidationCache()
    built.extensions = (lambda: parsed, lambda: checked)
    return built


@pytest.fixture(scope="session")
async def scenes(
    installed: Registry, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> AsyncIterator[Callable[[str], Awaitable[Scene]]]:
    """Makes the scene on that database, once."""
    made: dict[str, Scene] = {}
    opened: list[Avustin] = []

    async def get(kind: str) -> Scene:
        if kind not in made:
            folder = tmp_path_factory.mktemp("rights")
            settings = Settings(data=folder, database=_address(request) if kind == "postgresql" else "")
            if kind == "sqlite":
                make_tables(settings.database_url)
            began = time.process_time()
            opened.append(Avustin(settings, installed, clock=SetClock(BEGINS, stopped=True)))
            made[kind] = await make(opened[-1])
            print(f"\nthe scene on {kind}: {time.process_time() - began:.1f} s of CPU")
        return made[kind]

    yield get
    for avustin in opened:
        await avustin.close()


def _address(request: pytest.FixtureRequest) -> str:
    running: PostgreSQL = request.getfixturevalue("postgresql")
    return running.url(running.make("rights"))


@pytest.fixture(params=GROUPED)
async def scene(request: pytest.FixtureRequest, scenes: Callable[[str], Awaitable[Scene]]) -> Scene:
    """The scene on each database."""
    return await scenes(request.param)


@pytest.fixture
async def rows(scene: Scene) -> Rows:
    """Every row there is."""
    if "rows" not in scene.kept:
        scene.kept["rows"] = Rows()
        await scene.kept["rows"].load(scene)
    found: Rows = scene.kept["rows"]
    return found


@pytest.fixture(scope="session")
def selections(schema: Schema) -> Selections:
    """What can be asked."""
    return Selections(schema._schema)
