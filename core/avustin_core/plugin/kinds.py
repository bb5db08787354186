"""Kinds of field: the annotations that a form is written with, and what each stands for.

Beside the names below: `int`, `date`, `bool`, a subclass of `Choice`, `list[Choice]` (each once), a subclass of `Section` (nested),
and `list[Section]` (rows with stable keys). `… | None` after a kind lets rules read what isn't answered as None.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, TypeVar

from avustin_core.plugin.choices import Choice, option
from avustin_core.plugin.languages import Language
from avustin_core.plugin.views import DocumentView, MunicipalityView, OrganisationView


class Kind(Choice):
    """What a field holds; front ends draw a field by it."""

    SHORT_TEXT = option(fi="Lyhyt teksti", sv="Kort text", en="Short text")
    LONG_TEXT = option(fi="Pitkä teksti", sv="Lång text", en="Long text")
    LOCALIZED_TEXT = option(fi="Teksti eri kielillä", sv="Text på flera språk", en="Text in several languages")
    INTEGER = option(fi="Kokonaisluku", sv="Heltal", en="Whole number")
    MONEY = option(fi="Rahamäärä", sv="Belopp", en="Sum of money")
    PERCENTAGE = option(fi="Prosenttiosuus", sv="Procentandel", en="Percentage")
    DATE = option(fi="Päivämäärä", sv="Datum", en="Date")
    BOOLEAN = option(fi="Kyllä tai ei", sv="Ja eller nej", en="Yes or no")
    CHOICE = option(fi="Valinta", sv="Val", en="Choice")
    CHOICES = option(fi="Monivalinta", sv="Flerval", en="Several choices")
    EMAIL = option(fi="Sähköpostiosoite", sv="E-postadress", en="E-mail address")
    PHONE = option(fi="Puhelinnumero", sv="Telefonnummer", en="Telephone number")
    BUSINESS_ID = option(fi="Y-tunnus", sv="FO-nummer", en="Business id")
    IBAN = option(fi="IBAN-tilinumero", sv="IBAN-kontonummer", en="IBAN account number")
    ORGANISATION = option(fi="Organisaatio", sv="Organisation", en="Organisation")
    MUNICIPALITY = option(fi="Kunta", sv="Kommun", en="Municipality")
    PARTICIPANTS = option(fi="Osallistujat", sv="Deltagare", en="Participants")
    ATTACHMENT = option(fi="Liite", sv="Bilaga", en="Attachment")
    ATTACHMENTS = option(fi="Liitteet", sv="Bilagor", en="Attachments")
    PERIOD = option(fi="Ajanjakso", sv="Period", en="Period")
    SECTION = option(fi="Kysymysryhmä", sv="Frågegrupp", en="Section")
    ROWS = option(fi="Taulukko", sv="Tabell", en="Rows")


@dataclass(frozen=True)
class Localized:
    """A text that was written in one language or several."""

    fi: str | None = None  #: in Finnish
    sv: str | None = None  #: in Swedish
    en: str | None = None  #: in English

    def get(self, language: Language | str) -> str:
        """The text in a language, or in the first one that it was written in."""
        wanted = {"fi": self.fi, "sv": self.sv, "en": self.en}.get(str(language))
        return wanted or self.fi or self.sv or self.en or ""


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included."""

    starts: date  #: the first day
    ends: date  #: the last


RowT = TypeVar("RowT")

#: One line; 200 characters unless `limit=` says otherwise.
ShortText = Annotated[str, Kind.SHORT_TEXT]
#: Several lines; 4000 characters unless `limit=` says otherwise.
LongText = Annotated[str, Kind.LONG_TEXT]
#: A text by language, Finnish or Swedish at least; a `Localized` in rules.
LocalizedText = Annotated[Localized, Kind.LOCALIZED_TEXT]
#: An exact sum in euros, two decimals; on the wire `"1234.50"`.
Money = Annotated[Decimal, Kind.MONEY]
#: An exact percentage, two decimals; on the wire `"12.50"`.
Percentage = Annotated[Decimal, Kind.PERCENTAGE]
#: An e-mail address.
Email = Annotated[str, Kind.EMAIL]
#: A phone number; stored as `+358401234567`.
Phone = Annotated[str, Kind.PHONE]
#: A Finnish business id with its check digit.
BusinessId = Annotated[str, Kind.BUSINESS_ID]
#: An account number with its check digits.
Iban = Annotated[str, Kind.IBAN]
#: A reference to an organisation: its global id; an `OrganisationView` in rules.
OrganisationRef = Annotated[OrganisationView, Kind.ORGANISATION]
#: A municipality by its three-character code; a `MunicipalityView` in rules.
MunicipalityRef = Annotated[MunicipalityView, Kind.MUNICIPALITY]
#: A document of the matter: its global id; a `DocumentView` in rules. `list[Attachment]` takes several.
Attachment = Annotated[DocumentView, Kind.ATTACHMENT]
#: `Participants[Row]`: the organisations of a joint project, one row each; `Row` is `Participant` or a subclass.
Participants = Annotated[list[RowT], Kind.PARTICIPANTS]
