"""The calls of the story: opened from the programmes' templates, drawing on the appropriations that they declare."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from avustin_core import calendar
from avustin_core.appropriations.models import Appropriation, AppropriationType
from avustin_core.appropriations.operations import create_appropriation
from avustin_core.calls.criteria import CriterionValues
from avustin_core.calls.models import Call
from avustin_core.calls.operations import create_call, publish_call
from avustin_core.calls.values import CallValues, of_template
from avustin_core.clock import HELSINKI
from avustin_core.demo.organisations import AUTHORITY
from avustin_core.demo.people import ADMINISTRATOR, PREPARER
from avustin_core.demo.stage import Stage
from avustin_core.plugin import CallTemplate, DemonstrationAppropriation, Programme, Text
from avustin_core.plugin.settings import ACCEPT_IN_DAYS, REPORT_DUE_IN_DAYS

LOWEST, HIGHEST = 0, 5  #: an example of a scale
ASSESSED_AFTER, ASSESSED_BEFORE = timedelta(days=15), timedelta(days=21)  #: after the closing, and before the decisions
EXAMPLE_SETTINGS: dict[str, object] = {REPORT_DUE_IN_DAYS: 90, ACCEPT_IN_DAYS: 30}


async def appropriate(stage: Stage, declared: DemonstrationAppropriation, at: datetime) -> Appropriation:
    """The sum in the state budget."""
    return await stage.do(
        ADMINISTRATOR,
        at,
        lambda work: create_appropriation(
            work, budget_item=declared.budget_item, name=declared.name, type=AppropriationType.TRANSFERABLE,
            year=declared.year, last_usable_year=declared.last_usable_year, appropriated=int(declared.amount * 100),
            is_fictional=True,
        ),
    )  # fmt: skip


async def draft_call(
    stage: Stage, programme: Programme, template: CallTemplate, at: datetime, values: CallValues
) -> Call:
    """A draft that says what the template says, and who answers for it in the fiction."""
    given: CallValues = {**of_template(template), "contact": AUTHORITY, "is_fictional": True, **values}
    return await stage.do(PREPARER, at, lambda work: create_call(work, programme.code, values=given))


async def publish(stage: Stage, call_id: UUID, at: datetime) -> Call:
    """The draft, made public."""
    call = await stage.work.session.get(Call, call_id)
    assert call is not None
    return await stage.do(PREPARER, at, lambda work: publish_call(work, call.id, revision=call.revision))


def template_of(programme: Programme, key: str) -> CallTemplate:
    """The programme's template of that key."""
    return next(template for template in programme.calls if template.key == key)


def example_weights(programme: Programme) -> list[CriterionValues]:
    """A weight and a scale for each criterion that takes them: examples, since none were published."""
    scored = [each for each in programme.criteria if not (each.threshold or each.priority)]
    return [
        CriterionValues(key=each.key, weight=_weight(place), scale_lowest=LOWEST, scale_highest=HIGHEST)
        for place, each in enumerate(scored)
    ]


def _weight(place: int) -> Decimal:
    return Decimal(2 if place == 0 else 1)


def example_values(programme: Programme, closes: datetime, decided_on: date) -> CallValues:
    """What was never published of the calls, and what an authority that runs one has to set: examples, all of it."""
    declared = {setting.key for setting in programme.settings}
    scored = [each.key for each in programme.criteria if not (each.threshold or each.priority)]
    return CallValues(
        criteria=example_weights(programme),
        ranking={"ties": scored[:2]},
        requires_checks=True,
        assessment_opens_at=morning(closes + ASSESSED_AFTER, 8),
        assessment_closes_at=datetime.combine(decided_on - ASSESSED_BEFORE, time(16, 15), HELSINKI),
        settings={key: value for key, value in EXAMPLE_SETTINGS.items() if key in declared},
    )


def with_example_told(template: CallTemplate) -> Text | None:
    """What was published, with what of the call is an example."""
    said = template.published_facts
    if said is None:
        return None
    return Text(f"{said.fi}\n{EXAMPLES.fi}", f"{said.sv}\n{EXAMPLES.sv}", f"{said.get('en')} {EXAMPLES.en}")


EXAMPLES = Text(
    fi="Tämän esittelyn pisteasteikko, painot, arviointiaika, vastaanottamisen ja selvityksen määräajat sekä enimmäisavustus "
    "ovat esimerkkejä.",
    sv="Poängskalan, viktningarna, bedömningstiden, tidsfristerna för mottagande och redogörelse samt maximibeloppet i denna "
    "demonstration är exempel.",
    en="The scale, weights, time for assessing, times for accepting and reporting, and the largest grant are examples here.",
)


def working_days(first: datetime, last: datetime) -> Iterator[date]:
    """Whole days between them."""
    for ahead in range(1, (last - first).days):
        day = calendar.day_of(first) + timedelta(days=ahead)
        if calendar.is_working_day(day):
            yield day


def at_work(moment: datetime, hour: int = 9) -> datetime:
    """That hour in Finland on the moment's day, or on the working day after it."""
    return datetime.combine(calendar.moved(calendar.day_of(moment)), time(hour), HELSINKI)


def morning(day: datetime, hour: int = 9) -> datetime:
    """That hour in Finland on the moment's day."""
    return datetime.combine(day.astimezone(HELSINKI).date(), time(hour), HELSINKI)
