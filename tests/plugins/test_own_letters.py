"""A programme's own letters: the example of the page is made, versions go by their day, and what is wrong is told."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.architecture.house import ROOT

from avustin_core.faults.letters import letter_faults as faults_at_the_start
from avustin_core.letters.locks import write_letter_lock
from avustin_core.letters.templates import all_of, chosen
from avustin_core.plugin import LetterKind, LetterTemplate, Programme
from avustin_core.testing.letters import letter_faults
from avustin_core.testing.locked import letter_lock_faults

PAGE = (ROOT / "docs" / "how-to" / "letters.md").read_text(encoding="utf-8")
NEW_YEAR = date(2020, 1, 1)


def programme(*templates: LetterTemplate) -> type[Programme]:
    """A programme that brings these."""
    return type("Beaches", (Programme,), {"code": "beaches", "letters": templates})


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The template of the page, as a file of a plugin."""
    found = re.search(r"```typst\n(.*?)```", PAGE, re.DOTALL)
    assert found
    file = tmp_path / "decision_1.typ"
    file.write_text(found[1], encoding="utf-8")
    return file


def test_the_template_of_the_page_makes_letters_of_every_outcome(example: Path) -> None:
    assert list(letter_faults(programme(LetterTemplate(LetterKind.DECISION, "1", date.min, example)))) == []


def test_a_template_that_is_not_accessible_is_told(example: Path) -> None:
    example.write_text(example.read_text(encoding="utf-8") + "\n#heading(level: 4)[Aliotsikko]\n", encoding="utf-8")

    [fault] = letter_faults(programme(LetterTemplate(LetterKind.DECISION, "1", date.min, example)))

    assert "heading" in str(fault)
    assert "beaches/DECISION 1 of GRANT in fi" in str(fault)


def test_letters_are_made_by_the_version_of_their_day(example: Path) -> None:
    own = programme(
        LetterTemplate(LetterKind.DECISION, "1", date(2019, 8, 1), example),
        LetterTemplate(LetterKind.DECISION, "2", NEW_YEAR, example),
    )
    days = (date(2019, 7, 31), date(2019, 8, 1), date(2019, 12, 31), NEW_YEAR)

    found = [chosen(LetterKind.DECISION, own(), day) for day in days]

    assert [each.name for each in found] == ["core/DECISION", *["beaches/DECISION"] * 3]
    assert [each.version for each in found] == ["1", "1", "1", "2"]
    assert chosen(LetterKind.NOTICE, own(), NEW_YEAR).name == "core/NOTICE"


def test_a_released_template_never_changes(example: Path) -> None:
    before = programme(LetterTemplate(LetterKind.DECISION, "1", date.min, example))
    assert write_letter_lock(example.parent, all_of(before)) == ["beaches/DECISION 1"]
    other = example.with_name("other.typ")
    other.write_text("Muu", encoding="utf-8")

    changed = programme(LetterTemplate(LetterKind.DECISION, "1", date.min, other))

    assert list(letter_lock_faults(before, example.parent)) == []
    [fault] = letter_lock_faults(changed, example.parent)
    assert "was changed after its release" in str(fault)
    with pytest.raises(ValueError, match="write a new version in another file"):
        write_letter_lock(example.parent, all_of(changed))


def test_a_start_is_stopped_by_what_can_not_be_chosen(example: Path) -> None:
    twice = LetterTemplate(LetterKind.DECISION, "1", date.min, example)
    gone = LetterTemplate(LetterKind.NOTICE, "1", date.min, example.with_name("gone.typ"))

    assert [fault for fault, _ in faults_at_the_start(programme(twice, twice, gone))] == [
        "DECISION 1 is there twice", "DECISION 1 begins with another", "NOTICE 1 has no file gone.typ",
    ]  # fmt: skip
