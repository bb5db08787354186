"""Each rule that only the server knows, met: answers that JSON Schema takes, and that just this rule refuses."""

from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, given, settings

from avustin_core.forms import Path
from avustin_core.forms.problems import ProblemCode
from avustin_core.testing.agreeing import Agreement
from avustin_core.testing.filling import Answers
from avustin_core.testing.generated import GONE, applied, places
from avustin_core.testing.problems import breaking, checks_of
from avustin_core.testing.values import odd_values

TRIES = 200
Rule = tuple[str, Path]


class Met(Exception):
    """The rule that was sought refused something."""


def unmet(agreement: Agreement, example: Answers) -> list[Rule]:
    """The rules of `x-server-rules` that nothing meets, where the example shows their fields.

    Left out are fields whose condition only the server knows: there the list names every rule that there is.
    """
    for values in _one_by_one(agreement, example):
        agreement.meet(values)
    for key, check in checks_of(agreement.spec).items():
        _seek(agreement, key, breaking(agreement.spec, check, example))
    loose = {path for key, path in agreement.rules if key == ProblemCode.UNKNOWN_FIELD}
    return sorted(rule for rule in agreement.rules - agreement.met if rule[1] not in loose)


def _one_by_one(agreement: Agreement, example: Answers) -> Iterator[Answers]:
    for path, field in places(agreement.spec.group, example):
        for value in (GONE, *odd_values(field)):
            yield applied(example, [(path, value)])
        rows = [row for name, row in _rows(example) if name == path[0]]
        if rows and field.repeats:
            yield applied(example, [(path, [rows[0], rows[0] | {"key": "again"}])])


def _rows(example: Answers) -> Iterator[tuple[str, Answers]]:
    for name, value in example.items():
        yield from ((name, row) for row in value if isinstance(row, dict)) if isinstance(value, list) else ()


def _seek(agreement: Agreement, key: str, strategy: object) -> None:
    @given(strategy)  # type: ignore[arg-type]
    @settings(
        max_examples=TRIES, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def seek(values: Answers) -> None:
        agreement.meet(values)
        if any(rule == key for rule, _ in agreement.met):
            raise Met

    try:
        seek()
    except Met:
        return
