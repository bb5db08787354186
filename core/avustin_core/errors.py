"""Refusals: what is expected to go wrong, each a class whose name is its code and whose text a person can read."""

import re
from typing import ClassVar

from avustin_core.plugin import Language, Text

Path = tuple[str, ...]


class Refusal(Exception):
    """Something that can't be done as asked. Nothing was saved. `path` leads to the input's field, or to the form's."""

    says: ClassVar[Text]
    code: ClassVar[str]
    known: ClassVar[dict[str, type["Refusal"]]] = {}

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).upper()
        Refusal.known[cls.code] = cls

    def __init__(self, *path: str, **values: object) -> None:
        super().__init__(self.code)
        self.path: Path = path
        self.values = values

    def message(self, language: Language) -> str:
        """The text in the reader's language, with its values in place."""
        return self.says.get(language).format(**{name: _shown(value, language) for name, value in self.values.items()})


def _shown(value: object, language: Language) -> str:
    return value.get(language) if isinstance(value, Text) else str(value)


class NotFound(Refusal):
    """There is no such thing, or you may not see it: the two answer alike."""

    says = Text(
        fi="Tietoa ei löydy, tai sinulla ei ole oikeutta nähdä sitä.",
        sv="Uppgiften finns inte, eller så har du inte rätt att se den.",
        en="There is no such thing, or you may not see it.",
    )


class NotAllowed(Refusal):
    """You see it, but may not do this to it."""

    says = Text(
        fi="Sinulla ei ole oikeutta tähän toimintoon. Vaaditaan: {requires}.",
        sv="Du har inte rätt att göra detta. Det krävs: {requires}.",
        en="You may not do this. Requires: {requires}.",
    )


class Conflict(Refusal):
    """It was changed by somebody else since you read it. Read it again, and decide anew."""

    says = Text(
        fi="Tieto on muuttunut sen jälkeen, kun luit sen. Lataa se uudelleen ja tarkista muutokset.",
        sv="Uppgiften har ändrats sedan du läste den. Hämta den på nytt och kontrollera ändringarna.",
        en="It was changed after you read it. Read it again and check the changes.",
    )


class Vetoed(Refusal):
    """An installed plugin refuses this; the message names its rule."""

    says = Text(fi="{reason} (sääntö {rule})", sv="{reason} (regel {rule})", en="{reason} (rule {rule})")


class InvalidInput(Refusal):
    """A value of the input can't be used; `path` names it and the message says what would do."""

    says = Text(fi="{reason}", sv="{reason}", en="{reason}")


class KeyReused(Refusal):
    """The idempotency key was used before with another input."""

    says = Text(
        fi="Samaa idempotencyKey-avainta on jo käytetty muiden tietojen lähettämiseen. Käytä uutta avainta.",
        sv="Samma idempotencyKey har redan använts för att sända andra uppgifter. Använd en ny nyckel.",
        en="This idempotencyKey was used before with another input. Use a new key.",
    )


class Busy(Refusal):
    """Too many did something to the same thing at once. Nothing was saved: send the same again in a moment."""

    says = Text(
        fi="Palvelu on ruuhkautunut, eikä mitään tallennettu. Yritä hetken kuluttua uudelleen.",
        sv="Tjänsten är överbelastad och ingenting sparades. Försök igen om en stund.",
        en="The service is busy, and nothing was saved. Try again in a moment.",
    )


ALWAYS = (NotFound, NotAllowed, Conflict, Vetoed, InvalidInput, KeyReused, Busy)
