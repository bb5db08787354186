"""A broken plugin stops the start with one line that names the plugin, the place and the remedy."""

import re
from pathlib import Path

import pytest
from tests.plugins.beaches import FORM, PAGE, PROGRAMME, REPORTING, broken, files, start
from tests.plugins.breaking import FAULTS, MEND
from tests.plugins.breaking_needs import NEEDS

from avustin_core.faults import PluginFault
from avustin_core.plugin import hookimpl
from avustin_core.registry import Plugin, Registry

NUMBER = re.compile(r"(?<=\.py:)\d+|(?<=line )\d+")
PLACES = {"form": f"{FORM}:N", "programme": f"{PROGRAMME}:N", "reporting": f"{REPORTING}:N"}


@pytest.mark.parametrize("name", FAULTS | NEEDS)
def test_a_broken_plugin_stops_the_start_with_one_line(name: str, tmp_path: Path) -> None:
    path, changes, expected = (FAULTS | NEEDS)[name]

    with pytest.raises(PluginFault) as fault:
        start(tmp_path, broken(path, *changes))

    line = NUMBER.sub("N", str(fault.value).replace(str(tmp_path), "…"))
    assert line == f"plugin beaches: {expected.format(**PLACES)}"


def test_the_place_is_the_line_of_the_field(tmp_path: Path) -> None:
    given = broken(FORM, ('fi="Kustannus", sv="Kostnad"', 'fi="Kustannus", sv=""'))
    wanted = next(n for n, line in enumerate(given[FORM].splitlines(), 1) if 'fi="Kustannus"' in line)

    with pytest.raises(PluginFault) as fault:
        start(tmp_path, given)

    assert fault.value.place == f"Cost.name (beaches/form.py:{wanted})"


def test_the_place_of_an_import_error_is_the_line_that_failed(tmp_path: Path) -> None:
    given = broken(FORM, ("class Work(Choice):", "raise RuntimeError('no beach')\n\n\nclass Work(Choice):"))
    wanted = next(n for n, line in enumerate(given[FORM].splitlines(), 1) if "no beach" in line)

    with pytest.raises(PluginFault) as fault:
        start(tmp_path, given)

    assert fault.value.place == f"beaches/form.py:{wanted}"


def test_two_programmes_with_one_code_are_both_named(tmp_path: Path) -> None:
    class Other:
        @hookimpl
        def avustin_programmes(self) -> list[type]:
            return [type(registry.programmes["beaches"])]

    registry = start(tmp_path, files())

    with pytest.raises(PluginFault) as fault:
        start(tmp_path / "again", files(), Plugin("lakes", Other()))

    assert str(fault.value) == (
        "plugin lakes: Beaches.code: the code 'beaches' is also that of Beaches in plugin beaches – "
        "give one of them another code"
    )


def test_one_plugin_that_gives_a_code_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(PluginFault, match="the code 'beaches' is also that of Beaches in plugin beaches"):
        start(tmp_path, broken(PROGRAMME, ("return [Beaches]", "return [Beaches, Beaches]")))


def test_two_plugins_of_one_name_are_refused(tmp_path: Path) -> None:
    class Other:
        @hookimpl
        def avustin_announce(self) -> None: ...

    with pytest.raises(PluginFault, match="plugin beaches: distribution lakes: its name is taken – rename it"):
        start(tmp_path, files(), Plugin("beaches", Other(), "lakes"))


def test_one_plugin_under_two_names_is_refused() -> None:
    class Other:
        @hookimpl
        def avustin_announce(self) -> None: ...

    other = Other()

    with pytest.raises(PluginFault, match="plugin seas: entry point: is the same as plugin lakes – keep one of them"):
        Registry([Plugin("lakes", other), Plugin("seas", other)])


def test_nothing_of_a_plugin_is_run_to_look_for_its_hooks() -> None:
    class Careful:
        @property
        def avustin_secret(self) -> str:
            raise AssertionError("asked")

        @hookimpl
        def avustin_announce(self) -> None: ...

    assert Registry([Plugin("careful", Careful())]).plugins[0].hooks == ("avustin_announce",)


def test_an_entry_point_that_leads_nowhere_names_itself(tmp_path: Path) -> None:
    with pytest.raises(PluginFault) as fault:
        start(tmp_path, {"elsewhere/__init__.py": ""})

    assert str(fault.value) == (
        f"plugin beaches: entry point beaches: ModuleNotFoundError: No module named 'beaches' – {MEND}"
    )


@pytest.mark.parametrize("page", ["add-a-programme.md", "run.md"])
def test_the_pages_show_the_line_as_it_is(page: str, tmp_path: Path) -> None:
    with pytest.raises(PluginFault) as fault:
        start(tmp_path, broken(FORM, ('fi="Summa", sv="Belopp"', 'fi="Summa", sv=""')))

    assert str(fault.value) in (PAGE.parent / page).read_text(encoding="utf-8")
