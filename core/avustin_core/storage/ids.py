"""Ids as the world outside sees them: opaque, unique over all kinds of thing, and the same in answers, the API and exports."""

import base64
import binascii
from binascii import b2a_base64
from collections.abc import Callable
from functools import cache
from uuid import UUID


def global_id(kind: str, id: UUID) -> str:
    """The id of a thing of that kind."""
    return ids_of(kind)(id.hex)


@cache
def ids_of(kind: str) -> Callable[[str], str]:
    """The function from a row's id, as its 32 digits, to the id of a thing of that kind."""
    head, end = head_of(kind)

    def of(digits: str) -> str:
        return b2a_base64(head + digits.encode(), newline=False)[:end].decode()  # letters and digits make no + and no /

    return of


def head_of(kind: str) -> tuple[bytes, int | None]:
    """What stands before the digits, and where the base64 of both ends: its padding is left out."""
    head = f"{kind}:".encode()
    return head, -((len(head) + 32) * 2 % 3) or None


def parse_id(text: str) -> tuple[str, UUID] | None:
    """The kind and the row of an id, or None when it isn't one."""
    try:
        kind, _, id = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii").partition(":")
        return kind, UUID(id)
    except (ValueError, binascii.Error):
        return None


def row_of(text: str, kind: str) -> UUID | None:
    """The row that an id of that kind names; None when it names something else."""
    found = parse_id(text)
    return found[1] if found and found[0] == kind else None
