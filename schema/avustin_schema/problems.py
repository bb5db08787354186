"""Expected failures as data: each refusal of the core is a type, each mutation's errors a union of them."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Union

import strawberry

from avustin_core.errors import Refusal
from avustin_core.plugin import Language
from avustin_schema.assembled import assemble

Build = Callable[[Refusal, Language], dict[str, Any]]


@strawberry.interface(
    description="Why nothing was saved. New kinds of error may come: always ask for `__typename` and these fields."
)
class UserError:
    """What every error tells."""

    message: str = strawberry.field(description="A sentence in the reader's language that names the remedy.")
    code: str = strawberry.field(description="Stable: docs/reference/errors.md has a part for each code.")
    path: list[str] = strawberry.field(
        description="Leads to the input's field, or to the form's; empty when it is about the whole."
    )


_types: dict[type[Refusal], Any] = {}
_extras: dict[type[Refusal], tuple[dict[str, tuple[Any, str]], Build]] = {}


def carries(refusal: type[Refusal], fields: dict[str, tuple[Any, str]], build: Build) -> None:
    """Says what more an error of this kind tells: its fields with descriptions, and how to fill them."""
    _extras[refusal] = (fields, build)


def error_type(refusal: type[Refusal]) -> Any:
    """The object type of a refusal."""
    if refusal not in _types:
        fields, _ = _extras.get(refusal, ({}, None))
        more = {name: (kind, strawberry.field(description=said)) for name, (kind, said) in fields.items()}
        description = f"{' '.join((refusal.__doc__ or '').split())} Code: {refusal.code}."
        _types[refusal] = assemble(f"{refusal.__name__}Error", description, more, interface=UserError)
    return _types[refusal]


def error_of(refusal: Refusal, language: Language) -> UserError:
    """The refusal as data, in the reader's language."""
    _, build = _extras.get(type(refusal), ({}, None))
    more = build(refusal, language) if build else {}
    made: UserError = error_type(type(refusal))(
        message=refusal.message(language), code=refusal.code, path=list(refusal.path), **more
    )
    return made


def error_union(name: str, refusals: Iterable[type[Refusal]]) -> Any:
    """The union of a mutation's errors."""
    members = tuple(error_type(refusal) for refusal in dict.fromkeys(refusals))
    return Annotated[Union[members], strawberry.union(name, description="What can refuse this mutation.")]  # noqa: UP007
