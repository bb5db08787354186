"""From which matters a person is kept: what was declared, and the organisations that are party to a matter or take part."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from avustin_core.plugin import Choice, option
from avustin_core.storage import Names, Row, Versioned, column_of


class Ground(Choice):
    """Why somebody is disqualified (Administrative Procedure Act, 434/2003, 28 § 1 mom. 1 to 7)."""

    PARTY = option(
        fi="Hän tai hänen läheisensä on asianosainen (28 § 1 mom. 1 kohta)",
        sv="Personen eller en närstående är part (28 § 1 mom. 1 punkten)",
        en="The person, or somebody close, is a party (28 § 1 mom. 1)",
    )
    REPRESENTATION = option(
        fi="Hän tai hänen läheisensä avustaa tai edustaa asianosaista (28 § 1 mom. 2 kohta)",
        sv="Personen eller en närstående biträder eller företräder en part (28 § 1 mom. 2 punkten)",
        en="The person, or somebody close, assists or represents a party (28 § 1 mom. 2)",
    )
    BENEFIT = option(
        fi="Ratkaisusta on odotettavissa erityistä hyötyä tai vahinkoa hänelle tai läheiselle (28 § 1 mom. 3 kohta)",
        sv="Avgörandet kan väntas medföra synnerlig nytta eller skada för personen eller en närstående "
        "(28 § 1 mom. 3 punkten)",
        en="The decision may bring particular benefit or harm to the person or somebody close (28 § 1 mom. 3)",
    )
    SERVICE = option(
        fi="Hän on palvelus- tai toimeksiantosuhteessa asianosaiseen (28 § 1 mom. 4 kohta)",
        sv="Personen står i anställnings- eller uppdragsförhållande till en part (28 § 1 mom. 4 punkten)",
        en="The person is employed or commissioned by a party (28 § 1 mom. 4)",
    )
    BOARD = option(
        fi="Hän tai hänen läheisensä on asianosaisena olevan yhteisön toimielimen jäsen tai toimitusjohtaja "
        "(28 § 1 mom. 5 kohta)",
        sv="Personen eller en närstående är medlem av ett organ i eller verkställande direktör för en sammanslutning "
        "som är part (28 § 1 mom. 5 punkten)",
        en="The person, or somebody close, sits on a body of, or manages, an organisation that is a party "
        "(28 § 1 mom. 5)",
    )
    SUPERVISION = option(
        fi="Hän tai hänen läheisensä kuuluu viraston tai laitoksen johtokuntaan, ja asia koskee sen ohjausta tai "
        "valvontaa (28 § 1 mom. 6 kohta)",
        sv="Personen eller en närstående hör till direktionen för ett ämbetsverk eller en inrättning, och ärendet gäller "
        "styrningen eller övervakningen av det (28 § 1 mom. 6 punkten)",
        en="The person, or somebody close, sits on the board of an agency that the matter directs or supervises "
        "(28 § 1 mom. 6)",
    )
    OTHER = option(
        fi="Luottamus puolueettomuuteen vaarantuu muusta erityisestä syystä (28 § 1 mom. 7 kohta)",
        sv="Tilltron till opartiskheten äventyras av något annat särskilt skäl (28 § 1 mom. 7 punkten)",
        en="Trust in impartiality is endangered for another particular reason (28 § 1 mom. 7)",
    )


class Capacity(Choice):
    """What an organisation is to a matter."""

    PARTY = option(fi="Asianosainen", sv="Part", en="Party")
    PARTICIPANT = option(fi="Osallistuja", sv="Deltagare", en="Participant")


class MatterOrganisation(Row, table=True):
    """An organisation that is party to a matter or takes part in it: its people are disqualified without declaring."""

    __tablename__ = "matter_organisations"
    __table_args__ = (UniqueConstraint("matter_id", "organisation_id"),)

    matter_id: UUID = Field(foreign_key="matters.id")
    call_id: UUID = Field(foreign_key="calls.id")
    organisation_id: UUID = Field(foreign_key="organisations.id", index=True)
    capacity: Capacity = Field(sa_column=column_of(Names(Capacity)))


IN_FORCE = text("ended_at is null")


class Declaration(Versioned, table=True):
    """What somebody says of their own impartiality in a matter: a ground, or none. One is in force at a time."""

    __tablename__ = "declarations"
    __table_args__ = (
        Index(
            "uq_declarations_in_force", "matter_id", "user_id", unique=True, postgresql_where=IN_FORCE,
            sqlite_where=IN_FORCE,
        ),
        Index("ix_declarations_call_id_id", "call_id", "id"),
        Index("ix_declarations_user_id_id", "user_id", "id"),
    )  # fmt: skip

    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    call_id: UUID = Field(foreign_key="calls.id")
    user_id: UUID = Field(foreign_key="users.id")
    ground: Ground | None = Field(default=None, sa_column=column_of(Names(Ground), null=True))  #: None: impartial
    explanation: str = ""
    recorded_by: UUID | None = Field(default=None, foreign_key="users.id")  #: None: the person, of themselves
    declared_at: datetime
    first_id: UUID = Field(index=True)  #: of those that were declared at once
    substitute_id: UUID | None = Field(default=None, foreign_key="users.id")
    substitute_named_by: UUID | None = Field(default=None, foreign_key="users.id")
    substitute_named_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: UUID | None = Field(default=None, foreign_key="users.id")
    end_reason: str | None = None
