"""What happens when an attachment that was handed in turns out to be infected: its applicant is asked for a clean one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.applications.attaching import fields_with
from avustin_core.applications.completion import open_completion, reopen_completion
from avustin_core.applications.loading import VERSIONS, Loaded, form_of, get_call
from avustin_core.applications.models import Application
from avustin_core.applications.refusals import CompletionIsOpen
from avustin_core.applications.states import not_to_be_completed
from avustin_core.documents.models import Document
from avustin_core.forms import Path
from avustin_core.plugin import DocumentInfected, Language, Text
from avustin_core.storage import row_of
from avustin_core.work import Work, reacts_to


@reacts_to(DocumentInfected)
async def ask_for_a_clean_one(work: Work, event: DocumentInfected) -> None:
    """Opens a request for completion that names the fields, or adds them to the one that is open.

    A draft has a problem at the field instead; what is withdrawn or decided is left as it is.
    """
    statement = select(Application).where(col(Application.matter_id) == row_of(event.matter_id, "Matter"))
    application = await work.session.scalar(statement.with_for_update().execution_options(populate_existing=True))
    id = row_of(event.document_id, "Document")
    if application is None or application.submitted_id is None or id is None:
        return
    loaded = Loaded(application, await get_call(work.session, application.call_id))
    found = await _fields(work, loaded, event.document_id)
    refusal = not_to_be_completed(loaded.state(), work.now)
    if not found or (refusal is not None and not isinstance(refusal, CompletionIsOpen)):
        return
    what = await _what(work, id, [label for _, label in found], application.language or Language.FI)
    how = HOW.get(application.language or Language.FI)
    due_at = _due(work.now, work.settings.infected_days)
    paths = [path for path, _ in found]
    if refusal is None:
        await open_completion(work, loaded, what=what, how=how, paths=paths, due_at=due_at)
    else:
        await reopen_completion(work, loaded, what=what, paths=paths, due_at=due_at)


async def _fields(work: Work, loaded: Loaded, document: str) -> list[tuple[Path, Text]]:
    application = loaded.application
    form = await form_of(work.session, work.registry, application, loaded.call, application.submitted_id)
    answers = await VERSIONS.answers(work, application.submitted_id)
    return list(fields_with(form.spec.group, answers, document))


async def _what(work: Work, id: UUID, labels: Sequence[Text], language: Language) -> str:
    document = await work.session.get_one(Document, id)
    fields = ", ".join(f"”{label.get(language)}”" for label in labels)
    return WHAT.get(language).format(name=document.name, fields=fields)


def _due(now: datetime, days: int) -> datetime:
    return now + timedelta(days=days)


WHAT = Text(
    fi="Liitteestä ”{name}” (kohta {fields}) löytyi haittaohjelma, eikä liitettä voida avata. Toimittakaa liite uudelleen "
    "tiedostona, jossa ei ole haittaohjelmaa.",
    sv="Ett skadligt program hittades i bilagan ”{name}” (punkt {fields}) och bilagan kan inte öppnas. Lämna in bilagan på "
    "nytt som en fil utan skadliga program.",
    en="Something harmful was found in the attachment “{name}” (field {fields}), and it can't be opened. Give the "
    "attachment again as a file without it.",
)
HOW = Text(
    fi="Poistakaa liite kohdasta, lisätkää tilalle puhdas tiedosto ja lähettäkää täydennys tässä palvelussa.",
    sv="Ta bort bilagan från punkten, lägg till en ren fil i stället och skicka kompletteringen i denna tjänst.",
    en="Remove the attachment from the field, add a clean file in its place, and send the completion in this service.",
)
