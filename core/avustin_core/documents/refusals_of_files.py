"""What is refused of files on their way: too many of them, what differs from what was said, and what isn't given out."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class TooManyFiles(Refusal):
    """The field has as many files as its form allows."""

    says = Text(
        fi="Kohdassa ”{field}” saa olla enintään {most} tiedostoa. Poista jokin niistä ennen kuin lisäät uuden.",
        sv="”{field}” får innehålla högst {most} filer. Ta bort någon av dem innan du lägger till en ny.",
        en="“{field}” may have at most {most} files. Remove one of them before you add another.",
    )


class QuotaExceeded(Refusal):
    """The files of a party in one matter are as many, or as large together, as the installation takes."""

    says = Text(
        fi="Asiassa saa olla enintään {files} tiedostoa ja niitä yhteensä {bytes}. Poista tarpeettomia liitteitä, joita et "
        "ole vielä lähettänyt, tai pienennä tiedostoja.",
        sv="Ett ärende får ha högst {files} filer, sammanlagt {bytes}. Ta bort onödiga bilagor som du ännu inte har lämnat "
        "in eller gör filerna mindre.",
        en="A matter may have at most {files} files, {bytes} together. Remove attachments that you don't need and haven't "
        "handed in yet, or make the files smaller.",
    )


class FileDiffers(Refusal):
    """What came isn't what was announced: another size, or another checksum. Nothing of it was kept."""

    says = Text(
        fi="Vastaanotettu tiedosto poikkeaa ilmoitetusta koosta tai tarkistussummasta. Lähetä tiedosto uudelleen.",
        sv="Den mottagna filen avviker från den uppgivna storleken eller kontrollsumman. Skicka filen på nytt.",
        en="The file that came differs from the size or the checksum that was announced. Send it again.",
    )


class UploadExpired(Refusal):
    """The upload wasn't completed in its time; nothing of it is kept."""

    says = Text(
        fi="Tiedoston lähettämiselle varattu aika on päättynyt. Aloita lähettäminen alusta.",
        sv="Tiden för att skicka filen har gått ut. Börja om från början.",
        en="The time for sending the file has passed. Begin again.",
    )


class UploadNotOpen(Refusal):
    """The bytes of this upload came already; each upload takes one file."""

    says = Text(
        fi="Tämän lähetyksen tiedosto on jo vastaanotettu. Aloita uusi lähetys.",
        sv="Filen i denna sändning har redan tagits emot. Börja en ny sändning.",
        en="The file of this upload came already. Begin another upload.",
    )


class UploadNotReceived(Refusal):
    """The bytes haven't come yet."""

    says = Text(
        fi="Tiedostoa ei ole vielä vastaanotettu. Lähetä se ensin annettuun osoitteeseen.",
        sv="Filen har ännu inte tagits emot. Skicka den först till den angivna adressen.",
        en="The file hasn't come yet. Send it to the given address first.",
    )


class AlreadyHandedIn(Refusal):
    """What has come to the authority isn't removed from the matter."""

    says = Text(
        fi="Liite on jo lähetetty viranomaiselle, eikä sitä voi enää poistaa asiasta.",
        sv="Bilagan har redan lämnats in till myndigheten och kan inte längre avlägsnas från ärendet.",
        en="The attachment was handed in already, and can't be removed from the matter.",
    )


class ScanPending(Refusal):
    """The virus scanner hasn't found the file clean yet: until then nobody gets its bytes."""

    says = Text(
        fi="Tiedoston virustarkistus on kesken. Yritä hetken kuluttua uudelleen.",
        sv="Virusgranskningen av filen pågår. Försök igen om en stund.",
        en="The file is still being scanned for viruses. Try again in a moment.",
    )


class FileInfected(Refusal):
    """The virus scanner found something in the file: nobody gets its bytes."""

    says = Text(
        fi="Tiedostosta löytyi haittaohjelma, joten sitä ei voi avata. Lisää tilalle puhdas tiedosto.",
        sv="Ett skadligt program hittades i filen, så den kan inte öppnas. Lägg till en ren fil i stället.",
        en="Something harmful was found in the file, so it can't be opened. Add a clean file in its place.",
    )
