"""Who sees documents and their disclosures, and who may add, classify and disclose. Nobody sees one by its class alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, or_, select
from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers, either, handling, in_role
from avustin_core.access.rights import Condition
from avustin_core.documents.models import Disclosure, Document, FileUpload, Publicity
from avustin_core.documents.refusals import AlreadyPresented, NotADocumentYet, NotClassified
from avustin_core.documents.refusals_of_files import AlreadyHandedIn
from avustin_core.documents.times import HANDLERS, PRESENTED, is_document, kinds_by_readers, party_may_have
from avustin_core.errors import Refusal
from avustin_core.matters.models import Matter
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role
from avustin_core.storage import alias_of, among, of_owner


def _in_matter(row: Any, condition: ColumnElement[bool], matter: Any) -> ColumnElement[bool]:
    return of_owner(col(matter.id), row.matter_id, condition)


def _in_office(matter: Any, actor: Actor, now: datetime, *roles: Role) -> ColumnElement[bool] | None:
    """Whether the actor holds one of the roles in the matter, and isn't disqualified in it or its parent; None: in none at all."""
    audience = handling("", *roles, matter="id")
    if audience.sees(matter, actor, now) is False:
        return None
    held = audience.predicate(matter, actor, now)
    if not actor.disqualified:
        return held
    return and_(held, or_(col(matter.parent_id).is_(None), col(matter.parent_id).not_in(actor.disqualified)))


def _party(row: Any, actor: Actor, now: datetime) -> Condition:
    if not actor.mandates:
        return False
    matter, other = alias_of(Matter, "party"), alias_of(Matter, "parties")
    theirs = select(col(other.id)).where(col(other.party_id).in_(list(actor.mandates)))
    return and_(among(row.matter_id, theirs), _in_matter(row, party_may_have(row, matter), matter))


def _officials(row: Any, actor: Actor, now: datetime) -> Condition:
    matter = alias_of(Matter, "officials")
    ways = [*_by_kind(row, matter, actor, now), *_by_name(row, matter, actor, now)]
    return and_(row.handed_in_at.is_not(None), _in_matter(row, or_(*ways), matter)) if ways else False


def _by_kind(row: Any, matter: Any, actor: Actor, now: datetime) -> list[ColumnElement[bool]]:
    """What isn't kept to named roles, to those who read such documents."""
    return [
        and_(row.roles.is_(None), row.kind.in_(kinds), held)
        for readers, kinds in kinds_by_readers().items()
        if (held := _in_office(matter, actor, now, *readers)) is not None
    ]


def _by_name(row: Any, matter: Any, actor: Actor, now: datetime) -> list[ColumnElement[bool]]:
    """What is kept to named roles, to those who hold one of them."""
    names = cast(row.roles, String)
    return [
        and_(names.contains(f'"{role.name}"'), held)
        for role in OFFICIALS
        if (held := _in_office(matter, actor, now, role)) is not None
    ]


def _of_matter(row: Any, actor: Actor, now: datetime) -> Condition:
    matter = alias_of(Matter, "of matter")
    held = _in_office(matter, actor, now, *OFFICIALS)
    return False if held is None else _in_matter(row, held, matter)


def _of_disclosed(row: Any, actor: Actor, now: datetime) -> Condition:
    document = alias_of(Document, "disclosed")
    seen = _officials(document, actor, now)
    if isinstance(seen, bool):
        return seen
    return of_owner(col(document.id), row.document_id, seen)


party = Audience(
    "a member of the party, of what isn't withheld from it; an official's memo or proposal when the matter is closed",
    _party,
)
officials = Audience(
    "an official of the call, once the document was handed in; drafts and notes those who handle the matter, what is "
    "kept to named roles those who hold one",
    _officials,
)
of_matter = Audience("an official of the call", _of_matter)
disclosers = Audience("an official of the call who sees the document", _of_disclosed)

