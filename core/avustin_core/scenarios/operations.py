"""What is done with scenarios: they are computed, kept, computed again, and thrown away."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import col

from avustin_core.access import gather
from avustin_core.calls.models import Call
from avustin_core.calls.refusals import CallIsCancelled
from avustin_core.decisions.refusals import DecisionTooEarly
from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text
from avustin_core.scenarios.models import Scenario, ScenarioTie
from avustin_core.scenarios.proportional import FloorsExceedMoney
from avustin_core.scenarios.queries import Ground, ground_of
from avustin_core.scenarios.refusals import FloorsExceedTheMoney, NoMoneyKnown, ScenarioNameTaken
from avustin_core.scenarios.rights import CALL_COLUMNS, COLUMNS, CREATE, DELETE, UPDATE
from avustin_core.scenarios.rules import Rules
from avustin_core.scenarios.sharing import share
from avustin_core.scenarios.stored import plain_rules, plain_shares, tied_in
from avustin_core.work import Work, operation

LONGEST = 100
COMPUTING = (DecisionTooEarly, CallIsCancelled, ScenarioNameTaken, FloorsExceedTheMoney, NoMoneyKnown)


@operation(refuses=COMPUTING)
async def create_scenario(work: Work, call_id: UUID, *, name: str, rules: Rules) -> Scenario:
    """Computes a scenario of the call and keeps it. Rules whose `available` is None share what there is."""
    call = await work.get(Call, call_id)
    work.may(CREATE, gather(CALL_COLUMNS, call))
    name = await _free_name(work, call_id, name)
    scenario = await work.add(Scenario(call_id=call_id, name=name, **await _computed(work, call_id, rules)))
    await _keep_ties(work, scenario)
    return scenario


@operation(refuses=COMPUTING)
async def update_scenario(work: Work, id: UUID, *, name: str, rules: Rules, revision: int) -> Scenario:
    """Computes it again, by these rules, of what there is now."""
    scenario = await work.get(Scenario, id, lock=True)
    work.may(UPDATE, gather(COLUMNS, scenario, call=await work.get(Call, scenario.call_id)))
    work.expect(scenario, revision)
    scenario.name = await _free_name(work, scenario.call_id, name, own=id)
    for column, value in (await _computed(work, scenario.call_id, rules)).items():
        setattr(scenario, column, value)
    await _keep_ties(work, scenario)
    return scenario


@operation()
async def delete_scenario(work: Work, id: UUID, *, revision: int) -> Call:
    """Throws it away; proposals that were made of it stay."""
    scenario = await work.get(Scenario, id, lock=True)
    call = await work.get(Call, scenario.call_id)
    work.may(DELETE, gather(COLUMNS, scenario, call=call))
    work.expect(scenario, revision)
    await _forget_ties(work, scenario)
    await work.session.delete(scenario)
    return call


async def _keep_ties(work: Work, scenario: Scenario) -> None:
    """The applications that people have to choose between, as worklists find them."""
    await _forget_ties(work, scenario)
    work.session.add_all(ScenarioTie(scenario_id=scenario.id, application_id=id) for id in tied_in(scenario.shares))
    await work.session.flush()


async def _forget_ties(work: Work, scenario: Scenario) -> None:
    await work.session.execute(delete(ScenarioTie).where(col(ScenarioTie.scenario_id) == scenario.id))


async def _computed(work: Work, call_id: UUID, rules: Rules) -> dict[str, Any]:
    """The columns that tell what the rules give of what there is now."""
    _check(rules)
    ground = await ground_of(work.session, work.registry, call_id)
    try:
        outcome = share(ground.candidates, rules, money=_money(rules, ground))
    except FloorsExceedMoney:
        raise FloorsExceedTheMoney("rules", "floors") from None
    return {
        "rules": plain_rules(rules), "shares": plain_shares(ground.candidates, outcome),
        "by_region": dict(outcome.by_region), "short_of_floor": dict(outcome.short_of_floor),
        "used": outcome.used, "unused": outcome.left, "granted": outcome.granted, "basis": ground.basis,
        "computed_at": work.now, "computed_by": work.actor.user_id, "proposed_at": None, "proposed_by": None,
    }  # fmt: skip


def _money(rules: Rules, ground: Ground) -> int:
    money = ground.available if rules.available is None else rules.available
    if money is None:
        raise NoMoneyKnown("rules", "available")
    return money


async def _free_name(work: Work, call_id: UUID, name: str, *, own: UUID | None = None) -> str:
    name = name.strip()
    if not 0 < len(name) <= LONGEST:
        raise InvalidInput("name", reason=NAME_IT)
    same = select(col(Scenario.id)).where(col(Scenario.call_id) == call_id, col(Scenario.name) == name)
    if await work.session.scalar(same) not in (None, own):
        raise ScenarioNameTaken("name", name=name)
    return name


def _check(rules: Rules) -> None:
    sums = {
        "available": rules.available, "leastSum": rules.least_sum, "cap": rules.cap,
        "capOfApplicant": rules.cap_of_applicant, "mostGrants": rules.most_grants, **rules.floors,
    }  # fmt: skip
    if below := next((name for name, value in sums.items() if value is not None and value < 0), None):
        path = ("floors",) if below in rules.floors else (below,)
        raise InvalidInput("rules", *path, reason=NOT_BELOW_ZERO)
    if rules.rounds_to < 1:
        raise InvalidInput("rules", "roundsTo", reason=ROUND_TO_SOMETHING)


NAME_IT = Text(
    fi=f"Anna skenaariolle nimi, enintään {LONGEST} merkkiä.",
    sv=f"Ge scenariot ett namn, högst {LONGEST} tecken.",
    en=f"Give the scenario a name, of {LONGEST} characters at most.",
)
NOT_BELOW_ZERO = Text(
    fi="Arvo ei voi olla negatiivinen.", sv="Värdet kan inte vara negativt.", en="The value can't be below zero."
)
ROUND_TO_SOMETHING = Text(
    fi="Pyöristystarkkuuden on oltava vähintään yksi sentti.",
    sv="Avrundningen ska vara minst en cent.",
    en="Sums are rounded to one cent at least.",
)
