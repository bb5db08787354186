"""What a form says of its files holds when answers are read, and is told to whoever draws it."""

from avustin_core.forms import References, check_form, describe, read, spec_of, ui_schema
from avustin_core.plugin import PARTIES, Attachment, DocumentView, Form, Language, ShortText, field

MEGABYTE = 1024 * 1024


class Drawings(Form, version="1.0"):
    """A form with files."""

    drawings: list[Attachment] = field(
        fi="Piirrokset", sv="Ritningar", visible=PARTIES, accepts=("image/*",), largest=MEGABYTE, at_most=2
    )


class Faulty(Form, version="1.0"):
    """Limits where they bound nothing."""

    title: ShortText = field(fi="Nimi", sv="Namn", visible=PARTIES, largest=5)
    drawing: Attachment = field(fi="Piirros", sv="Ritning", visible=PARTIES, largest=0)


def stored(id: str, media_type: str = "image/png", size: int = MEGABYTE, *, infected: bool = False) -> DocumentView:
    """A document that answers may name."""
    return DocumentView(id, f"{id}.png", media_type, size, infected)


def problems_of(*documents: DocumentView) -> list[str]:
    """The codes of what is wrong when these are the drawings."""
    references = References(documents={each.id: each for each in documents})
    answers = {"drawings": [each.id for each in documents]}
    return [each.code.value for each in read(spec_of(Drawings), answers, references).problems]


def test_a_file_of_a_field_is_of_its_kind_and_size_and_clean() -> None:
    one, two, three = (stored(name) for name in ("a", "b", "c"))

    assert problems_of(one, two) == []
    assert problems_of(one, two, three) == ["TOO_MANY"]
    assert problems_of(stored("a", "application/pdf")) == ["MEDIA_TYPE"]
    assert problems_of(stored("a", size=MEGABYTE + 1)) == ["FILE_TOO_LARGE"]
    assert problems_of(stored("a", infected=True)) == ["DOCUMENT_INFECTED"]


def test_the_message_says_how_large_it_may_be() -> None:
    references = References(documents={"a": stored("a", size=2 * MEGABYTE)})

    (problem,) = read(spec_of(Drawings), {"drawings": ["a"]}, references).problems

    assert problem.message.get(Language.FI) == (
        "Kohdan ”Piirrokset” liite on liian suuri (2049 kt), enintään 1024 kt. Pienennä tiedostoa ja lisää se uudelleen."
    )


def test_limits_are_told() -> None:
    (described,) = describe(spec_of(Drawings))
    drawn = ui_schema(spec_of(Drawings))["drawings"]

    assert (described["largest"], described["accepts"]) == (MEGABYTE, ["image/*"])
    assert drawn == {
        "ui:options": {"reference": "document", "accept": "image/*", "largest": MEGABYTE, "maxFiles": 2}
    }  # fmt: skip


def test_limits_that_bound_nothing_stop_the_start() -> None:
    assert check_form(Faulty) == [
        "Faulty.title: largest= is for attachments",
        "Faulty.drawing: largest=0 takes no file: give a number of bytes",
    ]
