"""What is refused of acceptances."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class NothingToAccept(Refusal):
    """A grant is accepted or declined when it is signed, its parties were notified, and nothing took its place."""

    says = Text(
        fi="Vastattavana ei ole voimassa olevaa avustuspäätöstä.",
        sv="Det finns inget gällande understödsbeslut att besvara.",
        en="There is no grant in force to answer.",
    )


class GrantIsAnswered(Refusal):
    """The grant was accepted or declined already: that stands."""

    says = Text(
        fi="Avustukseen on jo vastattu, eikä vastausta voi muuttaa.",
        sv="Understödet har redan besvarats, och svaret kan inte ändras.",
        en="The grant was answered already, and that stands.",
    )


class AcceptanceOverdue(Refusal):
    """The time for accepting or declining has passed; the authority decides what follows."""

    says = Text(
        fi="Avustuksen vastaanottamiselle asetettu määräaika on päättynyt. Ota yhteyttä valtionapuviranomaiseen.",
        sv="Tiden för att ta emot understödet har gått ut. Kontakta statsbidragsmyndigheten.",
        en="The time for accepting the grant has passed. Contact the authority.",
    )


class AgreementMissing(Refusal):
    """Others use the grant too, so that the recipient makes an agreement with them first (688/2001 7 § 3 mom.)."""

    says = Text(
        fi="Avustusta käyttävät muutkin kuin saaja. Ilmoita, milloin heidän kanssaan on tehty sopimus"
        " (valtionavustuslaki 7 § 3 mom.).",
        sv="Också andra än mottagaren använder understödet. Uppge när avtalet med dem har ingåtts"
        " (7 § 3 mom. i statsunderstödslagen).",
        en="Others than the recipient use the grant. Say when the agreement with them was made (688/2001 7 § 3 mom.).",
    )


class IbanUnreadable(Refusal):
    """The account isn't an IBAN, or its check digits don't match: look at it again."""

    says = Text(
        fi="Tilinumero ei ole oikea IBAN-tilinumero. Tarkista se, esimerkiksi FI21 1234 5600 0007 85.",
        sv="Kontonumret är inte ett giltigt IBAN-kontonummer. Kontrollera det, till exempel FI21 1234 5600 0007 85.",
        en="This isn't a valid IBAN. Check it, such as FI21 1234 5600 0007 85.",
    )


class NotDeclined(Refusal):
    """Only a grant that was declined, or not answered in time, is released."""

    says = Text(
        fi="Vain avustus, jota ei ole otettu vastaan, voidaan vapauttaa.",
        sv="Bara ett understöd som inte har tagits emot kan frigöras.",
        en="Only a grant that wasn't accepted can be released.",
    )


class GrantIsReleased(Refusal):
    """The money is released already."""

    says = Text(fi="Varat on jo vapautettu.", sv="Medlen har redan frigjorts.", en="The money is released already.")
