"""Faults of what decisions are filled from: the costs and the period of use, which no form holds and nothing stands for."""

from collections.abc import Iterator

from avustin_core.forms import FormSpec
from avustin_core.plugin import GENERAL_PRECONDITIONS, NO_CONVICTIONS, Fact, Programme
from avustin_core.plugin.settings import FILLED_FROM, USE_ENDS, USE_IN_DAYS

COSTS = (Fact.TOTAL_COSTS, Fact.ELIGIBLE_COSTS)
OF_THE_CORE = {each.key for each in (*GENERAL_PRECONDITIONS, NO_CONVICTIONS)}


def form_needs(programme: type[Programme], spec: FormSpec) -> Iterator[tuple[str, str]]:
    """What an application form lacks, or says though its programme doesn't need it; each with its remedy."""
    held = [each.fact for each in spec.walk() if each.fact is not None]
    if Fact.PERIOD not in held and not {USE_ENDS, USE_IN_DAYS} & {each.key for each in programme.settings}:
        remedy = f'mark one with fact=Fact.PERIOD, or put a Setting("{USE_IN_DAYS}", …) or "{USE_ENDS}" in settings'
        yield "no field holds PERIOD", remedy
    if Fact.TOTAL_COSTS not in held and not programme.lump_sum:
        remedy = "mark one with fact=Fact.TOTAL_COSTS, or write lump_sum = True in the programme"
        yield "no field holds TOTAL_COSTS", remedy
    for fact in COSTS:
        if programme.lump_sum and fact in held:
            yield f"{fact.value} is held, and the grant is a lump sum", f"take fact=Fact.{fact.name} or lump_sum away"


def programme_needs(programme: type[Programme]) -> Iterator[tuple[str, str, str]]:
    """The attribute, what is wrong with it, and the remedy."""
    if programme.lump_sum and programme.maximum_share is not None:
        yield "maximum_share", "is of costs, and the grant is a lump sum", "take maximum_share or lump_sum away"
    for key in sorted(OF_THE_CORE & {item.key for item in programme.checklist}):
        yield "checklist", f"the item {key} is the core's own", "give yours a key of its own"
    for each in programme.settings:
        kind = FILLED_FROM.get(each.key)
        if kind is not None and each.kind is not kind:
            fault = f"setting {each.key} is {each.kind.name}, and decisions are filled from it as {kind.name}"
            yield "settings", fault, f"write SettingKind.{kind.name}"
