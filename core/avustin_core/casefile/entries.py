"""An entry of a case file: one measure or document, with when, by whom and of what."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from avustin_core.casefile.kinds import CaseEntryKind, CasePhase, phase_of
from avustin_core.documents.models import Publicity
from avustin_core.plugin import Choice, Text, option


class CameBy(Choice):
    """How a document came to the authority (906/2019 26 §)."""

    SERVICE = option(fi="Asiointipalvelun kautta", sv="Via e-tjänsten", en="By the electronic service")
    REGISTERED = option(fi="Virkailija kirjasi sen", sv="Registrerad av en handläggare", en="Registered by an official")


@dataclass(frozen=True)
class Paper:
    """What makes an entry a document in the register: what came, and how; or what the authority made itself."""

    came_by: CameBy | None = None  #: None: the authority's own
    name: str | None = None
    publicity: Publicity | None = None
    grounds: tuple[str, ...] = ()
    sha256: str | None = None


@dataclass(frozen=True)
class Entry:
    """One entry. `of` is the API's type and the id of what it tells of."""

    at: datetime
    kind: CaseEntryKind
    of: tuple[str, UUID]
    detail: Text | None = None  #: which one, or with what outcome
    text: str | None = None  #: what somebody wrote, as it was written
    by: UUID | None = None
    whom: UUID | None = None  #: the person whom it concerns
    document: UUID | None = None
    paper: Paper | None = None
    by_name: str | None = None  #: None where the reader may not know the person
    whom_name: str | None = None
    key: UUID | None = None  #: what tells it from others of the same kind, moment and thing
    roles: tuple[str, ...] = ()  #: the only ones it is for: that it was read stands in the trail

    @property
    def phase(self) -> CasePhase:
        """Of the handling."""
        return phase_of(self.kind)

    @property
    def title(self) -> Text:
        """What happened, in a line."""
        label = self.kind.label
        if self.detail is None:
            return label
        languages = (("fi", "fi"), ("sv", "sv"), ("en", "en"))
        fi, sv, en = (f"{label.get(here)}: {self.detail.get(there)}" for here, there in languages)
        return Text(fi, sv, en)

    @property
    def order(self) -> tuple[datetime, int, str]:
        """Where it stands: by time, and what happened at the same moment in the order of a grant's life."""
        return self.at, list(CaseEntryKind).index(self.kind), str(self.key or self.of[1])

    def known(self, names: dict[UUID, str]) -> "Entry":
        """With the names of those whom the reader may know; others are left out."""

        def only(id: UUID | None) -> UUID | None:
            return id if id in names else None

        by, whom = only(self.by), only(self.whom)
        return replace(
            self, by=by, whom=whom, by_name=names[by] if by else None, whom_name=names[whom] if whom else None
        )


def entry(at: datetime | None, kind: CaseEntryKind, of: tuple[str, UUID], **more: Any) -> Entry | None:
    """An entry of that moment; None where it hasn't come, or the reader doesn't see it."""
    return None if at is None else Entry(at, kind, of, **more)
