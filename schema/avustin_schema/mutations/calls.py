"""Opening calls: drafting, changing, publishing and cancelling them."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import strawberry
from strawberry import UNSET

from avustin_core.calls import disabling, operations, rights
from avustin_core.calls.criteria import CriterionValues
from avustin_core.calls.ranking import RankingValues
from avustin_core.calls.values import CallValues
from avustin_core.plugin import Contact, PriorityPlace, Text
from avustin_core.programmes import rights as programme_rights
from avustin_core.work import Work
from avustin_schema.inputs import given_in, input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.mutations.values import TextInput, id_or_none, sum_or_none, text_or_none
from avustin_schema.scalars import JSON
from avustin_schema.types.common import LONG, row_id

TEXTS = ("title", "summary", "instructions", "terms", "published_facts")


@input_type(description="A setting of the call.")
class SettingInput:
    """One setting."""

    key: str = argument("The setting's key.")
    value: JSON | None = argument("The value, as CallSetting.value shows it; null takes it away.", default=None)


@input_type(description="Weight and scale of one criterion. What isn't given stays; null takes it away.")
class CriterionInput:
    """One criterion's values."""

    key: str = argument("The criterion's key.")
    weight: Decimal | None = argument("The weight, above zero.", default=UNSET)
    least: Decimal | None = argument("The least average that can be granted.", default=UNSET)
    scale_lowest: int | None = argument("The lowest score.", default=UNSET)
    scale_highest: int | None = argument("The highest score.", default=UNSET)


@input_type(description="How applications are ranked. What isn't given stays; null takes it away.")
class RankingRulesInput:
    """The ranking."""

    ties: list[str] | None = argument(
        "Keys of criteria whose averages are compared in this order where totals are equal.", default=UNSET
    )
    priority: PriorityPlace | None = argument("What a priority criterion does.", default=UNSET)
    least_total: Decimal | None = argument("A lower total can't be granted.", default=UNSET)


@input_type(description="Who answers questions.")
class ContactInput:
    """A contact."""

    name: TextInput = argument("The person or the unit.")
    email: str | None = argument("E-mail address.", default=None)
    phone: str | None = argument("Telephone number.", default=None)


@input_type(description="What a call says. What isn't given stays; null takes it away.")
class CallInput:
    """The values of a call."""

    appropriation_id: strawberry.ID | None = argument(
        "The appropriation to draw on; of a published call, that of the grants to come.", default=UNSET
    )
    title: TextInput | None = argument("The title.", default=UNSET)
    summary: TextInput | None = argument(f"What it is about. {LONG}", default=UNSET)
    instructions: TextInput | None = argument(f"Who may apply, and how. {LONG}", default=UNSET)
    terms: TextInput | None = argument(f"On which terms grants are given. {LONG}", default=UNSET)
    published_facts: TextInput | None = argument(f"What was published of the real call. {LONG}", default=UNSET)
    contact: ContactInput | None = argument("Who answers questions.", default=UNSET)
    opens_at: datetime | None = argument("From when it is open; null: from its publication.", default=UNSET)
    closes_at: datetime | None = argument("When it closes; null: it stays open.", default=UNSET)
    is_rolling: bool | None = argument(
        "Whether applications are handled as they come, also before it closes.", default=UNSET
    )
    ceiling: Decimal | None = argument("The most that may be granted, in euros.", default=UNSET)
    publishes_refusals: bool | None = argument("Whether refusals too go to the register.", default=UNSET)
    requires_declarations: bool | None = argument(
        "Whether everyone declares on a matter (434/2003 28 §) before handling it.", default=UNSET
    )
    assigned_only: bool | None = argument(
        "Whether only those who are assigned to a matter assess it and propose its decision.", default=UNSET
    )
    requires_checks: bool | None = argument(
        "Whether a grant is signed only when every item of the checklist (688/2001 7 §) is answered.", default=UNSET
    )
    settings: list[SettingInput] | None = argument("Settings, by key.", default=UNSET)
    criteria: list[CriterionInput] | None = argument("Weights and scales, by key.", default=UNSET)
    ranking: RankingRulesInput | None = argument("How applications are ranked.", default=UNSET)
    assessment_opens_at: datetime | None = argument(
        "From when assessments are written; null: from the closing.", default=UNSET
    )
    assessment_closes_at: datetime | None = argument(
        "Until when they are handed in; null: until the decision.", default=UNSET
    )
    is_fictional: bool | None = argument("Whether it is invented for demonstration.", default=UNSET)


