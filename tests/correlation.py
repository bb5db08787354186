"""A subquery about a row of a statement around it must not list that row's table anew, or it is about all rows of it.

SQLAlchemy leaves out of a subquery what the next statement around it reads, but not what those further out do: then
`correlate` must say so.
"""

from typing import Any

from sqlalchemy.sql.selectable import SelectState


class Watched:
    """Looks at every statement that is compiled, and remembers where a subquery forgot whose row it is about."""

    def __init__(self) -> None:
        self.wrong: list[str] = []

    def install(self) -> None:
        """From here on."""
        displayed = SelectState._get_display_froms

        def looked_at(state: Any, explicit_correlate_froms: Any = None, implicit_correlate_froms: Any = None) -> Any:
            shown = displayed(state, explicit_correlate_froms, implicit_correlate_froms)
            if len(shown) > 1 and state.statement._auto_correlate and explicit_correlate_froms:
                again = [str(each) for each in shown if each in explicit_correlate_froms]
                self.wrong += [f"{each} is listed again: {state.statement}" for each in again]
            return shown

        SelectState._get_display_froms = looked_at  # type: ignore[assignment,method-assign]

    def told(self) -> list[str]:
        """What went wrong since it was told last."""
        found, self.wrong = self.wrong, []
        return found


WATCHED = Watched()
