"""A call's criteria as plain JSON: the programme's words, with the weights and scales that the call sets."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypedDict

from avustin_core.errors import InvalidInput
from avustin_core.plugin import Criterion, Programme, Scale, Text


class _Key(TypedDict):
    key: str


class CriterionValues(_Key, total=False):
    """What a call says of one criterion. What isn't given stays; None takes away."""

    weight: Decimal | None
    scale_lowest: int | None
    scale_highest: int | None
    least: Decimal | None


def criteria_of(programme: Programme, drafted: Iterable[Mapping[str, Any]] = ()) -> list[dict[str, Any]]:
    """The programme's criteria of today, with the weights and scales that the draft has set."""
    known = {each["key"]: each for each in drafted}
    return [_merged(_plain(criterion), known.get(criterion.key)) for criterion in programme.criteria]


def with_values(criteria: Sequence[dict[str, Any]], values: Iterable[CriterionValues]) -> list[dict[str, Any]]:
    """The criteria, with these weights and scales. Refuses an unknown key, and points where yes or no is asked."""
    known = {each["key"]: dict(each) for each in criteria}
    for given in values:
        key = given["key"]
        if key not in known:
            raise InvalidInput("criteria", key, reason=_unknown(key, known))
        known[key] = _with(known[key], given)
    return list(known.values())


def _with(criterion: dict[str, Any], given: CriterionValues) -> dict[str, Any]:
    key, weight = given["key"], given.get("weight")
    if "weight" in given:
        if weight is not None and (not weight.is_finite() or weight <= 0):
            raise InvalidInput("criteria", key, "weight", reason=WEIGHT)
        criterion["weight"] = None if weight is None else f"{weight:f}"
    if "scale_lowest" in given or "scale_highest" in given:
        criterion["scale"] = _scale_given(criterion["scale"] or {}, given)
    if "least" in given:
        least = given["least"]
        if least is not None and not least.is_finite():
            raise InvalidInput("criteria", key, "least", reason=LEAST)
        criterion["least"] = None if least is None else f"{least:f}"
    scored = any(criterion.get(name) is not None for name in ("weight", "scale", "least"))
    if scored and (criterion["threshold"] or criterion["priority"]):
        raise InvalidInput("criteria", key, reason=NOT_SCORED)
    return criterion


def _scale_given(old: Mapping[str, Any], given: CriterionValues) -> dict[str, Any] | None:
    lowest = given.get("scale_lowest", old.get("lowest"))
    highest = given.get("scale_highest", old.get("highest"))
    if lowest is None and highest is None:
        return None
    if lowest is None or highest is None or lowest >= highest:
        raise InvalidInput("criteria", given["key"], "scaleHighest", reason=SCALE)
    steps = [step for step in old.get("steps", []) if lowest <= step["value"] <= highest]
    return {"lowest": lowest, "highest": highest, "steps": steps}


def _merged(criterion: dict[str, Any], drafted: Mapping[str, Any] | None) -> dict[str, Any]:
    return (
        criterion | {name: drafted[name] for name in ("weight", "scale", "least") if name in drafted}
        if drafted
        else criterion
    )


def _plain(criterion: Criterion) -> dict[str, Any]:
    return {
        "key": criterion.key,
        "name": criterion.name.to_json(),
        "description": criterion.description.to_json() if criterion.description else None,
        "source": criterion.source.reference if criterion.source else None,
        "threshold": criterion.threshold,
        "priority": criterion.priority,
        "weight": None if criterion.weight is None else f"{criterion.weight:f}",
        "scale": _plain_scale(criterion.scale),
        "least": None if criterion.least is None else f"{criterion.least:f}",
    }


def _plain_scale(scale: Scale | None) -> dict[str, Any] | None:
    if scale is None:
        return None
    steps = [{"value": value, "text": text.to_json()} for value, text in scale.steps]
    return {"lowest": scale.lowest, "highest": scale.highest, "steps": steps}


def _unknown(key: str, known: Iterable[str]) -> Text:
    keys = ", ".join(known) or "–"
    return Text(
        fi=f"Ohjelmalla ei ole arviointiperustetta {key}. Perusteet: {keys}.",
        sv=f"Programmet har ingen bedömningsgrund {key}. Grunder: {keys}.",
        en=f"The programme has no criterion {key}. Its criteria: {keys}.",
    )


WEIGHT = Text(
    fi="Anna nollaa suurempi paino tai jätä paino tyhjäksi.",
    sv="Ange en vikt som är större än noll eller lämna vikten tom.",
    en="A weight must be above zero, or null.",
)
SCALE = Text(
    fi="Anna asteikon molemmat päät, pienempi ensin.",
    sv="Ange skalans båda ändar, den mindre först.",
    en="Give both ends of the scale, the lower one first.",
)
LEAST = Text(
    fi="Anna pienin riittävä keskiarvo tai jätä se tyhjäksi.",
    sv="Ange det lägsta medelvärde som räcker eller lämna det tomt.",
    en="Give the least average that suffices, or null.",
)
NOT_SCORED = Text(
    fi="Perusteeseen vastataan kyllä tai ei, joten sillä ei ole painoa eikä asteikkoa.",
    sv="Bedömningsgrunden besvaras med ja eller nej, så den har varken vikt eller skala.",
    en="The criterion is answered yes or no, so it has neither a weight nor a scale.",
)