@input_type(description="A new call of a programme.")
class CreateCallInput(MutationInput):
    """A draft of a call."""

    programme: str = argument("The programme's code.")
    template: str | None = argument("Begin from this template of the programme.", default=None)
    call: CallInput | None = argument("What it says beside or instead of the template.", default=None)


@input_type(description="Changes of a call.")
class UpdateCallInput(MutationInput):
    """A change. Of a published call only texts, the appropriation and, for everyone and later, the closing can change."""

    id: strawberry.ID = argument("The call.")
    revision: int = argument("The revision that was read.")
    call: CallInput = argument("What changes.")
    notice: TextInput | None = argument("Told to everyone when the closing is moved.", default=None)


@input_type(description="A call to publish.")
class PublishCallInput(MutationInput):
    """A publication."""

    id: strawberry.ID = argument("The call.")
    revision: int = argument("The revision that was read.")


@input_type(description="A call to cancel.")
class CancelCallInput(MutationInput):
    """A cancellation."""

    id: strawberry.ID = argument("The call.")
    revision: int = argument("The revision that was read.")
    reason: TextInput = argument("Why, in Finnish and Swedish.")


@input_type(description="A programme to disable in all its calls.")
class DisableProgrammeInput(MutationInput):
    """Disabling."""

    id: strawberry.ID = argument("The programme.")
    reason: TextInput = argument("Why, in Finnish and Swedish: everyone reads it.")


@input_type(description="A programme to enable again.")
class EnableProgrammeInput(MutationInput):
    """Enabling."""

    id: strawberry.ID = argument("The programme.")
    reason: str = argument("Why; it goes to the trail.")


@input_type(description="A call to disable the programme in.")
class DisableCallInput(MutationInput):
    """Disabling."""

    id: strawberry.ID = argument("The call.")
    revision: int = argument("The revision that was read.")
    reason: TextInput = argument("Why, in Finnish and Swedish: everyone reads it.")


@input_type(description="A call to enable the programme in again.")
class EnableCallInput(MutationInput):
    """Enabling."""

    id: strawberry.ID = argument("The call.")
    revision: int = argument("The revision that was read.")
    reason: str = argument("Why; it goes to the trail.")


def _values(input: CallInput | None) -> CallValues:
    if input is None:
        return CallValues()
    given: dict[str, Any] = {name: value for name, value in given_in(input) if value is not UNSET}
    for name in TEXTS:
        if name in given:
            given[name] = text_or_none(given[name]) or Text(fi="", sv="")
    if "appropriation_id" in given:
        given["appropriation_id"] = id_or_none(given["appropriation_id"], "Appropriation", "call", "appropriationId")
    if given.get("contact"):
        contact = given["contact"]
        given["contact"] = Contact(name=contact.name.text(), email=contact.email, phone=contact.phone)
    if "ceiling" in given:
        given["ceiling"] = sum_or_none(given["ceiling"], "call", "ceiling")
    if "settings" in given:
        given["settings"] = {each.key: each.value for each in given["settings"] or ()}
    if "criteria" in given:
        given["criteria"] = [_criterion(each) for each in given["criteria"] or ()]
    if "ranking" in given:
        given["ranking"] = _ranking(given["ranking"])
    for name in ("is_rolling", "publishes_refusals", "requires_declarations", "assigned_only", "is_fictional"):
        if name in given:
            given[name] = bool(given[name])
    values: CallValues = given  # type: ignore[assignment]
    return values


