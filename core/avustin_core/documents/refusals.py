"""What is refused of documents."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class FileTooLarge(Refusal):
    """The file is larger than the installation takes; nothing of it was kept."""

    says = Text(
        fi="Tiedosto on liian suuri: enintään {largest} Mt.",
        sv="Filen är för stor: högst {largest} MB.",
        en="The file is too large: at most {largest} MB.",
    )


class FileEmpty(Refusal):
    """There is nothing in the file."""

    says = Text(fi="Tiedosto on tyhjä.", sv="Filen är tom.", en="The file is empty.")


class FileTypeRefused(Refusal):
    """By its content, whatever its name says, the file is of a kind that isn't taken."""

    says = Text(
        fi="Tiedoston sisältö ei ole sallitussa tiedostomuodossa. Sallitut muodot: {kinds}.",
        sv="Filens innehåll är inte i ett tillåtet filformat. Tillåtna format: {kinds}.",
        en="The file's content isn't of a kind that is taken. Taken are {kinds}.",
    )


class GroundMissing(Refusal):
    """A secret document names the ground of its secrecy (Act on the Openness of Government Activities 24 §)."""

    says = Text(
        fi="Kirjoita salassapidon peruste, esimerkiksi JulkL 24 § 1 mom. 20 kohta.",
        sv="Skriv grunden för sekretessen, till exempel OffL 24 § 1 mom. 20 punkten.",
        en="Write the ground of secrecy, such as 621/1999 24 § 1 mom. 20.",
    )
