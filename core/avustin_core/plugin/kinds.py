"""Kinds of field: the annotations that a form is written with, and what each stands for."""

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

    fi: str | None = None
    sv: str | None = None
    en: str | None = None

    def get(self, language: Language | str) -> str:
        """The text in a language, or in the first one that it was written in."""
        wanted = {"fi": self.fi, "sv": self.sv, "en": self.en}.get(str(language))
        return wanted or self.fi or self.sv or self.en or ""


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included."""

    starts: date
    ends: date


RowT = TypeVar("RowT")

ShortText = Annotated[str, Kind.SHORT_TEXT]
LongText = Annotated[str, Kind.LONG_TEXT]
LocalizedText = Annotated[Localized, Kind.LOCALIZED_TEXT]
Money = Annotated[Decimal, Kind.MONEY]
Percentage = Annotated[Decimal, Kind.PERCENTAGE]
Email = Annotated[str, Kind.EMAIL]
Phone = Annotated[str, Kind.PHONE]
BusinessId = Annotated[str, Kind.BUSINESS_ID]
Iban = Annotated[str, Kind.IBAN]
OrganisationRef = Annotated[OrganisationView, Kind.ORGANISATION]
MunicipalityRef = Annotated[MunicipalityView, Kind.MUNICIPALITY]
Attachment = Annotated[DocumentView, Kind.ATTACHMENT]
Participants = Annotated[list[RowT], Kind.PARTICIPANTS]
