"""`avustin audit`: what a person at a terminal, or cron, is told."""

import shutil
import sqlite3
from pathlib import Path
from uuid import UUID

import pytest
from tests.core.chains import chain_of
from typer.testing import CliRunner

from avustin_core.audit import link, values_digest
from avustin_schema.commands.program import app

run = CliRunner()


@pytest.fixture
def data(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder whose database has a chain of five."""
    for file in sqlite_template.parent.iterdir():
        shutil.copy(file, tmp_path / file.name)
    monkeypatch.setenv("AVUSTIN_DATA", str(tmp_path))
    with sqlite3.connect(tmp_path / "avustin.db") as database:
        for event in chain_of(5):
            database.execute(
                "insert into audit_events (id, chain, seq, at, actor_id, role, act, object_type, object_id, request_id, "
                "values_digest, previous, digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (event.id.hex, event.chain, event.seq, f"{event.at:%Y-%m-%d %H:%M:%S.000000}", event.actor_id.hex, event.role,
                 event.act, event.object_type, event.object_id, event.request_id, event.values_digest, event.previous,
                 event.digest),
            )  # fmt: skip
            database.execute("insert into audit_values values (?, ?, ?)", (event.id.hex, event.salt, event.spelt))
            assert (link(event), values_digest(event.salt, event.spelt)) == (event.digest, event.values_digest)
        database.execute("insert into audit_heads values ('core', 5, ?)", (event.digest,))
    return tmp_path


def touch(data: Path, statement: str) -> None:
    """What somebody does who holds the database."""
    with sqlite3.connect(data / "avustin.db") as database:
        database.execute("pragma foreign_keys = off")
        database.execute(statement)


def told(output: str) -> str:
    """The words, whatever the width of the terminal."""
    return " ".join(output.split())


def test_a_trail_that_is_whole_says_so_and_what_is_not_proved(data: Path) -> None:
    verified = run.invoke(app, ["audit", "verify"])

    assert verified.exit_code == 0
    assert "Whole: as they were written, all 5 events (chains: 1)." in told(verified.stdout)
    assert "There are no anchors." in told(verified.stdout)


def test_the_first_bad_event_is_named_with_exit_code_1(data: Path) -> None:
    touch(data, "update audit_events set act = 'nothing' where seq = 3")

    verified = run.invoke(app, ["audit", "verify"])

    assert verified.exit_code == 1
    assert "Not whole: chain core, number 3: changed" in told(verified.stdout)
    assert f"event {UUID(int=3)}" in told(verified.stdout)
    assert "Whole:" not in verified.stdout.replace("Not whole:", "")


def test_anchors_show_a_tail_that_is_gone(data: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "elsewhere" / "anchors.jsonl")
    anchored = [run.invoke(app, ["audit", "anchor", "--anchors", path]) for _ in range(2)]
    touch(data, "delete from audit_values where event_id = (select id from audit_events where seq = 5)")
    touch(data, "delete from audit_events where seq = 5")
    touch(data, "update audit_heads set seq = 4, digest = (select digest from audit_events where seq = 4)")

    bare, verified = (run.invoke(app, ["audit", "verify", *more]) for more in ((), ("--anchors", path)))

    assert [each.stdout.partition(" ")[0] for each in anchored] == ["line", "nothing"]
    assert (bare.exit_code, verified.exit_code) == (0, 1)
    assert "Not whole: core, number 5: missing" in told(verified.stdout)


def test_values_are_erased_with_a_reason_and_by_a_choice(data: Path) -> None:
    choose = ["audit", "erase", "--reason", "Aika on täynnä"]
    refused = [
        run.invoke(app, [*choose, "--yes"]),
        run.invoke(app, [*choose, "--yes", "--before", "2019-08-01"]),
        run.invoke(app, [*choose, "--yes", "--event", "seven"]),
        run.invoke(app, [*choose, "--event", str(UUID(int=2))], input="n\n"),
        run.invoke(app, [*choose, "--yes", "--event", str(UUID(int=99))]),
    ]

    erased = run.invoke(app, [*choose, "--yes", "--before", "2019-08-01T09:03:00+00:00"])

    assert [each.exit_code for each in refused] == [1] * 5
    assert "give either --before or --event" in refused[0].output
    assert "zone" in refused[1].output
    assert (erased.exit_code, erased.stdout) == (0, "events whose values are erased now: 2\n")
    verified = run.invoke(app, ["audit", "verify"])
    assert verified.exit_code == 0
    assert "Events whose values are erased: 2." in told(verified.stdout)
