"""What is noted when a mail has gone out: a decision sent with consent is served by it (13/2003 19 §)."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import PUBLIC, Membership
from avustin_core.messages.kinds import KINDS
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import Mail
from avustin_core.reviews import operations as reviews
from avustin_core.service import operations as service
from avustin_core.service.models import ElectronicConsent
from avustin_core.work import Avustin

NOTING = {Mail.DECISION: service.sent_by_mail, Mail.REVIEW: reviews.sent_by_mail}


async def note_sent(avustin: Avustin, message: OutboxMessage) -> None:
    """Records the service on those for whom the recipient acts, if they have consented; the first mail counts."""
    kind = KINDS[message.kind]
    record = NOTING.get(kind.mail)
    if record is None or not (theirs := await _consenting(avustin, message.recipient_id)):
        return
    row_id, at = kind.row(message.payload), avustin.clock.now()
    await avustin.run(PUBLIC, lambda work: record(work, row_id, theirs, at))


async def _consenting(avustin: Avustin, user_id: UUID | None) -> list[UUID]:
    statement = (
        select(col(Membership.organisation_id))
        .join(ElectronicConsent, col(ElectronicConsent.organisation_id) == col(Membership.organisation_id))
        .where(col(Membership.user_id) == user_id, col(ElectronicConsent.given_at).is_not(None))
    )
    async with avustin.reading() as connection:
        return list(await connection.scalars(statement))
