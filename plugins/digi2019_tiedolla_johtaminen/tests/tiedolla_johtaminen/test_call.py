"""The call of 2019 as it was: its dates, its title, and what was published of it."""

from datetime import UTC, date, datetime

from digi2019_tiedolla_johtaminen import KnowledgeManagement

[CALL] = KnowledgeManagement.calls


def test_it_was_open_until_a_quarter_past_four_in_helsinki() -> None:
    """'Ansökningen är öppen 1.8–19.9.2019 fram till kl. 16.15.' (Kommunförbundet)"""
    assert CALL.opens == datetime(2019, 7, 31, 21, 0, tzinfo=UTC)
    assert CALL.closes == datetime(2019, 9, 19, 13, 15, tzinfo=UTC)


def test_projects_end_by_the_last_of_november_2021() -> None:
    """'Hankkeet on toteutettava 30.11.2021 mennessä.' (Kuntaliitto)"""
    assert CALL.settings == {"projects_end_by": date(2021, 11, 30)}
    assert "30.11.2021" in CALL.terms.fi
    assert "30 november 2021" in CALL.terms.sv


def test_its_title_is_the_ministrys() -> None:
    assert CALL.title.fi == (
        "Avustukset kunnan tiedolla johtamisen parantamiseen, datan hyödyntämiseen sekä näihin liittyvän "
        "tietojohtamisen ja toimintaprosessien kehittämiseen"
    )
    assert CALL.title.sv == (
        "Understöd för förbättring av kommunens ledning genom information, utnyttjande av data samt för utveckling av "
        "informationsledning och verksamhetsprocesser som anknyter till dem"
    )


def test_published_counts_stand_as_texts() -> None:
    """'Valtiovarainministeriö myönsi tämän haun perusteella 21.11.2019 avustusta 41:lle hankkeelle'"""
    assert CALL.published_facts is not None
    for fact in ("184 hakemusta", "41 hankkeelle 21.11.2019", "11 900–2 000 000 euroa", "30 miljoonan euron"):
        assert fact in CALL.published_facts.fi
    for fact in ("184 ansökningar", "41 projekt den 21 november 2019", "11 900 och 2 000 000 euro", "30 miljoner euro"):
        assert fact in CALL.published_facts.sv


def test_what_was_not_funded_is_said_to_be_known_from_the_results() -> None:
    assert "haun ehdoissa näitä toimialoja ei ole suljettu pois" in CALL.instructions.fi
    assert "i villkoren har dessa områden inte uteslutits" in CALL.instructions.sv


def test_guidance_of_later_calls_is_said_to_be_guidance() -> None:
    assert "Ohje hakijoille (ministeriön myöhempien hakujen ohjeista)" in CALL.instructions.fi
    assert "Anvisning till sökande (från ministeriets anvisningar för senare utlysningar)" in CALL.instructions.sv
