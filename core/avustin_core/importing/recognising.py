"""What kind of answer a question of the source asks for, by its type, format, control and name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from avustin_core.importing.drawing import Drawing
from avustin_core.importing.schemas import Schema

SHORT, LONG = 200, 4000
EMAIL = re.compile(r"e-?_?mail|sähköposti|e-post")
PHONE = re.compile(r"(?<![a-z])(tele)?phone|puhelin|telefon")
IBAN = re.compile(r"\biban|_iban|tilinumero|kontonummer|bank_?account|account_?number")
BUSINESS_ID = re.compile(r"y-?_?tunnus|business_?-?\s?id|fo-nummer|company_?number")
EUROS = re.compile(r"€|\beuro|\beur\b|_eur\b")
MONEY = re.compile(
    r"€|\beuro|\beur\b|amount|summa|belopp|budget|\bcost|cost\b|kustannu|kostnad|expen|utgift|menot|price|hinta|"
    r"\bfees?\b|maksu|avgift|tulot|income|intäkt|inkomst|rahoitu|financ|funding|sponsor|palkkio|avustu|understöd|grant"
)
COUNTED = re.compile(r"worktime|work_time|työaika|henkilötyö|hours|tunti|tunnit|htv|\bcount|_count|lukumäärä|antal|kpl")
PERCENTAGE = re.compile(r"%|per\s?cent|prosent|procent|percentage")
YEAR = re.compile(r"(^|_)(year|vuosi)$")
DAY = re.compile(r"(^|_)(date|paiva|pvm|paivamaara|datum)$")


@dataclass
class Answer:
    """What is asked for: the kind, its bounds as they are written, and what to look at."""

    kind: str
    bounds: dict[str, str] = field(default_factory=dict)
    remark: str | None = None


@dataclass(frozen=True)
class Named:
    """What a question is called: its key in snake case, all its words, and those of what it is in."""

    key: str
    words: str
    around: str


def answer_of(schema: Schema, drawing: Drawing, named: Named) -> Answer:
    """The kind of a question that isn't a choice, a group or a table."""
    types = schema.types
    if types & {"boolean"}:
        return _boolean(schema)
    if types & {"number", "integer"} or _format(schema) in ("decimal-number", "decimal", "number", "money", "currency"):
        return _number(schema, named, whole="integer" in types and "number" not in types)
    return _text(schema, drawing, named)


def _format(schema: Schema) -> str:
    node = schema.node("format")
    return str(node.value).lower() if node is not None else ""


def _boolean(schema: Schema) -> Answer:
    must_be = schema.take("const") if isinstance(_peek(schema, "const"), bool) else None
    return Answer("bool", {} if must_be is None else {"must_be": str(must_be)})


def _number(schema: Schema, named: Named, *, whole: bool) -> Answer:
    schema.take("format")
    step = _peek(schema, "multipleOf")
    is_counted = bool(COUNTED.search(named.words))
    if PERCENTAGE.search(named.words) and not EUROS.search(named.words):
        return Answer("Percentage", dict(_range(schema, whole=False)))
    if whole or step == 1:
        schema.take("multipleOf") if step == 1 else None
        if EUROS.search(named.words) and not is_counted:
            return Answer("Money", dict(_range(schema, whole=False)))
        return Answer("int", dict(_range(schema, whole=True)))
    if not is_counted and (MONEY.search(named.words) or MONEY.search(named.around)):
        if step == 0.01:
            schema.take("multipleOf")
        return Answer("Money", dict(_range(schema, whole=False)))
    return Answer(
        "ShortText", remark="Decimal numbers that aren't sums are asked as text: Avustin has no kind for them"
    )


def _range(schema: Schema, *, whole: bool) -> Iterator[tuple[str, str]]:
    for word, exclusive, name, step in (
        ("minimum", "exclusiveMinimum", "minimum", 1),
        ("maximum", "exclusiveMaximum", "maximum", -1),
    ):
        bound, strict = _peek(schema, word), _peek(schema, exclusive)
        if _is_number(bound):
            schema.take(word)
            if strict is True and whole:
                schema.take(exclusive)
                bound += step
            yield name, _written(bound, whole=whole)
        elif _is_number(strict) and whole and strict == int(strict):
            schema.take(exclusive)
            yield name, _written(strict + step, whole=True)


def _written(bound: Any, *, whole: bool) -> str:
    if bound == int(bound):
        return str(int(bound))
    return str(int(bound)) if whole else f'Decimal("{bound}")'


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 10**13


def _text(schema: Schema, drawing: Drawing, named: Named) -> Answer:
    format_, widget = _format(schema), drawing.widget
    special = next((kind for kind, found in _special(format_, widget, named) if found), None)
    if special is not None and widget != "textarea":
        if format_:
            schema.take("format")
        drawing.draws(widget in ("email", "tel", "phone", "date", "alt-date", "updown", "text"))
        return Answer(special, remark=_by_name(special, format_, widget, drawing))
    if format_ == "date-time" or widget in ("datetime", "datetime-local", "alt-datetime"):
        drawing.draws(widget != "")
        schema.take("format")
        return Answer("date", remark="The time of day isn't asked: Avustin has dates only")
    return _plain(schema, drawing, widget)


def _special(format_: str, widget: str, named: Named) -> Iterator[tuple[str, bool]]:
    yield "Email", format_ in ("email", "idn-email") or widget == "email" or bool(EMAIL.search(named.key))
    yield "date", format_ in ("date", "full-date") or widget in ("date", "alt-date") or bool(DAY.search(named.key))
    yield "Phone", format_ in ("phone", "tel") or widget in ("tel", "phone") or bool(PHONE.search(named.key))
    yield "Iban", format_ == "iban" or bool(IBAN.search(named.key) or re.search(r"\biban\b", named.words))
    yield "BusinessId", bool(BUSINESS_ID.search(format_) or BUSINESS_ID.search(named.words))
    yield "int", widget == "updown" or bool(YEAR.search(named.key))


def _by_name(kind: str, format_: str, widget: str, drawing: Drawing) -> str | None:
    said = format_ or widget in ("email", "tel", "phone", "date", "alt-date", "updown")
    return None if said or kind in ("Iban", "Email", "BusinessId") else f"Asked as {kind} because of the name"


def _plain(schema: Schema, drawing: Drawing, widget: str) -> Answer:
    shortest = _peek(schema, "minLength")
    if shortest in (0, 1):
        schema.take("minLength")
    limits = [each for each in (schema.take("maxLength"), drawing.longest) if _is_number(each) and each > 0]
    limit = int(min(limits)) if limits else None
    is_long = widget in ("textarea", "richtext", "markdown") or (limit or 0) > SHORT
    drawing.draws(widget in ("textarea", "text"))
    bounds = {} if limit is None or limit == (LONG if is_long else SHORT) else {"limit": str(limit)}
    remark = None if limit is not None else f"Texts without a limit have {LONG:,} characters here"
    if not is_long and limit is None:
        remark = f"Texts of one line without a limit have {SHORT} characters here"
    return Answer("LongText" if is_long else "ShortText", bounds, remark)


def _peek(schema: Schema, key: str) -> Any:
    node = schema.node(key)
    return node.value if node is not None else None
