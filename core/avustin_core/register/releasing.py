"""Release for publication: an official puts named texts of an application, or public documents, on its register entry."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select

from avustin_core.access import gather
from avustin_core.answers.form import form_in_use
from avustin_core.applications.models import Application, ApplicationVersion
from avustin_core.calls.models import Call
from avustin_core.decisions.models import Decision
from avustin_core.documents.disclosing import redacted_copy
from avustin_core.documents.models import Document, Publicity
from avustin_core.documents.times import is_public_by_now
from avustin_core.errors import InvalidInput, NotFound
from avustin_core.forms import FieldSpec, Path, value_at
from avustin_core.plugin import Audience, Kind, Language, Text
from avustin_core.programmes.refusals import UNUSABLE
from avustin_core.register.models import RegisterEntry, Released, ReleasedDocument, ReleasedText
from avustin_core.register.refusals import AnswerNotForTheWeb, DocumentNotForTheWeb, ReleaseIsWithdrawn
from avustin_core.register.rights import ENTRY_COLUMNS, RELEASE, RELEASE_COLUMNS, WITHDRAW
from avustin_core.work import Work, operation

R = TypeVar("R", bound=Released)
TEXTS = (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.LOCALIZED_TEXT)
KEPT = (Audience.NAMED_ROLES, Audience.SECRET)


@operation(refuses=(AnswerNotForTheWeb, DocumentNotForTheWeb, *UNUSABLE))
async def release_for_publication(
    work: Work, id: UUID, *, paths: Sequence[Sequence[str]] = (), document_ids: Sequence[UUID] = ()
) -> RegisterEntry:
    """Shows these texts, as the application that was decided says them, and these documents on its register entry.

    What is shown already stays as it is. Refused as a whole.
    """
    entry = await work.get(RegisterEntry, id, lock=True)
    decision = await _of(work, Decision, entry.decision_id)
    work.may(RELEASE, gather(ENTRY_COLUMNS, entry, decision=decision))
    if not paths and not document_ids:
        raise InvalidInput("paths", reason=NAME_SOMETHING)
    if paths:
        await _release_texts(work, decision, [tuple(path) for path in paths])
    await _release_documents(work, decision, document_ids)
    return entry


@operation(refuses=(ReleaseIsWithdrawn,))
async def withdraw_release(work: Work, kind: type[R], id: UUID, *, reason: str) -> R:
    """Takes a released text or document from the web again, with the reason, which officials see."""
    release = await work.get(kind, id, lock=True)
    work.may(WITHDRAW, gather(RELEASE_COLUMNS, release))
    if not reason.strip():
        raise InvalidInput("reason", reason=SAY_WHY)
    release.withdrawn_at, release.withdrawn_by = work.now, work.actor.user_id
    release.withdrawal_reason = reason.strip()
    return release


async def _release_texts(work: Work, decision: Decision, paths: Iterable[Path]) -> None:
    application = await _of(work, Application, decision.application_id)
    version = await _of(work, ApplicationVersion, decision.version_id or application.submitted_id)
    call = await _of(work, Call, decision.call_id)
    form = await form_in_use(work.session, work.registry, call, version.form_release_id)
    shown = [row.path for row in await _shown(work, ReleasedText, decision)]
    for place, path in enumerate(paths):
        field = form.spec.at(path)
        text = _text(field, value_at(version.answers, path), application.language)
        if field is None or text is None:
            raise AnswerNotForTheWeb("paths", str(place))
        if list(path) not in shown:
            work.session.add(
                ReleasedText(path=list(path), label=field.label.to_json(), text=text, **_about(work, decision))
            )
    await work.session.flush()


def _text(field: FieldSpec | None, value: object, language: Language | None) -> dict[str, str] | None:
    """What was written, by language; None where it isn't a text that may be released."""
    if field is None or field.kind not in TEXTS or field.visible is None or field.visible.audience in KEPT:
        return None
    if isinstance(value, Mapping):
        written = {name: text for name, text in value.items() if isinstance(text, str) and text.strip()}
    else:
        written = {(language or Language.FI).value: value} if isinstance(value, str) and value.strip() else {}
    return written or None


async def _release_documents(work: Work, decision: Decision, ids: Sequence[UUID]) -> None:
    shown = [row.document_id for row in await _shown(work, ReleasedDocument, decision)]
    for place, id in enumerate(ids):
        document = await _public_copy(work, decision.matter_id, await work.get(Document, id))
        if document is None:
            raise DocumentNotForTheWeb("documentIds", str(place))
        if document.id not in shown:
            work.session.add(
                ReleasedDocument(
                    document_id=document.id, name=document.name, media_type=document.media_type, size=document.size,
                    sha256=document.sha256, **_about(work, decision),
                )
            )  # fmt: skip
    await work.session.flush()


async def _public_copy(work: Work, matter_id: UUID, document: Document) -> Document | None:
    """The document if it is public, or its public redacted copy."""
    if document.matter_id != matter_id or document.handed_in_at is None:
        return None
    if not await is_public_by_now(work, document):
        return None
    if document.publicity is Publicity.PUBLIC and document.roles is None:
        return document
    return await redacted_copy(work, document)


async def _shown(work: Work, model: Any, decision: Decision) -> list[Any]:
    statement = select(model).where(model.decision_id == decision.id, model.withdrawn_at.is_(None))
    return list(await work.session.scalars(statement))


def _about(work: Work, decision: Decision) -> dict[str, Any]:
    return {
        "decision_id": decision.id, "call_id": decision.call_id, "matter_id": decision.matter_id,
        "released_by": work.actor.user_id, "released_at": work.now,
    }  # fmt: skip


async def _of(work: Work, model: Any, id: UUID | None) -> Any:
    """A row that is there since another one refers to it."""
    row = await work.session.get(model, id)
    if row is None:
        raise NotFound()
    return row


NAME_SOMETHING = Text(
    fi="Nimeä julkaistavat tekstit tai asiakirjat.",
    sv="Ange de texter eller handlingar som ska publiceras.",
    en="Name the texts or the documents to release.",
)
SAY_WHY = Text(
    fi="Kirjoita, miksi julkaisu peruutetaan.",
    sv="Skriv varför publiceringen återkallas.",
    en="Write why the release is withdrawn.",
)
