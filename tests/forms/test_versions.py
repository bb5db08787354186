"""Versions: what is locked at release, what one type for all of them needs, and how answers move between them."""

from pathlib import Path
from typing import Any

import pytest

from avustin_core.forms import (
    Difference,
    LockBroken,
    check_form,
    differences,
    kept_in,
    kept_of,
    lock_differences,
    lock_of,
    migrate,
    migration_faults,
    read_lock,
    spec_of,
    structure_digest,
    text_digest,
    union_faults,
    union_of,
    write_lock,
)
from avustin_core.plugin import (
    PARTIES,
    REGISTER,
    Answers,
    Choice,
    DeclarationError,
    Form,
    LongText,
    Money,
    Section,
    ShortText,
    Text,
    answered,
    check,
    field,
    migrates,
    option,
)


class Colour(Choice):
    RED = option(fi="punainen", sv="röd")
    BLUE = option(fi="sininen", sv="blå")


class Row(Section):
    year: int = field(fi="Vuosi", sv="År")


class First(Form, version="1.0", name="Report"):
    title: ShortText = field(fi="Nimi", sv="Namn", visible=REGISTER)
    colour: Colour = field(fi="Väri", sv="Färg", visible=REGISTER)
    old: LongText = field(fi="Vanha", sv="Gammal", visible=PARTIES)
    rows: list[Row] = field(fi="Rivit", sv="Rader", visible=PARTIES)


def second() -> type[Form]:
    class Colour(Choice):
        RED = option(fi="punainen", sv="röd", deprecated=True)
        BLUE = option(fi="sininen", sv="blå")
        GREEN = option(fi="vihreä", sv="grön")

    class Row(Section):
        year: int = field(fi="Vuosi", sv="År")
        amount: Money = field(fi="Summa", sv="Belopp")

    class Second(Form, version="1.1", name="Report"):
        title: ShortText = field(fi="Hankkeen nimi", sv="Projektets namn", visible=REGISTER)
        colour: Colour = field(fi="Väri", sv="Färg", visible=REGISTER)
        rows: list[Row] = field(fi="Rivit", sv="Rader", visible=PARTIES)

    return Second


Second = second()
SPECS = [spec_of(First), spec_of(Second)]


class Reworded(Form, version="1.0", name="Report"):
    title: ShortText = field(fi="Hankkeen nimi", sv="Projektets namn", visible=REGISTER)
    colour: Colour = field(fi="Väri", sv="Färg", visible=REGISTER)
    old: LongText = field(fi="Vanha", sv="Gammal", visible=PARTIES)
    rows: list[Row] = field(fi="Rivit", sv="Rader", visible=PARTIES)


class Rebuilt(Form, version="1.0", name="Report"):
    title: ShortText = field(fi="Nimi", sv="Namn", visible=REGISTER, required=False)
    colour: Colour = field(fi="Väri", sv="Färg", visible=REGISTER)
    rows: list[Row] = field(fi="Rivit", sv="Rader", visible=PARTIES)


def test_a_correction_of_a_text_leaves_the_structure_locked() -> None:
    assert structure_digest(spec_of(First)) == structure_digest(spec_of(Reworded))
    assert text_digest(spec_of(First)) != text_digest(spec_of(Reworded))


def test_what_changed_between_versions_is_told_in_words_and_what_of_it_concerns_answers() -> None:
    class Colour(Choice):
        RED = option(fi="punainen", sv="röd")
        PINK = option(fi="pinkki", sv="rosa")

    class Third(Form, version="1.2", name="Report"):
        title: ShortText = field(fi="Otsikko", sv="Rubrik", visible=PARTIES, limit=50)
        colour: Colour = field(fi="Sävy", sv="Nyans", visible=REGISTER)
        rows: LongText = field(fi="Rivit", sv="Rader", visible=PARTIES, required=False)
        names: ShortText = field(fi="Nimet", sv="Namn", visible=PARTIES, when=answered(title))
        title_is_short = check(holds=answered(title), says=Text("Lyhyt.", "Kort."), about=[title])

    found = differences(kept_of(spec_of(Second)), kept_of(spec_of(Third)))

    assert [(str(each), each.concerns_answers) for each in found] == [
        ("title: is narrowed: the longest was 200 and is 50", True),
        ("title: was seen by REGISTER and is seen by PARTIES", False),
        ("colour: lost the choice BLUE", True),
        ("colour: lost the choice GREEN", True),
        ("colour: has the new choice PINK", False),
        ("rows: was ROWS and is LONG_TEXT", True),
        ("names: is new, and must be answered", True),
        ("rows.year: is gone", True),
        ("rows.amount: is gone", True),
        ("title_is_short: is a new check", True),
    ]
    reworded = differences(kept_of(spec_of(First)), kept_of(spec_of(Reworded)))
    assert [str(each) for each in reworded] == ["title: only its words: label"]
    assert [str(each) for each in differences(kept_of(spec_of(First)), kept_of(spec_of(Rebuilt)))] == [
        "title: may be left out", "old: is gone",
    ]  # fmt: skip


