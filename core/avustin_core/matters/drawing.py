"""A balanced draw: who gets which matters, with loads as even as can be. Pure, so anybody can draw the same again."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

Pair = tuple[str, str]  #: a matter and a person


@dataclass(frozen=True)
class Lots:
    """What is drawn of. `loads` are what people have already; `held` are pairs that stand, and aren't drawn again."""

    seed: str
    wanted: int
    matters: Sequence[str]
    loads: Mapping[str, int]
    kept_apart: frozenset[Pair] = frozenset()
    held: frozenset[Pair] = frozenset()
    most: int | None = None


class NoBalance(Exception):
    """These matters can't have as many people as are wanted."""

    def __init__(self, matters: Sequence[str]) -> None:
        super().__init__(", ".join(matters))
        self.matters = matters


def draw(lots: Lots) -> list[Pair]:
    """Pairs so that each matter has as many people as are wanted, and the sum of squared loads is the least possible.

    Each place is filled along the shortest chain of exchanges that ends at one of the least loaded, which keeps all before
    it as even as can be (Harvey, Ladner, Lovász, Tamir: semi-matchings). Chance, which is SHA-256 of the seed and the
    ids, orders the matters and tells people apart who have as much. Raises NoBalance with the matters that lack people.
    """
    table = _Table(lots)
    lacking: list[str] = []
    for matter in sorted(lots.matters, key=lambda each: _chance(lots.seed, each)):
        standing = sum(held == matter for held, _ in lots.held)
        if not all(table.fill(matter) for _ in range(lots.wanted - standing)):
            lacking.append(matter)
    if lacking:
        raise NoBalance(lacking)
    return sorted((matter, person) for matter, people in table.drawn.items() for person in people)


def _chance(seed: str, *ids: str) -> bytes:
    return sha256("\n".join((seed, *ids)).encode()).digest()


class _Table:
    """Who has drawn what so far."""

    def __init__(self, lots: Lots) -> None:
        self.loads, self.most = dict(lots.loads), lots.most
        self.drawn: dict[str, set[str]] = {matter: set() for matter in lots.matters}
        self.by_person: dict[str, set[str]] = {person: set() for person in lots.loads}
        barred = lots.kept_apart | lots.held
        self.open_to = {matter: _by_chance(lots, matter, barred) for matter in lots.matters}

    def fill(self, matter: str) -> bool:
        """One more person for the matter; False where nobody with room can be reached."""
        came = self._reached(matter)
        free = [person for person in came if self.most is None or self.loads[person] < self.most]
        if not free:
            return False
        person: str | None = min(free, key=self.loads.__getitem__)  # of equals the first: the nearest, then by chance
        self.loads[str(person)] += 1
        while person is not None:
            person = self._exchange(person, *came[person])
        return True

    def _exchange(self, person: str, matter: str, instead_of: str | None) -> str | None:
        """The person gets the matter, of another one who then gets another in its place."""
        if instead_of is not None:
            self.drawn[matter].remove(instead_of)
            self.by_person[instead_of].remove(matter)
        self.drawn[matter].add(person)
        self.by_person[person].add(matter)
        return instead_of

    def _reached(self, matter: str) -> dict[str, tuple[str, str | None]]:
        """Whom the place can come to, the nearest first: by which matter, and instead of whom.

        It looks no further than to the first who has least of all: nobody can be better.
        """
        came: dict[str, tuple[str, str | None]] = {}
        queue: deque[tuple[str, str | None]] = deque([(matter, None)])
        seen, least = {matter}, min(self.loads.values(), default=0)
        while queue:
            at, holder = queue.popleft()
            for person in self.open_to[at]:
                if person in came or person in self.drawn[at]:
                    continue
                came[person] = (at, holder)
                if self.loads[person] == least:
                    return came
                further = sorted(self.by_person[person] - seen)
                seen.update(further)
                queue.extend((each, person) for each in further)
        return came


def _by_chance(lots: Lots, matter: str, barred: frozenset[Pair]) -> list[str]:
    fit = (person for person in lots.loads if (matter, person) not in barred)
    return sorted(fit, key=lambda person: _chance(lots.seed, matter, person))
