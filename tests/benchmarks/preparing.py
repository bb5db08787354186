"""An open call and as many applicants as one likes, in a database of either kind."""

import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.benchmarks.serving import NOON
from tests.core.applying import open_harbour
from tests.core.ferries import ferries
from tests.databases import PostgreSQL, make_tables

from avustin_core.access import PUBLIC, Mandate, Membership, User
from avustin_core.calls.models import Call
from avustin_core.clock import SetClock
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import OrganisationKind
from avustin_core.settings import Settings
from avustin_core.storage import global_id
from avustin_core.work import Avustin, Work

AT_ONCE = 100


@dataclass
class Place:
    """Where it runs: a database of its own, and PostgreSQL itself where it is that. `avustin` looks at it from beside."""

    avustin: Avustin
    postgresql: PostgreSQL | None

    @property
    def url(self) -> str:
        """The database's address."""
        return self.avustin.settings.database_url

    @property
    def data(self) -> Path:
        """The folder of attachments."""
        return self.avustin.settings.data


@dataclass(frozen=True)
class Applicant:
    """Somebody who signs for an organisation; the token is the user's subject."""

    token: str
    organisation: str


@asynccontextmanager
async def place(kind: str) -> AsyncIterator[Place]:
    """A fresh database that keeps what it acknowledges: PostgreSQL with its own settings, SQLite with ours."""
    folder = Path(tempfile.mkdtemp(prefix="avustin-benchmark-"))
    postgresql = PostgreSQL(settings=()) if kind == "postgresql" else None
    url = postgresql.url(postgresql.make("benchmark")) if postgresql else f"sqlite+aiosqlite:///{folder / 'avustin.db'}"
    if not postgresql:
        make_tables(url)
    settings = Settings(data=folder, database=url)
    avustin = Avustin(settings, ferries(), clock=SetClock(NOON, stopped=True))
    try:
        yield Place(avustin, postgresql)
    finally:
        await avustin.close()
        if postgresql:
            postgresql.stop()
        shutil.rmtree(folder, ignore_errors=True)


async def open_call(avustin: Avustin) -> Call:
    """A call of the ferries that closes on 19.9.2019 at 16.15 in Finland."""
    return (await open_harbour(avustin)).call


async def applicants(avustin: Avustin, many: int) -> list[Applicant]:
    """So many organisations, each with one who signs for it."""
    found: list[Applicant] = []
    for start in range(0, many, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, many))
        found += await avustin.run(PUBLIC, partial(_entered, numbers=numbers))
    return found


async def _entered(work: Work, numbers: range) -> list[Applicant]:
    users = [
        User(subject=f"applicant{each}", name=f"Hakija {each}", email=f"h{each}@kunta.example") for each in numbers
    ]
    towns = [
        Organisation(
            kind=OrganisationKind.MUNICIPALITY, name_fi=f"Kunta {each}", name_sv=f"Kommun {each}",
            sort_key=f"kunta {each:05}", municipality_code=f"Y{each:05}",
        )
        for each in numbers
    ]  # fmt: skip
    work.session.add_all([*users, *towns])
    await work.session.flush()
    work.session.add_all(
        Membership(user_id=user.id, organisation_id=town.id, mandate=Mandate.SIGNATORY)
        for user, town in zip(users, towns, strict=True)
    )
    return [
        Applicant(user.subject, global_id("Organisation", town.id)) for user, town in zip(users, towns, strict=True)
    ]