def test_the_lock_says_what_is_other_than_released(tmp_path: Path) -> None:
    write_lock(tmp_path, SPECS)
    lock = read_lock(tmp_path)

    assert lock == lock_of(SPECS)
    assert kept_in(lock, "Report", "1.0") == kept_of(SPECS[0])
    assert lock_differences(lock, SPECS) == []
    reworded = lock_differences(lock, [spec_of(Reworded), SPECS[1]])
    assert [(each.version, each.what, each.breaks) for each in reworded] == [("1.0", Difference.TEXTS, False)]
    rebuilt = lock_differences(lock, [spec_of(Rebuilt)])
    assert [(each.version, each.what, each.breaks) for each in rebuilt] == [
        ("1.0", Difference.STRUCTURE, True),
        ("1.1", Difference.GONE, True),
    ]
    assert str(rebuilt[0]) == (
        "Report 1.0: its structure or conditions changed after release: undo that, and release a new version"
    )


def test_a_broken_lock_is_not_written_over(tmp_path: Path) -> None:
    write_lock(tmp_path, SPECS)

    with pytest.raises(LockBroken, match=r"Report 1\.0: its structure"):
        write_lock(tmp_path, [spec_of(Rebuilt), SPECS[1]])

    assert read_lock(tmp_path) == lock_of(SPECS)


def test_the_union_has_all_fields_and_options_with_the_dropped_ones_deprecated() -> None:
    found = union_of(SPECS)

    fields = [(each.name, each.versions, each.deprecated) for each in found.walk()]
    assert (found.name, found.versions) == ("Report", ("1.0", "1.1"))
    assert fields == [
        ("title", ("1.0", "1.1"), False),
        ("colour", ("1.0", "1.1"), False),
        ("rows", ("1.0", "1.1"), False),
        ("year", ("1.0", "1.1"), False),
        ("amount", ("1.1",), False),
        ("old", ("1.0",), True),
    ]
    assert found.fields[0].label.fi == "Hankkeen nimi"
    assert [(each.name, each.deprecated) for each in found.fields[1].options] == [
        ("RED", True),
        ("BLUE", False),
        ("GREEN", False),
    ]
    assert (found.fields[1].choice_name, found.fields[2].section_name) == ("Colour", "Row")


def test_a_name_never_changes_its_kind_and_a_choice_never_loses_an_option() -> None:
    class Fewer(Choice):
        BLUE = option(fi="sininen", sv="blå")

    class Third(Form, version="1.2", name="Report"):
        old: Money = field(fi="Vanha", sv="Gammal", visible=PARTIES)
        colour: Fewer = field(fi="Väri", sv="Färg", visible=REGISTER)

    specs = [*SPECS, spec_of(Third)]

    assert union_faults(specs) == [
        "Report 1.2: old was LONG_TEXT and is MONEY: give the new question another name",
        "Report 1.2: colour lost the option RED: keep it with deprecated=True",
        "Report 1.2: colour lost the option GREEN: keep it with deprecated=True",
        "Report 1.2: colour had the class Colour and has Fewer: keep the name",
    ]
    with pytest.raises(DeclarationError, match="give the new question another name"):
        union_of(specs)


@migrates("1.0", "1.1", back=lambda answers: {**answers, "old": "back"})
def to_second(answers: Answers) -> dict[str, object]:
    return {name: value for name, value in answers.items() if name != "old"}


def test_answers_move_by_the_declared_steps_and_stay_as_they_were_where_they_came_from() -> None:
    answers: dict[str, Any] = {"title": 5, "old": {"half": "read"}, "rows": [{"year": "12,"}]}

    moved = migrate(SPECS, [to_second], answers, source="1.0", target="1.1")

    assert moved == {"title": 5, "rows": [{"key": "r1", "year": "12,"}]}
    assert answers["rows"] == [{"year": "12,"}]
    assert migrate(SPECS, [to_second], moved, source="1.1", target="1.0") == moved | {"old": "back"}
    assert migrate(SPECS, [], moved, source="1.1", target="1.1") == moved


def test_a_migration_that_is_missing_or_leads_nowhere_is_told() -> None:
    @migrates("1.1", "2.0")
    def nowhere(answers: Answers) -> dict[str, object]:
        return dict(answers)

    assert migration_faults(SPECS, [to_second]) == []
    assert migration_faults(SPECS, [nowhere]) == [
        'Report: no migration from 1.0 to 1.1: write one with @migrates("1.0", "1.1")',
        "Report: the migration from 1.1 to 2.0 isn't between versions that follow on each other",
    ]
    with pytest.raises(DeclarationError, match=r"there is no migration from 1\.0 to 1\.1"):
        migrate(SPECS, [], {}, source="1.0", target="1.1")


def test_the_versions_themselves_are_without_fault() -> None:
    assert [check_form(form) for form in (First, Second)] == [[], []]
