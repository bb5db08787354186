"""Searching: each form of a word finds every other, in Finnish and Swedish, on both databases."""

import json
from typing import Any

import pytest
from sqlalchemy import delete, literal, select
from sqlmodel import col

from avustin_core.access import PUBLIC
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import OrganisationKind
from avustin_core.search.finding import found, wanted
from avustin_core.search.keeping import make_anew
from avustin_core.search.models import SearchTerm
from avustin_core.search.terms import forms_of, terms_of, words_of
from avustin_core.storage.sorting import sort_key
from avustin_core.work import Avustin, Work

FINNISH = """
kunta kunnan kunnassa kunnasta kuntaan kunnille
avustus avustuksen avustusta avustukseen avustuksesta avustukset
hanke hankkeen hanketta hankkeessa hankkeeseen hankkeiden
hakemus hakemuksen hakemusta hakemukseen hakemuksessa hakemukset
tieto tiedon tietoa tiedolla tietoon tietojen
johtaminen johtamisen johtamista johtamisessa johtamiseen johtamisella
päätös päätöksen päätöstä päätöksessä päätökseen päätökset
kaupunki kaupungin kaupunkia kaupungissa kaupunkiin kaupungit
kehittäminen kehittämisen kehittämistä kehittämisessä kehittämiseen kehittämisellä
digitalisaatio digitalisaation digitalisaatiota digitalisaatiossa digitalisaatioon digitalisaatiolla
palvelu palvelun palvelua palvelussa palveluun palveluiden
yhteishanke yhteishankkeen yhteishanketta yhteishankkeessa yhteishankkeeseen yhteishankkeet
opetus opetuksen opetusta opetuksessa opetukseen opetuksella
talous talouden taloutta taloudessa talouteen taloudesta
järjestelmä järjestelmän järjestelmää järjestelmässä järjestelmään järjestelmät
asiakas asiakkaan asiakasta asiakkaalle asiakkaaseen asiakkaat
vesi veden vettä vedessä veteen vedet
nuori nuoren nuorta nuorelle nuoreen nuoret
tekoäly tekoälyn tekoälyä tekoälyssä tekoälyyn tekoälyllä
tiedonhallinta tiedonhallinnan tiedonhallintaa tiedonhallinnassa tiedonhallintaan tiedonhallinnalla
""".strip().splitlines()
SWEDISH = """
kommun kommunen kommuner kommunerna kommunens kommunernas
bidrag bidraget bidragen bidragets bidragens bidrags
projekt projektet projekten projektets projektens projekts
ansökan ansökans ansökningar ansökningarna ansökningens ansökningarnas
beslut beslutet besluten beslutets beslutens besluts
stad staden städer städerna stadens städernas
utveckling utvecklingen utvecklingens utvecklingar utvecklingarna utvecklings
tjänst tjänsten tjänster tjänsterna tjänstens tjänsternas
barn barnet barnen barnets barnens barns
förening föreningen föreningar föreningarna föreningens föreningarnas
""".strip().splitlines()


@pytest.mark.parametrize("line", FINNISH + SWEDISH, ids=lambda line: line.split()[0])
def test_each_form_of_a_word_finds_every_other(line: str) -> None:
    forms = line.split()

    assert len(forms) == 6
    lost = [(one, other) for one in forms for other in forms if not {one, *forms_of(one)} & terms_of(other)]
    assert lost == []


def test_what_is_joined_is_found_whole_and_in_its_parts() -> None:
    assert words_of("Sote-uudistus AV-2019-0001, 1234567-8!") == [
        "sote-uudistus", "sote", "uudistus", "av-2019-0001", "av", "2019", "0001", "1234567-8", "1234567", "8",
    ]  # fmt: skip
    assert json.loads(wanted("AV-2019-0001"))[0] == [0, "av-2019-0001", "av-2019-0001"]


def test_other_words_are_not_found() -> None:
    assert not {"kunto", *forms_of("kunto")} & terms_of("kunta")
    assert not {"katto", *forms_of("katto")} & terms_of("hakemus ja päätös")


async def test_organisations_are_found_by_their_words_and_beginnings(avustin: Avustin) -> None:
    await avustin.run(PUBLIC, _add("Pieksämäen kaupunki", "Pieksämäki stad", "1234567-1"))
    await avustin.run(PUBLIC, _add("Åbolands skärgårdskommun", "Åbolands skärgårdskommun", "1234568-1"))

    async with avustin.reading() as connection:
        kept = len(list(await connection.scalars(select(col(SearchTerm.term)))))
    for text, expected in (
        ("kaupungit Pieksämäellä", ["Pieksämäen kaupunki"]),
        ("skärgårdskommunens", ["Åbolands skärgårdskommun"]),
        ("PIEKSÄM", ["Pieksämäen kaupunki"]),
        ("pieksam", []),
        ("1234568-1", ["Åbolands skärgårdskommun"]),
        ("kaupunki kommun", []),
        ("% _ ' \" \\", []),
        ("", []),
    ):
        assert await _named(avustin, text) == expected, text

    await avustin.run(PUBLIC, _rename("1234567-1", "Savon kaupunki"))
    assert await _named(avustin, "savo") == ["Savon kaupunki"]
    assert await _named(avustin, "pieksämäen") == []

    async with avustin.engine.begin() as connection:
        await connection.execute(delete(SearchTerm))
    assert await _named(avustin, "savo") == []
    async with avustin.engine.begin() as connection:
        assert await make_anew(connection) == 2
    assert await _named(avustin, "savo") == ["Savon kaupunki"]
    assert kept > 10


def _add(fi: str, sv: str, business_id: str) -> Any:
    async def act(work: Work) -> None:
        kind = OrganisationKind.OTHER
        row = Organisation(kind=kind, name_fi=fi, name_sv=sv, sort_key=sort_key(fi), business_id=business_id)
        await work.add(row)

    return act


def _rename(business_id: str, fi: str) -> Any:
    async def act(work: Work) -> None:
        row = await work.session.scalar(select(Organisation).where(col(Organisation.business_id) == business_id))
        assert row is not None
        row.name_fi = row.name_sv = fi

    return act


async def _named(avustin: Avustin, text: str) -> list[str]:
    asked = select(col(Organisation.name_fi)).where(found(Organisation, literal(wanted(text))))
    async with avustin.reading() as connection:
        return sorted(await connection.scalars(asked))
