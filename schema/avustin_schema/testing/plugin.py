"""The fixtures of the kit, found by pytest in the installed distribution; whatever they need is imported when asked for."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from avustin_core.clock import SetClock
    from avustin_core.registry import Registry
    from avustin_schema.testing.people import Person
    from avustin_schema.testing.trial import Asking, Trial


@pytest.fixture(scope="session")
def registry() -> "Registry":
    """The plugins that are installed; override it for a programme that isn't."""
    from avustin_core.registry import Registry

    return Registry.installed()


@pytest.fixture
def clock() -> "SetClock":
    """A clock that stands at noon of 2.3.2020 until it is set."""
    from avustin_core.clock import SetClock

    return SetClock(datetime(2020, 3, 2, 12, tzinfo=UTC), stopped=True)


@pytest.fixture(scope="session")
def avustin_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded database, to copy."""
    from avustin_schema.testing.trial import make_database

    return make_database(tmp_path_factory.mktemp("avustin"))


@pytest.fixture
def avustin_trial(registry: "Registry", clock: "SetClock", avustin_template: Path, tmp_path: Path) -> "Iterator[Trial]":
    """What `avustin` is, for those who have a fixture of that name themselves."""
    from avustin_schema.testing.trial import trial

    with trial(registry, clock, avustin_template, tmp_path) as running:
        yield running


@pytest.fixture
def avustin(avustin_trial: "Trial") -> "Trial":
    """An installation with the plugins of `registry`, on an embedded database, and people in it."""
    return avustin_trial


@pytest.fixture
def ask(avustin_trial: "Trial") -> "Asking":
    """Asks the API: `ask("{ programmes { code } }", {}, as_=official)` gives the data."""
    return avustin_trial.ask


@pytest.fixture
def applicant(avustin_trial: "Trial") -> "Person":
    """The signatory of a municipality; `avustin.applicant("o-5")` is that of an association."""
    return avustin_trial.applicant()


@pytest.fixture
def official(avustin_trial: "Trial") -> "Person":
    """Somebody with every role of officials; `avustin.official("other_official")` signs what this one proposes."""
    return avustin_trial.official()


@pytest.fixture
def walk(avustin_trial: "Trial") -> "Callable[..., Any]":
    """Walks a programme from announcement to report: `walk(BeachGrants)`."""
    from avustin_schema.testing.walking import walk

    return lambda programme, example=None: walk(avustin_trial, programme, example)


@pytest.fixture
def typed_inputs(registry: "Registry") -> "Callable[[str, str | None], Any]":
    """How the typed input of a programme's form takes answers, by its code and the name of a report form."""
    from avustin_schema.testing.carrying import carrier

    return lambda code, form: carrier(registry, code, form)
