"""What is refused of reports."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class NoGrant(Refusal):
    """There is nothing to report on: no grant that is signed and in force."""

    says = Text(
        fi="Hakemuksen perusteella ei ole myönnetty avustusta, josta selvitys annettaisiin.",
        sv="Ansökan har inte lett till något understöd som en redogörelse ska lämnas för.",
        en="No grant to report on was awarded on the application.",
    )


class ReportExists(Refusal):
    """The report of this kind was begun already; go on with it."""

    says = Text(
        fi="Tämä selvitys on jo aloitettu. Jatka sitä.",
        sv="Denna redogörelse har redan påbörjats. Fortsätt med den.",
        en="This report was begun already. Go on with it.",
    )


class ReportIsSubmitted(Refusal):
    """The report was handed in; it can be changed only if it is returned."""

    says = Text(
        fi="Selvitys on jätetty, eikä sitä voi muuttaa, ellei sitä palauteta täydennettäväksi.",
        sv="Redogörelsen har lämnats in och kan ändras endast om den återsänds för komplettering.",
        en="The report was handed in; it can be changed only if it is returned.",
    )


class ReportNotAsked(Refusal):
    """The call's settings don't ask for this report."""

    says = Text(
        fi="Tätä selvitystä ei pyydetä tässä haussa.",
        sv="Denna redogörelse begärs inte i denna utlysning.",
        en="This report isn't asked for in this call.",
    )


class ReportIsApproved(Refusal):
    """An approved report doesn't change."""

    says = Text(
        fi="Selvitys on hyväksytty.", sv="Redogörelsen har godkänts.", en="The report is approved."
    )  # fmt: skip


class ReportNotSubmitted(Refusal):
    """The report isn't with the authority: it wasn't handed in, or was returned."""

    says = Text(
        fi="Selvitystä ei ole jätetty, tai se on palautettu täydennettäväksi.",
        sv="Redogörelsen har inte lämnats in, eller så har den återsänts för komplettering.",
        en="The report wasn't handed in, or was returned.",
    )
