"""Who grants: as the programme names it, or else as the installation does."""

from dataclasses import dataclass

from avustin_core.plugin import Language, Programme, Text
from avustin_core.settings import Settings


@dataclass(frozen=True)
class Authority:
    """Its name, where it takes requests for review, and the court that hears appeals. None: nobody says it."""

    name: Text | None
    address: Text | None
    court: Text | None

    def named(self, language: Language) -> str:
        """Its name in that language, as papers are headed; empty where nobody says it."""
        return self.name.get(language) if self.name else ""


def authority_of(settings: Settings, programme: Programme | None) -> Authority:
    """What is known of it, of a programme or, where its plugin is gone, of the installation."""
    return Authority(
        *(
            (getattr(programme, own) if programme else None) or _set(settings, own)
            for own in ("authority", "authority_address", "court")
        )
    )


def _set(settings: Settings, name: str) -> Text | None:
    fi, sv = getattr(settings, f"{name}_fi"), getattr(settings, f"{name}_sv")
    return Text(fi=fi, sv=sv) if fi and sv else None
