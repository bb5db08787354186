"""Choices: enumerations whose value is their name, on the wire and in storage, for ever."""

from dataclasses import dataclass
from difflib import get_close_matches
from enum import EnumMeta, StrEnum
from typing import Any

from avustin_core.plugin.languages import told_by_name
from avustin_core.plugin.mistakes import DeclarationError
from avustin_core.plugin.texts import Text


@dataclass(frozen=True)
class Option:
    """What people read of one choice; a `deprecated` one stays readable and isn't offered."""

    label: Text
    help: Text | None = None
    deprecated: bool = False


@told_by_name
def option(
    *,
    fi: str,  #: the label in Finnish
    sv: str,  #: the label in Swedish
    en: str | None = None,  #: the label in English
    help: Text | None = None,  #: what else one must know to choose it
    deprecated: bool = False,  #: whether it stays readable and isn't offered any more
) -> Any:
    """One member of a Choice."""
    return Option(Text(fi, sv, en), help, deprecated)


class ChoiceMeta(EnumMeta):
    """Gives each member its name as its value."""

    def __new__(metacls, name: str, bases: tuple[type, ...], namespace: Any, **kwargs: Any) -> Any:
        for member in namespace._member_names:
            declared = namespace[member]
            if not isinstance(declared, Option):
                raise DeclarationError(f"{name}.{member}: write {member} = option(fi=…, sv=…)")
            dict.__setitem__(namespace, member, (member, declared))
        return super().__new__(metacls, name, bases, namespace, **kwargs)

    def __getattr__(cls, name: str) -> Any:
        if not cls._member_map_ or name.startswith("_"):
            raise AttributeError(name)
        near = get_close_matches(name, cls._member_map_, 1)
        raise AttributeError(
            f"{cls.__name__} has no option {name!r}: write {near[0] if near else ' or '.join(cls._member_map_)}"
        )


class Choice(StrEnum, metaclass=ChoiceMeta):
    """A closed list to choose from.

    class Theme(Choice):
        NEW_TECHNOLOGY = option(fi="Uudet teknologiat", sv="Ny teknik")
    """

    option: Option

    def __new__(cls, value: str, option: Option | None = None) -> "Choice":
        """A member of the class, made by its metaclass."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.option = option or Option(Text(value, value))
        return member

    @property
    def label(self) -> Text:
        """The member's name, as people read it."""
        return self.option.label
