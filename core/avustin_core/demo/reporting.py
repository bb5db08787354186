"""What recipients and checkers of reports do in the story."""

from collections.abc import AsyncIterator
from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID

from avustin_core.clock import HELSINKI
from avustin_core.demo.applying import Story, editor_of, signatory_of, told_of
from avustin_core.demo.papers import page
from avustin_core.demo.people import CHECKER
from avustin_core.demo.plan import Case
from avustin_core.documents.models import Document
from avustin_core.documents.operations import add_document
from avustin_core.documents.storing import store_file
from avustin_core.plugin import Language, Text
from avustin_core.reports.models import Report, ReportStatus
from avustin_core.reports.operations import approve_report, create_report, return_report, submit_report
from avustin_core.reports.saving import save_report
from avustin_core.work import Work


def plan_reporting(story: Story, case: Case) -> None:
    """Puts the case's final report on the agenda, as far as it comes."""
    if case.report is None:
        return
    ended = datetime.combine(case.ends, time(10), HELSINKI)
    story.agenda.at(ended + timedelta(days=12), partial(_write, story, case))
    if case.report is ReportStatus.DRAFT:
        return
    story.agenda.at(ended + timedelta(days=40), partial(_hand_in, story, case))
    if case.report is ReportStatus.RETURNED:
        story.agenda.at(ended + timedelta(days=55), partial(_return, story, case))
    if case.report is ReportStatus.APPROVED:
        story.agenda.at(ended + timedelta(days=62), partial(_approve, story, case))


async def _write(story: Story, case: Case, at: datetime) -> None:
    application, who = await story.application(case), editor_of(case.applicant)
    report = await story.stage.do(
        who, at, lambda work: create_report(work, application.id, story.demonstration.report_form)
    )
    statement = await story.stage.do(who, at, lambda work: _statement(work, application.matter_id, case.language))
    answers = story.demonstration.report(told_of(case, amount=case.granted), statement.view().id)
    if case.report is ReportStatus.DRAFT:
        answers = dict(list(answers.items())[:4])
    await story.stage.do(
        who, at, lambda work: save_report(work, report.id, base_revision=report.revision, values=answers)
    )
    case.report_id = report.id


async def _hand_in(story: Story, case: Case, at: datetime) -> None:
    report = await _report(story, case)
    await story.stage.do(
        signatory_of(case.applicant), at, lambda work: submit_report(work, report.id, revision=report.revision)
    )


async def _return(story: Story, case: Case, at: datetime) -> None:
    report, reason = await _report(story, case), MEND.get(case.language)
    await story.stage.do(
        CHECKER, at, lambda work: return_report(work, report.id, reason=reason, revision=report.revision)
    )


async def _approve(story: Story, case: Case, at: datetime) -> None:
    report = await _report(story, case)
    await story.stage.do(CHECKER, at, lambda work: approve_report(work, report.id, revision=report.revision))


async def _report(story: Story, case: Case) -> Report:
    found = await story.stage.work.session.get(Report, case.report_id)
    assert found is not None
    return found


async def _statement(work: Work, matter_id: UUID, language: Language) -> Document:
    async def bytes_of() -> AsyncIterator[bytes]:
        yield page(STATEMENT.get(language))

    name = "tilintarkastajan-lausunto-esimerkki.pdf" if language is Language.FI else "revisorns-utlatande-exempel.pdf"
    file = await store_file(
        work.files, f"matters/{matter_id}", name=name, chunks=bytes_of(), largest=work.settings.largest_file
    )
    return await add_document(work, matter_id, file)


MEND = Text(
    fi="Kuvaa tarkemmin, miten tulokset ovat muiden kuntien hyödynnettävissä, ja lisää linkki aineistoon.",
    sv="Beskriv närmare hur resultaten kan utnyttjas av andra kommuner och lägg till en länk till materialet.",
)
STATEMENT = Text(
    fi="ESIMERKKI, EI OIKEA LAUSUNTO. Tilintarkastajan lausunto avustuksen käytöstä.",
    sv="EXEMPEL, INTE ETT VERKLIGT UTLÅTANDE. Revisorns utlåtande om användningen av understödet.",
)
