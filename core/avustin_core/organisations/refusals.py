"""What is refused of organisations and of those who act for them."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class OrganisationExists(Refusal):
    """There is an organisation with that business id or municipality code already; use it."""

    says = Text(
        fi="Organisaatio on jo rekisterissä: {name}.",
        sv="Organisationen finns redan i registret: {name}.",
        en="The organisation is already in the register: {name}.",
    )


class ReasonMissing(Refusal):
    """A mandate or a role is given and taken with a written reason, which stays in the audit trail."""

    says = Text(
        fi="Kirjoita perustelu: se jää lokiin.",
        sv="Skriv en motivering: den sparas i loggen.",
        en="Write a reason: it stays in the audit trail.",
    )
