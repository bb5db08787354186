"""What a decision against its party rests on without that the party was heard of it."""

import strawberry
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.decisions.hearing import AGAINST, Unheard, Viewing, unheard_of
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.sources import Values
from avustin_schema.types.common import LocalizedText, global_id


@strawberry.type(
    description="Something that an official found against the party, of which it wasn't heard (434/2003 34 §). It warns, and "
    "prevents nothing: whether a hearing may be left out (34 § 2 mom.) is the official's to weigh."
)
class UnheardGround:
    """A ground."""

    text: LocalizedText = strawberry.field(description="What isn't met.")
    finding_id: strawberry.ID | None = strawberry.field(description="The global id of the finding, where it is one.")
    check: str | None = strawberry.field(description="The key of the item of the checklist, where it is one.")
    is_pending: bool = strawberry.field(description="Whether the party was asked, and its time still runs.")


async def load_unheard(session: AsyncSession, reading: Reading, values: list[Values]) -> list[list[UnheardGround]]:
    """Those of a level's decisions."""
    against = {value("application_id") for value in values if value("kind") in AGAINST}
    viewing = Viewing(reading.actor, reading.registry, reading.now)
    found = await unheard_of(session, viewing, against) if against else {}
    return [
        [_ground(each) for each in found.get(value("application_id"), ())] if value("kind") in AGAINST else []
        for value in values
    ]


def _ground(found: Unheard) -> UnheardGround:
    return UnheardGround(
        text=LocalizedText.of(found.text),
        finding_id=global_id("Finding", found.finding_id) if found.finding_id else None,
        check=found.check,
        is_pending=found.is_pending,
    )
