"""Kinds of field: the annotations that a form is written with, and what each stands for."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, TypeVar

from avustin_core.plugin.languages import Language
from avustin_core.plugin.views import DocumentView, MunicipalityView, OrganisationView


class Kind(StrEnum):
    """What a field holds; front ends draw a field by it."""

    SHORT_TEXT = "SHORT_TEXT"
    LONG_TEXT = "LONG_TEXT"
    LOCALIZED_TEXT = "LOCALIZED_TEXT"
    INTEGER = "INTEGER"
    MONEY = "MONEY"
    PERCENTAGE = "PERCENTAGE"
    DATE = "DATE"
    BOOLEAN = "BOOLEAN"
    CHOICE = "CHOICE"
    CHOICES = "CHOICES"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    BUSINESS_ID = "BUSINESS_ID"
    IBAN = "IBAN"
    ORGANISATION = "ORGANISATION"
    MUNICIPALITY = "MUNICIPALITY"
    PARTICIPANTS = "PARTICIPANTS"
    ATTACHMENT = "ATTACHMENT"
    ATTACHMENTS = "ATTACHMENTS"
    PERIOD = "PERIOD"
    SECTION = "SECTION"
    ROWS = "ROWS"


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
