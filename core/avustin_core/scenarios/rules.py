"""What a scenario is asked: how much money, who is in, how it is shared, and how sums are rounded. Sums are cents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from avustin_core.plugin import Choice, option

EURO = 100


class Sharing(Choice):
    """How money is shared among those above the cut line."""

    IN_ORDER = option(fi="Paremmuusjärjestyksessä", sv="I rangordning", en="In the order of the ranking")
    PROPORTIONAL = option(fi="Samassa suhteessa kaikille", sv="I samma proportion till alla", en="Alike in proportion")


class Shortfall(Choice):
    """What happens in order to the first whose sum is more than the money left."""

    STOP = option(fi="Jakaminen päättyy", sv="Fördelningen avslutas", en="Nobody after it gets anything")
    SKIP = option(fi="Siirrytään seuraavaan", sv="Man går vidare till nästa", en="It is passed over")
    PART = option(fi="Myönnetään jäljellä oleva osa", sv="Återstoden beviljas", en="It gets what is left, and the last")


@dataclass(frozen=True)
class Rules:
    """One way to share. `floors` are sums that a region's applications get before others, as far as they ask for it."""

    available: int | None = None  #: what is shared; None: all that there is
    sharing: Sharing = Sharing.IN_ORDER
    shortfall: Shortfall = Shortfall.STOP
    most_grants: int | None = None  #: the cut line, by place
    least_total: Fraction | None = None  #: the cut line, by points
    least_sum: int = 0  #: a smaller grant isn't made
    cap: int | None = None  #: of one application
    cap_of_applicant: int | None = None  #: of all that one applicant gets in the call
    floors: Mapping[str, int] = field(default_factory=dict)  #: by the code of a region
    rounds_to: int = EURO  #: sums are rounded down to this

    @property
    def needs_ranking(self) -> bool:
        """Whether what has no rank can't take part."""
        return self.sharing is Sharing.IN_ORDER or self.most_grants is not None or self.least_total is not None

    def rounded(self, amount: Fraction | int) -> int:
        """The largest sum that may be granted and isn't more than this."""
        return int(amount // self.rounds_to) * self.rounds_to

    def grantable(self, amount: Fraction | int) -> int:
        """The same, or nothing where that would be less than the least sum."""
        rounded = self.rounded(amount)
        return rounded if rounded >= self.least_sum else 0
