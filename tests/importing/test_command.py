"""`avustin import-form`: files in, a file out, and a list of what is left to do."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.importing.helsinki import FOLDER, imported
from typer.testing import CliRunner

from avustin_core.importing import loaded
from avustin_schema.commands.program import app

SCHEMA = {"type": "object", "properties": {"name": {"type": "string", "title": "Nimi", "default": "x"}}}


def run(*arguments: str | Path) -> Any:
    """The command's result."""
    return CliRunner().invoke(app, ["import-form", *map(str, arguments)])


def written(file: Path, value: object) -> Path:
    """A JSON file."""
    file.write_text(json.dumps(value), encoding="utf-8")
    return file


def test_it_writes_a_form_and_lists_what_is_left(tmp_path: Path) -> None:
    form, output = FOLDER / "kasko_ip_lisa", tmp_path / "form.py"
    common = ("--translations", FOLDER / "defaultTranslations.json", "--translations", form / "translation.json")

    done = run(form / "schema.json", "--ui", form / "uiSchema.json", *common, "-o", output)

    assert done.exit_code == 0, done.output
    code = output.read_text(encoding="utf-8")
    assert code.partition("# Imported by")[0] == imported("kasko_ip_lisa").code.partition("# Imported by")[0]
    assert loaded(code, "KaskoIpLisa").version == "1.0"
    assert done.stdout == ""
    assert f"{output}: KaskoIpLisa, 7 questions" in done.stderr
    assert set(imported("kasko_ip_lisa").list()) <= set(done.stderr.splitlines())


def test_without_a_file_to_write_it_prints_the_form(tmp_path: Path) -> None:
    schema = written(tmp_path / "ranta-avustus.json", SCHEMA)
    done = run(schema, "--inline", "sv", "--report")

    assert done.exit_code == 0, done.output
    assert 'class RantaAvustus(ReportForm, version="1.0"):' in done.stdout
    assert 'name: ShortText | None = field(fi="TODO Nimi", sv="Nimi"' in done.stdout
    assert "a default: here nobody's answer is given beforehand: name" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["gone.json"], "gone.json: can't be read (No such file or directory); name a file that is there"),
        (["broken.json"], "broken.json: isn't JSON (line 1, column 2: "),
        (["list.json"], "schema: holds a list where an object is needed"),
        (["latin.json"], "latin.json: isn't UTF-8; save it as UTF-8"),
        (["deep.json"], "deep.json: is nested too deep"),
        (["form.json", "--ui", "list.json"], "ui: holds a list where an object is needed"),
        (["form.json", "--translations", "list.json"], "list.json: translations are an object"),
        (["form.json", "--translations", "form.json"], "form.json: has no texts by language"),
        (["form.json", "--name", "ApplicationForm"], "'ApplicationForm' can't name the form"),
        (["form.json", "--name", "form x"], "write letters and digits, and no name of Avustin's own, such as FormX"),
        (["form.json", "-o", "list.json"], "list.json is there already; write another name, or take it away first"),
        (["form.json", "-o", "nowhere/form.py"], "nowhere/form.py: can't be written"),
    ],
)
def test_bad_files_and_names_are_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    written(Path("form.json"), SCHEMA)
    written(Path("list.json"), [])
    Path("broken.json").write_text("{", encoding="utf-8")
    Path("latin.json").write_bytes(b'{"a": "\xe4"}')
    Path("deep.json").write_text('{"a":' * 100_000, encoding="utf-8")

    done = run(*arguments)

    assert (done.exit_code, done.stdout) == (1, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not Path("form.py").exists()
