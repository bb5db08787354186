"""What `avustin new-programme` writes and refuses."""

import json
import tomllib
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from tests.authoring.examples import imported
from tests.plugins.beaches import as_distribution, importable
from typer.testing import CliRunner

from avustin_core.forms import LOCK_NAME, lock_of, spec_of
from avustin_core.plugin import Kind
from avustin_core.programmes.criteria_locks import CRITERIA_LOCK_NAME, criteria_lock_of
from avustin_core.registry import Registry
from avustin_schema.authoring.writing import TEMPLATE
from avustin_schema.commands.program import app

NASTY = 'Ranta "A" \\ {{ code }} \' 😀'


def made(*arguments: str) -> Any:
    """The command's result."""
    return CliRunner().invoke(app, ["new-programme", *arguments])


def test_it_has_a_field_of_each_kind_a_rule_a_report_and_locks(tmp_path: Path) -> None:
    folder = tmp_path / "beaches"

    done = made("sandy_beaches", "--defaults", "--into", str(folder))

    assert done.exit_code == 0, done.output
    with imported(folder, "sandy_beaches") as module:
        programme = module.SandyBeaches
        forms = [spec_of(form) for form in (programme.application_form, *programme.report_forms)]
        package = folder / "sandy_beaches"
        assert {each.kind for each in forms[0].walk()} == set(Kind)
        assert (len(programme.rules), len(programme.calls), len(forms)) == (1, 1, 2)
        assert json.loads((package / LOCK_NAME).read_text()) == lock_of(forms)
        assert json.loads((package / CRITERIA_LOCK_NAME).read_text()) == criteria_lock_of(programme.criteria)
    assert {each.name for each in folder.iterdir()} == {
        ".gitignore", "README.md", "pyproject.toml", "sandy_beaches", "tests",
    }  # fmt: skip


def test_it_is_found_by_its_entry_point_which_names_the_programme(tmp_path: Path) -> None:
    assert made("sandy_beaches", "--defaults", "--into", str(tmp_path / "new")).exit_code == 0
    [[name, value]] = tomllib.loads((tmp_path / "new" / "pyproject.toml").read_text())["project"]["entry-points"][
        "avustin"
    ].items()
    as_distribution(tmp_path / "new", name=name, value=value)

    with importable(tmp_path / "new"):
        others = {point.name for point in entry_points(group="avustin")} - {name}
        registry = Registry.installed(blocked=others)

    assert list(registry.programmes) == ["sandy_beaches"]
    assert registry.plugin_of("sandy_beaches").hooks == ("avustin_programmes",)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("beach-grants", "write beach_grants"),
        ("Uimarannat 2030", "write uimarannat_2030"),
        ("ÄÄKKÖSET", "write aakkoset"),
        ("../out", "write out"),
        ("9", "write one such as beach_grants"),
        ("a__b", "write a_b"),
        ("class", "write class_grants"),
        ("json", "such as json_grants"),
        ("avustin_core", "such as avustin_core_grants"),
        ("x" * 41, "has 40 characters at most; shorten it"),
    ],
)
def test_a_name_that_will_not_do_is_refused_with_one_that_will(tmp_path: Path, name: str, told: str) -> None:
    done = made(name, "--defaults", "--into", str(tmp_path / "new"))

    assert done.exit_code == 1
    assert told in done.stderr
    assert not (tmp_path / "new").exists()


def test_what_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    done = made("sandy_beaches", "--defaults", "--into", str(tmp_path))

    assert (done.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert "is there already" in done.stderr


def test_where_nobody_can_be_asked_it_says_so(tmp_path: Path) -> None:
    done = made("sandy_beaches", "--into", str(tmp_path / "new"))

    assert (done.exit_code, (tmp_path / "new").exists()) == (1, False)
    assert "add --defaults" in done.stderr


def test_names_of_any_characters_are_written_as_they_are(tmp_path: Path) -> None:
    from copier import run_copy

    said = {"code": "sandy_beaches", "name_fi": NASTY, "name_sv": NASTY + "sv", "name_en": NASTY}
    run_copy(str(TEMPLATE), tmp_path / "new", said, defaults=True, quiet=True)

    with imported(tmp_path / "new", "sandy_beaches") as module:
        assert module.SandyBeaches.name.fi == NASTY
        assert module.SandyBeaches.calls[0].title.sv.startswith(NASTY)
