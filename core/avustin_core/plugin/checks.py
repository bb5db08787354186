"""Checks: rules of a form that bind several fields together, and block or warn."""

from dataclasses import dataclass
from typing import Any

from avustin_core.plugin.choices import Choice, option
from avustin_core.plugin.expressions import Expression, Named, named
from avustin_core.plugin.texts import Source, Text, as_source


class Severity(Choice):
    """Whether a problem stops a submission, or only asks to look again."""

    BLOCKS = option(fi="Estää jättämisen", sv="Hindrar inlämning", en="Blocks handing in")
    WARNS = option(fi="Tarkistettava", sv="Bör kontrolleras", en="To be looked at")


@dataclass(eq=False)
class Check:
    """A condition that must hold, the sentence for when it doesn't, and the fields that it is about."""

    holds: Expression
    says: Text
    about: tuple[Named, ...]
    source: Source | None
    severity: Severity
    key: str = ""


def check(
    *,
    holds: Expression,  #: what must hold; while it is UNKNOWN the check says nothing
    says: Text,  #: the sentence for when it doesn't hold
    about: list[Any],  #: the fields whose problem it is; the first gives the path
    source: Source | str | None = None,  #: where the rule comes from
    severity: Severity = Severity.BLOCKS,  #: BLOCKS or WARNS
) -> Check:
    """A cross-field rule; its key is the name that it is given in the class body.

    applied_is_at_most_85_per_cent = check(
        holds=at_most_(share_of(applied, costs), 85), says=Text(fi=…, sv=…), about=[applied], source="893/2019 4 §"
    )
    """
    return Check(holds, says, tuple(named(each, "about") for each in about), as_source(source), severity)


#: A problem that stops handing in.
BLOCKS = Severity.BLOCKS
#: A problem that asks to look again.
WARNS = Severity.WARNS
