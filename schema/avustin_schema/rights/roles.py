"""Who the matrix asks for: an actor of each role, and the sample that they are asked about."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from avustin_core.access import PUBLIC, Actor, Mandate
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role

APPLICANT, PARTICIPANT, CALL, MATTER, SOMEBODY, ANOTHER = (UUID(int=number) for number in range(1, 7))
OF_PARTICIPANTS = ("participants", "organisation_id")
OF_ALL = (Role.AUDITOR, Role.ADMINISTRATOR)  #: roles that aren't held in one call
OPEN_TABLES = ("organisations", "memberships", "matter_organisations")  #: rows about any organisation, not a party's


@dataclass(frozen=True)
class Seat:
    """One column: its heading, what it means, the actor, and the same person where a role is held in all calls."""

    name: str
    meaning: str
    actor: Actor
    everywhere: Actor


def _member(name: str, meaning: str, organisation: UUID, mandate: Mandate) -> Seat:
    actor = Actor(SOMEBODY, mandates={organisation: mandate})
    return Seat(name, meaning, actor, actor)


def _official(name: str, *roles: Role, meaning: str = "", disqualified: bool = False) -> Seat:
    matters, calls = ({MATTER}, {CALL}) if disqualified else (set(), set())
    here, all_calls = (
        Actor(
            SOMEBODY, roles=frozenset((role, call) for role in roles), disqualified=frozenset(matters),
            disqualified_in=frozenset(calls),
        )
        for call in (CALL, None)
    )  # fmt: skip
    held = all_calls if roles[0] in OF_ALL else here
    return Seat(
        name, meaning or f"{roles[0].label.en}, in {'all calls' if held is all_calls else 'the call'}", held, all_calls
    )


DISQUALIFIED = _official(
    "disqualified",
    *OFFICIALS,
    meaning="an official with every role, who is disqualified in the matter",
    disqualified=True,
)
SEATS = (
    Seat("public", "nobody in particular", PUBLIC, PUBLIC),
    _member("editor", "may edit for the applicant, which is the recipient of a grant", APPLICANT, Mandate.EDITOR),
    _member("signatory", "may edit and sign for the applicant", APPLICANT, Mandate.SIGNATORY),
    _member(
        "participant", "a member of an organisation that takes part in the project", PARTICIPANT, Mandate.SIGNATORY
    ),
    _official("preparer", Role.PREPARER),
    _official("assessor", Role.ASSESSOR),
    _official("rapporteur", Role.RAPPORTEUR),
    _official("decider", Role.DECIDER),
    _official("payments", Role.PAYMENTS),
    _official("checker", Role.REPORT_CHECKER),
    _official("registrar", Role.REGISTRAR),
    _official("auditor", Role.AUDITOR),
    _official("administrator", Role.ADMINISTRATOR),
    DISQUALIFIED,
)


def known(table: str, column: str) -> Any:
    """What is known of the sample row: which organisation, call and matter it is of. None: anything."""
    if (table, column) == OF_PARTICIPANTS:
        return PARTICIPANT
    if column in ("organisation_id", "party_id"):
        return None if table in OPEN_TABLES else APPLICANT
    if column == "call_id" or (table, column) == ("calls", "id"):
        return CALL
    return MATTER if column == "matter_id" or (table, column) == ("matters", "id") else None


@dataclass(frozen=True)
class Sample:
    """The state that guards are asked about: whose it is, of which call and matter, and who assessed, proposed and wrote."""

    organisation_id: UUID = APPLICANT
    party_id: UUID = APPLICANT
    call_id: UUID = CALL
    id: UUID = CALL
    matter_id: UUID = MATTER
    assessor_id: UUID = SOMEBODY
    proposed_by: UUID = SOMEBODY
    written_by: UUID = SOMEBODY
    parent_id: UUID = MATTER
    recipients: tuple[str, ...] = ()
    contested_deciders: tuple[str, ...] | None = None


SAMPLES = (Sample(), Sample(assessor_id=ANOTHER, proposed_by=ANOTHER, written_by=ANOTHER))
