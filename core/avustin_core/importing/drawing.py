"""What a UI schema says of one question: its order, texts, control and length."""

from collections.abc import Container, Iterator
from typing import Any

from avustin_core.importing.sources import Node


class Drawing:
    """The UI schema at one place; nothing, where it says nothing of it."""

    def __init__(self, node: Node | None) -> None:
        self.node = node if node is not None and isinstance(node.value, dict) else None

    def below(self, key: str) -> "Drawing":
        """What it says of what is in it."""
        return Drawing(self.node.get(key) if self.node else None)

    @property
    def options(self) -> Node | None:
        """Its ui:options."""
        return self.node.get("ui:options") if self.node else None

    def said(self, name: str) -> Any:
        """What `ui:name` or an option of the name says, unread."""
        found = self._place(name)
        return found.value if found is not None else None

    def take(self, name: str) -> Any:
        """The same, read."""
        found = self._place(name)
        if found is not None:
            found.mark()
        return found.value if found is not None else None

    def _place(self, name: str) -> Node | None:
        for node, key in ((self.node, f"ui:{name}"), (self.node, f"misc:{name}"), (self.options, name)):
            found = node.get(key) if node is not None else None
            if found is not None:
                return found
        return None

    @property
    def widget(self) -> str:
        """The control, in lower case."""
        return str(self.said("widget") or "").lower()

    @property
    def control(self) -> str:
        """A control of the source's own, in lower case."""
        return str(self.said("field") or "").lower()

    def draws(self, yes: bool) -> None:
        """Counts the control as read, where the kind draws the same."""
        if yes:
            self.take("widget")

    @property
    def longest(self) -> Any:
        """The most characters; read."""
        return next((found for name in ("max-length", "maxLength", "maxlength") if (found := self.take(name))), None)

    @property
    def is_hidden(self) -> bool:
        """Whether nobody sees it."""
        return self.widget == "hidden" or self.said("hidden") is True

    def order(self, names: list[str]) -> list[str]:
        """Names in the order that it gives."""
        wanted = self.take("order")
        if not isinstance(wanted, list):
            return names
        first = wanted[: wanted.index("*")] if "*" in wanted else wanted
        last = wanted[wanted.index("*") + 1 :] if "*" in wanted else []
        rest = [name for name in names if name not in wanted]
        return [name for name in (*first, *rest, *last) if name in names]

    def stray(self, names: Container[str]) -> Iterator[Node]:
        """What it says of questions that aren't among the names."""
        for key, node in self.node.items() if self.node else ():
            if key not in names and key != "items" and ":" not in key and isinstance(node.value, dict):
                yield node

    def helps(self) -> Iterator[Any]:
        """The texts that help, read."""
        for name in ("description", "tooltipText", "help"):
            found = self.take(name)
            if found is not None:
                yield found
