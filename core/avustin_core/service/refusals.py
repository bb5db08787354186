"""What is refused of service."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class NotNotified(Refusal):
    """The parties aren't notified yet: hand the decision over for service first."""

    says = Text(
        fi="Päätöstä ei ole annettu tiedoksi. Anna se ensin tiedoksi.",
        sv="Beslutet har inte delgetts. Delge det först.",
        en="The parties aren't notified yet. Notify them first.",
    )


class NotARecipient(Refusal):
    """A decision is served on the applicant and on those who receive the grant."""

    says = Text(
        fi="Organisaatio ei ole päätöksen vastaanottaja.",
        sv="Organisationen är inte mottagare av beslutet.",
        en="The organisation isn't a recipient of the decision.",
    )


class NoElectronicConsent(Refusal):
    """A decision is served electronically on one who has consented to it (13/2003 18 and 19 §): record that first."""

    says = Text(
        fi="Vastaanottaja ei ole suostunut sähköiseen tiedoksiantoon (laki 13/2003, 18 ja 19 §).",
        sv="Mottagaren har inte samtyckt till elektronisk delgivning (18 och 19 § i lag 13/2003).",
        en="The recipient hasn't consented to electronic service (13/2003 18 and 19 §).",
    )


class ServiceIsRecorded(Refusal):
    """The service was recorded already: say in `reason` why it is recorded anew; the earlier one is kept beside it."""

    says = Text(
        fi="Tiedoksianto on jo kirjattu. Kirjoita, miksi se kirjataan uudelleen.",
        sv="Delgivningen har redan registrerats. Skriv varför den registreras på nytt.",
        en="The service was recorded already. Write why it is recorded anew.",
    )


class ServiceIsReplaced(Refusal):
    """Another service took its place, and that one counts."""

    says = Text(
        fi="Tiedoksianto on korvattu uudella.",
        sv="Delgivningen har ersatts med en ny.",
        en="Another service took the place of this one.",
    )


class NotFetchedInTime(Refusal):
    """A message that isn't fetched within seven days serves nobody: serve the decision by other means (13/2003 18 §)."""

    says = Text(
        fi="Viestiä ei noudettu seitsemässä päivässä. Anna päätös tiedoksi muulla tavalla (laki 13/2003, 18 §).",
        sv="Meddelandet hämtades inte inom sju dagar. Delge beslutet på något annat sätt (18 § i lag 13/2003).",
        en="The message wasn't fetched within seven days. Serve the decision by other means (13/2003 18 §).",
    )
