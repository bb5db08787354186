"""Migrations: how answers to one version of a form become answers to the next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from avustin_core.plugin.mistakes import DeclarationError

#: Answers as stored: plain JSON by wire names, half-typed and unreadable values included.
Answers = Mapping[str, object]
Migrating = Callable[[Answers], dict[str, object]]


@dataclass(frozen=True)
class Migration:
    """A step between two versions. Total: it takes whatever can be stored, drafts and unreadable values included.

    `form` names the form where a programme has several with versions; None is any.
    """

    source: str
    target: str
    migrate: Migrating
    back: Migrating | None = None
    form: str | None = None


def migrates(
    source: str,  #: the version that answers are of
    target: str,  #: the version that they become
    *,
    back: Migrating | None = None,  #: the way back, where nothing is lost
    form: str | None = None,  #: the form's name, where a programme has several with versions
) -> Callable[[Migrating], Migration]:
    """Makes a function a migration; put it in the `migrations` of the programme.

    @migrates("1.0", "1.1")
    def budget_got_a_year(answers: Answers) -> dict[str, object]:
        return {**answers, "year": 2020}
    """
    if source == target:
        raise DeclarationError(f"a migration from {source} to {target} goes nowhere")
    return lambda function: Migration(source, target, function, back, form)