def _criterion(input: CriterionInput) -> CriterionValues:
    values = CriterionValues(key=input.key)
    if input.weight is not UNSET:
        values["weight"] = input.weight
    if input.least is not UNSET:
        values["least"] = input.least
    if input.scale_lowest is not UNSET:
        values["scale_lowest"] = input.scale_lowest
    if input.scale_highest is not UNSET:
        values["scale_highest"] = input.scale_highest
    return values


def _ranking(input: RankingRulesInput | None) -> RankingValues:
    if input is None:
        return RankingValues(ties=None, priority=None, least_total=None)
    given = {name: value for name, value in given_in(input) if value is not UNSET}
    values: RankingValues = given  # type: ignore[assignment]
    return values


async def _create(work: Work, input: CreateCallInput) -> Any:
    return await operations.create_call(work, input.programme, template=input.template, values=_values(input.call))


async def _update(work: Work, input: UpdateCallInput) -> Any:
    id = row_id(input.id, "Call", "id")
    notice = text_or_none(input.notice)
    return await operations.update_call(work, id, revision=input.revision, values=_values(input.call), notice=notice)


async def _publish(work: Work, input: PublishCallInput) -> Any:
    return await operations.publish_call(work, row_id(input.id, "Call", "id"), revision=input.revision)


async def _cancel(work: Work, input: CancelCallInput) -> Any:
    id = row_id(input.id, "Call", "id")
    return await operations.cancel_call(work, id, revision=input.revision, reason=input.reason.text())


async def _disable_programme(work: Work, input: DisableProgrammeInput) -> Any:
    return await disabling.disable_programme(work, row_id(input.id, "Programme", "id"), reason=input.reason.text())


async def _enable_programme(work: Work, input: EnableProgrammeInput) -> Any:
    return await disabling.enable_programme(work, row_id(input.id, "Programme", "id"), reason=input.reason)


async def _disable(work: Work, input: DisableCallInput) -> Any:
    id = row_id(input.id, "Call", "id")
    return await disabling.disable_call(work, id, revision=input.revision, reason=input.reason.text())


async def _enable(work: Work, input: EnableCallInput) -> Any:
    id = row_id(input.id, "Call", "id")
    return await disabling.enable_call(work, id, revision=input.revision, reason=input.reason)


CALL = {"call": "Call"}
PROGRAMME = {"programme": "Programme"}
MUTATIONS = (
    Mutation(
        "createCall", operations.create_call, CreateCallInput, _create, "Draft a call of a programme.", CALL,
        guard=rights.CREATE,
    ),
    Mutation(
        "updateCall", operations.update_call, UpdateCallInput, _update, "Change a call.", CALL, guard=rights.UPDATE
    ),
    Mutation(
        "publishCall", operations.publish_call, PublishCallInput, _publish,
        "Make a call public; its form, criteria and settings are pinned.", CALL, guard=rights.PUBLISH,
    ),
    Mutation(
        "cancelCall", operations.cancel_call, CancelCallInput, _cancel, "Cancel a published call.", CALL,
        guard=rights.CANCEL,
    ),
    Mutation(
        "disableCall", disabling.disable_call, DisableCallInput, _disable,
        "Disable the programme in one call: nothing is begun, saved, handed in or reported until it is enabled again.",
        CALL, guard=rights.DISABLE,
    ),
    Mutation(
        "enableCall", disabling.enable_call, EnableCallInput, _enable, "Enable the programme in a call again.", CALL,
        guard=rights.ENABLE,
    ),
    Mutation(
        "disableProgramme", disabling.disable_programme, DisableProgrammeInput, _disable_programme,
        "Disable a programme in all its calls: nothing is begun, saved, handed in or reported until it is enabled again.",
        PROGRAMME, guard=programme_rights.DISABLE,
    ),
    Mutation(
        "enableProgramme", disabling.enable_programme, EnableProgrammeInput, _enable_programme,
        "Enable a programme again, but for calls in which it was disabled on their own.", PROGRAMME,
        guard=programme_rights.ENABLE,
    ),
)  # fmt: skip
