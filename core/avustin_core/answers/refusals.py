"""What is refused of answers."""

from collections.abc import Sequence

from avustin_core.errors import Refusal
from avustin_core.forms import Problem
from avustin_core.plugin import Text


class Incomplete(Refusal):
    """The answers have problems that must be mended first; `problems` says which, with paths and messages."""

    says = Text(
        fi="Lomaketta ei voi vielä jättää. Korjattavia kohtia: {count}.",
        sv="Blanketten kan inte lämnas in ännu. Antalet punkter som ska rättas: {count}.",
        en="The form can't be handed in yet: {count} things are to be mended.",
    )

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(count=len(problems))
        self.problems = tuple(problems)
