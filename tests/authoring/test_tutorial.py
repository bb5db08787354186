"""The tutorial, done as it is written: a fresh environment, Avustin from built wheels, a programme outside this repository."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import httpx2
import pytest
from tests.authoring.examples import ASSOCIATIONS
from tests.authoring.tutorial import ROOT, Tutorial, read

Json = dict[str, Any]
UV = ROOT / ".tools" / "bin" / "uv"
#: What pip would fetch of others comes ahead, in the locked versions, from what the project says that it needs and no more;
#: pip itself then has no index to ask, and builds with what is there.
OTHERS = (
    f"{UV} --quiet pip install --python .venv/bin/python --constraint {ROOT}/requirements.lock --requirement "
    f"{ROOT}/pyproject.toml --extra authors hatchling editables"
)
#: What was compiled and worked out of the same files for this checkout's own environment isn't worked out again.
SAME = """
import os, shutil, sys
from pathlib import Path
ours, theirs = Path(sys.prefix), Path(".venv").absolute()
packages = Path(shutil.__file__).parent.name
for made in (*ours.glob("share/avustin-dictionaries-*"), *ours.glob(f"lib/{packages}/site-packages/**/__pycache__")):
    there = theirs / made.relative_to(ours)
    if made.parent.name == "share" or there.parent.exists():
        shutil.copytree(made, there, copy_function=os.link, dirs_exist_ok=True)
"""
PIP = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_QUIET": "1"}
OURS = ("AVUSTIN_", "PYTEST_", "PYTHON", "VIRTUAL_ENV")
SECONDS = 240


pytestmark = pytest.mark.xdist_group("tutorial")  # one environment, not one for each worker


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def terminal_of(home: Path) -> dict[str, str]:
    """The variables of a terminal of its own."""
    cache = subprocess.run([UV, "cache", "dir"], capture_output=True, text=True, check=True).stdout.strip()
    theirs = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return theirs | PIP | {"HOME": str(home), "LANG": "C.UTF-8", "UV_CACHE_DIR": cache}


@pytest.fixture(scope="module")
def done(home: Path, terminal_of: dict[str, str]) -> Iterator[Tutorial]:
    """Everything of the page that is done in a terminal; the server runs."""
    ahead = f"{OTHERS}\n{shlex.join([sys.executable, '-c', SAME])}"
    tutorial, env = read(after_the_environment=ahead), terminal_of
    log = home / "terminal.log"
    with log.open("wb") as output:
        terminal = subprocess.Popen(
            ["bash", "-c", tutorial.script], cwd=ROOT, env=env, stdout=output, stderr=output, start_new_session=True
        )
    try:
        _wait(tutorial.address, terminal, log)
        yield tutorial
    finally:
        with suppress(ProcessLookupError):
            os.killpg(terminal.pid, signal.SIGTERM)
        terminal.wait(timeout=20)


def _wait(address: str, terminal: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(SECONDS * 5):
        assert terminal.poll() is None, log.read_text()
        with suppress(httpx2.TransportError):
            if f"{address}/console" in log.read_text() and httpx2.get(f"{address}/console/config.json").is_success:
                return
        time.sleep(0.2)
    raise AssertionError(f"no answer in {SECONDS} s: {log.read_text()}")


@pytest.mark.timeout(SECONDS + 60)
def test_its_commands_make_a_programme_that_keeps_its_promises_and_walks(done: Tutorial, home: Path) -> None:
    told = (home / "terminal.log").read_text()
    programmes = home / "programmes"
    where = "import avustin_core, avustin_schema; print(avustin_core.__file__, avustin_schema.__file__)"
    python = programmes / ".venv" / "bin" / "python"
    places = subprocess.run([python, "-c", where], capture_output=True, text=True, check=True, cwd=home).stdout.split()

    assert "beach_grants is written" in told
    assert "BeachGrantsApplication 1.0" in told
    assert " passed in " in told
    assert " failed" not in told
    assert " skipped" not in told
    assert all(place.startswith(str(programmes / ".venv")) for place in places)
    assert "beach: ShortText" in (programmes / "beach_grants" / "beach_grants" / "form.py").read_text()


@pytest.mark.timeout(SECONDS + 60)
def test_its_operations_open_a_call_of_it(done: Tutorial) -> None:
    appropriation, draft, published, seen = done.operations
    made = _asked(done.address, appropriation, {})["createAppropriation"]
    call = _asked(done.address, draft, {"APPROPRIATION": made["appropriation"]["id"]})["createCall"]

    opened = _asked(done.address, published, {"CALL": call["call"]["id"]})["publishCall"]
    shown = _asked(done.address, seen, {})

    assert (made["errors"], call["errors"], opened["errors"]) == ([], [], [])
    assert opened["call"]["state"] == "OPEN"
    assert {"path": ["beach"], "kind": "SHORT_TEXT", "label": {"fi": "Uimaranta", "sv": "Badstrand"}} in opened["call"][
        "form"
    ]["fields"]
    [programme] = shown["programmes"]
    assert (programme["code"], len(programme["calls"]["nodes"])) == ("beach_grants", 1)
    assert {"name": "beach"} in shown["__type"]["fields"]


@pytest.mark.timeout(SECONDS + 60)
def test_its_form_is_shown_from_the_wheel(done: Tutorial) -> None:
    page = httpx2.get(done.preview, follow_redirects=True)
    scripts = re.findall(r'src="([^"]+\.js)"', page.text)

    assert page.is_success
    assert scripts
    assert all(httpx2.get(str(page.url.join(script))).is_success for script in scripts)


@pytest.mark.timeout(SECONDS + 60)
def test_a_very_different_programme_walks_there_from_its_own_wheel(
    done: Tutorial, home: Path, terminal_of: dict[str, str]
) -> None:
    """In a folder outside this repository, installed with pip beside Avustin's wheel; what is tried is the distribution's.

    It walks once: what the contract walks, its own test walks too, and looks at what came of it.
    """
    folder, programmes = home / "association_grants", home / "programmes"
    copytree(ASSOCIATIONS, folder, ignore=ignore_patterns("__pycache__"))
    script = f"""
        set -eu
        .venv/bin/pip wheel --no-deps --wheel-dir wheels {folder}
        .venv/bin/pip install --no-deps wheels/avustin_association_grants-*.whl
        .venv/bin/python -m pytest -q {folder}/tests -k "not (TestContract and announcement)"
    """

    ran = subprocess.run(["bash", "-c", script], cwd=programmes, env=terminal_of, capture_output=True, text=True)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"^\d+ passed, 1 deselected in ", ran.stdout, re.MULTILINE)


def _asked(address: str, operation: Any, ids: dict[str, str]) -> Json:
    text = operation.text
    for name, id in ids.items():
        assert f'"{name}"' in text
        text = text.replace(f'"{name}"', f'"{id}"')
    headers = {"Authorization": f"Bearer {operation.token}", "Accept-Language": "fi"}
    answer = httpx2.post(f"{address}/graphql", json={"query": text}, headers=headers, timeout=30).json()
    assert "errors" not in answer, answer
    data: Json = answer["data"]
    return data
