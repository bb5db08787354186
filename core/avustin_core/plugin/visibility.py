"""Who will see an answer: every field of a form says it."""

from dataclasses import dataclass
from enum import StrEnum

from avustin_core.plugin.roles import Role
from avustin_core.plugin.texts import Text


class Audience(StrEnum):
    """The circles of readers, from the widest to the narrowest."""

    REGISTER = "REGISTER"
    RECIPIENT = "RECIPIENT"
    PARTICIPANTS = "PARTICIPANTS"
    PARTIES = "PARTIES"
    OFFICIALS = "OFFICIALS"
    NAMED_ROLES = "NAMED_ROLES"
    SECRET = "SECRET"


@dataclass(frozen=True)
class Visibility:
    """A circle of readers, in words that the one who answers can read.

    `roles` are set for NAMED_ROLES and SECRET, `ground` (the item of the Openness Act) for SECRET.
    The applicant always sees its own answers.
    """

    audience: Audience
    description: Text
    roles: frozenset[Role] = frozenset()
    ground: str | None = None


REGISTER = Visibility(
    Audience.REGISTER,
    Text(
        fi="Tieto julkaistaan avustusrekisterissä, kun päätökset on julkaistu.",
        sv="Uppgiften publiceras i understödsregistret när besluten har publicerats.",
        en="Published in the register of grants when the decisions are published.",
    ),
)
RECIPIENT = Visibility(
    Audience.RECIPIENT,
    Text(
        fi="Tiedon näkevät avustuksen saaja ja viranomaisen käsittelijät.",
        sv="Uppgiften visas för understödstagaren och myndighetens handläggare.",
        en="Seen by the recipient of the grant and the officials who handle it.",
    ),
)
PARTICIPANTS = Visibility(
    Audience.PARTICIPANTS,
    Text(
        fi="Tiedon näkevät hakija, osallistuja omalta osaltaan ja viranomaisen käsittelijät.",
        sv="Uppgiften visas för sökanden, för en deltagare i fråga om den egna delen och för myndighetens handläggare.",
        en="Seen by the applicant, by each participant for its own part, and by officials.",
    ),
)
PARTIES = Visibility(
    Audience.PARTIES,
    Text(
        fi="Tiedon näkevät hakija, osallistujat ja viranomaisen käsittelijät.",
        sv="Uppgiften visas för sökanden, deltagarna och myndighetens handläggare.",
        en="Seen by the applicant, the participants and officials.",
    ),
)
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
