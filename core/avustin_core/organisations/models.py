"""Organisations: municipalities of a date, joint municipal authorities and others."""

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from avustin_core.plugin import MunicipalityView, OrganisationKind, OrganisationView, Text
from avustin_core.storage import Names, Row, column_of, global_id
from avustin_core.storage.sorting import BYTEWISE


class Organisation(Row, table=True):
    """An organisation. A municipality has a three-character code, and is valid until a date that isn't included."""

    __tablename__ = "organisations"
    __table_args__ = (
        UniqueConstraint("municipality_code", "valid_from"),
        Index("ix_organisations_sort_key_id", "sort_key", "id"),
        Index("ix_organisations_kind_sort_key_id", "kind", "sort_key", "id"),
    )

    kind: OrganisationKind = Field(sa_column=column_of(Names(OrganisationKind)))
    name_fi: str
    name_sv: str
    sort_key: str = Field(sa_column=column_of(BYTEWISE))
    business_id: str | None = Field(default=None, unique=True)  #: as 1234567-8
    municipality_code: str | None = Field(default=None, index=True)
    languages: str = ""  #: majority first: "fi", "sv", "fi-sv", "sv-fi"
    region_code: str | None = None
    region_fi: str | None = None
    region_sv: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    is_fictional: bool = False

    def is_there(self, on: date) -> bool:
        """Whether it exists on that day; the day of its end isn't included."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)

    def view(self) -> OrganisationView:
        """What plugins see of it."""
        return OrganisationView(
            id=global_id("Organisation", self.id),
            kind=self.kind,
            name=Text(self.name_fi, self.name_sv),
            business_id=self.business_id,
            municipality_code=self.municipality_code,
            region_code=self.region_code,
            is_fictional=self.is_fictional,
        )

    def municipality(self) -> MunicipalityView:
        """What plugins see of it as a municipality; only of one that has a code."""
        region = Text(self.region_fi, self.region_sv) if self.region_fi and self.region_sv else None
        return MunicipalityView(
            code=self.municipality_code or "",
            name=Text(self.name_fi, self.name_sv),
            region_code=self.region_code,
            region_name=region,
            languages=tuple(self.languages.split("-")) if self.languages else (),
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )
