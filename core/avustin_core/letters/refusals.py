"""What is refused of letters."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class LetterCannotBeMade(Refusal):
    """The template fails, or was changed after its release; the log tells how. Nothing is signed without its letter."""

    says = Text(
        fi="Kirjettä ei voida muodostaa kirjepohjasta. Ota yhteys järjestelmän ylläpitoon.",
        sv="Brevet kan inte skapas av brevmallen. Kontakta systemets administratör.",
        en="The letter can't be made from its template. Tell those who run the system.",
    )
