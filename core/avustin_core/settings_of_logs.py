"""What settings of log lines may say."""

from enum import StrEnum


class LogLevel(StrEnum):
    """How important a line is at least."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """How lines are written."""

    AUTO = "auto"
    JSON = "json"
    TEXT = "text"
