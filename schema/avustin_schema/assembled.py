"""Types that are assembled from fields, not written as classes: Strawberry's definition itself, without a dataclass around it.

A dataclass compiles methods for each class, and Strawberry reads its annotations twice: most of what a type costs a start.
"""

from collections.abc import Mapping
from typing import Any

from strawberry.annotation import StrawberryAnnotation
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

Fields = Mapping[str, tuple[Any, StrawberryField]]  #: by their names in Python: the annotation, and the rest


class Given:
    """Holds what it is given by name."""

    def __init__(self, **values: Any) -> None:
        vars(self).update(values)


def assemble(
    name: str, description: str, fields: Fields, *, interface: Any = None, is_input: bool = False, from_input: Any = None,
    is_type_of: Any = None, namespace: dict[str, Any] | None = None,
) -> Any:  # fmt: skip
    """The class of such a type; an object of it has what it is given by name. `namespace` has what annotations name."""
    names = {} if namespace is None else namespace
    made: Any = type(name, (Given, interface) if interface else (Given,), {})
    above = interface.__strawberry_definition__ if interface else None
    made.__strawberry_definition__ = StrawberryObjectDefinition(
        name=name, description=description, is_input=is_input, is_interface=False, origin=made, directives=(), extend=False,
        interfaces=[above] if above else [], from_input=from_input, is_type_of=is_type_of, resolve_type=None,
        fields=[
            *(each for each in (above.fields if above else ()) if each.python_name not in fields),
            *(place(field, made, python, annotation, names) for python, (annotation, field) in fields.items()),
        ],
    )  # fmt: skip
    return made


def written_in(cls: type) -> Fields:
    """The fields of a class; those without an annotation come last, and have their resolvers'."""
    known, written = cls.__annotations__, vars(cls)
    return {
        name: (known.get(name), written[name])
        for name in (*known, *written)
        if isinstance(written.get(name), StrawberryField)
    }


def interface_of(cls: type) -> Any:
    """The interface, or the input, that a class stands on, if any."""
    return next((each for each in cls.__bases__ if hasattr(each, "__strawberry_definition__")), None)


def place(field: StrawberryField, owner: type, name: str, annotation: Any, names: dict[str, Any]) -> StrawberryField:
    """A field where it stands, as Strawberry would place it; `names` has what its annotation names."""
    field.python_name, field.origin = name, owner
    if annotation is not None:
        field.type_annotation = StrawberryAnnotation(annotation, namespace=names)
    return field
