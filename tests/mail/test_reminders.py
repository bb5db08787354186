"""Reminders: of reports once before and once after the day, of time limits once before; whichever that is by now."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.core.applying import Harbour
from tests.core.test_completion import request
from tests.core.test_reports import create, decide
from tests.core.test_time_limits import extend
from tests.mail.peer import Peer
from tests.mail.post import FINN, SWEDE, messages_of, states, worker

from avustin_core.applications.models import Application
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.messages.kinds import LIMIT_REMINDER, OVERDUE, REMINDER
from avustin_core.messages.reminders import remind
from avustin_core.outbox import MessageFault, MessageState
from avustin_core.reports.models import ReportStatus

DUE = date(2022, 2, 28)
ALIKE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
async def application(harbour: Harbour) -> Application:
    """One whose receipt was sent."""
    application = await harbour.submitted()
    await harbour.change((await messages_of(harbour.avustin))[0], state=MessageState.PASSED_ON)
    return application


def at(harbour: Harbour, day: date) -> None:
    """Noon of that day."""
    harbour.at(datetime(day.year, day.month, day.day, 10, tzinfo=UTC))


async def kinds(harbour: Harbour) -> list[tuple[str, str]]:
    """What was said of reports, of which day."""
    return [(each.kind, each.payload["dueOn"]) for each in await messages_of(harbour.avustin) if each.key]


async def test_it_is_said_once_before_and_once_after(harbour: Harbour, peer: Peer, application: Application) -> None:
    await decide(harbour, application, report_due=DUE)
    counts = []
    for days in (-31, -30, -1, 0, 6, 7, 20, 38):
        at(harbour, DUE + timedelta(days=days))
        counts.append(await remind(harbour.avustin))
        await worker(harbour.avustin).drain()

    assert counts == [0, 1, 0, 0, 0, 1, 0, 0]
    finnish, _, overdue, _ = sorted(peer.mails, key=lambda mail: (str(mail["To"]) != FINN, str(mail["Subject"])))[:4]
    told = sorted((str(mail["To"]), str(mail["Subject"])) for mail in peer.mails)
    assert told == [
        (FINN, "Muistutus: selvitys annettava viimeistään 28.2.2022"),
        (FINN, "Selvitys puuttuu: määräaika päättyi 28.2.2022"),
        (SWEDE, "Påminnelse: redogörelsen ska lämnas senast 28.2.2022"),
        (SWEDE, "Redogörelsen saknas: tidsfristen gick ut 28.2.2022"),
    ]
    assert "selvitys avustuksen käytöstä" in finnish.get_content() + overdue.get_content()


@ALIKE
async def test_another_day_is_another_reminder(harbour: Harbour, application: Application) -> None:
    decision = await decide(harbour, application, report_due=DUE)
    at(harbour, DUE - timedelta(days=10))
    await remind(harbour.avustin)
    later = DUE + timedelta(days=20)
    await supersede(harbour, decision, later)

    assert await remind(harbour.avustin) == 1
    assert await kinds(harbour) == [(REMINDER, DUE.isoformat()), (REMINDER, later.isoformat())]


async def supersede(harbour: Harbour, decision: Decision, due: date) -> None:
    """A new decision with another day takes the place of the one before."""
    await harbour.change(decision, status=DecisionStatus.SUPERSEDED, superseded_at=harbour.avustin.clock.now())
    (application,) = await harbour.rows(Application, id=decision.application_id)
    await decide(harbour, application, report_due=due, supersedes_id=decision.id)


@ALIKE
async def test_a_report_that_has_a_day_of_its_own_is_due_then(harbour: Harbour, application: Application) -> None:
    await decide(harbour, application, report_due=DUE)
    report = await create(harbour, application)
    extended = DUE + timedelta(days=60)
    await harbour.change(report, due_on=extended)
    at(harbour, DUE)

    assert await remind(harbour.avustin) == 0
    at(harbour, extended)
    assert await remind(harbour.avustin) == 1
    assert await kinds(harbour) == [(REMINDER, extended.isoformat())]


@ALIKE
@pytest.mark.parametrize(
    "how",
    [
        {"kind": DecisionKind.REFUSAL}, {"status": DecisionStatus.PROPOSED}, {"notified_at": None}, {"report_due": None},
    ],
)  # fmt: skip
async def test_nobody_is_reminded_of_what_is_not_due(
    harbour: Harbour, application: Application, how: dict[str, object]
) -> None:
    await decide(harbour, application, **({"report_due": DUE} | how))
    at(harbour, DUE)

    assert await remind(harbour.avustin) == 0


@ALIKE
async def test_one_that_was_given_meanwhile_is_not_asked_for(
    harbour: Harbour, peer: Peer, application: Application
) -> None:
    await decide(harbour, application, report_due=DUE)
    report = await create(harbour, application)
    at(harbour, DUE + timedelta(days=7))
    await remind(harbour.avustin)
    await worker(harbour.avustin, goes_on=False).step()
    await harbour.change(report, status=ReportStatus.SUBMITTED)

    await worker(harbour.avustin).drain()

    assert peer.mails == []
    withheld = await states(harbour.avustin, MessageState.WITHHELD)
    assert [(each.kind, each.fault) for each in withheld] == [(OVERDUE, MessageFault.OUTDATED)] * 2
    assert await remind(harbour.avustin) == 0


@ALIKE
async def test_a_completion_is_reminded_of_once_for_each_time_that_it_has(
    harbour: Harbour, peer: Peer, application: Application
) -> None:
    """434/2003 33 §: that missing the time doesn't prevent the decision is said again."""
    due, later = datetime(2019, 10, 15, 13, 15, tzinfo=UTC), datetime(2019, 10, 22, 13, 15, tzinfo=UTC)
    harbour.at(due - timedelta(days=14))
    completion = await request(harbour, application, due_at=due)
    (asked,) = [each for each in await messages_of(harbour.avustin) if each.kind.endswith("completionRequested")]
    await harbour.change(asked, state=MessageState.PASSED_ON)
    counts = []
    for days in (4, 3, 2):
        harbour.at(due - timedelta(days=days))
        counts.append(await remind(harbour.avustin))
    await worker(harbour.avustin).drain()
    await extend(harbour, completion, later)
    for moment in (later - timedelta(days=2), later - timedelta(days=1), later):
        harbour.at(moment)
        counts.append(await remind(harbour.avustin))

    await worker(harbour.avustin).drain()

    assert counts == [0, 1, 0, 1, 0, 0]
    told = sorted((str(mail["To"]), str(mail["Subject"])) for mail in peer.mails)
    assert told == [
        (FINN, f"Muistutus: määräaika päättyy 15.10.2019 klo 16.15 (Suomen aikaa), hakemus {application.reference}"),
        (FINN, f"Tidsfristen har förlängts: ansökan {application.reference}"),  # the matter's language
        (SWEDE, f"Påminnelse: tidsfristen går ut 15.10.2019 kl. 16.15 (finsk tid), ansökan {application.reference}"),
        (SWEDE, f"Tidsfristen har förlängts: ansökan {application.reference}"),
    ]
    bodies = {str(mail["Subject"]).split()[0]: mail.get_content() for mail in peer.mails}
    assert "Määräajan noudattamatta jättäminen ei estä asian ratkaisemista." in bodies["Muistutus:"]
    assert "Vad tidsfristen gäller: Komplettering av ansökan" in bodies["Påminnelse:"]
    assert "Den nya tidsfristen går ut: 22.10.2019 kl. 16.15" in bodies["Tidsfristen"]
    (outdated,) = await states(harbour.avustin, MessageState.WITHHELD)
    assert (outdated.kind, outdated.fault) == (LIMIT_REMINDER, MessageFault.OUTDATED)
