"""What applicants do in the story: they begin, write, hand in, come too late, take back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil
from uuid import UUID

from avustin_core.applications.late import register_late_application
from avustin_core.applications.models import Application
from avustin_core.applications.operations import create_application, submit_application, withdraw_application
from avustin_core.applications.saving import save_application
from avustin_core.demo.agenda import Agenda
from avustin_core.demo.organisations import contact_of
from avustin_core.demo.people import EDITOR, HOME, PARTNER, REGISTRAR, REPRESENTATIVE, SIGNATORY
from avustin_core.demo.plan import Case
from avustin_core.demo.stage import Stage
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Demonstration, DemonstrationCase, Language

WHOLE = Decimal(100)


@dataclass(frozen=True)
class Story:
    """One call of the story: where it is played, and what its programme gives to it."""

    stage: Stage
    agenda: Agenda
    demonstration: Demonstration
    call_id: UUID
    maximum_share: Decimal = WHOLE  #: of the costs, per cent

    def costs_of(self, granted: int) -> int:
        """The costs in cents of which the greatest share, rounded down, is that grant of whole euros."""
        return ceil(granted * 100 * 100 / Fraction(self.maximum_share))

    async def application(self, case: Case) -> Application:
        """The case's application as it is now."""
        found = await self.stage.work.session.get(Application, case.application_id)
        assert found is not None
        return found


def told_of(case: Case, *, amount: int) -> DemonstrationCase:
    """The case as its programme writes about it."""
    return DemonstrationCase(
        ordinal=case.ordinal,
        applicant=case.applicant.view(),
        participants=tuple(each.view() for each in case.participants),
        language=case.language,
        amount=Decimal(amount),
        starts=case.starts,
        ends=case.ends,
        contact=contact_of(case.applicant),
    )


def answers_of(story: Story, case: Case) -> dict[str, object]:
    """What it says when it is first handed in: with its shortcoming, and without what is asked later."""
    told = told_of(case, amount=case.applied)
    answers = story.demonstration.answers(told)
    if case.shortcoming is not None:
        answers |= story.demonstration.shortcomings[case.shortcoming].answers(told)
    if case.completion:
        del answers[story.demonstration.missing.field]
    return answers


def editor_of(organisation: Organisation) -> str:
    """Who writes for it."""
    return EDITOR if organisation.municipality_code == HOME else signatory_of(organisation)


def signatory_of(organisation: Organisation) -> str:
    """Who hands in for it."""
    if organisation.municipality_code == PARTNER:
        return "demo:osallistuja"
    return SIGNATORY if organisation.municipality_code == HOME else REPRESENTATIVE


def plan_applying(story: Story, case: Case) -> None:
    """Puts what the applicant does on the agenda."""
    if case.is_late:
        story.agenda.at(case.handed_in + timedelta(days=1), lambda at: _register(story, case, at))
        return
    plan_draft(story, case)
    story.agenda.at(case.handed_in, lambda at: hand_in(story, case, at))
    if case.is_withdrawn:
        story.agenda.at(case.handed_in + timedelta(days=10), lambda at: _take_back(story, case, at))


def plan_draft(story: Story, case: Case) -> None:
    """Puts the writing of it on the agenda."""
    story.agenda.at(case.begun, lambda at: begin(story, case, at))
    story.agenda.at(case.begun + timedelta(minutes=40), lambda at: write(story, case, at, answers_of(story, case)))


async def begin(story: Story, case: Case, at: datetime) -> None:
    """An empty draft."""
    who, id = editor_of(case.applicant), case.applicant.id
    made = await story.stage.do(who, at, lambda work: create_application(work, story.call_id, id))
    case.application_id = made.id


async def write(story: Story, case: Case, at: datetime, answers: dict[str, object]) -> None:
    """Everything at once."""
    application = await story.application(case)
    await story.stage.do(
        editor_of(case.applicant),
        at,
        lambda work: save_application(work, application.id, base_revision=application.revision, values=answers),
    )


async def hand_in(story: Story, case: Case, at: datetime) -> None:
    """What was written."""
    application = await story.application(case)
    await story.stage.do(
        signatory_of(case.applicant),
        at,
        lambda work: submit_application(work, application.id, revision=application.revision),
    )


async def _take_back(story: Story, case: Case, at: datetime) -> None:
    application = await story.application(case)
    await story.stage.do(
        signatory_of(case.applicant),
        at,
        lambda work: withdraw_application(work, application.id, revision=application.revision),
    )


async def _register(story: Story, case: Case, at: datetime) -> None:
    reason = LATE[case.language]
    made = await story.stage.do(
        REGISTRAR,
        at,
        lambda work: register_late_application(
            work, story.call_id, case.applicant.id, values=answers_of(story, case), reason=reason,
            arrived_at=case.handed_in,
        ),
    )  # fmt: skip
    case.application_id = made.id


LATE = {
    Language.FI: "Hakemus saapui sähköpostitse hakuajan päätyttyä. Hakija ilmoitti syyksi verkkoyhteyden katkon.",
    Language.SV: "Ansökan kom in per e-post efter ansökningstidens slut. Sökanden uppgav ett avbrott i nätförbindelsen "
    "som orsak.",
}
