"""What happens when an attachment that was handed in turns out to be infected: its applicant is asked for a clean one."""

from sqlalchemy import select
from sqlmodel import col

from avustin_core import calendar
from avustin_core.applications.attaching import label_at, places_of
from avustin_core.applications.completion import open_completion, reopen_completion
from avustin_core.applications.loading import Loaded, get_call
from avustin_core.applications.models import Application, ApplicationVersion
from avustin_core.applications.states import is_undecided
from avustin_core.applications.writing import language_for
from avustin_core.documents.models import Document, ScanState
from avustin_core.forms import Path
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import DocumentInfected, Language, Text
from avustin_core.programmes.models import FormRelease
from avustin_core.storage import row_of
from avustin_core.work import Work, reacts_to


@reacts_to(DocumentInfected)
async def ask_for_a_clean_one(work: Work, event: DocumentInfected) -> None:
    """Opens a request for completion that names the fields, or adds them to the one that is open.

    A draft has a problem at the field instead; what is withdrawn or decided is left as it is.
    """
    statement = select(Application).where(col(Application.matter_id) == row_of(event.matter_id, "Matter"))
    application = await work.session.scalar(statement.with_for_update().execution_options(populate_existing=True))
    if application is None or not is_undecided(application):
        return
    document = await work.session.get_one(Document, row_of(event.document_id, "Document"), populate_existing=True)
    if document.scan is ScanState.INFECTED:  # another worker said so meanwhile
        return
    version = await work.session.get_one(ApplicationVersion, application.submitted_id)
    paths = list(places_of(version.answers, event.document_id))
    if not paths:
        return
    loaded = Loaded(application, await get_call(work.session, application.call_id))
    language = language_for(application, await work.session.get_one(Organisation, application.organisation_id))
    what = await _what(work, document, version, paths, language)
    last = calendar.last_day(calendar.day_of(work.now), days=work.settings.infected_days)
    due_at = calendar.end_of(last, work.settings.office_hours_end)
    if application.completion_due_at and work.now < application.completion_due_at:
        await reopen_completion(work, loaded, what=what, paths=paths, due_at=due_at)
    else:
        await open_completion(work, loaded, what=what, how=HOW.get(language), paths=paths, due_at=due_at)


async def _what(
    work: Work, document: Document, version: ApplicationVersion, paths: list[Path], language: Language
) -> str:
    release = await work.session.get_one(FormRelease, version.form_release_id)
    fields = ", ".join(f"”{label_at(release.descriptors, path, language)}”" for path in paths)
    return WHAT.get(language).format(name=document.name, fields=fields)


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
