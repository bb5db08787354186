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
    """Giving and taking rights, sending again and erasing need a written reason, which stays in the audit trail."""

    says = Text(
        fi="Kirjoita perustelu: se jää lokiin.",
        sv="Skriv en motivering: den sparas i loggen.",
        en="Write a reason: it stays in the audit trail.",
    )


class NotHeld(Refusal):
    """The person doesn't have the mandate or the role that is to be taken: as it is written here, nobody gave it."""

    says = Text(
        fi="Henkilöllä ei ole tätä valtuutta tai roolia, joten sitä ei voi poistaa.",
        sv="Personen har inte denna fullmakt eller roll, så den kan inte tas bort.",
        en="The person doesn't have this mandate or role, so it can't be taken.",
    )


class LastAdministrator(Refusal):
    """The last administrator's role can't be taken: nobody would be left to give it to anybody."""

    says = Text(
        fi="Viimeisen pääkäyttäjän roolia ei voi poistaa. Anna rooli ensin toiselle.",
        sv="Den sista administratörens roll kan inte tas bort. Ge rollen först till någon annan.",
        en="The last administrator's role can't be taken. Give the role to somebody else first.",
    )
