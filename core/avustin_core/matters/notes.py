"""Notes among those who handle a matter: drafts and notes are no documents of an authority (621/1999 5 § 3 mom.)."""

from uuid import UUID

from avustin_core.access import gather
from avustin_core.errors import InvalidInput, NotFound
from avustin_core.long_texts import refuse_other
from avustin_core.matters.models import Matter, MatterNote
from avustin_core.matters.rights import CHANGE_NOTE, COLUMNS, NOTE, NOTE_COLUMNS, REMOVE_NOTE
from avustin_core.plugin import Text
from avustin_core.work import Work, operation


@operation()
async def add_note(work: Work, matter_id: UUID, *, text: str) -> MatterNote:
    """A note that the matter's officials see, but for assessors and those who are disqualified, and never anyone else."""
    matter = await work.get(Matter, matter_id)
    work.may(NOTE, gather(COLUMNS, matter))
    if work.actor.user_id is None:
        raise NotFound()
    return await work.add(
        MatterNote(
            matter_id=matter.id, call_id=matter.call_id, text=_said(text), written_by=work.actor.user_id,
            written_at=work.now,
        )
    )  # fmt: skip


@operation()
async def change_note(work: Work, id: UUID, *, text: str, revision: int) -> MatterNote:
    """Another text in one's own note."""
    note = await work.get(MatterNote, id, lock=True)
    work.may(CHANGE_NOTE, gather(NOTE_COLUMNS, note))
    work.expect(note, revision)
    note.text, note.changed_at = _said(text), work.now
    await work.session.flush()
    return note


@operation()
async def remove_note(work: Work, id: UUID, *, revision: int) -> Matter:
    """Takes one's own note away."""
    note = await work.get(MatterNote, id, lock=True)
    matter = await work.get(Matter, note.matter_id)
    work.may(REMOVE_NOTE, gather(NOTE_COLUMNS, note))
    work.expect(note, revision)
    await work.session.delete(note)
    await work.session.flush()
    return matter


def _said(text: str) -> str:
    if not text.strip():
        raise InvalidInput("text", reason=WRITE)
    refuse_other(text.strip(), "text")
    return text.strip()


WRITE = Text(fi="Kirjoita muistiinpano.", sv="Skriv anteckningen.", en="Write the note.")
