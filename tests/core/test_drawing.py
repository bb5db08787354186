"""The balanced draw by itself: against all ways there are in small cases, and at the size of the real call."""

from itertools import combinations, product
from random import Random

import pytest

from avustin_core.matters.drawing import Lots, NoBalance, Pair, draw


def unevenness(lots: Lots, pairs: list[Pair]) -> int:
    """The sum of squared loads."""
    loads = dict(lots.loads)
    for _, person in pairs:
        loads[person] += 1
    return sum(load**2 for load in loads.values())


def best(lots: Lots) -> int | None:
    """The least there is among all ways; None where there is none."""
    ways = []
    for matter in lots.matters:
        held = sum(each == matter for each, _ in lots.held)
        fit = [person for person in lots.loads if (matter, person) not in lots.kept_apart | lots.held]
        ways.append([[(matter, person) for person in chosen] for chosen in combinations(fit, lots.wanted - held)])
    found = []
    for way in product(*ways):
        pairs = [pair for chosen in way for pair in chosen]
        of = {person: lots.loads[person] + sum(each == person for _, each in pairs) for person in lots.loads}
        if lots.most is None or all(of[person] <= max(lots.most, lots.loads[person]) for person in of):
            found.append(unevenness(lots, pairs))
    return min(found, default=None)


def some_lots(chance: Random) -> Lots:
    """A small case."""
    matters, people = [f"m{n}" for n in range(chance.randint(1, 4))], [f"p{n}" for n in range(chance.randint(2, 4))]
    pairs = [(matter, person) for matter in matters for person in people]
    held = frozenset(chance.sample(pairs, 1) if chance.random() < 0.3 else [])
    apart = frozenset(pair for pair in pairs if chance.random() < 0.25 and pair not in held)
    loads = {person: chance.randint(0, 3) for person in people}
    most = chance.choice([None, None, 3, 4])
    return Lots(str(chance.random()), chance.randint(1, 2), matters, loads, apart, held, most)


def test_a_draw_is_as_even_as_any_way_there_is() -> None:
    chance = Random(8)
    lacking = 0
    for _ in range(400):
        lots = some_lots(chance)
        least = best(lots)
        if least is None:
            lacking += 1
            with pytest.raises(NoBalance):
                draw(lots)
            continue
        drawn = draw(lots)
        assert unevenness(lots, drawn) == least, lots
        assert not set(drawn) & (lots.kept_apart | lots.held)
        assert all(sum(each == m for each, _ in (*drawn, *lots.held)) == lots.wanted for m in lots.matters)
    assert 0 < lacking < 200


def test_184_matters_of_3_assessors_are_even_and_come_out_again_and_another_seed_gives_another() -> None:
    matters, people = [f"matter {n}" for n in range(184)], {f"person {n}": 0 for n in range(12)}
    apart = frozenset((matter, "person 0") for matter in matters[:100])

    drawn = draw(Lots("siemen", 3, matters, people, apart))

    loads = [sum(each == person for _, each in drawn) for person in people]
    assert (len(drawn), len(set(drawn)), min(loads), max(loads)) == (552, 552, 46, 46)
    assert draw(Lots("siemen", 3, matters[::-1], dict(reversed(people.items())), apart)) == drawn
    assert draw(Lots("toinen", 3, matters, people, apart)) != drawn


def test_matters_that_too_few_may_handle_are_named() -> None:
    lots = Lots("s", 2, ["a", "b"], {"p": 0, "q": 0, "r": 0}, frozenset({("b", "p"), ("b", "q")}))

    with pytest.raises(NoBalance) as refused:
        draw(lots)

    assert refused.value.matters == ["b"]
