"""How a call ranks applications: what its text says of priority, of ties and of the least total."""

from dataclasses import dataclass
from decimal import Decimal

from avustin_core.plugin.choices import Choice, option


class PriorityPlace(Choice):
    """What a priority criterion does to the ranking."""

    NOT_USED = option(fi="Ei vaikuta järjestykseen", sv="Påverkar inte ordningen", en="Nothing: it is only shown")
    BREAKS_TIES = option(
        fi="Ratkaisee tasatilanteen", sv="Avgör vid lika poäng", en="It comes first among those with equal totals"
    )
    FIRST = option(fi="Menee muiden edelle", sv="Går före andra", en="It comes before all without it")


@dataclass(frozen=True)
class Ranking:
    """What a programme says of the ranking of its calls; a call may say otherwise before it is published.

    ranking = Ranking(ties=("IMPACT", "FEASIBILITY"), priority=PriorityPlace.BREAKS_TIES)
    """

    ties: tuple[str, ...] = ()  #: criteria whose averages are compared in this order where totals are equal
    priority: PriorityPlace = PriorityPlace.NOT_USED  #: what a priority criterion does
    least_total: Decimal | None = None  #: a lower total can't be granted
