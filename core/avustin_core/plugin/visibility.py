"""Who will see an answer: every field of a form says it.

Fields in a section take it from the field that holds the section. A field without it stops the start. The applicant always sees
its own answers.
"""

from dataclasses import dataclass
from enum import StrEnum

from avustin_core.plugin.roles import Role
from avustin_core.plugin.texts import Text


class Audience(StrEnum):
    """The circles of readers, from the widest to the narrowest."""

    REGISTER = "REGISTER"  #: everyone, once decisions are published
    RECIPIENT = "RECIPIENT"  #: recipients and officials
    PARTICIPANTS = "PARTICIPANTS"  #: each participant for its own row
    PARTIES = "PARTIES"  #: applicant, participants and officials
    OFFICIALS = "OFFICIALS"  #: officials of the call
    NAMED_ROLES = "NAMED_ROLES"  #: officials of the roles that are named
    SECRET = "SECRET"  #: the same, by law


@dataclass(frozen=True)
class Visibility:
    """A circle of readers, in words that the one who answers can read.

    `roles` are set for NAMED_ROLES and SECRET, `ground` (the item of the Openness Act) for SECRET.
    The applicant always sees its own answers.
    """

    audience: Audience  #: the circle
    description: Text  #: who sees it, in words
    roles: frozenset[Role] = frozenset()  #: for NAMED_ROLES and SECRET
    ground: str | None = None  #: for SECRET: the item of the Openness Act


#: Goes to the public register when the decisions are published.
REGISTER = Visibility(
    Audience.REGISTER,
    Text(
        fi="Tieto julkaistaan avustusrekisterissä, kun päätökset on julkaistu.",
        sv="Uppgiften publiceras i understödsregistret när besluten har publicerats.",
        en="Published in the register of grants when the decisions are published.",
    ),
)
#: The recipient of the grant and officials.
RECIPIENT = Visibility(
    Audience.RECIPIENT,
    Text(
        fi="Tiedon näkevät avustuksen saaja ja viranomaisen käsittelijät.",
        sv="Uppgiften visas för understödstagaren och myndighetens handläggare.",
        en="Seen by the recipient of the grant and the officials who handle it.",
    ),
)
#: The applicant, each participant for its own row, and officials.
PARTICIPANTS = Visibility(
    Audience.PARTICIPANTS,
    Text(
        fi="Tiedon näkevät hakija, osallistuja omalta osaltaan ja viranomaisen käsittelijät.",
        sv="Uppgiften visas för sökanden, för en deltagare i fråga om den egna delen och för myndighetens handläggare.",
        en="Seen by the applicant, by each participant for its own part, and by officials.",
    ),
)
#: The applicant, the participants and officials.
PARTIES = Visibility(
    Audience.PARTIES,
    Text(
        fi="Tiedon näkevät hakija, osallistujat ja viranomaisen käsittelijät.",
        sv="Uppgiften visas för sökanden, deltagarna och myndighetens handläggare.",
        en="Seen by the applicant, the participants and officials.",
    ),
)
#: The applicant and the officials of the call.
OFFICIALS = Visibility(
    Audience.OFFICIALS,
    Text(
        fi="Tiedon näkevät hakija ja viranomaisen käsittelijät.",
        sv="Uppgiften visas för sökanden och myndighetens handläggare.",
        en="Seen by the applicant and officials.",
    ),
)


def named_roles(*roles: Role) -> Visibility:
    """Only the roles named here, beside the applicant; such an answer is in no export."""
    return Visibility(
        Audience.NAMED_ROLES,
        Text(
            fi=f"Tiedon näkevät hakija ja vain seuraavat käsittelijät: {_names(roles, 'fi')}.",
            sv=f"Uppgiften visas för sökanden och endast för följande handläggare: {_names(roles, 'sv')}.",
            en=f"Seen by the applicant and by these officials only: {_names(roles, 'en')}.",
        ),
        roles=frozenset(roles),
    )


def secret(*, ground: str, roles: tuple[Role, ...]) -> Visibility:
    """Secret by law: `ground` is a SecrecyGround, or how it is cited, as 'JulkL 24 § 1 mom. 20 k'; reads are recorded."""
    return Visibility(
        Audience.SECRET,
        Text(
            fi=f"Tieto on salassa pidettävä ({ground}). "
            f"Sen näkevät hakija ja vain seuraavat käsittelijät: {_names(roles, 'fi')}.",
            sv=f"Uppgiften är sekretessbelagd ({ground}). "
            f"Den visas för sökanden och endast för följande handläggare: {_names(roles, 'sv')}.",
            en=f"Secret by law ({ground}). Seen by the applicant and only by: {_names(roles, 'en')}.",
        ),
        roles=frozenset(roles),
        ground=ground,
    )


def _names(roles: tuple[Role, ...], language: str) -> str:
    return ", ".join(role.label.get(language) for role in roles)
