"""The call of 2019 as it was: its dates, its title, and what was published of it."""

from datetime import UTC, date, datetime

from digi2019_yhteishankkeet import JointProjects

[CALL] = JointProjects.calls


def test_it_was_open_until_a_quarter_past_four_in_helsinki() -> None:
    """'Tiden för ansökan om understöd löper ut 19.12.2019 kl. 16.15.' (the ministry's release of 13.11.2019)"""
    assert CALL.opens == datetime(2019, 11, 12, 22, 0, tzinfo=UTC)
    assert CALL.closes == datetime(2019, 12, 19, 14, 15, tzinfo=UTC)
    assert "tiedote / pressmeddelande 13.11.2019" in {str(source) for source in CALL.sources}


def test_projects_end_by_the_last_of_november_2021() -> None:
    """'Projekten ska genomföras före utgången av november 2021.' (Kommuntorget)"""
    assert CALL.settings == {"projects_end_by": date(2021, 11, 30)}
    assert "marraskuun 2021 loppuun mennessä" in CALL.terms.fi
    assert "före utgången av november 2021" in CALL.terms.sv


def test_its_title_is_the_ministrys() -> None:
    assert CALL.title.fi == "Avustukset kuntien yhteishankkeisiin"
    assert CALL.title.sv == "Understöd för kommuners gemensamma projekt"


def test_published_counts_stand_as_texts() -> None:
    """'Valtiovarainministeriö myönsi tämän haun perusteella 26.2.2020 avustusta 27:lle hankkeelle.'"""
    assert CALL.published_facts is not None
    for fact in ("51 hakemusta", "27 hankkeelle 26.2.2020", "30 miljoonan euron"):
        assert fact in CALL.published_facts.fi
    for fact in ("51 ansökningar", "27 projekt den 26 februari 2020", "30 miljoner euro"):
        assert fact in CALL.published_facts.sv


def test_the_unknown_opening_hour_is_said_to_be_unknown() -> None:
    assert CALL.published_facts is not None
    assert "hakuajan alkamisen kellonaikaa" in CALL.published_facts.fi.replace("\n", " ")
    assert "klockslaget då ansökningstiden började" in CALL.published_facts.sv


def test_the_notice_says_that_several_municipalities_are_needed() -> None:
    """'Valtionavustusta myönnettiin vain hankkeisiin, jotka useammat kunnat toteuttavat yhdessä.'"""
    assert "vain hankkeisiin, jotka useammat kunnat toteuttavat yhdessä" in CALL.instructions.fi
    assert "endast för projekt som flera kommuner genomför tillsammans" in CALL.instructions.sv


def test_guidance_of_later_calls_is_said_to_be_guidance() -> None:
    assert "Ohje hakijoille (ministeriön myöhempien hakujen ohjeista)" in CALL.instructions.fi
    assert "Anvisning till sökande (från ministeriets anvisningar för senare utlysningar)" in CALL.instructions.sv
