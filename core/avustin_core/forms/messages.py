"""What every problem says to people: which field, and what to do, in Finnish, Swedish and English."""

from collections.abc import Mapping

from avustin_core.forms.problems import ProblemCode as Code
from avustin_core.plugin import Kind, Language, Text

MESSAGES: Mapping[Code, Text] = {
    Code.REQUIRED: Text("Täytä kohta ”{field}”.", "Fyll i ”{field}”.", "Fill in “{field}”."),
    Code.UNKNOWN_FIELD: Text(
        "Lomakkeella ei ole kohtaa ”{name}”. Poista se vastauksista.",
        "Blanketten har ingen punkt ”{name}”. Ta bort den ur svaren.",
        "The form has no field “{name}”. Remove it from the answers.",
    ),
    Code.TOO_LONG: Text(
        "Kohdan ”{field}” teksti on liian pitkä: merkkejä on {length}, enintään {limit} sallitaan. Lyhennä tekstiä.",
        "Texten i ”{field}” är för lång: den har {length} tecken, högst {limit} tillåts. Förkorta texten.",
        "The text of “{field}” is too long: it has {length} characters, at most {limit} are allowed. Shorten it.",
    ),
    Code.CONTROL_CHARACTER: Text(
        "Kohdassa ”{field}” on ohjausmerkki, jota ei voi tallentaa. Poista se.",
        "”{field}” innehåller ett styrtecken som inte kan sparas. Ta bort det.",
        "“{field}” has a control character, which can't be stored. Remove it.",
    ),
    Code.BELOW_MINIMUM: Text(
        "Kohdan ”{field}” arvon on oltava vähintään {minimum}. Korjaa arvo.",
        "Värdet i ”{field}” ska vara minst {minimum}. Rätta värdet.",
        "The value of “{field}” must be at least {minimum}. Correct it.",
    ),
    Code.ABOVE_MAXIMUM: Text(
        "Kohdan ”{field}” arvo saa olla enintään {maximum}. Korjaa arvo.",
        "Värdet i ”{field}” får vara högst {maximum}. Rätta värdet.",
        "The value of “{field}” may be at most {maximum}. Correct it.",
    ),
    Code.TOO_FEW: Text(
        "Kohdan ”{field}” tietojen määrän on oltava vähintään {at_least}, nyt se on {count}. Lisää puuttuvat.",
        "Antalet uppgifter i ”{field}” ska vara minst {at_least}, nu är det {count}. Lägg till dem som saknas.",
        "“{field}” must have at least {at_least} items, and has {count}. Add what is missing.",
    ),
    Code.TOO_MANY: Text(
        "Kohdan ”{field}” tietojen määrä saa olla enintään {at_most}, nyt se on {count}. Poista ylimääräiset.",
        "Antalet uppgifter i ”{field}” får vara högst {at_most}, nu är det {count}. Ta bort de överflödiga.",
        "“{field}” may have at most {at_most} items, and has {count}. Remove the rest.",
    ),
    Code.DUPLICATE: Text(
        "Kohdassa ”{field}” on sama tieto kahdesti. Poista toinen.",
        "”{field}” innehåller samma uppgift två gånger. Ta bort den ena.",
        "“{field}” has the same item twice. Remove one of them.",
    ),
    Code.NOT_AN_OPTION: Text(
        "Kohdan ”{field}” vastaus ei ole mikään vaihtoehdoista. Valitse jokin niistä.",
        "Svaret i ”{field}” är inte något av alternativen. Välj ett av dem.",
        "The answer to “{field}” isn't one of the options. Choose one of them.",
    ),
    Code.MUST_BE_CONFIRMED: Text(
        "Vahvista kohta ”{field}”. Ilman vahvistusta ei voi jatkaa.",
        "Bekräfta ”{field}”. Utan bekräftelsen går det inte att fortsätta.",
        "Confirm “{field}”. It isn't possible to go on without it.",
    ),
    Code.MUST_BE_DENIED: Text(
        "Kohdan ”{field}” vastauksen on oltava ”ei”. Tarkista vastaus.",
        "Svaret i ”{field}” ska vara ”nej”. Kontrollera svaret.",
        "The answer to “{field}” must be “no”. Check the answer.",
    ),
    Code.EMAIL_FORM: Text(
        "Kohdan ”{field}” sähköpostiosoite on virheellinen. Kirjoita se muodossa nimi@kunta.fi.",
        "E-postadressen i ”{field}” är felaktig. Skriv den i formatet namn@kommun.fi.",
        "The e-mail address of “{field}” isn't valid. Write it like name@municipality.fi.",
    ),
    Code.PHONE_FORM: Text(
        "Kohdan ”{field}” puhelinnumero on virheellinen. Kirjoita se muodossa 040 123 4567 tai +358 40 123 4567.",
        "Telefonnumret i ”{field}” är felaktigt. Skriv det i formatet 040 123 4567 eller +358 40 123 4567.",
        "The phone number of “{field}” isn't valid. Write it like 040 123 4567 or +358 40 123 4567.",
    ),
    Code.PHONE_UNUSUAL: Text(
        "Kohdan ”{field}” puhelinnumero ei kuulu tunnettuihin numerosarjoihin. Tarkista numero.",
        "Telefonnumret i ”{field}” hör inte till kända nummerserier. Kontrollera numret.",
        "The phone number of “{field}” isn't in a known range. Check the number.",
    ),
    Code.BUSINESS_ID_FORM: Text(
        "Kohdan ”{field}” Y-tunnus on virheellinen. Kirjoita se muodossa 1234567-8.",
        "FO-numret i ”{field}” är felaktigt. Skriv det i formatet 1234567-8.",
        "The business id of “{field}” isn't valid. Write it like 1234567-8.",
    ),
    Code.BUSINESS_ID_CHECK_DIGIT: Text(
        "Kohdan ”{field}” Y-tunnuksen tarkistusnumero ei täsmää. Tarkista tunnus.",
        "Kontrollsiffran i FO-numret i ”{field}” stämmer inte. Kontrollera numret.",
        "The check digit of the business id of “{field}” doesn't match. Check the id.",
    ),
    Code.IBAN_FORM: Text(
        "Kohdan ”{field}” tilinumero on virheellinen. Kirjoita se IBAN-muodossa, esimerkiksi FI21 1234 5600 0007 85.",
        "Kontonumret i ”{field}” är felaktigt. Skriv det i IBAN-format, till exempel FI21 1234 5600 0007 85.",
        "The account number of “{field}” isn't valid. Write it as an IBAN, for example FI21 1234 5600 0007 85.",
    ),
    Code.IBAN_CHECK_DIGITS: Text(
        "Kohdan ”{field}” tilinumeron tarkistusnumerot eivät täsmää. Tarkista tilinumero.",
        "Kontrollsiffrorna i kontonumret i ”{field}” stämmer inte. Kontrollera kontonumret.",
        "The check digits of the account number of “{field}” don't match. Check the number.",
    ),
    Code.ORGANISATION_NOT_FOUND: Text(
        "Kohdan ”{field}” organisaatiota ei löydy. Valitse organisaatio luettelosta.",
        "Organisationen i ”{field}” hittas inte. Välj en organisation i förteckningen.",
        "The organisation of “{field}” isn't found. Choose one from the list.",
    ),
    Code.MUNICIPALITY_NOT_FOUND: Text(
        "Kohdan ”{field}” kuntaa ei löydy. Valitse kunta luettelosta.",
        "Kommunen i ”{field}” hittas inte. Välj en kommun i förteckningen.",
        "The municipality of “{field}” isn't found. Choose one from the list.",
    ),
    Code.DOCUMENT_NOT_FOUND: Text(
        "Kohdan ”{field}” liitettä ei löydy. Lisää liite uudelleen.",
        "Bilagan i ”{field}” hittas inte. Lägg till bilagan på nytt.",
        "The attachment of “{field}” isn't found. Add it again.",
    ),
    Code.DOCUMENT_INFECTED: Text(
        "Kohdan ”{field}” liitteestä löytyi haittaohjelma. Poista liite ja lisää tilalle puhdas tiedosto.",
        "Ett skadligt program hittades i bilagan i ”{field}”. Ta bort bilagan och lägg till en ren fil i stället.",
        "Something harmful was found in the attachment of “{field}”. Remove it and add a clean file in its place.",
    ),
    Code.MEDIA_TYPE: Text(
        "Kohdan ”{field}” liitteen tiedostomuoto on väärä. Sallitut muodot: {accepts}.",
        "Bilagan i ”{field}” har fel filformat. Tillåtna format: {accepts}.",
        "The attachment of “{field}” is of a wrong file type. Allowed: {accepts}.",
    ),
    Code.FILE_TOO_LARGE: Text(
        "Kohdan ”{field}” liite on liian suuri ({size} kt), enintään {largest} kt. Pienennä tiedostoa ja lisää se uudelleen.",
        "Bilagan i ”{field}” är för stor ({size} kB), högst {largest} kB. Gör filen mindre och lägg till den på nytt.",
        "The attachment of “{field}” is too large ({size} kB), at most {largest} kB. Make the file smaller and add it again.",
    ),
    Code.PERIOD_ORDER: Text(
        "Kohdan ”{field}” alkamispäivä on päättymispäivän jälkeen. Korjaa päivämäärät.",
        "Startdatumet i ”{field}” är senare än slutdatumet. Rätta datumen.",
        "The first day of “{field}” is after the last. Correct the days.",
    ),
    Code.ONE_LEAD: Text(
        "Kohdassa ”{field}” on oltava täsmälleen yksi hankehallinnoija, nyt niitä on {count}. Korjaa roolit.",
        "”{field}” ska ha exakt en projektadministratör, nu finns det {count}. Rätta rollerna.",
        "“{field}” must have exactly one lead, and has {count}. Correct the roles.",
    ),
    Code.PARTICIPANT_TWICE: Text(
        "Kohdassa ”{field}” on sama organisaatio kahdesti. Poista toinen riveistä.",
        "”{field}” innehåller samma organisation två gånger. Ta bort den ena raden.",
        "“{field}” has the same organisation twice. Remove one of the rows.",
    ),
}

