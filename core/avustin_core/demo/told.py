"""A call that the story tells from its draft to what came after its decisions; as far as the clock has come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from avustin_core.calls.models import Call
from avustin_core.calls.values import CallValues
from avustin_core.demo.agenda import Agenda
from avustin_core.demo.applying import WHOLE, Story, plan_applying, plan_draft
from avustin_core.demo.calls import draft_call, example_values, morning, publish, template_of, with_example_told
from avustin_core.demo.handling import plan_handling
from avustin_core.demo.plan import Case, Planner
from avustin_core.demo.reporting import plan_reporting
from avustin_core.demo.stage import Stage
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import CallTemplate, Demonstration, Programme


def _nothing(cases: Sequence[Case]) -> None:
    return None


@dataclass(frozen=True)
class Told:
    """A call with its dates and counts. What the cases have of their own beside what the plan gives them, `mark` says."""

    stage: Stage
    agenda: Agenda
    programme: Programme
    demonstration: Demonstration
    template: CallTemplate
    opens: datetime
    closes: datetime
    appropriation: Callable[[], UUID]
    values: CallValues = field(default_factory=lambda: CallValues())
    is_past: bool = False
    mark: Callable[[Sequence[Case]], None] = _nothing


def of_2019(stage: Stage, agenda: Agenda, programme: Programme, appropriation: UUID) -> Told:
    """The programme's call of 2019, with the published counts and dates."""
    assert programme.demonstration is not None
    template = template_of(programme, programme.demonstration.template)
    assert template.opens is not None
    assert template.closes is not None
    values = CallValues(published_facts=with_example_told(template))
    return Told(
        stage, agenda, programme, programme.demonstration, template, template.opens, template.closes,
        lambda: appropriation, values, is_past=True,
    )  # fmt: skip


def plan_call(one: Told, organisations: Sequence[Organisation]) -> None:
    """Puts it on the agenda."""
    drafted: list[Call] = []

    async def draft(at: datetime) -> None:
        drafted.append(await draft_call(one.stage, one.programme, one.template, at, _values(one)))

    async def open_it(at: datetime) -> None:
        _plan_cases(one, await publish(one.stage, drafted[0].id, at), organisations)

    one.agenda.at(morning(one.opens - timedelta(days=12)), draft)
    one.agenda.at(morning(one.opens - timedelta(days=1), 12), open_it)


def _values(one: Told) -> CallValues:
    examples = example_values(one.programme, one.closes, one.demonstration.decided_on)
    settings = {**one.template.settings, **examples["settings"], **one.values.get("settings", {})}
    return CallValues(
        **{
            **examples,
            "appropriation_id": one.appropriation(),
            "publishes_refusals": one.demonstration.publishes_refusals,
            "opens_at": one.opens,
            "closes_at": one.closes,
            **one.values,
            "settings": settings,
        }
    )


def _plan_cases(one: Told, call: Call, organisations: Sequence[Organisation]) -> None:
    share = one.programme.maximum_share
    story = Story(one.stage, one.agenda, one.demonstration, call.id, WHOLE if share is None else share)
    seed = one.programme.code if one.is_past else f"{one.programme.code} {one.opens:%Y}"
    planner = Planner(one.demonstration, organisations, (one.opens, one.closes), seed)
    cases = planner.cases()
    one.mark(cases)
    if one.is_past:
        plan_draft(story, planner.left())
    for case in cases:
        plan_applying(story, case)
        plan_reporting(story, case)
    plan_handling(story, call, cases, is_past=one.is_past)
