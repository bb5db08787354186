"""What every row has: an id that sorts by time, and a revision where it can be changed."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from pydantic.fields import FieldInfo
from sqlalchemy import MetaData
from sqlalchemy.orm import declared_attr
from sqlalchemy.orm.attributes import set_attribute
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig
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


@cache
def _constants(model: type[SQLModel]) -> dict[str, Any]:
    """The values of columns where none is given; the same for every row, and nothing changes inside them."""
    return {name: each.default for name, each in _optional(model) if each.default_factory is None}


@cache
def _made(model: type[SQLModel]) -> dict[str, Callable[[], Any]]:
    """What makes those of the others."""
    return {name: each.default_factory for name, each in _optional(model) if each.default_factory is not None}  # type: ignore[misc]


def _optional(model: type[SQLModel]) -> Iterator[tuple[str, FieldInfo]]:
    return ((name, each) for name, each in model.model_fields.items() if not each.is_required())


def with_defaults(model: type[SQLModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a new row, those that aren't given by default."""
    made = {name: make() for name, make in _made(model).items() if name not in values}
    return {**_constants(model), **made, **values}


class Row(SQLModel):
    """A row with an id. Values are taken as they are: whoever makes a row has looked at them."""

    model_config = SQLModelConfig(defer_build=True)  # Pydantic validates no row, and needn't be ready to

    id: UUID = Field(default_factory=new_id, primary_key=True)

    def __init__(self, **values: Any) -> None:
        """The row with these columns; SQLModel's own way asks Pydantic of each, and costs a statement's time."""
        fields = type(self).__pydantic_fields__
        given = {name: value for name, value in values.items() if name in fields}
        self.__dict__.update(with_defaults(type(self), given))

    def __setattr__(self, name: str, value: Any) -> None:
        """Changes a column, for the session to write."""
        if name in type(self).__pydantic_fields__:
            set_attribute(self, name, value)
        else:
            super().__setattr__(name, value)


class Versioned(Row):
    """A row that people change: its revision grows by one with every change, and locks it."""

    revision: int = Field(default=1, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.revision}


def model_named(name: str) -> type[Row]:
    """The table model of that class name."""
    return next(mapper.class_ for mapper in default_registry.mappers if mapper.class_.__name__ == name)
