"""Delivering: a notice becomes a mail for each of its recipients, and a mail goes out if it still concerns them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

import obstore
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.access import User
from avustin_core.documents.models import Document
from avustin_core.messages.composing import compose
from avustin_core.messages.facts import told_by
from avustin_core.messages.kinds import KINDS, Kind, written_in
from avustin_core.messages.looking import Looked, look_up
from avustin_core.messages.noting import note_sent
from avustin_core.messages.smtp import Attached, Post
from avustin_core.messages.still_so import is_still_so
from avustin_core.outbox import MessageFault, MessageState, OutboxMessage
from avustin_core.outbox.outcomes import KEPT, Attempt, Made, Outcome, dead, passed_on, withheld
from avustin_core.plugin import Language
from avustin_core.storage import Row
from avustin_core.storage.sessions import Session
from avustin_core.work import Avustin


class Delivery:
    """What the workers of an installation do with a message."""

    def __init__(self, avustin: Avustin) -> None:
        self._avustin = avustin
        self._post = None if is_kept(avustin) else Post(avustin.settings)

    async def __call__(self, messages: Sequence[OutboxMessage]) -> list[Outcome | Attempt]:
        """What becomes of each, or how it is sent."""
        known = [each for each in messages if each.kind in KINDS]
        async with self._avustin.reading() as connection, Session(connection) as session:
            looked = await look_up(session, known, self._avustin.clock.now())
            return [
                await self._ready(looked, each, KINDS[each.kind]) if each.kind in KINDS else dead(MessageFault.NO_TEXT)
                for each in messages
            ]

    async def _ready(self, looked: Looked, message: OutboxMessage, kind: Kind) -> Outcome | Attempt:
        if message.recipient_id is None:
            return await self._pass_on(looked, message, kind)
        return await self._make_ready(looked, message, kind)

    async def _send(self, message: OutboxMessage, notice: OutboxMessage, address: str) -> Outcome:
        """It goes, or is kept."""
        if forced := self._avustin.forced.mail:
            return forced.outcome
        if self._post is None:
            if self._avustin.settings.demo:  # where what is kept stands for what is sent
                await note_sent(self._avustin, message)
            return KEPT
        letter = self._post.letter(message, address, await self._attached(notice))
        outcome = await self._post.send(letter) if letter else dead(MessageFault.NO_ADDRESS)
        if outcome.state is MessageState.SENT:
            await note_sent(self._avustin, message)
        return outcome

    async def _pass_on(self, looked: Looked, notice: OutboxMessage, kind: Kind) -> Outcome:
        """A mail for every member who may see what it is about, in words that stay the same from now on."""
        told = await told_by(looked.session, self._avustin.registry, kind, notice.payload, notice.created_at)
        if told is None or not await is_still_so(looked.session, kind, told.row, notice.payload, looked.now):
            return withheld(MessageFault.OUTDATED)
        language = _language(notice.payload) or told.application.language
        recipients = looked.recipients(notice)
        if not recipients:
            return dead(MessageFault.NO_RECIPIENT)
        mails = []
        for user in recipients:
            theirs = written_in(language, None) if kind.is_formal else written_in(user.language, language)
            subject, body = compose(kind, told, theirs, self._avustin.settings)
            mail = _mail(notice, kind, user, theirs, subject, body, is_fictional=told.application.is_fictional)
            mails.append(Made(mail, partial(self._send, mail, notice, user.email or "")))
        return passed_on(mails, is_fictional=told.application.is_fictional)

    async def _make_ready(self, looked: Looked, message: OutboxMessage, kind: Kind) -> Outcome | Attempt:
        """How it is sent; or why it doesn't go."""
        assert message.notice_id
        assert message.recipient_id
        notice, user = looked.notices[message.notice_id], looked.users.get(message.recipient_id)
        if user is None or (notice.id, user.id) not in looked.concerned:
            return withheld(MessageFault.NOT_SEEN)
        row: Row | None = await looked.session.get(kind.about, kind.row(notice.payload))
        if not await is_still_so(looked.session, kind, row, notice.payload, looked.now):
            return withheld(MessageFault.OUTDATED)
        if not user.email:
            return dead(MessageFault.NO_ADDRESS)
        return partial(self._send, message, notice, user.email)

    async def _attached(self, notice: OutboxMessage) -> Attached | None:
        """The letter of a decision, as it was made when it was signed."""
        if written := notice.payload.get("letter"):  # a notice of before letters were documents
            name = "beslut.txt" if notice.payload.get("language") == "sv" else "paatos.txt"
            return Attached(name, "text/plain", str(written).encode())
        id: str | None = notice.payload.get("documentId")
        if id is None:
            return None
        async with self._avustin.reading() as connection, AsyncSession(connection) as session:
            document = await session.get_one(Document, UUID(id))
        found = await obstore.get_async(self._avustin.files, document.storage_key)
        return Attached(document.name, document.media_type, bytes(await found.bytes_async()))


def is_kept(avustin: Avustin) -> bool:
    """Whether mail stays here: always in a demonstration."""
    return avustin.settings.demo or avustin.settings.mail_kept


def _mail(
    notice: OutboxMessage, kind: Kind, user: User, language: Language, subject: str, body: str, *, is_fictional: bool
) -> OutboxMessage:
    return OutboxMessage(
        kind=notice.kind, payload={kind.key: notice.payload[kind.key]}, created_at=notice.created_at,
        due_at=notice.due_at, notice_id=notice.id, about_id=kind.row(notice.payload), recipient_id=user.id,
        language=language, subject=subject, body=body, is_fictional=is_fictional,
    )  # fmt: skip


def _language(payload: Mapping[str, Any]) -> Language | None:
    return Language(payload["language"]) if payload.get("language") else None
