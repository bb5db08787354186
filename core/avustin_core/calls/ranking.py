"""What a call says of its ranking, as plain JSON: what breaks ties, what a priority does, and the least total."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypedDict

from avustin_core.errors import InvalidInput
from avustin_core.plugin import PriorityPlace, Ranking, Text


class RankingValues(TypedDict, total=False):
    """What isn't given stays; None takes away."""

    ties: Sequence[str] | None
    priority: PriorityPlace | None
    least_total: Decimal | None


def plain_ranking(declared: Ranking) -> dict[str, Any]:
    """What a programme declares, as a call keeps it."""
    return {
        "ties": list(declared.ties),
        "priority": declared.priority.value,
        "leastTotal": _decimal(declared.least_total),
    }


def with_ranking(
    kept: Mapping[str, Any], values: RankingValues, criteria: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """What is kept, with these values. Refuses ties by criteria that the call hasn't, or that take no points."""
    changed = dict(kept)
    if "ties" in values:
        ties = list(values["ties"] or ())
        scored = [each["key"] for each in criteria if not (each["threshold"] or each["priority"])]
        if unknown := next((key for key in ties if key not in scored or ties.count(key) > 1), None):
            raise InvalidInput("ranking", "ties", reason=_not_scored(unknown, scored))
        changed["ties"] = ties
    if "priority" in values:
        changed["priority"] = (values["priority"] or PriorityPlace.NOT_USED).value
    if "least_total" in values:
        least = values["least_total"]
        if least is not None and not least.is_finite():
            raise InvalidInput("ranking", "leastTotal", reason=FINITE)
        changed["leastTotal"] = _decimal(least)
    return changed


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _not_scored(key: str, scored: Sequence[str]) -> Text:
    keys = ", ".join(scored) or "–"
    return Text(
        fi=f"Tasatilannetta ei voi ratkaista perusteella {key}. Pisteytettävät perusteet, kukin kerran: {keys}.",
        sv=f"Lika poäng kan inte avgöras med grunden {key}. Grunder som poängsätts, var och en en gång: {keys}.",
        en=f"Ties can't be broken by {key}. Criteria that take points, each once: {keys}.",
    )


FINITE = Text(fi="Anna luku.", sv="Ange ett tal.", en="Give a number.")
