"""`avustin explain` prints what an operation runs and how the database goes about it, and refuses what it can't run."""

from pathlib import Path

import pytest
from sqlalchemy import make_url
from typer.testing import CliRunner

from avustin_schema.commands.program import app

run = CliRunner()
REGISTER = (
    "query ($day: Date) { register(first: 5, filter: {decidedOn: {from: $day}}) { totalCount nodes { purpose } } }"
)
INDEX = "ix_register_entries_decided_on_id"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path, text: str) -> str:
    file = folder / "operation.graphql"
    file.write_text(text)
    return str(file)


def test_statements_are_printed_with_the_origins_of_their_parameters_and_the_databases_plan(
    database: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AVUSTIN_DATABASE", database)

    told = run.invoke(app, ["explain", written(folder, REGISTER), "--variables", '{"day": "2019-12-01"}'])

    assert told.exit_code == 0, told.output
    assert told.stdout.count("FROM register_entries") == 2
    assert "the size of the page, and one" in told.stdout
    assert "the filter's value 1" in told.stdout
    wanted = f"USING INDEX {INDEX}" if make_url(database).get_backend_name() == "sqlite" else "Limit  (cost="
    assert wanted in told.stdout


def test_the_variables_that_a_file_is_tried_with_are_used_where_none_are_given(
    sqlite_template: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AVUSTIN_DATABASE", f"sqlite+aiosqlite:///{sqlite_template}")
    tried = '# title: The register\n# variables: {"day": "@tomorrow"}\n' + REGISTER.replace(
        "$day: Date", "$day: DateTime"
    )
    tried = tried.replace("decidedOn", "publishedAt")

    told = run.invoke(app, ["explain", written(folder, tried)])

    assert told.exit_code == 0, told.output
    assert "the filter's value 1" in told.stdout


@pytest.mark.parametrize(
    ("operation", "more", "remedy"),
    [
        ('mutation { setClock(input: {at: "2019-12-01T00:00:00Z"}) { serverTime } }', (), "one operation that reads"),
        ("{ serverTime", (), "Syntax Error"),
        ("{ __schema { description } }", (), "no plan: introspection"),
        (REGISTER, ("--variables", "[1]"), "a JSON object"),
        ("query ($id: ID!) { call(id: $id) { id } }", (), "--variables: Variable '$id'"),
        (REGISTER, ("--as", "nobody"), "nobody here is 'nobody'"),
    ],
)
def test_what_it_cannot_run_is_refused_in_a_line(
    operation: str,
    more: tuple[str, ...],
    remedy: str,
    sqlite_template: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AVUSTIN_DATABASE", f"sqlite+aiosqlite:///{sqlite_template}")

    refused = run.invoke(app, ["explain", written(folder, operation), *more])

    assert refused.exit_code == 1
    assert remedy in refused.stderr
    assert refused.stderr.count("\n") == 1
