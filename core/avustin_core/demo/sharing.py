"""Scenarios of the story: ways to share the money are compared, and one of them becomes proposals in one act."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from functools import partial

from sqlalchemy import select
from sqlmodel import col

from avustin_core.calls.models import Call
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.demo.applying import Story
from avustin_core.demo.assessing import LINE
from avustin_core.demo.people import RAPPORTEUR
from avustin_core.demo.plan import Case
from avustin_core.plugin import Text
from avustin_core.scenarios.models import Scenario
from avustin_core.scenarios.operations import create_scenario
from avustin_core.scenarios.proposing import propose_scenario
from avustin_core.scenarios.rules import EURO, Rules, Sharing, Shortfall

ROUNDS_TO = 100 * EURO
LOWER = LINE - Fraction(1, 2)


async def compare(story: Story, call: Call, at: datetime) -> Scenario:
    """The one that is chosen, which was made first; others to compare it with follow a quarter of an hour apart."""
    wanted = story.demonstration
    cap, least = int(wanted.largest) * EURO, int(wanted.smallest) * EURO
    best = Rules(most_grants=wanted.grants, cap=cap, least_sum=least, rounds_to=ROUNDS_TO)
    chosen = await _make(story, f"{wanted.grants} parasta, enintään {_euros(cap)} € hanketta kohden", best, at)
    weights = sum((Fraction(each["weight"]) for each in call.criteria if each["weight"]), Fraction())
    others = {
        f"Sama raha samassa suhteessa kaikille, joilla on vähintään {_points(LOWER * weights)} pistettä": Rules(
            available=chosen.used, sharing=Sharing.PROPORTIONAL, least_total=LOWER * weights, least_sum=least,
            rounds_to=ROUNDS_TO,
        ),
        f"Mahdollisimman monelle, enintään {_euros(cap // 2)} € hanketta kohden": Rules(
            cap=cap // 2, least_sum=least, shortfall=Shortfall.SKIP, rounds_to=ROUNDS_TO
        ),
    }  # fmt: skip
    for place, (name, rules) in enumerate(others.items(), start=1):
        story.agenda.at(at + timedelta(minutes=15 * place), partial(_make, story, name, rules))
    return chosen


async def propose(story: Story, chosen: Scenario, cases: Mapping[object, Case], at: datetime) -> None:
    """The chosen one as proposals; whoever's it is knows its decision from now on."""
    said = story.demonstration
    reasons: dict[DecisionKind, Text] = {
        DecisionKind.GRANT: said.granted, DecisionKind.PARTIAL_GRANT: said.granted_in_part, DecisionKind.REFUSAL: said.refused,
    }  # fmt: skip
    made = await story.stage.do(
        RAPPORTEUR, at, lambda work: propose_scenario(work, chosen.id, reasons=reasons, revision=chosen.revision)
    )
    rows = await story.stage.work.session.scalars(select(Decision).where(col(Decision.id).in_(made.decisions)))
    for row in rows:
        cases[row.application_id].decision_id = row.id


async def _make(story: Story, name: str, rules: Rules, at: datetime) -> Scenario:
    return await story.stage.do(
        RAPPORTEUR, at, lambda work: create_scenario(work, story.call_id, name=name, rules=rules)
    )


def _euros(cents: int) -> str:
    return f"{cents // EURO:,}".replace(",", "\N{NO-BREAK SPACE}")


def _points(total: Fraction) -> str:
    return f"{float(total):.1f}".replace(".", ",")
