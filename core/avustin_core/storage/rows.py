"""What every row has: an id that sorts by time, and a revision where it can be changed."""

from typing import Any
from uuid import UUID

from sqlalchemy import MetaData
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel
from sqlmodel.main import default_registry
from uuid_utils.compat import uuid7

SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention


def new_id() -> UUID:
    """An id that sorts after all earlier ones."""
    return uuid7()


class Row(SQLModel):
    """A row with an id."""

    id: UUID = Field(default_factory=new_id, primary_key=True)


class Versioned(Row):
    """A row that people change: its revision grows by one with every change, and locks it."""

    revision: int = Field(default=1, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.revision}


def model_named(name: str) -> type[Row]:
    """The table model of that class name."""
    return next(mapper.class_ for mapper in default_registry.mappers if mapper.class_.__name__ == name)
