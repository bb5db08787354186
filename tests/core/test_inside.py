"""Values inside JSON: by their kinds, the same on both databases; what is of another kind is nothing, and never an error."""

from datetime import date
from typing import Any

from sqlalchemy import bindparam, literal, select

from avustin_core.storage import Json
from avustin_core.storage.inside import Cents, Day, Includes, Whole, YesNo, several
from avustin_core.storage.texts import within
from avustin_core.work import Avustin

ODD: tuple[Any, ...] = (
    None,
    "",
    "x",
    "1,5",
    "1e3",
    "1.234",
    "--1.00",
    1.5,
    [],
    ["a"],
    {"a": 1},
    "9" * 30 + ".00",
    10**20,
)
READ: dict[Any, dict[Any, Any]] = {
    Cents: {"1234.50": 123450, "-0.01": -1, "9999999999999.99": 999999999999999},
    Whole: {7: 7, -12: -12, 0: 0},
    YesNo: {True: True, False: False},
    Day: {"2019-09-19": date(2019, 9, 19)},
}


async def test_each_kind_is_read_alike_and_odd_values_are_nothing(avustin: Avustin) -> None:
    async with avustin.reading() as connection:

        async def asked(make: Any, value: Any) -> Any:
            answers = select(bindparam("answers", {"in": {"it": value}}, type_=Json()).label("answers")).subquery()
            return (await connection.execute(select(make(answers.c.answers)))).scalar_one()

        for kind, values in READ.items():
            for value, wanted in values.items():
                assert await asked(lambda answers, kind=kind: kind(within(answers, "in", "it")), value) == wanted
        for kind in READ:
            for value in ODD:
                assert await asked(lambda answers, kind=kind: kind(within(answers, "in", "it")), value) is None, value

        def holds(answers: Any) -> Any:
            return Includes(several(answers, "in", "it"), literal("a"))

        assert await asked(holds, ["b", "a"])
        for value in (*ODD, True):
            assert bool(await asked(holds, value)) is (value == ["a"]), value
