"""What is refused of messages."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class MessageNotDead(Refusal):
    """Only a message that couldn't be sent, and isn't tried any more, is sent again by hand."""

    says = Text(
        fi="Viestiä ei voi lähettää uudelleen: vain viesti, jota ei voitu lähettää, voidaan lähettää uudelleen.",
        sv="Meddelandet kan inte sändas på nytt: bara ett meddelande som inte kunde sändas kan sändas på nytt.",
        en="The message can't be sent again: only one that couldn't be sent can be.",
    )
