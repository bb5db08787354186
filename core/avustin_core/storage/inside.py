"""Values inside a JSON column, each by its kind and alike on both databases; what is of another kind is null, never an error."""

from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, Dialect, String, TypeDecorator
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from avustin_core.storage.texts import within


class IsoDay(TypeDecorator[date]):
    """A day as JSON has it: 2019-09-19."""

    impl = String(10)
    cache_ok = True

    @property
    def python_type(self) -> type[date]:
        """What Python has of it."""
        return date

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """The text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """The day; none of a text that isn't one."""
        try:
            return date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            return None


class Chosen(TypeDecorator[Enum]):
    """A choice as JSON has it: by its name."""

    impl = String(200)
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """The name."""
        return value.name if isinstance(value, Enum) else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Enum | None:
        """The member of that name, if there is one."""
        return self.kind.__members__.get(value) if value is not None else None


class YesNo(FunctionElement[bool]):
    """Yes or no, of the text of JSON's true and false."""

    name, type, inherit_cache = "yes_no", Boolean(), True


class Whole(FunctionElement[int]):
    """A whole number, of its text; of at most fifteen digits, which any column holds."""

    name, type, inherit_cache = "whole", BigInteger(), True


class Cents(FunctionElement[int]):
    """Hundredths, of a text such as '1234.50'."""

    name, type, inherit_cache = "cents", BigInteger(), True


class Day(FunctionElement[date]):
    """A day, of its text, in the order of days whatever the database's language."""

    name, type, inherit_cache = "day", IsoDay(), True


class Several(FunctionElement[Any]):
    """The list at a path."""

    name, type, inherit_cache = "several", String(), True


class Includes(FunctionElement[bool]):
    """Whether a list of texts holds one."""

    name, type, inherit_cache = "includes", Boolean(), True


def several(column: Any, *path: str) -> ColumnElement[Any]:
    """The list at that path, to be held against `Includes`; null where there is none."""
    return Several(within(column, *path))


def _text(element: FunctionElement[Any], compiler: Any, options: Any) -> str:
    (text,) = (compiler.process(each, **options) for each in element.clauses)
    return str(text)


def _jsonb(text: str) -> str:
    return text.replace(" #>> ", " #> ")


@compiles(YesNo)
def _truth(element: YesNo, compiler: Any, **options: Any) -> str:
    kind = _text(element, compiler, options).replace("json_extract(", "json_type(")
    return f"CASE {kind} WHEN 'true' THEN 1 WHEN 'false' THEN 0 END"


@compiles(YesNo, "postgresql")
def _truth_of_text(element: YesNo, compiler: Any, **options: Any) -> str:
    value = _jsonb(_text(element, compiler, options))
    return f"CASE {value} WHEN CAST('true' AS JSONB) THEN true WHEN CAST('false' AS JSONB) THEN false END"


@compiles(Whole)
def _number(element: Whole, compiler: Any, **options: Any) -> str:
    text = _text(element, compiler, options)
    return f"CASE WHEN typeof({text}) = 'integer' AND abs({text}) < 1000000000000000 THEN {text} END"


@compiles(Whole, "postgresql")
def _number_of_text(element: Whole, compiler: Any, **options: Any) -> str:
    text = _text(element, compiler, options)
    written = f"jsonb_typeof({_jsonb(text)}) = 'number' AND {text} ~ '^-?[0-9]{{1,15}}$'"
    return f"CASE WHEN {written} THEN CAST({text} AS BIGINT) END"


@compiles(Cents)
def _hundredths(element: Cents, compiler: Any, **options: Any) -> str:
    text = _text(element, compiler, options)
    sign = f"({text} LIKE '-%')"
    whole = f"substr({text}, 1 + {sign}, length({text}) - 3 - {sign})"
    written = f"{text} GLOB '*[0-9].[0-9][0-9]' AND {whole} NOT GLOB '*[^0-9]*' AND length({whole}) < 16"
    return f"CASE WHEN {written} THEN CAST(replace({text}, '.', '') AS INTEGER) END"


@compiles(Cents, "postgresql")
def _hundredths_of_text(element: Cents, compiler: Any, **options: Any) -> str:
    text = _text(element, compiler, options)
    return f"CASE WHEN {text} ~ '^-?[0-9]{{1,15}}[.][0-9]{{2}}$' THEN CAST(replace({text}, '.', '') AS BIGINT) END"


@compiles(Day)
def _day(element: Day, compiler: Any, **options: Any) -> str:
    return _text(element, compiler, options)


@compiles(Day, "postgresql")
def _day_in_order(element: Day, compiler: Any, **options: Any) -> str:
    return f'({_text(element, compiler, options)} COLLATE "C")'


@compiles(Several)
def _list(element: Several, compiler: Any, **options: Any) -> str:
    text = _text(element, compiler, options)
    return f"CASE WHEN {text} LIKE '[%' AND json_valid({text}) THEN {text} END"


@compiles(Several, "postgresql")
def _list_of_jsonb(element: Several, compiler: Any, **options: Any) -> str:
    return _jsonb(_text(element, compiler, options))


@compiles(Includes)
def _is_in(element: Includes, compiler: Any, **options: Any) -> str:
    several, wanted = (compiler.process(each, **options) for each in element.clauses)
    return f"EXISTS (SELECT 1 FROM json_each({several}) WHERE json_each.value = {wanted})"


@compiles(Includes, "postgresql")
def _is_in_jsonb(element: Includes, compiler: Any, **options: Any) -> str:
    several, wanted = (compiler.process(each, **options) for each in element.clauses)
    return f"({several} @> to_jsonb(CAST({wanted} AS TEXT)))"
