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


class AnswerNotForTheWeb(Refusal):
    """Only a text that was answered is released, and none that its form keeps to named roles or as a secret."""

    says = Text(
        fi="Vain hakemuksen vastattu tekstikenttä voidaan julkaista, ei kenttää, joka on salassa pidettävä tai vain "
        "nimetyille käsittelijöille.",
        sv="Endast ett besvarat textfält i ansökan kan publiceras, inte ett fält som är sekretessbelagt eller avsett enbart "
        "för vissa handläggare.",
        en="Only a text of the application that was answered can be released, and none that is secret or for named roles "
        "only.",
    )


class DocumentNotForTheWeb(Refusal):
    """Only a document that is public, or of which there is a public redacted copy, is released."""

    says = Text(
        fi="Vain julkiseksi luokiteltu asiakirja tai sen julkinen kappale, josta salassa pidettävät osat on poistettu, "
        "voidaan julkaista.",
        sv="Endast en handling som har klassificerats som offentlig, eller ett offentligt exemplar från vilket de "
        "sekretessbelagda delarna har avlägsnats, kan publiceras.",
        en="Only a document that is classified as public, or its public copy without the secret parts, can be released.",
    )


class ReleaseIsWithdrawn(Refusal):
    """It was withdrawn already: nobody but officials sees it."""

    says = Text(
        fi="Julkaisu on jo peruutettu.",
        sv="Publiceringen har redan återkallats.",
        en="The release was withdrawn already.",
    )
