"""The format of long texts: what may be in them, and what is refused where it is written."""

import pytest
from tests.core.ferries import Ferries

from avustin_core.calls.models import Call
from avustin_core.calls.values import CallValues, changes
from avustin_core.decisions.contents import Contents
from avustin_core.errors import InvalidInput
from avustin_core.faults.programmes import faults_of
from avustin_core.long_texts import fault_of
from avustin_core.plugin import Language, Text


@pytest.mark.parametrize(
    "text",
    [
        "Tavallinen teksti.\n\nToinen kappale,\ntoinen rivi.",
        "## Otsikko\n\n- yksi\n- **kaksi** ja *kolme*\n\n1. ensin\n\n> lainaus",
        "x < 5 milj. € & y > 3; 1394/2022 8 §; 1.1.2020 alkaen; A*B",
        "    Sisennetty kappale",
        "[ohje](https://example.org/ohje), <mailto:kirjaamo@kunta.example>",
        "",
    ],
)
def test_plain_and_lightly_marked_text_is_of_the_format(text: str) -> None:
    assert fault_of(text) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<b>lihava</b>", "<b>"),
        ("ok\n\n<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("[tästä](javascript:alert(1))", "javascript:alert(1)"),
        ("[tästä](/suhteellinen)", "/suhteellinen"),
        ("![kuva](https://example.org/x.png)", "kuva"),
        ("- `koodi`", "koodi"),
        ("yksi\n\n***\n\nkaksi", "hr"),
    ],
)
def test_html_images_code_and_other_links_are_not(text: str, fault: str) -> None:
    assert fault_of(text) == fault


def test_a_decision_and_a_call_refuse_what_is_not_of_it_by_the_name_of_the_field() -> None:
    with pytest.raises(InvalidInput) as of_decision:
        Contents(reasons="Perustelut: <b>hyvä</b>").columns()
    with pytest.raises(InvalidInput) as of_call:
        changes(
            Ferries(), Call.model_construct(), CallValues(published_facts=Text("ok", "se ![bild](https://example.org)"))
        )

    assert (of_decision.value.path, of_call.value.path) == (("reasons",), ("publishedFacts",))
    assert "<b>" in of_decision.value.message(Language.FI)
    assert "tekstimuotoon" in of_decision.value.message(Language.FI)


def test_a_programme_with_such_a_text_does_not_start() -> None:
    class Marked(Ferries):
        purpose = Text(fi="Lauttoihin <br> tukea", sv="Stöd för färjor")

    (fault,) = faults_of(Marked, "ferries")

    assert "'<br>'" in str(fault)
