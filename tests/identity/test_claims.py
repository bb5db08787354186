"""Claims: only those that the configuration names are read, and what they assert is a role or a mandate of ours."""

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from avustin_core.access import Mandate
from avustin_core.access.identity import Claims, Identity, NoSubject, identity_of, subject_of
from avustin_core.plugin import Language, Role
from avustin_core.storage import global_id

ISSUER = "https://id.example"
CALL = uuid4()
MAPPING = Claims.model_validate(
    {
        "name": "nimi",
        "roles": {
            "claim": "realm_access.roles",
            "values": {"avustin-admins": "ADMINISTRATOR", "haku-1": f"PREPARER@{global_id('Call', CALL)}"},
            "prefix": "avustin:",
        },
        "organisations": {
            "claim": "https://id.example/mandates",
            "values": {"hakeminen": "EDITOR", "allekirjoittaminen": "SIGNATORY"},
        },
    }
)


def read(**claims: Any) -> Identity:
    return identity_of({"sub": "aino"} | claims, MAPPING, ISSUER)


def test_a_person_is_named_by_the_configured_claims() -> None:
    found = read(nimi="Aino Esimerkki", name="Another", email="aino@kunta.example", locale="sv-FI")

    assert found == Identity(f"{ISSUER} aino", name="Aino Esimerkki", email="aino@kunta.example", language=Language.SV)


def test_groups_are_roles_in_all_calls_or_in_one() -> None:
    groups = ["avustin-admins", "haku-1", "avustin:DECIDER", f"avustin:AUDITOR@{global_id('Call', CALL)}", "staff"]

    found = read(realm_access={"roles": groups})

    assert found.roles == {
        (Role.ADMINISTRATOR, None), (Role.PREPARER, CALL), (Role.DECIDER, None), (Role.AUDITOR, CALL),
    }  # fmt: skip


@pytest.mark.parametrize(
    "groups",
    [
        ["ADMINISTRATOR", "avustin:", "avustin:SIGNATORY", "avustin:PUBLIC", "avustin:decider", "avustin:DECIDER@"],
        ["avustin:DECIDER@x", f"avustin:DECIDER@{global_id('Application', CALL)}", 1, None, {}],
        {"avustin-admins": True},
        7,
    ],
)
def test_what_names_no_officials_role_gives_none(groups: Any) -> None:
    assert read(realm_access={"roles": groups}).roles == frozenset()


def test_a_claim_that_isnt_configured_gives_nothing() -> None:
    claims = {"sub": "aino", "groups": ["avustin-admins"], "roles": ["ADMINISTRATOR"], "realm_access": {"roles": ["x"]}}

    assert identity_of(claims, Claims(), ISSUER) == identity_of(claims, MAPPING, ISSUER) == Identity(f"{ISSUER} aino")


def test_mandates_are_of_organisations_by_business_id_and_the_best_counts() -> None:
    mandates = [
        {"identifier": "1234567-1", "roles": ["hakeminen", "allekirjoittaminen"]},
        {"identifier": "7654321-2", "roles": "hakeminen"},
        {"identifier": "1000005-5", "roles": ["something else"]},
        {"identifier": None, "roles": ["hakeminen"]},
        "1000006-3",
    ]

    assert read(**{"https://id.example/mandates": mandates}).mandates == {
        "1234567-1": Mandate.SIGNATORY,
        "7654321-2": Mandate.EDITOR,
    }
    assert read(**{"https://id.example/mandates": mandates[1]}).mandates == {"7654321-2": Mandate.EDITOR}


@pytest.mark.parametrize("subject", [None, "", " ", 1, ["aino"], "a\0", "\ud800", "a" * 256])
def test_without_a_subject_it_is_nobody(subject: Any) -> None:
    with pytest.raises(NoSubject):
        identity_of({"sub": subject}, MAPPING, ISSUER)


def test_subjects_of_two_issuers_never_meet() -> None:
    pairs = [
        ("https://a.example", "b"),
        ("https://a.example/", "b"),
        ("https://b.example", "b"),
        ("", "b"),
        ("https://a.example", "b "),
    ]

    assert len({subject_of(issuer, subject) for issuer, subject in pairs}) == len(pairs)


def test_what_a_sign_in_keeps_gives_the_same_again() -> None:
    found = read(
        realm_access={"roles": ["avustin-admins", "haku-1"]},
        **{"https://id.example/mandates": {"identifier": "1234567-1", "roles": ["allekirjoittaminen"]}},
    )

    again = Identity.of_kept(found.subject, found.kept())

    assert (again.roles, again.mandates) == (found.roles, found.mandates)


@pytest.mark.parametrize(
    "configured",
    [
        {"names": "name"},
        {"roles": {"claim": "groups", "values": {"x": "SIGNATORY"}}},
        {"roles": {"claim": "groups", "values": {"x": "DECIDER@nowhere"}}},
        {"roles": {"values": {}}},
        {"organisations": {"claim": "m", "values": {"x": "OWNER"}}},
    ],
)
def test_a_configuration_that_means_nothing_is_refused(configured: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Claims.model_validate(configured)


JSON = some.recursive(
    some.none() | some.integers() | some.text(max_size=9) | some.just("avustin-admins"),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.sampled_from(["roles", "identifier", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    some.fixed_dictionaries({"realm_access": JSON, "https://id.example/mandates": JSON, "nimi": JSON, "locale": JSON})
)
def test_claims_of_any_shape_are_read_or_left_out(claims: dict[str, Any]) -> None:
    found = read(**claims)

    assert found.subject == f"{ISSUER} aino"
    assert Identity.of_kept("", found.kept()).roles == found.roles
