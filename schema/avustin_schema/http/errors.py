"""Protocol errors as clients get them: a code, a path and a message in their language; bugs are masked."""

import re
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError

from avustin_core.errors import InvalidInput, Refusal
from avustin_core.plugin import Language, Text
from avustin_schema.context import Context
from avustin_schema.http.coercion import is_coercion, missing_field, why
from avustin_schema.schema import is_bug

COERCION = re.compile(
    r"Variable '\$(?P<name>\w+)' (?:has|got) invalid value(?: at (?P<path>[^:]*))?: ?(?P<why>.*)", re.DOTALL
)
SUGGESTION = re.compile(r" Did you mean [^?]*\?")  #: names of the schema, in coercion where nobody can turn it off
BUG = Text(
    fi="Palvelussa tapahtui virhe. Yritä hetken kuluttua uudelleen; jos virhe toistuu, ilmoita tunnus {id}.",
    sv="Ett fel inträffade i tjänsten. Försök igen om en stund; om felet upprepas, meddela koden {id}.",
    en="Something went wrong in the service. Try again in a while; if it goes on, report the id {id}.",
)
INPUT = Text(
    fi="Kohdan {path} arvo ei kelpaa. {why}",
    sv="Värdet i {path} är ogiltigt. {why}",
    en="The value of {path} can't be used. {why}",
)


def shown(error: GraphQLError, context: Context) -> dict[str, Any]:
    """One error of an answer."""
    plain: dict[str, Any] = {**error.formatted}
    if context.limits and context.limits.hides_schema(context.actor):
        plain["message"] = SUGGESTION.sub("", error.message)
    original = error.original_error
    if isinstance(original, Refusal):
        code = "BAD_USER_INPUT" if isinstance(original, InvalidInput) else original.code
        return plain | {
            "message": original.message(context.language),
            "extensions": _code(code, path=list(original.path)),
        }
    if is_bug(error):
        message = BUG.get(context.language).format(id=context.request_id)
        return plain | {"message": message, "extensions": _code("INTERNAL_SERVER_ERROR", requestId=context.request_id)}
    if isinstance(error, GraphQLSyntaxError):
        return plain | {"extensions": _code("GRAPHQL_PARSE_FAILED")}
    if found := COERCION.match(plain["message"]):
        return _coercion(plain, found, context.language)
    if is_coercion(plain["message"]):
        return plain | {
            "message": why(plain["message"], context.language),
            "extensions": _code("BAD_USER_INPUT", path=[]),
        }
    return plain | {"extensions": {"code": "GRAPHQL_VALIDATION_FAILED", **(plain.get("extensions") or {})}}


def _coercion(plain: dict[str, Any], found: re.Match[str], language: Language) -> dict[str, Any]:
    path = [*_path(found["name"], found["path"]), *missing_field(found["why"])]
    message = INPUT.get(language).format(path=".".join(path), why=why(found["why"], language)).strip()
    return plain | {"message": message, "extensions": _code("BAD_USER_INPUT", path=path)}


def _path(name: str, place: str | None) -> list[str]:
    """`input.answers[0].x` as ["input", "answers", "0", "x"]."""
    text = (place or name).strip().strip("'\"").lstrip("$")
    parts = re.findall(r"\w+", text)
    return parts if parts and parts[0] == name else [name, *parts]


def _code(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, **more}
