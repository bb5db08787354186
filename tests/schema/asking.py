"""What every answer to bad input must be like: never a masked error, and told in the reader's language."""

from typing import Any

from tests.walks.client import Client, Json

WHOLE = {
    "BAD_REQUEST",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
}  #: about the request as a whole: there is no place to lead to
CODES = {"BAD_USER_INPUT", "INVALID_INPUT", "NOT_FOUND", "NOT_ALLOWED"}


def faults(answer: Json) -> list[str]:
    """What is wrong with the way in which an answer refuses, if it does."""
    found = []
    for error in answer.get("errors", ()):
        code = error.get("extensions", {}).get("code")
        if code not in CODES | WHOLE:
            found.append(f"{code}: {error['message']}")
        elif code not in WHOLE and "path" not in {**error, **error["extensions"]}:
            found.append(f"no path: {code}: {error['message']}")
    return found


def refusals(answer: Json) -> list[Json]:
    """Codes and messages of all that refuses an answer: protocol errors, and the errors of payloads and their items."""
    told = [{"code": error["extensions"]["code"], "message": error["message"]} for error in answer.get("errors", ())]
    payloads = [payload for payload in (answer.get("data") or {}).values() if payload]
    items = [item for payload in payloads for item in payload.get("results", ())]
    return told + [error for each in (*payloads, *items) for error in each.get("errors", ())]


def messages(answer: Json) -> list[str]:
    """All sentences of an answer for people: of protocol errors, refusals and problems."""
    told = [error["message"] for error in answer.get("errors", ())]
    for payload in (answer.get("data") or {}).values():
        for each in [*((payload or {}).get("errors") or ()), *((payload or {}).get("problems") or ())]:
            told.append(each["message"])
    return told


async def in_both_languages(client: Client, document: str, variables: Json) -> tuple[Json, Json]:
    """The same asked in Finnish and in Swedish."""
    return (
        await client.speaking("fi").send(document, variables),
        await client.speaking("sv").send(document, variables),
    )


def untranslated(finnish: Json, swedish: Json) -> list[Any]:
    """Sentences that a reader of Swedish gets as a reader of Finnish does."""
    return [one for one, two in zip(messages(finnish), messages(swedish), strict=False) if one == two]
