"""Entering appropriations."""

from decimal import Decimal
from typing import Any

from avustin_core.appropriations import operations, rights
from avustin_core.appropriations.models import AppropriationType
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.mutations.values import TextInput, sum_of


@input_type(description="An appropriation of the state budget.")
class CreateAppropriationInput(MutationInput):
    """A new appropriation."""

    budget_item: str = argument("The budget item, such as 28.90.32.")
    name: TextInput = argument("The item's name in the budget.")
    type: AppropriationType = argument("How long it can be used.")
    year: int = argument("The budget year.")
    last_usable_year: int = argument("The last year in which a grant can be decided from it.")
    appropriated: Decimal = argument("The sum in euros, above zero.")
    is_fictional: bool = argument("Whether it is invented for demonstration.", default=False)


async def _create(work: Work, input: CreateAppropriationInput) -> Any:
    return await operations.create_appropriation(
        work,
        budget_item=input.budget_item,
        name=input.name.text(),
        type=input.type,
        year=input.year,
        last_usable_year=input.last_usable_year,
        appropriated=sum_of(input.appropriated, "appropriated"),
        is_fictional=input.is_fictional,
    )


MUTATIONS = (
    Mutation(
        "createAppropriation",
        operations.create_appropriation,
        CreateAppropriationInput,
        _create,
        "Enter an appropriation that calls can draw on.",
        {"appropriation": "Appropriation"},
        guard=rights.CREATE,
    ),
)
