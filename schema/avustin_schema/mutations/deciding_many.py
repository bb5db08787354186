"""Deciding many at once: proposals, signatures and publication, with a result for each."""

from dataclasses import replace
from typing import Any

import strawberry

from avustin_core.decisions.models import Decision
from avustin_core.register import operations as register
from avustin_core.register import rights as register_rights
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations import decisions
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.mutations.several import several
from avustin_schema.types.common import row_id


@input_type(description="A decision to publish in the public register.")
class PublishDecisionInput(MutationInput):
    """A publication."""

    id: strawberry.ID = argument("The decision.")


async def _publish(work: Work, input: PublishDecisionInput) -> Any:
    decision = await work.get(Decision, row_id(input.id, "Decision", "id"))
    await register.publish_decisions(work, decision.call_id, decision_ids=[decision.id])
    return decision


PUBLISH = Mutation(
    "publishDecision", register.publish_decisions, PublishDecisionInput, _publish,
    "Publish one decision in the public register, after its parties were notified", {"decision": "Decision"},
    guard=replace(register_rights.PUBLISH, action="publishDecision"),
)  # fmt: skip
_single = {each.name: each for each in decisions.MUTATIONS}
MUTATIONS = (
    several(_single["proposeDecision"], "proposeDecisions", "Decision", "Propose how many applications are decided"),
    several(_single["signDecision"], "signDecisions", "Decision", "Sign many decisions"),
    several(PUBLISH, "publishEachDecision", "Decision", "Publish many decisions in the public register"),
)
