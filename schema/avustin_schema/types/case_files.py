"""The case file of a matter: all that happened in it in the order of time, as far as the viewer may see each thing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import strawberry
from sqlalchemy.ext.asyncio import AsyncSession
from strawberry import UNSET

from avustin_core.casefile.cases import secrets_in
from avustin_core.casefile.entries import Entry
from avustin_core.casefile.kinds import CaseEntryKind, CasePhase
from avustin_core.casefile.queries import entries_of
from avustin_schema.context import Info
from avustin_schema.paging import DESCRIPTIONS, Page, PageInfo, encode, info_of, page_of, read, read_key, refuse_cursor
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.sources import Values
from avustin_schema.types.common import LocalizedText, global_id

SIGN = "caseFile"


@strawberry.type(description="One measure or document of a case file.")
class CaseFileEntry:
    """An entry."""

    at: datetime = strawberry.field(description="When it happened.")
    kind: CaseEntryKind = strawberry.field(description="What happened.")
    phase: CasePhase = strawberry.field(description="The phase of handling that it belongs to.")
    title: LocalizedText = strawberry.field(description="The same in a line, with what tells it from others.")
    text: str | None = strawberry.field(
        description="What somebody wrote of it, in the language that it was written in."
    )
    by_id: strawberry.ID | None = strawberry.field(
        description="The global id of the person who did it; null where it was nobody, or the viewer may not know."
    )
    by: str | None = strawberry.field(description="That person's name.")
    concerns_id: strawberry.ID | None = strawberry.field(
        description="The global id of the person whom it concerns: who was declared, named or written to."
    )
    concerns: str | None = strawberry.field(description="That person's name.")
    object_id: strawberry.ID = strawberry.field(
        description="The global id of the thing that it happened to, to be read by `node`."
    )
    document_id: strawberry.ID | None = strawberry.field(description="The global id of the document, if it is of one.")

    @classmethod
    def of(cls, entry: Entry) -> "CaseFileEntry":
        """From the core's."""
        return cls(
            at=entry.at, kind=entry.kind, phase=entry.phase, title=LocalizedText.of(entry.title), text=entry.text,
            by_id=_person(entry.by), by=entry.by_name, concerns_id=_person(entry.whom), concerns=entry.whom_name,
            object_id=global_id(*entry.of),
            document_id=global_id("Document", entry.document) if entry.document else None,
        )  # fmt: skip


@strawberry.type(description="A page of a case file, the earliest first.")
class CaseFile:
    """A page."""

    entries: list[CaseFileEntry] = strawberry.field(description="The page's entries.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")
    total_count: int = strawberry.field(description="How many entries the viewer may see in all.")


def paged(
    root: Any,
    info: Info,
    first: Annotated[int | None, strawberry.argument(description=DESCRIPTIONS["first"])] = UNSET,
    after: Annotated[str | None, strawberry.argument(description=DESCRIPTIONS["after"])] = UNSET,
    last: Annotated[int | None, strawberry.argument(description=DESCRIPTIONS["last"])] = UNSET,
    before: Annotated[str | None, strawberry.argument(description=DESCRIPTIONS["before"])] = UNSET,
) -> CaseFile:
    """The page that was read."""
    found: CaseFile = read(root, info)
    return found


async def load_case_files(session: AsyncSession, reading: Reading, values: list[Values]) -> list[CaseFile]:
    """The pages of a level's matters."""
    page = page_of({name: given for name, given in reading.arguments.items() if given is not UNSET})
    ids: list[UUID] = [value("id") for value in values]
    files = await entries_of(session, ids, actor=reading.actor, now=reading.now)
    return [_page(id, files[id], page, reading) for id in ids]


def _page(matter_id: UUID, entries: Sequence[Entry], page: Page, reading: Reading) -> CaseFile:
    place = _place(page)
    beyond = [each for each in entries if place is None or _is_beyond(each, place, page)]
    shown = beyond[-page.size :] if page.backwards and page.size else [] if page.backwards else beyond[: page.size]
    reading.secrets.read += secrets_in(matter_id, shown)
    cursors = [_cursor(each) for each in shown]
    told = info_of(
        page,
        more=len(shown) < len(beyond),
        first=cursors[0] if cursors else None,
        last=cursors[-1] if cursors else None,
    )
    return CaseFile(entries=[CaseFileEntry.of(each) for each in shown], page_info=told, total_count=len(entries))


def _is_beyond(entry: Entry, place: tuple[datetime, int, str], page: Page) -> bool:
    return entry.order < place if page.backwards else entry.order > place


def _cursor(entry: Entry) -> str:
    return encode(SIGN, [entry.at, entry.kind.name, entry.key or entry.of[1]])


def _place(page: Page) -> tuple[datetime, int, str] | None:
    """The order of the entry that the cursor leads to."""
    if page.cursor is None:
        return None
    sign, keys = page.cursor
    if sign != SIGN or len(keys) != 3 or keys[1] not in CaseEntryKind.__members__:
        raise refuse_cursor(page)
    kind = CaseEntryKind[keys[1]]
    at: datetime = read_key(page, keys[0], datetime)
    return at, list(CaseEntryKind).index(kind), str(read_key(page, keys[2], UUID))


def _person(id: UUID | None) -> strawberry.ID | None:
    return global_id("Person", id) if id else None
