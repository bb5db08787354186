"""The shape of the messages that clients send over graphql-transport-ws."""

from typing import Any

from avustin_core.plugin import Text

MANY = Text(
    fi="Yhteydellä on liian monta tilausta. Lopeta jokin niistä tai avaa toinen yhteys.",
    sv="Det finns för många prenumerationer på anslutningen. Avsluta någon av dem eller öppna en annan anslutning.",
    en="There are too many operations on this connection. End one of them, or open another connection.",
)


class TooLarge(Exception):
    """A message is larger than a request may be."""


def is_message(message: Any) -> bool:
    """Whether it is one, by its type; the type itself is for the handler to know."""
    match message:
        case {"type": "subscribe", "id": str() as id, "payload": dict() as payload}:
            return bool(id) and _is_request(payload)
        case {"type": "complete", "id": str()}:
            return True
        case {"type": "subscribe" | "complete"}:
            return False
        case {"type": str()}:
            return True
    return False


def _is_request(payload: dict[str, Any]) -> bool:
    return (
        isinstance(payload.get("query", ""), str)
        and isinstance(payload.get("variables"), dict | None)
        and isinstance(payload.get("operationName"), str | None)
        and isinstance(payload.get("extensions"), dict | None)
    )
