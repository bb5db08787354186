"""What is refused of hearings."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class HearingIsAnswered(Refusal):
    """The party has answered, and that stands; what it adds later comes as a document."""

    says = Text(
        fi="Kuulemiseen on jo vastattu. Vastausta voi täydentää lisäämällä asiaan asiakirjan.",
        sv="Hörandet har redan besvarats. Svaret kan kompletteras genom att en handling fogas till ärendet.",
        en="The hearing was answered already. Add a document to the matter to complete the answer.",
    )
