"""`avustin forms diff` and `avustin forms lock`, from the first lock to a second version."""

from pathlib import Path
from typing import Any

from tests.plugins.beaches import FORM, PROGRAMME, as_distribution, broken, files, importable, write
from typer.testing import CliRunner

from avustin_schema.commands.program import app

OLD = "beaches/form_1_0.py"
WORKS = '    works: list[Work] = field(fi="Mitä tehdään", sv="Vad som görs", at_least=1, visible=PARTIES)\n'
PLAN = """    access_plan: LongText = field(
        fi="Esteettömyyssuunnitelma", sv="Plan för tillgänglighet", when=includes(works, Work.ACCESS), visible=PARTIES
    )
"""
YEAR = '    year: int = field(fi="Vuosi", sv="År", visible=PARTIES)\n'
READS = "met_if(application.applicant.is_municipality)"
FORM_IS = "application_form = BeachApplication\n"
FORMS = (FORM_IS, f"{FORM_IS}    application_forms = (Before, BeachApplication)\n")
IMPORT = (
    "from beaches.form import",
    "from beaches.form_1_0 import BeachApplication as Before\nfrom beaches.form import",
)
SETTINGS = "    settings = (LARGEST_SHARE,)\n"
MIGRATIONS = (SETTINGS, f"{SETTINGS}    migrations = (works_are_not_asked,)\n")
MOVE = """
@migrates("1.0", "1.1")
def works_are_not_asked(answers):
    return {name: value for name, value in answers.items() if name not in ("works", "accessPlan")}


class Beaches("""


def ran(folder: Path, *arguments: str) -> tuple[int, str]:
    """The command's exit code and all that it said."""
    with importable(folder):
        done: Any = CliRunner().invoke(app, ["forms", *arguments])
    return done.exit_code, done.output


def second(*changes: tuple[str, str]) -> dict[str, str]:
    """The files with a second version, which asks no works, and the old one beside it."""
    form = broken(FORM, ('version="1.0"', 'version="1.1"'), (WORKS, ""), (PLAN, YEAR))[FORM]
    return broken(PROGRAMME, FORMS, IMPORT, *changes) | {FORM: form, OLD: files()[FORM]}


def test_what_is_released_is_told_from_what_changed_until_it_is_locked(tmp_path: Path) -> None:
    as_distribution(write(tmp_path, files()))
    assert ran(tmp_path, "diff", "beaches")[0] == 1
    code, said = ran(tmp_path, "lock", "beaches")
    assert (code, said.splitlines()) == (
        0,
        [
            "beaches: BeachApplication 1.0 is locked",
            "beaches: BeachReport 1.0 is locked",
            "beaches: criterion SAFETY is locked",
        ],
    )
    assert ran(tmp_path, "lock", "beaches") == (0, "")
    assert ran(tmp_path, "diff", "beaches")[0] == 0

    write(tmp_path, broken(FORM, (WORKS, ""), (PLAN, YEAR), ('fi="Haettava avustus"', 'fi="Haettu summa"')))
    code, said = ran(tmp_path, "diff", "beaches")
    assert (code, [line.strip() for line in said.splitlines()][:8]) == (
        1,
        [
            "beaches: BeachApplication",
            "1.0: its structure or conditions changed after release: undo that, and release a new version",
            "! year: is new, and must be answered",
            "! accessPlan: is gone",
            "! works: is gone",
            "applied: only its words: label",
            "beaches: BeachReport",
            "1.0 is as it was locked",
        ],
    )
    code, said = ran(tmp_path, "lock", "beaches")
    assert (code, "undo that, and release a new version; `avustin forms diff beaches` tells what" in said) == (1, True)


def test_a_second_version_is_locked_with_its_migration_and_when_nothing_refers_to_what_is_gone(tmp_path: Path) -> None:
    as_distribution(write(tmp_path, files()))
    assert ran(tmp_path, "lock", "beaches")[0] == 0

    write(tmp_path, second((READS, "met_if(bool(application.works))")))
    code, said = ran(tmp_path, "diff", "beaches")
    lines = [line.strip() for line in said.splitlines()]
    assert (code, lines[1:8]) == (
        1,
        [
            "1.0 is as it was locked",
            "1.1: it isn't locked yet: lock it at release",
            "1.0 → 1.1",
            "! year: is new, and must be answered",
            "! works: is gone",
            "! accessPlan: is gone",
            "3 changes concern answers; a migration is demanded and isn't there: "
            'write one with @migrates("1.0", "1.1")',
        ],
    )
    code, said = ran(tmp_path, "lock", "beaches")
    assert (code, "no migration from 1.0 to 1.1" in said) == (1, True)

    moved = (("class Beaches(", MOVE.lstrip("\n")), ("    met_if,\n", "    met_if,\n    migrates,\n"), MIGRATIONS)
    write(tmp_path, second((READS, "met_if(bool(application.works))"), *moved))
    code, said = ran(tmp_path, "lock", "beaches")
    assert code == 1
    assert "Beaches.applicant_is_a_municipality (beaches/__init__.py:" in said
    assert "reads application.works, which version 1.1 doesn't ask – read what took its place" in said

    write(tmp_path, second(*moved))
    assert ran(tmp_path, "lock", "beaches") == (0, "beaches: BeachApplication 1.1 is locked\n")
    code, said = ran(tmp_path, "diff", "beaches")
    assert (code, "a migration is demanded and is there: works_are_not_asked" in said) == (0, True)


def test_a_name_that_is_not_installed_is_told_with_those_that_are() -> None:
    done = CliRunner().invoke(app, ["forms", "diff", "beeches"])

    assert done.exit_code == 1
    assert "no plugin or programme 'beeches' is installed; there are: digi2019_tiedolla_johtaminen" in done.output
