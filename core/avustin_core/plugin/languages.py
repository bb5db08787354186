"""The languages that people read: Finnish and Swedish by law, English as help."""

from enum import StrEnum


class Language(StrEnum):
    """A language of texts; only Finnish and Swedish are languages of a matter."""

    FI = "fi"
    SV = "sv"
    EN = "en"
