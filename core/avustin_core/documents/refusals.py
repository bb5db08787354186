"""What is refused of documents."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text

KILOBYTE, MEGABYTE = 1024, 1024 * 1024


def said_size(size: int) -> Text:
    """So many bytes, in words: rounded down, so that what is said is taken."""
    unit, letter = (MEGABYTE, "M") if size >= MEGABYTE else (KILOBYTE, "k")
    count = str(size // unit)
    return Text(fi=f"{count} {letter}t", sv=f"{count} {letter}B", en=f"{count} {letter}B")


class FileTooLarge(Refusal):
    """The file is larger than the installation, or its field, takes; nothing of it was kept."""

    says = Text(
        fi="Tiedosto on liian suuri: enintään {largest}. Pienennä tiedostoa tai jaa se osiin.",
        sv="Filen är för stor: högst {largest}. Gör filen mindre eller dela upp den.",
        en="The file is too large: at most {largest}. Make it smaller, or divide it.",
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
        fi="Valitse salassapidon peruste, esimerkiksi JulkL 24 § 1 mom. 20 kohta, tai kirjoita muun lain säännös.",
        sv="Välj grunden för sekretessen, till exempel OffL 24 § 1 mom. 20 punkten, eller skriv en bestämmelse i någon "
        "annan lag.",
        en="Choose the ground of secrecy, such as 621/1999 24 § 1 mom. 20, or write a provision of another act.",
    )


class AlreadyPresented(Refusal):
    """Only an official's draft or note is presented, and only once."""

    says = Text(
        fi="Asiakirja ei ole luonnos eikä muistiinpano.",
        sv="Handlingen är varken ett utkast eller en anteckning.",
        en="The document is neither a draft nor a note.",
    )


class GivenByParty(Refusal):
    """What the party gave itself isn't withheld from it."""

    says = Text(
        fi="Asianosaisen itse toimittamaa asiakirjaa ei voi pidättää siltä.",
        sv="En handling som parten själv har lämnat kan inte hållas inne för parten.",
        en="A document that the party gave itself can't be withheld from it.",
    )


class NotClassified(Refusal):
    """A document is given only after an official has said whether it is public."""

    says = Text(
        fi="Ratkaise ensin, onko asiakirja julkinen vai salassa pidettävä.",
        sv="Avgör först om handlingen är offentlig eller sekretessbelagd.",
        en="Say first whether the document is public or secret.",
    )


class NotADocumentYet(Refusal):
    """A draft or a note that wasn't presented isn't a document of the authority (621/1999 5 § 3 mom. 2)."""

    says = Text(
        fi="Esittelemätön luonnos tai muistiinpano ei ole vielä viranomaisen asiakirja (JulkL 5 § 3 mom.).",
        sv="Ett utkast eller en anteckning som inte har föredragits är ännu ingen myndighetshandling (OffL 5 § 3 mom.).",
        en="A draft or a note that wasn't presented isn't a document of the authority yet (621/1999 5 § 3 mom.).",
    )


class SecretNeedsLegalBasis(Refusal):
    """What is secret, or isn't public yet, is given only by a provision that allows it; of a partly secret document
    the redacted copy is given."""

    says = Text(
        fi="Asiakirja tai sen osa on salassa pidettävä tai se ei ole vielä julkinen. Nimeä säännös, jonka nojalla se "
        "annetaan, tai anna kappale, josta salassa pidettävät osat on poistettu.",
        sv="Handlingen eller en del av den är sekretessbelagd, eller så är den inte offentlig ännu. Ange den bestämmelse "
        "enligt vilken den lämnas ut, eller lämna ut ett exemplar från vilket de sekretessbelagda delarna har avlägsnats.",
        en="The document or a part of it is secret, or it isn't public yet. Name the provision by which it is given, or "
        "give the copy without its secret parts.",
    )


class NoRedactedCopy(Refusal):
    """There is no redacted copy that could be given; an official adds one beside the original."""

    says = Text(
        fi="Asiakirjasta ei ole annettavaa kappaletta, josta salassa pidettävät osat on poistettu. Lisää se ja luokittele "
        "se julkiseksi.",
        sv="Det finns inget exemplar att lämna ut från vilket de sekretessbelagda delarna har avlägsnats. Lägg till ett och "
        "klassificera det som offentligt.",
        en="There is no copy without the secret parts to give. Add one, and classify it as public.",
    )
