"""Each rule that only the server knows, met: answers that JSON Schema takes, and that just this rule refuses."""

from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from avustin_core.forms import FieldSpec, Path
from avustin_core.forms.problems import ProblemCode
from avustin_core.forms.values import resolve
from avustin_core.plugin import Kind, Setting
from avustin_core.testing.agreeing import Agreement
from avustin_core.testing.filling import Answers
from avustin_core.testing.generated import GONE, applied, places
from avustin_core.testing.pool import ORGANISATIONS
from avustin_core.testing.problems import breaking, checks_of
from avustin_core.testing.samples import sample
from avustin_core.testing.settling import nodes, tree_of
from avustin_core.testing.values import odd_values

TRIES = 200
Rule = tuple[str, Path]


class Met(Exception):
    """The rule that was sought refused something."""


def unmet(agreement: Agreement, example: Answers) -> list[Rule]:
    """The rules of `x-server-rules` that nothing meets, checks included, where the example shows their fields."""
    met_one_by_one(agreement, example)
    for key, check in checks_of(agreement.spec).items():
        _seek(agreement, key, breaking(agreement.spec, check, example))
    return _left(agreement, example)


def unmet_of_fields(agreement: Agreement, example: Answers) -> list[Rule]:
    """The same of the rules that the kinds and bounds of fields bring."""
    met_one_by_one(agreement, example)
    return [rule for rule in _left(agreement, example) if rule[0] not in checks_of(agreement.spec)]


def met_one_by_one(agreement: Agreement, example: Answers) -> None:
    """Puts every odd value into every field of the example, one at a time."""
    for values in _one_by_one(agreement, example):
        agreement.meet(values)


def _left(agreement: Agreement, example: Answers) -> list[Rule]:
    """Left out is what isn't shown, and what only the server knows the condition of: there every rule is listed."""
    root = tree_of(agreement.spec, example, agreement.references, agreement.settings)
    shown = {each.path for node in nodes(root) for each in node.group.fields if node.visible(each)}
    loose = {path for key, path in agreement.rules if key == ProblemCode.UNKNOWN_FIELD}
    left = (rule for rule in agreement.rules - agreement.met if rule[1] in shown - loose)
    return sorted(rule for rule in left if not _hangs_on_something(agreement, *rule))


def _hangs_on_something(agreement: Agreement, key: str, path: Path) -> bool:
    """Whether it holds only under a condition, or in a call that sets its bound."""
    field = agreement.spec.at(path)
    if field is None or key == ProblemCode.REQUIRED:
        return field is not None and field.required_when is not None
    bounds = (field.bounds.minimum, field.bounds.maximum, field.bounds.limit)
    unset = any(isinstance(each, Setting) and resolve(each, agreement.settings) is None for each in bounds)
    return unset and key in (ProblemCode.TOO_LONG, ProblemCode.BELOW_MINIMUM, ProblemCode.ABOVE_MAXIMUM)


def _one_by_one(agreement: Agreement, example: Answers) -> Iterator[Answers]:
    for path, field in places(agreement.spec.group, example):
        for value in (GONE, *odd_values(field)):
            yield applied(example, [(path, value)])
        rows = [row for name, row in _rows(example) if name == path[0]]
        if field.kind is Kind.PARTICIPANTS and not rows:
            rows = [_lead(field, agreement)]
        if rows and field.repeats:
            yield applied(example, [(path, [rows[0], rows[0] | {"key": "again"}])])


def _lead(field: FieldSpec, agreement: Agreement) -> Answers:
    """The lead of a joint project, where the example names nobody."""
    row, *_ = sample(field, agreement.settings, agreement.references.applicant or ORGANISATIONS["o-1"])
    whole: Answers = {"share": "1.00"} | row
    return whole


def _rows(example: Answers) -> Iterator[tuple[str, Answers]]:
    for name, value in example.items():
        yield from ((name, row) for row in value if isinstance(row, dict)) if isinstance(value, list) else ()


def _seek(agreement: Agreement, key: str, strategy: st.SearchStrategy[Answers]) -> None:
    @given(strategy)
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
