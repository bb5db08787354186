"""All slices at once: their tables, rights and reactions, for whoever needs the whole core."""

from importlib import import_module

from avustin_core import audit, outbox, work
from avustin_core.access import models
from avustin_core.search import models as search

NAMES = (
    "organisations", "appropriations", "programmes", "calls", "matters", "time_limits", "documents", "letters",
    "applications", "eligibility", "checks", "hearings", "assessments", "decisions", "scenarios", "service", "acceptances",
    "reviews", "register", "reports",
)  # fmt: skip
REACTING = ("applications", "eligibility", "checks", "assessments", "service", "register")

TABLES = (audit, outbox, work, models, search, *(import_module(f"avustin_core.{name}.models") for name in NAMES))
RIGHTS = tuple(import_module(f"avustin_core.{name}.rights") for name in (*NAMES, "trail", "messages"))
IMMUTABLE = import_module("avustin_core.decisions.frozen")
REACTIONS = tuple(import_module(f"avustin_core.{name}.reactions") for name in REACTING)
SEARCHED = import_module("avustin_core.searched")
CASE_FILE = import_module("avustin_core.casefile.everything")
for _source in CASE_FILE.SOURCES:
    _source.check()
