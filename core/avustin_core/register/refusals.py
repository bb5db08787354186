"""What is refused of the public register."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class NothingToPublish(Refusal):
    """No decision of the call waits for publication."""

    says = Text(
        fi="Haussa ei ole julkaistavia päätöksiä.",
        sv="Utlysningen har inga beslut att publicera.",
        en="The call has no decisions to publish.",
    )


class PartiesNotNotified(Refusal):
    """Decisions are published after their parties were notified; `decisions` says how many weren't."""

    says = Text(
        fi="Päätöksiä ei voi julkaista ennen tiedoksiantoa. Tiedoksi antamatta: {decisions}.",
        sv="Besluten kan inte publiceras före delgivningen. Ännu inte delgivna: {decisions}.",
        en="Decisions can't be published before their parties were notified. Not yet notified: {decisions}.",
    )


class NotForTheRegister(Refusal):
    """Published are decisions in force: grants, refusals if the call publishes them; of persons large grants only."""

    says = Text(
        fi="Päätöstä ei julkaista rekisterissä.",
        sv="Beslutet publiceras inte i registret.",
        en="The decision isn't one that the register shows.",
    )
