"""Scenarios: computing, keeping and comparing them, and making proposals of one."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import strawberry

from avustin_core.decisions.models import DecisionKind
from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text
from avustin_core.scenarios import operations, proposing, rights
from avustin_core.scenarios.rules import Rules, Sharing, Shortfall
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Extra, Mutation, MutationInput, argument
from avustin_schema.mutations.values import TextInput, sum_of, sum_or_none
from avustin_schema.types.common import global_id, row_id


@input_type(description="A sum that a region's applications get before others.")
class FloorInput:
    """A floor."""

    region: str = argument("The region's code, such as 01.")
    amount: Decimal = argument("In euros.")


@input_type(description="How a scenario shares. What is left out limits nothing.")
class ScenarioRulesInput:
    """The rules."""

    available: Decimal | None = argument(
        "What is shared, in euros; null: what is left of the appropriation and under the call's ceiling.", default=None
    )
    sharing: Sharing = argument("How it is shared among those above the cut line.", default=Sharing.IN_ORDER)
    shortfall: Shortfall = argument(
        "What happens in order to the first whose sum is more than the money left.", default=Shortfall.STOP
    )
    most_grants: int | None = argument("The cut line by place: so many of the best at most.", default=None)
    least_total: Decimal | None = argument("The cut line by points: those with so many at least.", default=None)
    least_sum: Decimal = argument("A smaller grant isn't made; in euros.", default=Decimal(0))
    cap: Decimal | None = argument("The most that one application gets, in euros.", default=None)
    cap_of_applicant: Decimal | None = argument(
        "The most that all applications of one applicant get together, in euros; its best ones come first.",
        default=None,
    )
    floors: list[FloorInput] | None = argument("Sums that regions get first, 30 at most.", default=None)
    rounds_to: Decimal = argument("Sums are rounded down to this, in euros.", default=Decimal(1))


@input_type(description="A new scenario of a call.")
class CreateScenarioInput(MutationInput):
    """A scenario."""

    call_id: strawberry.ID = argument("The call.")
    name: str = argument("Its name among the call's scenarios, of 100 characters at most.")
    rules: ScenarioRulesInput = argument("How it shares.")


@input_type(description="A scenario to compute again, by these rules and of what there is now.")
class UpdateScenarioInput(MutationInput):
    """A change."""

    id: strawberry.ID = argument("The scenario.")
    name: str = argument("Its name among the call's scenarios, of 100 characters at most.")
    rules: ScenarioRulesInput = argument("How it shares.")
    revision: int = argument("The revision that was read.")


@input_type(description="A scenario to throw away.")
class DeleteScenarioInput(MutationInput):
    """A deletion."""

    id: strawberry.ID = argument("The scenario.")
    revision: int = argument("The revision that was read.")


@input_type(description="The reasons of the proposals (434/2003 45 §), each in the language of its party.")
class ScenarioReasonsInput:
    """Reasons by outcome."""

    granted: TextInput | None = argument("Where all that is applied for is granted.", default=None)
    granted_in_part: TextInput | None = argument("Where a part of it is.", default=None)
    refused: TextInput | None = argument("Where nothing is.", default=None)


@input_type(description="A scenario to make proposals of.")
class ProposeScenarioInput(MutationInput):
    """Proposals."""

    id: strawberry.ID = argument("The scenario.")
    reasons: ScenarioReasonsInput = argument("The reasons, for each outcome that it leads to.")
    revision: int = argument("The revision that was read: one proposes what one saw.")


MOST_FLOORS = 30


def _rules(input: ScenarioRulesInput) -> Rules:
    floors = input.floors or []
    if len({each.region for each in floors}) != len(floors) or len(floors) > MOST_FLOORS:
        raise InvalidInput("rules", "floors", reason=EACH_REGION_ONCE)
    return Rules(
        available=sum_or_none(input.available, "rules", "available"),
        sharing=input.sharing,
        shortfall=input.shortfall,
        most_grants=input.most_grants,
        least_total=None if input.least_total is None else Fraction(input.least_total),
        least_sum=sum_of(input.least_sum, "rules", "leastSum"),
        cap=sum_or_none(input.cap, "rules", "cap"),
        cap_of_applicant=sum_or_none(input.cap_of_applicant, "rules", "capOfApplicant"),
        floors={
            each.region: sum_of(each.amount, "rules", "floors", str(place), "amount")
            for place, each in enumerate(floors)
        },
        rounds_to=sum_of(input.rounds_to, "rules", "roundsTo"),
    )


async def _create(work: Work, input: CreateScenarioInput) -> Any:
    call = row_id(input.call_id, "Call", "callId")
    return await operations.create_scenario(work, call, name=input.name, rules=_rules(input.rules))


async def _update(work: Work, input: UpdateScenarioInput) -> Any:
    id = row_id(input.id, "Scenario", "id")
    rules = _rules(input.rules)
    return await operations.update_scenario(work, id, name=input.name, rules=rules, revision=input.revision)


async def _delete(work: Work, input: DeleteScenarioInput) -> Any:
    return await operations.delete_scenario(work, row_id(input.id, "Scenario", "id"), revision=input.revision)


async def _propose(work: Work, input: ProposeScenarioInput) -> Any:
    given = input.reasons
    by_kind = {
        DecisionKind.GRANT: given.granted,
        DecisionKind.PARTIAL_GRANT: given.granted_in_part,
        DecisionKind.REFUSAL: given.refused,
    }
    reasons = {kind: each.text() for kind, each in by_kind.items() if each}
    id = row_id(input.id, "Scenario", "id")
    return await proposing.propose_scenario(work, id, reasons=reasons, revision=input.revision)


EACH_REGION_ONCE = Text(
    fi=f"Anna kullekin alueelle yksi vähimmäisosuus, enintään {MOST_FLOORS} alueelle.",
    sv=f"Ange en minimiandel för varje region, högst {MOST_FLOORS} regioner.",
    en=f"Give each region one floor, and {MOST_FLOORS} regions at most.",
)
ANSWERS = {"scenario": "Scenario"}
MUTATIONS = (
    Mutation(
        "createScenario", operations.create_scenario, CreateScenarioInput, _create,
        "Compute how a call's money could be shared, and keep it under a name.", ANSWERS, guard=rights.CREATE,
    ),
    Mutation(
        "updateScenario", operations.update_scenario, UpdateScenarioInput, _update,
        "Compute a scenario again, by the same or other rules, of what there is now.", ANSWERS, guard=rights.UPDATE,
    ),
    Mutation(
        "deleteScenario", operations.delete_scenario, DeleteScenarioInput, _delete,
        "Throw a scenario away; proposals that were made of it stay.", {"call": "Call"}, guard=rights.DELETE,
    ),
    Mutation(
        "proposeScenario", proposing.propose_scenario, ProposeScenarioInput, _propose,
        "Make a proposal of each application by a scenario, all in one act or none. Left alone are those that a precondition "
        "bars, that have no rank, or of which a proposal is open.",
        ANSWERS, {"scenario": lambda made: made.row.id},
        {
            "proposed": Extra(
                list[strawberry.ID], "The global ids of the proposals that were made.",
                lambda made, info: [global_id("Decision", each) for each in made.decisions], empty=[],
            ),
            "leftAlone": Extra(
                list[strawberry.ID], "The global ids of the applications that were left alone.",
                lambda made, info: [global_id("Application", each) for each in made.left_alone], empty=[],
            ),
        },
        guard=rights.PROPOSE,
    ),
)  # fmt: skip
