"""How a call ranks applications."""

from decimal import Decimal
from typing import Any

import strawberry

from avustin_core.plugin import PriorityPlace


@strawberry.type(description="What tells applications apart beside their totals.")
class RankingRules:
    """The rules of a ranking."""

    ties: list[str] = strawberry.field(
        description="Keys of criteria whose averages are compared in this order where totals are equal."
    )
    priority: PriorityPlace = strawberry.field(description="What a priority criterion does.")
    least_total: Decimal | None = strawberry.field(
        description="A lower total can't be granted; null where none is asked for."
    )


def ranking_rules(kept: dict[str, Any]) -> RankingRules:
    """As a call keeps them."""
    least = kept.get("leastTotal")
    return RankingRules(
        ties=list(kept.get("ties") or ()),
        priority=PriorityPlace(kept.get("priority") or PriorityPlace.NOT_USED),
        least_total=None if least is None else Decimal(least),
    )