_OTHER = Text(
    "Kohdan ”{field}” vastausta ei voi lukea. Kirjoita se uudelleen.",
    "Svaret i ”{field}” kan inte läsas. Skriv det på nytt.",
    "The answer to “{field}” can't be read. Write it again.",
)
UNREADABLE: Mapping[Kind, Text] = {
    Kind.MONEY: Text(
        "Kohdan ”{field}” summaa ei voi lukea. Kirjoita se euroina ja sentteinä, esimerkiksi 1234,50.",
        "Beloppet i ”{field}” kan inte läsas. Skriv det i euro och cent, till exempel 1234,50.",
        "The sum of “{field}” can't be read. Write it in euros and cents, for example 1234.50.",
    ),
    Kind.PERCENTAGE: Text(
        "Kohdan ”{field}” prosenttilukua ei voi lukea. Kirjoita enintään kaksi desimaalia, esimerkiksi 12,5.",
        "Procenttalet i ”{field}” kan inte läsas. Skriv det med högst två decimaler, till exempel 12,5.",
        "The percentage of “{field}” can't be read. Write it with at most two decimals, for example 12.5.",
    ),
    Kind.INTEGER: Text(
        "Kohdan ”{field}” lukua ei voi lukea. Kirjoita kokonaisluku, esimerkiksi 12.",
        "Talet i ”{field}” kan inte läsas. Skriv ett heltal, till exempel 12.",
        "The number of “{field}” can't be read. Write a whole number, for example 12.",
    ),
    Kind.DATE: Text(
        "Kohdan ”{field}” päivämäärää ei voi lukea. Kirjoita olemassa oleva päivämäärä muodossa 2021-11-30.",
        "Datumet i ”{field}” kan inte läsas. Skriv ett existerande datum i formatet 2021-11-30.",
        "The day of “{field}” can't be read. Write a day that exists, like 2021-11-30.",
    ),
    Kind.BOOLEAN: Text(
        "Kohdan ”{field}” vastausta ei voi lukea. Vastaa ”kyllä” tai ”ei”.",
        "Svaret i ”{field}” kan inte läsas. Svara ”ja” eller ”nej”.",
        "The answer to “{field}” can't be read. Answer “yes” or “no”.",
    ),
}


def message(code: Code, field: Text, *, kind: Kind | None = None, **params: object) -> Text:
    """A problem in words; `field` is the label by which people know the place."""
    template = (UNREADABLE.get(kind, _OTHER) if kind else _OTHER) if code is Code.UNREADABLE else MESSAGES[code]
    return Text(*(_filled(template, field, language, params) for language in Language))


def _filled(template: Text, field: Text, language: Language, params: Mapping[str, object]) -> str:
    return template.get(language).format(field=field.get(language), **params)


def within(outer: Text | None, inner: Text, *, row: int | None = None) -> Text:
    """The label of a field, after the label of the section or row that it is in."""
    rows = {"fi": f", rivi {row}", "sv": f", rad {row}", "en": f", row {row}"}
    before = {language: f"{outer.get(language)}: " if outer else "" for language in Language}
    after = {language: rows[language] if row else "" for language in Language}
    return Text(*(before[language] + inner.get(language) + after[language] for language in Language))
