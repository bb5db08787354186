"""Inputs of mutations: classes whose objects have what is given by name, and defaults for the rest."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import MISSING
from typing import Any, TypeVar

from strawberry.schema_directives import OneOf
from strawberry.types.base import StrawberryObjectDefinition

from avustin_schema.assembled import interface_of, place, written_in

Cls = TypeVar("Cls", bound=type)


def input_type(*, description: str, one_of: bool = False) -> Callable[[Cls], Cls]:
    """Makes a class an input, without a dataclass around it. Another input may be its base, whose fields come first."""

    def make(cls: Cls) -> Cls:
        above, names = interface_of(cls), vars(sys.modules[cls.__module__])
        own = [place(field, cls, name, annotation, names) for name, (annotation, field) in written_in(cls).items()]
        made: Any = cls
        made.__init__ = _given
        made.__strawberry_definition__ = StrawberryObjectDefinition(
            name=cls.__name__, description=description, is_input=True, is_interface=False, origin=cls, extend=False,
            directives=(OneOf(),) if one_of else (), interfaces=[], is_type_of=None, resolve_type=None,
            fields=[*(above.__strawberry_definition__.fields if above else ()), *own],
        )  # fmt: skip
        for field in own:
            if field.default is MISSING:
                delattr(cls, field.python_name)
            else:
                setattr(cls, field.python_name, field.default)
        return cls

    return make


def is_input(value: Any) -> bool:
    """Whether it is an object of an input's class."""
    return bool(getattr(getattr(type(value), "__strawberry_definition__", None), "is_input", False))


def given_in(value: Any) -> Iterator[tuple[str, Any]]:
    """The fields of an input by their names in Python, with what they hold."""
    return (
        (each.python_name, getattr(value, each.python_name)) for each in type(value).__strawberry_definition__.fields
    )


def _given(self: Any, **values: Any) -> None:
    vars(self).update(values)
