"""Value objects that are stored as they are: said once, read as an object by the executor, as a dictionary by plans."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Key:
    """The value of a stored object under that key; `default` where it lacks it."""

    name: str
    default: Any = None

    def __call__(self, stored: Any) -> Any:
        """The value."""
        return stored.get(self.name, self.default)

    def expression(self, stored: str) -> str:
        """The same as Python."""
        return f"{stored}.get({self.name!r}, {self.default!r})"


@dataclass(frozen=True)
class Written:
    """A value that a plan has at hand already: its expression, and whether that always gives a text."""

    text: str
    is_text: bool = False

    def __call__(self, stored: Any) -> Any:
        """Nobody has it but the plan."""
        raise TypeError("only a plan has it")

    def expression(self, stored: str) -> str:
        """The expression."""
        return self.text


@dataclass(frozen=True)
class Stored:
    """A value object of a stored one: for each attribute the key, or another object of the same stored one."""

    make: Callable[..., Any]
    parts: "Mapping[str, Key | Written | Stored]"

    def __call__(self, stored: Any) -> Any:
        """The object."""
        return self.make(**{name: part(stored) for name, part in self.parts.items()})


@dataclass(frozen=True)
class Several:
    """A list of such objects of a stored list."""

    each: Stored

    def __call__(self, stored: Any) -> list[Any]:
        """The objects."""
        return [self.each(one) for one in stored]


@dataclass(frozen=True)
class Arranged:
    """A value object of columns: for each attribute the column, or None for what there isn't."""

    make: Callable[..., Any]
    columns: Mapping[str, str | None]

    def __call__(self, values: Callable[[str], Any], reading: Any) -> Any:
        """The object."""
        return self.make(**{name: values(path) if path else None for name, path in self.columns.items()})

    def shape(self, written: "Callable[[str], Written]") -> Stored:
        """The same for a plan, which has the columns' values."""
        parts = {name: written(path) if path else Written("None") for name, path in self.columns.items()}
        return Stored(self.make, parts)

    @property
    def needs(self) -> tuple[str, ...]:
        """The columns."""
        return tuple(path for path in self.columns.values() if path)


Shape = Stored | Several
