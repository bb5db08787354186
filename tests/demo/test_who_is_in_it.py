"""Names, codes and ids of the demonstration are nobody's."""

import csv
from importlib.resources import files

from stdnum.fi import ytunnus

from avustin_core.demo.organisations import PHONE, REGIONS, contact_of, invented
from avustin_core.demo.people import ADMINISTRATOR, HOME, PARTNER, TOKENS, USERS
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import OrganisationKind, Role

MUNICIPALITIES = [each for each in invented() if each.kind is OrganisationKind.MUNICIPALITY]


def register() -> list[dict[str, str]]:
    text = (files("avustin_core.organisations") / "municipalities.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_no_name_is_a_municipalitys_of_2019_or_2020() -> None:
    real = {line[name].casefold() for line in register() for name in ("name_fi", "name_sv", "name_sv_2019")}
    names = [name.casefold() for each in MUNICIPALITIES for name in (each.name.fi, each.name.sv)]

    assert real.isdisjoint(names)
    assert len({each.name.fi for each in MUNICIPALITIES}) == len(MUNICIPALITIES) > 110


def test_no_code_could_be_a_real_one() -> None:
    codes = [each.code or "" for each in MUNICIPALITIES]

    assert len(set(codes)) == len(codes)
    assert [code for code in codes if len(code) != 3 or code.isdigit()] == []
    assert {HOME, PARTNER} <= set(codes)
    assert set(REGIONS).isdisjoint(line["region_code"] for line in register())


def test_business_ids_have_a_right_check_digit_and_lie_where_none_is_given_out() -> None:
    ids = [each.business_id for each in invented()]

    assert all(ytunnus.is_valid(id) for id in ids)
    assert len(set(ids)) == len(ids)
    assert all(id.startswith("9") for id in ids)


def test_all_four_language_classes_are_there_and_one_ended_with_2019() -> None:
    assert {each.languages for each in MUNICIPALITIES} == {"fi", "sv", "fi-sv", "sv-fi"}
    assert [str(each.ends) for each in MUNICIPALITIES if each.ends] == ["2020-01-01"]


def test_addresses_lead_nowhere() -> None:
    for each in invented():
        contact = contact_of(Organisation(kind=each.kind, name_fi=each.name.fi, name_sv=each.name.sv, sort_key=""))

        assert (contact.email or "").endswith(".example")
        assert (contact.email or "").isascii()
        assert contact.phone == PHONE


def test_there_is_a_user_for_every_role_with_a_token_of_its_own() -> None:
    assert {role for user in USERS for role in user.roles} >= set(Role) - {
        Role.PUBLIC, Role.EDITOR, Role.SIGNATORY, Role.PARTICIPANT
    }  # fmt: skip
    assert len(TOKENS) == len(USERS)
    assert all(token.startswith("demo-") for token in TOKENS)
    assert ADMINISTRATOR in TOKENS.values()
    assert {user.group for user in USERS} == {"applicant", "official", "administrator"}
