"""What of the answers each viewer sees: all of its own, what its role may, its own part, and what is hidden by name."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.core.applying import CLOSES
from tests.core.ferries import FerryForm, answers

from avustin_core.access import PUBLIC, Actor, Mandate
from avustin_core.answers.visibility import Access, access_of, viewer_of
from avustin_core.answers.visibility_of_files import attachments_in
from avustin_core.applications.visibility import visible_answers
from avustin_core.documents.models import Publicity
from avustin_core.documents.secrecy import FieldPublicity, publicity_of_field
from avustin_core.forms import spec_of
from avustin_core.plugin import (
    OFFICIALS,
    PARTIES,
    REGISTER,
    Attachment,
    Audience,
    Role,
    SecrecyGround,
    Visibility,
    field,
    named_roles,
    secret,
)
from avustin_core.storage import global_id

SPEC = spec_of(FerryForm)
CALL, PARTY, PARTNER, OTHER = uuid4(), uuid4(), uuid4(), uuid4()
ROWS = [
    {"key": "a", "organisation": global_id("Organisation", PARTY), "role": "LEAD", "share": "1.00"},
    {"key": "b", "organisation": global_id("Organisation", PARTNER), "role": "PARTNER", "share": "2.00"},
]
ANSWERS = answers(members=ROWS, plan="Näin", contact={"name": "Maija"}, convicted="Ei ole")
STATE = SimpleNamespace(matter_id=uuid4(), organisation_id=PARTY, call_id=CALL, submitted_at=CLOSES)
DRAFT = SimpleNamespace(organisation_id=PARTY, call_id=CALL, submitted_at=None)


def member(organisation: UUID) -> Actor:
    """Somebody who acts for an organisation."""
    return Actor(uuid4(), mandates={organisation: Mandate.EDITOR})


def official(role: Role, call: UUID | None = CALL) -> Actor:
    """Somebody with a role."""
    return Actor(uuid4(), roles=frozenset({(role, call)}))


def test_the_party_sees_all_of_its_own() -> None:
    for state in (STATE, DRAFT):
        shown = visible_answers(SPEC, ANSWERS, member(PARTY), state)

        assert (shown.answers, shown.hidden) == (ANSWERS, ())


def test_an_official_sees_all_but_what_is_for_roles_that_they_lack() -> None:
    shown = visible_answers(SPEC, ANSWERS, official(Role.ASSESSOR), STATE)

    assert shown.answers == {name: value for name, value in ANSWERS.items() if name != "convicted"}
    assert shown.hidden == (("convicted",),)


def test_the_named_role_sees_it() -> None:
    for actor in (official(Role.PREPARER), official(Role.PREPARER, None)):
        shown = visible_answers(SPEC, ANSWERS, actor, STATE)

        assert (shown.answers, shown.hidden) == (ANSWERS, ())


def test_hidden_is_told_whether_it_is_answered_or_not() -> None:
    unanswered: dict[str, Any] = {name: value for name, value in ANSWERS.items() if name != "convicted"}

    shown = visible_answers(SPEC, unanswered, official(Role.ASSESSOR), STATE)

    assert shown.hidden == (("convicted",),)


def test_a_participant_sees_what_is_for_parties_and_its_own_row() -> None:
    shown = visible_answers(SPEC, ANSWERS, member(PARTNER), STATE)

    assert set(shown.answers) == {"title", "plan", "language", "applied", "period", "themes", "members"}
    assert shown.answers["members"] == [ROWS[1]]
    assert shown.hidden == (("costs",), ("members",), ("contact",), ("convicted",))


@pytest.mark.parametrize(
    ("actor", "state"),
    [
        (PUBLIC, STATE),
        (member(OTHER), STATE),
        (official(Role.PREPARER, OTHER), STATE),
        (official(Role.PREPARER), DRAFT),
        (member(PARTNER), DRAFT),
        (official(Role.EDITOR), STATE),
    ],
    ids=["public", "outsider", "another call's", "official of a draft", "participant of a draft", "no official"],
)
def test_nobody_else_sees_anything(actor: Actor, state: Any) -> None:
    shown = visible_answers(SPEC, ANSWERS, actor, state)

    assert shown.answers == {}
    assert set(shown.hidden) == {field.path for field in SPEC.fields}


def test_computed_values_are_read_and_never_written() -> None:
    viewer = viewer_of(SPEC, ANSWERS, member(PARTY), STATE)

    access = access_of(SPEC, viewer, writes=True)

    assert {path for path, each in access.items() if each is not Access.WRITE} == {("totalCosts",)}


class TestWhatAnAnswerIsAsADocument:
    @pytest.mark.parametrize(
        ("visible", "publicity"),
        [
            (REGISTER, FieldPublicity(Publicity.PUBLIC, is_published=True)),
            (OFFICIALS, FieldPublicity(Publicity.PUBLIC)),
            (named_roles(Role.PREPARER), FieldPublicity(Publicity.UNDECIDED, is_exported=False)),
            (
                secret(ground=SecrecyGround.ITEM_20, roles=(Role.PREPARER,)),
                FieldPublicity(Publicity.SECRET, (SecrecyGround.ITEM_20,), 25, is_exported=False),
            ),
            (
                secret(ground="JulkL 24 § 1 mom. 25 k", roles=(Role.PREPARER,)),
                FieldPublicity(Publicity.SECRET, (SecrecyGround.ITEM_25,), 100, is_exported=False),
            ),
        ],
        ids=["register", "officials", "named roles", "business secret", "private life"],
    )
    def test_has_class_ground_and_time(self, visible: Visibility, publicity: FieldPublicity) -> None:
        assert publicity_of_field(visible.audience, visible.ground) == publicity

    def test_the_law_has_thirty_two_grounds_each_cited_in_both_languages(self) -> None:
        cited = [
            (each.item, each.label.fi.partition(":")[0], each.label.sv.partition(":")[0]) for each in SecrecyGround
        ]

        assert cited == [
            (item, f"JulkL 24 § 1 mom. {item} kohta", f"OffL 24 § 1 mom. {item} punkten") for item in range(1, 33)
        ]
        assert SecrecyGround("JulkL 24 § 1 mom. 20 k").label.fi.endswith("yksityinen liikesalaisuus")

    def test_a_file_in_two_fields_is_for_those_of_the_narrower(self) -> None:
        files = answers(drawing="a", offers=["a", "b"], members=ROWS)

        class WithOffers(FerryForm, version="1.1"):
            offers: list[Attachment] = field(fi="Tarjoukset", sv="Offerter", visible=named_roles(Role.PREPARER))

        found = attachments_in(spec_of(WithOffers), files)

        assert {id: visible and visible.audience for id, visible in found.items()} == {
            "a": Audience.NAMED_ROLES, "b": Audience.NAMED_ROLES,
        }  # fmt: skip
        assert attachments_in(spec_of(WithOffers), answers(drawing="a", offers=None)) == {"a": PARTIES}
        assert attachments_in(spec_of(WithOffers), answers(drawing={"odd": 1}, offers=5)) == {}
