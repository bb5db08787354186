"""What settings of mail may say: kinds of encryption, senders, and addresses in a portal as patterns."""

from email.utils import parseaddr
from enum import StrEnum
from string import Formatter
from urllib.parse import urlsplit

IN_LINKS = ("language", "reference", "id")


class MailSecurity(StrEnum):
    """How the way to the mail server is encrypted."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


def check_sender(sender: str) -> None:
    """Refuses what isn't one address, with a name or without."""
    _, address = parseaddr(sender)
    local, _, domain = address.rpartition("@")
    if sender and not (local and domain and sender.isprintable()):
        raise ValueError("give one address, such as Avustukset <avustukset@ministerio.example>")


def check_link(pattern: str) -> None:
    """Refuses a pattern that is no address, or names what a link doesn't know."""
    if not pattern:
        return
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError as error:
        raise ValueError(f"isn't a pattern ({error}); write braces only around {_names()}") from None
    for _, name, how, conversion in parts:
        if name is not None and (name not in IN_LINKS or how or conversion):
            raise ValueError(f"{{{name}}} isn't known; a link may name {_names()}")
    address = urlsplit(pattern)
    if address.scheme not in ("https", "http") or not address.netloc or set("{} ") & set(address.netloc):
        raise ValueError("give a whole address, such as https://asiointi.example/{language}/applications/{reference}")


def _names() -> str:
    return ", ".join(f"{{{name}}}" for name in IN_LINKS)
