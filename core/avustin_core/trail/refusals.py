"""What is refused of the trail."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class NothingToErase(Refusal):
    """No event's values would be erased: they are erased already, or there is no such event."""

    says = Text(
        fi="Poistettavia arvoja ei ole: ne on jo poistettu, tai lokitapahtumaa ei ole.",
        sv="Det finns inga värden att radera: de är redan raderade, eller så finns logghändelsen inte.",
        en="There are no values to erase: they are erased already, or there is no such event.",
    )
