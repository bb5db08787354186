"""What can be wrong with a declaration, and what a rule meets where nothing was answered."""


class DeclarationError(TypeError):
    """A plugin declares something that can't be; the message says where and what to change."""


class Unanswered(LookupError):
    """A rule read a field that isn't answered: its finding is undetermined."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} isn't answered")
        self.name = name
