"""Generated answers to the example form: right ones, wrong ones, and right ones with one thing spoiled."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from avustin_core.forms import FieldSpec, FormSpec
from avustin_core.plugin import Kind

JUNK: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
MONEY = st.one_of(
    st.integers(0, 3000),
    st.decimals(0, 3000, places=2).map(str),
    st.sampled_from(["1 234,50", "0", " 12 ", "7,5 €", "1 000 000"]),
)
DAYS = st.dates().map(str)
GOOD: Mapping[Kind, st.SearchStrategy[Any]] = {
    Kind.SHORT_TEXT: st.text(min_size=1, max_size=20),
    Kind.LONG_TEXT: st.text(min_size=1, max_size=20),
    Kind.LOCALIZED_TEXT: st.fixed_dictionaries(
        {"fi": st.text(min_size=1, max_size=5)}, optional={"sv": st.text(max_size=5)}
    ),
    Kind.INTEGER: st.one_of(st.integers(0, 30), st.integers(2018, 2023)),
    Kind.MONEY: MONEY,
    Kind.PERCENTAGE: st.one_of(st.integers(0, 100), st.sampled_from(["12,5", "33.33 %", " 7 "])),
    Kind.DATE: DAYS,
    Kind.BOOLEAN: st.booleans(),
    Kind.EMAIL: st.sampled_from(["a@b.fi", " nimi@kunta.example ", "ä@kunta.fi"]),
    Kind.PHONE: st.sampled_from(["040 123 4567", "+358 9 1234567", "12345"]),
    Kind.BUSINESS_ID: st.sampled_from(["0201256-6", "02012566", " FI02012566"]),
    Kind.IBAN: st.sampled_from(["FI21 1234 5600 0007 85", "fi2112345600000785"]),
    Kind.ORGANISATION: st.sampled_from(["o1", "o2", "o3", "k1"]),
    Kind.MUNICIPALITY: st.just("901"),
    Kind.ATTACHMENT: st.sampled_from(["d1", "d2"]),
    Kind.ATTACHMENTS: st.lists(st.sampled_from(["d1", "d2", "png"]), max_size=2, unique=True),
    Kind.PERIOD: st.fixed_dictionaries({"starts": DAYS, "ends": DAYS}),
}


def answers(spec: FormSpec, *, spoiled: float = 0.0) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to a form; with `spoiled`, anything may stand anywhere now and then."""
    return _group(spec.fields, spoiled)


def one_answer(spec: FormSpec) -> st.SearchStrategy[dict[str, Any]]:
    """An answer to one field, right or spoiled, to be laid over right answers."""
    asked = [each for each in spec.fields if each.computed is None]
    return st.one_of(
        *(st.fixed_dictionaries({each.name: st.one_of(_field(each, 0), _field(each, 1))}) for each in asked)
    )


def _group(fields: tuple[FieldSpec, ...], spoiled: float) -> st.SearchStrategy[dict[str, Any]]:
    asked = {each.name: _field(each, spoiled) for each in fields if each.computed is None}
    needed = {each.name for each in fields if each.required and each.when is None}
    required = {name: value for name, value in asked.items() if name in needed and not spoiled}
    return st.fixed_dictionaries(required, optional={name: asked[name] for name in asked if name not in required})


def _field(field: FieldSpec, spoiled: float) -> st.SearchStrategy[Any]:
    good = _good(field, spoiled)
    blank: st.SearchStrategy[Any] = st.sampled_from([None, "", " \u00a0", [], {}])
    if spoiled:
        return st.one_of(good, good, good, blank, JUNK)
    return good if field.required else st.one_of(good, good, blank)


def _good(field: FieldSpec, spoiled: float) -> st.SearchStrategy[Any]:
    if field.choice is not None:
        one = st.sampled_from([option.name for option in field.options])
        return one if field.kind is Kind.CHOICE else st.lists(one, min_size=1, max_size=2, unique=True)
    if field.must_be is not None:
        return st.just(field.must_be)
    if field.repeats:
        return st.lists(_group(field.children, spoiled), min_size=1, max_size=3)
    return _group(field.children, spoiled) if field.group is not None else GOOD[field.kind]
