"""The rules that only the server can hold answers against, in words."""

from collections.abc import Mapping

from avustin_core.forms.problems import ProblemCode as Code
from avustin_core.plugin import Text

RULES: Mapping[Code, Text] = {
    Code.REQUIRED: Text("Kohta on täytettävä.", "Punkten ska fyllas i.", "Must be filled in."),
    Code.UNREADABLE: Text(
        "Vastauksen on oltava luettavissa.", "Svaret ska kunna läsas.", "The answer must be readable."
    ),
    Code.UNKNOWN_FIELD: Text(
        "Vastauksissa on vain lomakkeen kohtia.",
        "Svaren innehåller bara blankettens punkter.",
        "Answers have fields of the form only.",
    ),
    Code.TOO_LONG: Text("Teksti ei ole liian pitkä.", "Texten är inte för lång.", "The text isn't too long."),
    Code.CONTROL_CHARACTER: Text(
        "Tekstissä ei ole ohjausmerkkejä.", "Texten har inga styrtecken.", "The text has no control characters."
    ),
    Code.BELOW_MINIMUM: Text("Arvo ei ole liian pieni.", "Värdet är inte för litet.", "The value isn't too small."),
    Code.ABOVE_MAXIMUM: Text("Arvo ei ole liian suuri.", "Värdet är inte för stort.", "The value isn't too large."),
    Code.TOO_FEW: Text("Tietoja on tarpeeksi.", "Uppgifterna är tillräckligt många.", "There are enough items."),
    Code.TOO_MANY: Text("Tietoja ei ole liikaa.", "Uppgifterna är inte för många.", "There aren't too many items."),
    Code.DUPLICATE: Text(
        "Tiedot eroavat toisistaan.", "Uppgifterna skiljer sig från varandra.", "Items differ from each other."
    ),
    Code.NOT_AN_OPTION: Text(
        "Vastaus on jokin vaihtoehdoista.", "Svaret är ett av alternativen.", "The answer is one of the options."
    ),
    Code.MUST_BE_CONFIRMED: Text("Kohta on vahvistettava.", "Punkten ska bekräftas.", "Must be confirmed."),
    Code.MUST_BE_DENIED: Text("Vastauksen on oltava ei.", "Svaret ska vara nej.", "The answer must be no."),
    Code.EMAIL_FORM: Text(
        "Sähköpostiosoite on oikein muodostettu.",
        "E-postadressen har rätt form.",
        "The e-mail address is well formed.",
    ),
    Code.PHONE_FORM: Text(
        "Puhelinnumero on oikein muodostettu.", "Telefonnumret har rätt form.", "The phone number is well formed."
    ),
    Code.PHONE_UNUSUAL: Text(
        "Puhelinnumero kuuluu tunnettuun numerosarjaan.",
        "Telefonnumret hör till en känd nummerserie.",
        "The phone number is in a known range.",
    ),
    Code.BUSINESS_ID_FORM: Text(
        "Y-tunnus on muotoa 1234567-8.", "FO-numret har formen 1234567-8.", "The business id is like 1234567-8."
    ),
    Code.BUSINESS_ID_CHECK_DIGIT: Text(
        "Y-tunnuksen tarkistusnumero täsmää.",
        "FO-numrets kontrollsiffra stämmer.",
        "The check digit of the business id matches.",
    ),
    Code.IBAN_FORM: Text(
        "Tilinumero on IBAN-muodossa.", "Kontonumret är i IBAN-format.", "The account number is an IBAN."
    ),
    Code.IBAN_CHECK_DIGITS: Text(
        "Tilinumeron tarkistusnumerot täsmäävät.",
        "Kontonumrets kontrollsiffror stämmer.",
        "The check digits of the account number match.",
    ),
    Code.ORGANISATION_NOT_FOUND: Text(
        "Organisaatio löytyy luettelosta.", "Organisationen finns i förteckningen.", "The organisation is in the list."
    ),
    Code.MUNICIPALITY_NOT_FOUND: Text(
        "Kunta löytyy luettelosta.", "Kommunen finns i förteckningen.", "The municipality is in the list."
    ),
    Code.DOCUMENT_NOT_FOUND: Text("Liite on tallennettu.", "Bilagan har sparats.", "The attachment is stored."),
    Code.DOCUMENT_INFECTED: Text(
        "Liitteestä ei löydy haittaohjelmaa.",
        "Inget skadligt program hittas i bilagan.",
        "Nothing harmful is found in the attachment.",
    ),
    Code.MEDIA_TYPE: Text(
        "Liitteen tiedostomuoto on sallittu.",
        "Bilagan har ett tillåtet filformat.",
        "The attachment is of an allowed file type.",
    ),
    Code.FILE_TOO_LARGE: Text(
        "Liite ei ole liian suuri.", "Bilagan är inte för stor.", "The attachment isn't too large."
    ),
    Code.PERIOD_ORDER: Text(
        "Alkamispäivä ei ole päättymispäivän jälkeen.",
        "Startdatumet är inte senare än slutdatumet.",
        "The first day isn't after the last.",
    ),
    Code.ONE_LEAD: Text(
        "Hankehallinnoijia on täsmälleen yksi.",
        "Det finns exakt en projektadministratör.",
        "There is exactly one lead.",
    ),
    Code.PARTICIPANT_TWICE: Text(
        "Sama organisaatio on mukana vain kerran.",
        "Samma organisation är med bara en gång.",
        "An organisation takes part once only.",
    ),
}