RIGHTS = Rights(
    Document,
    rows=either(party, officials),
    fields=dict.fromkeys(
        (
            "id", "matter", "name", "mediaType", "size", "sha256", "kind", "redactedCopyOf", "redactedCopies",
            "publicity", "grounds", "otherGround", "secretUntil", "classifiedAt", "claimedGrounds", "claimedReason",
            "roles", "uploadedAt", "uploadedBy", "handedInAt", "presentedAt", "url", "scan",
            "scannedAt", "scanner", "isWithheld", "actions",
        ),
        ROW,
    )
    | dict.fromkeys(("classifiedBy", "disclosures", "withheldFromParty"), of_matter),
)  # fmt: skip
DISCLOSURE_RIGHTS = Rights(
    Disclosure,
    rows=disclosers,
    fields=dict.fromkeys(
        (
            "id", "document", "given", "copyGiven", "publicity", "recipient", "purpose", "legalBasis", "reason",
            "disclosedBy", "disclosedAt",
        ),
        ROW,
    ),
)  # fmt: skip


def _creator(row: Any, actor: Actor, now: datetime) -> Condition:
    if not actor.user_id:
        return False
    if not actor.disqualified:
        return row.created_by == actor.user_id  # type: ignore[no-any-return]
    matter = alias_of(Matter, "of upload")
    theirs = _in_matter(row, col(matter.party_id).in_(list(actor.mandates)), matter)
    return and_(row.created_by == actor.user_id, or_(row.matter_id.not_in(actor.disqualified), theirs))


creator = Audience("the one who began it", _creator)
UPLOAD_RIGHTS = Rights(
    FileUpload,
    rows=creator,
    fields=dict.fromkeys(
        ("id", "name", "size", "sha256", "field", "state", "createdAt", "expiresAt", "url", "document"), ROW
    ),
)

handles = in_role(*HANDLERS)  #: handles the matter as an official


def _presented(state: Any, now: datetime) -> Refusal | None:
    return None if state.kind in PRESENTED else AlreadyPresented()


def _not_to_be_given(state: Any, now: datetime) -> Refusal | None:
    if not is_document(state.kind):
        return NotADocumentYet()
    return NotClassified() if state.publicity is Publicity.UNDECIDED else None


def _removable(state: Any, now: datetime) -> Refusal | None:
    return AlreadyHandedIn() if state.handed_in_at else None


@dataclass(frozen=True)
class Adding:
    """The guards of one way of adding a document: of attachments, and of what only an official adds."""

    attachment: Guard[Any]
    paper: Guard[Any]

    @property
    def both(self) -> tuple[Guard[Any], Guard[Any]]:
        """What is asked, by what is added."""
        return self.attachment, self.paper


def _adding(action: str) -> Adding:
    return Adding(
        Guard(
            action,
            doers.PARTY_OR_HANDLER,
            lambda actor, state: actor.edits_for(state.party_id) or handles(actor, state),
        ),
        Guard(action, doers.HANDLER, handles),
    )


ADDING = _adding("addDocument")
CREATING_UPLOAD, COMPLETING_UPLOAD = _adding("createUpload"), _adding("completeUpload")
UPLOADING = _adding("uploadDocument")
ADD, ADD_PAPER = ADDING.both
CREATE_UPLOAD, CREATE_UPLOAD_OF_PAPER = CREATING_UPLOAD.both
COMPLETE_UPLOAD, COMPLETE_UPLOAD_OF_PAPER = COMPLETING_UPLOAD.both
UPLOAD, UPLOAD_PAPER = UPLOADING.both
REMOVE: Guard[Any] = Guard(
    "removeDocument", doers.MEMBER, lambda actor, state: actor.edits_for(state.party_id), _removable
)
CLAIM: Guard[Any] = Guard("claimSecrecy", doers.MEMBER, lambda actor, state: actor.edits_for(state.party_id))
CLASSIFY: Guard[Any] = Guard("classifyDocument", doers.HANDLER, handles)
PRESENT: Guard[Any] = Guard("presentDocument", doers.HANDLER, handles, _presented)
DISCLOSE: Guard[Any] = Guard("discloseDocument", doers.HANDLER, handles, _not_to_be_given)
GUARDS = (CLAIM, CLASSIFY, PRESENT, DISCLOSE, REMOVE)
OF_MATTER = {"matter_id": "matter.id", "party_id": "matter.party_id", "call_id": "matter.call_id"}
COLUMNS = OF_MATTER | {name: name for name in ("kind", "publicity", "handed_in_at")}  #: what the guards look at
