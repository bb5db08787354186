"""A matter of one party in one call with its documents, and those who have to do with it: what tests of papers stand on."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import func, select

from avustin_core.access import Actor, Mandate, rights_of
from avustin_core.calls.models import Call
from avustin_core.documents.disclosing import Request, disclose_document
from avustin_core.documents.models import DisclosedCopy, Disclosure, Document, DocumentKind, Publicity
from avustin_core.documents.operations import Paper, classify_document, hand_in
from avustin_core.documents.roads import upload
from avustin_core.matters import operations as matters
from avustin_core.matters.models import Matter, MatterKind
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import OFFICIALS, OrganisationKind, Role, SecrecyGround, Visibility
from avustin_core.programmes.models import ProgrammeRow
from avustin_core.storage import Row, global_id
from avustin_core.work import Avustin, Work

T = TypeVar("T")
Someone = Callable[..., Awaitable[Actor]]
Operation = Callable[[Work], Awaitable[Document]]
ASKED = Request("Toimittaja", "Uutinen", "Asiakirja on julkinen")
PDF = b"%PDF-1.7\n" + b"a page\n" * 10


@dataclass(frozen=True)
class Papers:
    """A matter of one party in one call, and those who have to do with it."""

    avustin: Avustin
    matter_id: UUID
    call_id: UUID
    editor: Actor
    stranger: Actor
    official: Actor
    elsewhere: Actor

    async def add(
        self, content: bytes = PDF, name: str = "liite.pdf", actor: Actor | None = None, **more: Any
    ) -> Document:
        """Sends the file up in small pieces, by the editor unless said otherwise."""
        return await upload(
            self.avustin, actor or self.editor, self.matter_id, name=name, chunks=pieces(content), **more
        )

    async def paper(self, kind: DocumentKind, **more: Any) -> Document:
        """One of the official's own."""
        return await self.add(actor=self.official, paper=Paper(kind), **more)

    async def handed_in(self, visible: Visibility = OFFICIALS) -> Document:
        """An attachment of the party that came with a field of that visibility."""
        document = await self.add()
        await self.move(document, visible)
        return document

    async def move(self, document: Document, visible: Visibility) -> None:
        """Hands the attachment in, once more, with a field of that visibility."""
        fields = {global_id("Document", document.id): visible}
        await self.change(lambda work, matter: hand_in(work, matter.id, fields))

    async def do(self, actor: Actor, act: Callable[[Work], Awaitable[T]]) -> T:
        """One operation."""
        return await self.avustin.run(actor, act)

    async def sees(self, actor: Actor, row: Row) -> bool:
        """Whether the actor sees it."""
        model: Any = type(row)
        seen = rights_of(model).rows.predicate(model, actor, self.avustin.clock.now())
        async with self.avustin.reading() as connection:
            return (await connection.execute(select(model.id).where(model.id == row.id, seen))).first() is not None

    async def seen(self, actor: Actor) -> int:
        """How many documents the actor sees."""
        rows = rights_of(Document).rows.predicate(Document, actor, self.avustin.clock.now())
        async with self.avustin.reading() as connection:
            return await connection.scalar(select(func.count()).select_from(Document).where(rows)) or 0

    async def change(self, act: Callable[[Work, Matter], Awaitable[object]]) -> None:
        """Does something to the matter."""

        async def do(work: Work) -> None:
            await act(work, await work.session.get_one(Matter, self.matter_id))

        await self.avustin.run(Actor(), do)

    def files(self) -> list[Path]:
        """What lies in the file store."""
        folder = self.avustin.settings.file_folder
        assert folder
        return [path for path in folder.rglob("*") if path.is_file()]

    async def left(self) -> tuple[list[Path], int]:
        """What a refused file left behind."""
        async with self.avustin.reading() as connection:
            return self.files(), await connection.scalar(select(func.count()).select_from(Document)) or 0


async def pieces(content: bytes, size: int = 7) -> AsyncIterator[bytes]:
    """The content as a slow client sends it, in some thousand pieces at most."""
    size = max(size, len(content) // 1000)
    for start in range(0, len(content), size):
        yield content[start : start + size]


async def papers_of(avustin: Avustin, someone: Someone) -> Papers:
    """A matter that is not pending yet."""

    async def make(work: Work) -> Matter:
        await work.add(ProgrammeRow(code="test", name={}, purpose={}, legal_basis={}, distribution="test", version="1"))
        call = await work.add(Call(programme_code="test", title={}, summary={}, instructions={}, terms={}))
        party = await work.add(
            Organisation(kind=OrganisationKind.MUNICIPALITY, name_fi="Mallila", name_sv="Mallby", sort_key="mallila")
        )
        return await matters.create(work, MatterKind.APPLICATION, call_id=call.id, party_id=party.id)

    matter = await avustin.run(Actor(), make)
    return Papers(
        avustin,
        matter.id,
        matter.call_id,
        editor=await someone("editor", mandates={matter.party_id: Mandate.EDITOR}),
        stranger=await someone("stranger", mandates={matter.call_id: Mandate.SIGNATORY}),
        official=await someone("official", Role.PREPARER, call_id=matter.call_id),
        elsewhere=await someone("elsewhere", Role.PREPARER, call_id=matter.party_id),
    )


def classifying(document: Document, publicity: Publicity, *grounds: SecrecyGround, **more: Any) -> Operation:
    """The classification, as an operation."""
    return lambda work: classify_document(work, document.id, publicity, grounds=grounds, **more)


def disclosing(document: Document, copy: DisclosedCopy, **more: Any) -> Callable[[Work], Awaitable[Disclosure]]:
    """The disclosure, as an operation."""
    asked = Request(**{**vars(ASKED), **more})
    return lambda work: disclose_document(work, document.id, asked, copy=copy)
