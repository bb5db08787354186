"""An installation to try a programme on: in this process, on an embedded database of its own, with a clock that is set."""

import shutil
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from starlette.testclient import TestClient

from avustin_core import slices
from avustin_core.access import PUBLIC, Actor
from avustin_core.clock import SetClock
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.storage import migrate
from avustin_core.work import Avustin, Work
from avustin_schema.app import make_app
from avustin_schema.testing.people import APPLICANTS, ROLES, Person, settle

assert slices.TABLES
T = TypeVar("T")
Json = dict[str, Any]
FILE = "avustin.db"


class Asking(Protocol):
    """Asks the API, and gives the data; fails the test when something is wrong with the request."""

    def __call__(self, operation: str, variables: Json | None = None, *, as_: Person | None = None) -> Json: ...


def make_database(folder: Path) -> Path:
    """An empty embedded database at the newest revision, to copy."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(migrate, f"sqlite+aiosqlite:///{folder / FILE}").result()
    return folder


class Trial:
    """A running installation. `organisations` are the global ids of those of the kit, by the kit's ids."""

    def __init__(self, avustin: Avustin, client: TestClient, clock: SetClock) -> None:
        self.avustin, self.client, self.clock = avustin, client, clock
        self.organisations: dict[str, str] = self.run(settle)

    def run(self, act: Callable[[Work], Awaitable[T]], *, actor: Actor = PUBLIC) -> T:
        """An operation of the core, past the API, in its own transaction."""
        assert self.client.portal is not None
        return self.client.portal.call(self.avustin.run, actor, act)

    def official(self, name: str = "official") -> Person:
        """Somebody in the authority; `official` and `other_official` have every role but the administrator's."""
        assert name in ROLES, name
        return Person(name)

    def applicant(self, organisation: str = "o-1") -> Person:
        """The signatory of one of the kit's organisations."""
        return Person(f"applicant of {organisation}", self.organisations[organisation])

    def ask(self, operation: str, variables: Json | None = None, *, as_: Person | None = None) -> Json:
        """The data of a GraphQL operation, in Finnish; nobody in particular asks where nobody is named."""
        body = {"query": operation, "variables": variables or {}}
        answer: Json = self.client.post("/graphql", json=body, headers=_headers(as_)).json()
        if "errors" in answer:
            raise AssertionError("; ".join(str(each["message"]) for each in answer["errors"]))
        data: Json = answer["data"]
        return data

    def attach(self, application: str, name: str, content: bytes, *, as_: Person) -> str:
        """Sends a file to an application's matter; gives the document's id."""
        sent = {"application": application, "name": name}
        answer = self.client.post("/documents", params=sent, content=content, headers=_headers(as_))
        if answer.status_code != 201:
            raise AssertionError(answer.text)
        id: str = answer.json()["id"]
        return id


def _headers(person: Person | None) -> dict[str, str]:
    language = {"Accept-Language": "fi"}
    return language | {"Authorization": f"Bearer {person.token}"} if person else language


@contextmanager
def trial(registry: Registry, clock: SetClock, template: Path, folder: Path) -> Iterator[Trial]:
    """Runs an installation for as long as it is needed."""
    for file in template.iterdir():
        shutil.copy(file, folder / file.name)
    settings = Settings(
        data=folder, database=f"sqlite+aiosqlite:///{folder / FILE}", mail_kept=True,
        authority_fi="Malliviranomainen", authority_sv="Exempelmyndigheten",
    )  # fmt: skip
    avustin = Avustin(settings, registry, clock=clock)
    tokens = {name: name for name in (*ROLES, *APPLICANTS)}
    with TestClient(make_app(avustin, tokens=tokens), base_url="http://127.0.0.1") as client:
        yield Trial(avustin, client, clock)
