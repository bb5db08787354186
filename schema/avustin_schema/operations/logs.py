"""Log lines: one JSON object each, with the ids of the request, its trace and the actor; never a person's data.

What an exception says of itself may quote a row. So its class and the places in the code are told, and its text is not.
"""

import logging
import sys
from typing import Any

import structlog
from structlog.contextvars import merge_contextvars
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import EventDict, Processor

FRAMES = ExceptionDictTransformer(show_locals=False, max_frames=30)
OURS = ("avustin", "avustin_core", "avustin_schema", "uvicorn")  #: of all others only warnings: some tell statements


def configure(*, level: str, format: str) -> None:
    """Sends what this process logs to stderr: as `json`, as `text` for people, or `auto`, text where a person looks."""
    as_text = format == "text" or (format == "auto" and sys.stderr.isatty())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(as_text=as_text))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())


def formatter(*, as_text: bool) -> ProcessorFormatter:
    """How a record becomes a line."""
    render: Processor = structlog.dev.ConsoleRenderer() if as_text else structlog.processors.JSONRenderer()
    return ProcessorFormatter(
        foreign_pre_chain=[*FIRST, ExtraAdder()],
        processors=[_first_line, _exception_by_place, ProcessorFormatter.remove_processors_meta, render],
    )


def _first_line(logger: Any, name: str, event: EventDict) -> EventDict:
    """A message is one line: what libraries put below it may quote values."""
    event["event"] = str(event.get("event", "")).partition("\n")[0]
    event.pop("color_message", None)  # uvicorn's, the same with colours
    return event


def _exception_by_place(logger: Any, name: str, event: EventDict) -> EventDict:
    """The chain of exceptions by class and place, without their texts."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    elif isinstance(found, BaseException):
        found = (type(found), found, found.__traceback__)
    if found and found[0]:
        event["exception"] = [_told(each) for each in FRAMES(found)]
    return event


def _told(exception: dict[str, Any]) -> dict[str, Any]:
    frames = [f"{frame['filename']}:{frame['lineno']} {frame['name']}" for frame in exception["frames"]]
    return {"type": exception["exc_type"], "at": frames}


FIRST: list[Processor] = [
    merge_contextvars,
    add_log_level,
    add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
]
