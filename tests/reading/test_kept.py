"""What a process keeps of documents and plans has an end, whatever is asked."""

import pytest

from avustin_core.registry import Registry
from avustin_schema.build import build
from avustin_schema.kept import Kept, weight_of
from avustin_schema.reading.drivers.drivers import driver_of
from avustin_schema.reading.running import cache
from avustin_schema.reading.running.cache import Plans


def test_those_that_were_used_longest_ago_go_first() -> None:
    kept: Kept[str] = Kept(10)
    for name in ("a", "b", "c"):
        kept.keep(name, name.upper(), 3)

    assert kept.find("a") == "A"
    kept.keep("d", "D", 4)

    assert [kept.find(each) for each in ("a", "b", "c", "d")] == ["A", None, "C", "D"]


def test_a_heavy_one_pushes_out_many_and_one_that_is_too_heavy_isnt_kept() -> None:
    kept: Kept[int] = Kept(10)
    for number in range(10):
        kept.keep(number, number, 1)

    kept.keep("heavy", 100, 8)
    assert [kept.find(each) for each in range(10)] == [*[None] * 8, 8, 9]

    assert kept.keep("too heavy", 1_000, 11) == 1_000
    assert kept.find("too heavy") is None


def test_one_that_is_kept_again_weighs_once() -> None:
    kept: Kept[int] = Kept(10)
    for _ in range(5):
        kept.keep("same", 1, 6)
    kept.keep("other", 2, 4)

    assert (kept.find("same"), kept.find("other")) == (1, 2)


def test_what_is_known_of_long_documents_takes_the_room_of_many(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = [f"query Q{number} {{ calls {{ totalCount }} }}" for number in range(4)]
    long = "query Long {" + " ".join(f"a{number}: calls {{ totalCount }}" for number in range(15)) + "}"
    monkeypatch.setattr(cache, "ROOM", 5 * weight_of(short[0], 12))
    plans = Plans(build(registry), driver_of("sqlite+aiosqlite:///nowhere.db"))
    first = [plans.known(text, None) for text in short]
    again = [plans.known(text, None) for text in short]

    plans.known(long, None)

    assert all(one is other for one, other in zip(first, again, strict=True))
    assert plans.known(short[0], None) is not first[0]


def test_a_long_name_of_an_operation_weighs_too(registry: Registry) -> None:
    plans = Plans(build(registry), driver_of("sqlite+aiosqlite:///nowhere.db"))

    assert plans.known("{ calls { totalCount } }", "x" * 1_000_000).weight > 5_000
