"""The command line: what it lists, writes and refuses."""

import sqlite3
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest
from typer.testing import CliRunner

from avustin_core.faults import PluginFault
from avustin_core.settings import Settings
from avustin_schema import serving, tables
from avustin_schema.commands.program import app
from avustin_schema.demonstration import clock_of, settings_of
from avustin_schema.evolution import files as schema_files
from avustin_schema.evolution import sets

run = CliRunner()


def test_plugins_are_listed_with_programmes_forms_and_hooks(folder: Path) -> None:
    listed = run.invoke(app, ["plugins"])

    assert listed.exit_code == 0
    for word in (
        "digi2019_yhteishankkeet",
        "avustin-digi2019-yhteishankkeet",
        "1.0.0",
        "FinalReport 1.0",
        "avustin_programmes",
    ):
        assert word in listed.stdout


def test_a_fault_of_a_plugin_is_one_line_on_stderr(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(settings: Settings) -> None:
        raise PluginFault("broken", "forms.py:7", "no Swedish label", "write sv=…")

    monkeypatch.setattr(tables, "registry_of", broken)

    failed = run.invoke(app, ["plugins"])

    assert failed.exit_code == 1
    assert failed.stdout == ""
    assert failed.stderr.count("\n") == 1
    assert "broken" in failed.stderr
    assert "forms.py:7" in failed.stderr
    assert "Traceback" not in failed.output


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::"])
def test_a_demonstration_is_not_shown_to_other_machines_unasked(
    host: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[str] = []
    monkeypatch.setattr(serving, "serve", lambda **how: served.append(how["host"]))

    refused = run.invoke(app, ["serve", "--demo", "--host", host])
    allowed = run.invoke(app, ["serve", "--demo", "--host", host, "--public"])

    assert refused.exit_code == 1
    assert "--public" in refused.stderr
    assert allowed.exit_code == 0
    assert served == [host]


def test_the_clock_is_a_demonstrations(folder: Path) -> None:
    refused = run.invoke(app, ["serve", "--clock", "2019-09-19T16:14+03:00"])

    assert refused.exit_code == 1
    assert "--demo" in refused.stderr


@pytest.mark.parametrize("moment", ["2019-09-19T16:14", "yesterday", ""])
def test_a_moment_needs_its_zone(moment: str, folder: Path) -> None:
    refused = run.invoke(app, ["serve", "--demo", "--clock", moment])

    assert refused.exit_code == 2
    assert "2019-09-19T16:14+03:00" in refused.stderr


def test_a_demonstration_at_another_moment_has_a_database_of_its_own(folder: Path) -> None:
    at = datetime(2019, 9, 19, 13, 14, tzinfo=UTC)

    assert settings_of(at).data == folder / "data" / "demo-2019-09-19T1614"
    assert settings_of(None).data == folder / "data"
    assert abs((clock_of(at).now() - at).total_seconds()) < 5


def test_the_schema_is_written_and_compared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "schema.graphql"
    monkeypatch.setattr(schema_files, "files", lambda whole: islice(sets.files(whole), 1))

    missing = run.invoke(app, ["schema", "--check", "--path", str(path)])
    written = run.invoke(app, ["schema", "--path", str(path)])
    same = run.invoke(app, ["schema", "--check", "--path", str(path)])
    path.write_text(path.read_text().replace("setClock(", "setTime("))
    changed = run.invoke(app, ["schema", "--check", "--path", str(path)])

    assert [each.exit_code for each in (missing, written, same, changed)] == [1, 0, 0, 1]
    assert "setClock" in changed.stderr
    assert changed.stderr.count("\n") == 1


def test_the_embedded_database_is_migrated(folder: Path) -> None:
    assert run.invoke(app, ["migrate"]).exit_code == 0
    assert (folder / "data" / "avustin.db").exists()


def test_nothing_is_thrown_away_where_real_people_are(folder: Path) -> None:
    run.invoke(app, ["migrate"])
    database = sqlite3.connect(folder / "data" / "avustin.db")
    person = ("01a20bee6da671a78e062162974b38a6", "a", "Aino", "FI", 0)
    database.execute("insert into users (id, subject, name, language, is_fictional) values (?, ?, ?, ?, ?)", person)
    database.commit()

    refused = [run.invoke(app, command) for command in (["demo"], ["demo", "--again"])]

    assert [each.exit_code for each in refused] == [1, 1]
    assert "aren't invented" in refused[1].stderr
    assert database.execute("select name from users").fetchall() == [("Aino",)]


def test_a_backup_is_taken_and_put_back_with_and_without_the_plugins(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run.invoke(app, ["migrate"]).exit_code == 0

    taken = run.invoke(app, ["backup", "kept.tar"])
    monkeypatch.setenv("AVUSTIN_PLUGINS_BLOCKED", "digi2019_tiedolla_johtaminen,digi2019_yhteishankkeet")
    restored = run.invoke(app, ["restore", "kept.tar"])

    assert (taken.exit_code, restored.exit_code) == (0, 0), taken.output + restored.output
    assert "is in its place" in restored.output
    assert list((folder / "data").glob("avustin.db.before-restore-*"))
