"""What the ready operations' variables name: ids of the demonstration, looked up as they are now."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from avustin_core.access import User
from avustin_core.applications.models import Application, ApplicationStatus, Completion, CompletionStatus
from avustin_core.calls.models import Call
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.demo.people import ASSESSORS, HOME, RAPPORTEUR
from avustin_core.organisations.models import Organisation
from avustin_core.outbox import MessageState, OutboxMessage
from avustin_core.reviews.models import Review
from avustin_core.storage import global_id

Found = dict[str, Any]


async def places(connection: AsyncConnection, now: datetime) -> Found:
    """Values by the names that the operations' variables use, as far as the demonstration has them."""
    found: Found = {
        "tomorrow": (now + timedelta(days=1)).isoformat(timespec="seconds"),
        "in-two-weeks": (now + timedelta(days=14)).isoformat(timespec="seconds"),
        "in-two-months": (now + timedelta(days=60)).isoformat(timespec="seconds"),
    }
    home = await connection.scalar(select(col(Organisation.id)).where(col(Organisation.municipality_code) == HOME))
    if home:
        found["home"] = global_id("Organisation", home)
    people = await connection.execute(select(col(User.subject), col(User.id)).where(col(User.subject).in_(PEOPLE)))
    found |= {PEOPLE[subject]: global_id("Person", id) for subject, id in people}
    for call in await connection.execute(CALLS):
        await _of_call(connection, call, home, found, now)
    dead = select(col(OutboxMessage.id)).where(col(OutboxMessage.state) == MessageState.DEAD)
    if message := await connection.scalar(dead.order_by(col(OutboxMessage.id)).limit(1)):
        found["dead-message"] = global_id("OutboxMessage", message)
    return found


def filled(variables: Any, found: Found) -> Any:
    """The variables, with what their names stand for; what isn't found stays as its name."""
    if isinstance(variables, dict):
        return {name: filled(value, found) for name, value in variables.items()}
    if isinstance(variables, list):
        return [filled(value, found) for value in variables]
    if isinstance(variables, str) and variables.startswith("@"):
        return found.get(variables[1:], variables)
    return variables


def is_found(variables: Any, found: Found) -> bool:
    """Whether everything that the variables name is there."""
    if isinstance(variables, dict):
        return all(is_found(value, found) for value in variables.values())
    if isinstance(variables, list):
        return all(is_found(value, found) for value in variables)
    return not isinstance(variables, str) or not variables.startswith("@") or variables[1:] in found


PEOPLE = {ASSESSORS[0]: "assessor-1", ASSESSORS[1]: "assessor-2", RAPPORTEUR: "rapporteur"}
OF_CALL = (
    col(Call.id), col(Call.programme_code), col(Call.appropriation_id), col(Call.opens_at), col(Call.closes_at),
)  # fmt: skip
CALLS = (
    select(*OF_CALL, (col(Call.decided) < col(Call.submitted)).label("is_undecided"))
    .where(col(Call.is_fictional), col(Call.published_at).is_not(None))
    .order_by(col(Call.opens_at))
)
COLUMNS = (
    col(Application.id), col(Application.matter_id), col(Application.revision), col(Application.completion_due_at),
)  # fmt: skip


async def _of_call(connection: AsyncConnection, call: Any, home: Any, found: Found, now: datetime) -> None:
    code = call.programme_code
    found.setdefault(f"call:{code}", global_id("Call", call.id))  # the first one, of 2019
    found[f"round:{code}"] = global_id("Call", call.id)
    if call.is_undecided and call.closes_at and call.closes_at <= now:
        found[f"handled:{code}"] = global_id("Call", call.id)
    found[f"appropriation:{code}"] = global_id("Appropriation", call.appropriation_id)
    if call.closes_at:
        found[f"after-the-round:{code}"] = (call.closes_at + timedelta(minutes=1)).isoformat()
    await _decisions(connection, call, home, found)
    for name, conditions in _wanted(home).items():
        statement = select(*COLUMNS).where(col(Application.call_id) == call.id, *conditions)
        row = (await connection.execute(statement.order_by(col(Application.id)).limit(1))).first()
        if row:
            found[f"{name}:{code}"] = global_id("Application", row.id)
            found[f"{name}-matter:{code}"] = global_id("Matter", row.matter_id)
            found[f"{name}-revision:{code}"] = row.revision
            await _completion(connection, row, code, found)


async def _decisions(connection: AsyncConnection, call: Any, home: Any, found: Found) -> None:
    """Decisions on the applicant's applications that it can answer or contest."""
    ours = (
        col(Decision.call_id) == call.id, col(Decision.organisation_id) == home, col(Decision.notified_at).is_not(None),
        col(Decision.status) == DecisionStatus.SIGNED,
    )  # fmt: skip
    for name, conditions in TO_ANSWER.items():
        statement = select(col(Decision.id), col(Decision.revision)).where(*ours, *conditions)
        if row := (await connection.execute(statement.order_by(col(Decision.id)).limit(1))).first():
            found[f"{name}:{call.programme_code}"] = global_id("Decision", row.id)
            found[f"{name}-revision:{call.programme_code}"] = row.revision


TO_ANSWER = {
    "offered": (
        col(Decision.amount) > 0, col(Decision.accepted_at).is_(None), col(Decision.declined_at).is_(None),
        col(Decision.released_at).is_(None),
    ),
    "refused": (col(Decision.kind) == DecisionKind.REFUSAL, ~exists().where(col(Review.decision_id) == col(Decision.id))),
}  # fmt: skip


def _wanted(home: Any) -> dict[str, tuple[Any, ...]]:
    """Which applications the operations are about, by their names."""
    theirs = col(Application.organisation_id) == home
    draft = (theirs, col(Application.status) == ApplicationStatus.DRAFT)
    waits = col(Application.completion_due_at).is_not(None)
    granted = select(col(Decision.id)).where(
        col(Decision.application_id) == col(Application.id), col(Decision.amount) > 0
    )
    undecided = (col(Application.status) == ApplicationStatus.SUBMITTED, col(Application.decided_at).is_(None))
    return {
        "draft": (*draft, col(Application.amount_applied).is_not(None), col(Application.period_ends).is_not(None)),
        "faulty": (*draft, col(Application.purpose).is_not(None), col(Application.amount_applied).is_(None)),
        "awaiting": (theirs, waits, *undecided),
        "submitted": (col(Application.completion_due_at).is_(None), *undecided),
        "granted": (theirs, granted.exists()),
    }


async def _completion(connection: AsyncConnection, row: Any, code: str, found: Found) -> None:
    if row.completion_due_at is None:
        return
    open_one = select(col(Completion.id)).where(
        col(Completion.application_id) == row.id, col(Completion.status) == CompletionStatus.OPEN
    )
    if id := await connection.scalar(open_one.limit(1)):
        found[f"completion:{code}"] = global_id("Completion", id)
