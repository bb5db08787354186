"""Two of one plugin stop the start; hook calls are traced without what they were about; a change begins a server anew."""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path
from typing import TypeVar

import httpx2
import pytest
from tests.identity.running import free_port
from tests.plugins.beaches import FORM, as_distribution, broken, files, importable, start, write
from tests.plugins.test_hooks import CALL

from avustin_core.faults import PluginFault
from avustin_core.hook_trace import HOOKS
from avustin_core.plugin import Event, ReportApproved, hookimpl
from avustin_core.registry import Plugin, Registry
from avustin_schema.reloading import plugin_folders

T = TypeVar("T")
PROGRAMMES = {"query": "{ programmes { code } }"}


class Numbering:
    """A plugin that numbers, and hears badly."""

    @hookimpl
    def avustin_reference_number(self, ordinal: int) -> str:
        return f"SALAINEN-{ordinal}"

    @hookimpl
    def avustin_announce(self, event: Event) -> None:
        raise RuntimeError("SALAINEN")


def second_version(folder: Path) -> Path:
    """The same distribution, as another version of it lies in another folder."""
    info = as_distribution(write(folder, files())) / "avustin_beaches-1.0.0.dist-info" / "METADATA"
    info.write_text(info.read_text().replace("1.0.0", "2.0.0"))
    return folder


def test_two_versions_of_one_plugin_are_refused_and_both_are_named(tmp_path: Path) -> None:
    first, second = as_distribution(write(tmp_path / "a", files())), second_version(tmp_path / "b")
    others = {point.name for point in entry_points(group="avustin")}

    with importable(first), importable(second):
        with pytest.raises(PluginFault) as fault:
            Registry.installed(blocked=others)
        assert Registry.installed(blocked=others | {"beaches"}).plugins == ()

    assert str(fault.value) == (
        f"plugin beaches: entry point: is installed twice: avustin-beaches 2.0.0 ({second}) and "
        f"avustin-beaches 1.0.0 ({first}) – uninstall one of them"
    )


def test_the_same_version_found_twice_is_one(tmp_path: Path) -> None:
    first, second = (as_distribution(write(tmp_path / name, files())) for name in "ab")
    others = {point.name for point in entry_points(group="avustin")}

    with importable(first), importable(second):
        (plugin,) = Registry.installed(blocked=others).plugins

    assert plugin.name == "beaches"


def test_hook_calls_are_told_with_who_was_asked_and_how_long_and_never_what(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, HOOKS):
        registry = Registry([Plugin("numbering", Numbering())], trace=True)
        caplog.clear()
        registry.reference_number(CALL, 7)
        registry.announce(ReportApproved("r"))

    number, announced = (vars(each) for each in caplog.records if each.name == HOOKS)
    assert (number["hook"], set(number["plugins"]), number["answers"]) == (
        "avustin_reference_number", {"avustin", "numbering"}, 1,
    )  # fmt: skip
    assert 0 <= number["milliseconds"] < 1000
    assert (announced["hook"], announced["plugins"], announced["error"]) == (
        "avustin_announce",
        ["numbering"],
        "RuntimeError",
    )
    assert "SALAINEN" not in f"{number}{announced}"


def test_without_the_setting_nothing_is_traced(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    with caplog.at_level(logging.INFO, HOOKS):
        start(tmp_path, files()).reference_number(CALL, 7)

    assert [each for each in caplog.records if each.name == HOOKS] == []


def test_the_packages_of_plugins_are_watched_without_being_run(tmp_path: Path) -> None:
    as_distribution(write(tmp_path, broken(FORM, ("class Work(Choice):", "class Work(Choice)"))))

    with importable(tmp_path):
        assert tmp_path / "beaches" in plugin_folders()


def test_a_broken_plugin_tells_its_line_and_the_server_begins_once_it_is_mended(tmp_path: Path) -> None:
    good, port = files()[FORM], free_port()
    as_distribution(write(tmp_path, broken(FORM, ("visible=REGISTER, fact=Fact.TITLE", "fact=Fact.TITLE"))))

    with reloading(tmp_path, port) as told:
        _wait(lambda: "says not who sees the answer" in told.read_text())
        (tmp_path / FORM).write_text(good, encoding="utf-8")
        codes = _wait(lambda: _programmes(port))

    assert "beaches" in codes
    (line,) = [line for line in told.read_text().splitlines() if line.startswith("plugin")]
    assert line.startswith("plugin beaches: BeachApplication.title (beaches/form.py:")
    assert line.endswith("(waiting for a change)")
    assert "Traceback" not in told.read_text()


@contextmanager
def reloading(folder: Path, port: int) -> Iterator[Path]:
    """`avustin serve --reload` beside the plugins of a folder; gives the file of what it says on stderr."""
    command = [str(Path(sys.executable).parent / "avustin"), "serve", "--reload", "--port", str(port)]
    variables = os.environ | {"PYTHONPATH": str(folder), "AVUSTIN_DATA": str(folder / "data")}
    told = folder / "stderr.txt"
    with told.open("w") as errors:
        process = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, stderr=errors)
        try:
            yield told
        finally:
            process.terminate()
            process.wait(30)


def _programmes(port: int) -> list[str]:
    try:
        answer = httpx2.post(f"http://127.0.0.1:{port}/graphql", json=PROGRAMMES, timeout=5)
    except httpx2.TransportError:
        return []
    return [each["code"] for each in answer.json()["data"]["programmes"]]


def _wait(found: Callable[[], T], seconds: float = 60) -> T:
    until = time.monotonic() + seconds
    while not (answer := found()):
        assert time.monotonic() < until, "nothing came"
        time.sleep(0.1)
    return answer
