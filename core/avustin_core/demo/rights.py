"""Who may move the clock of a demonstration, set it back or let it fail: anybody, and nobody outside one."""

from datetime import datetime
from typing import Any

from avustin_core.access import Guard
from avustin_core.clock import SetClock
from avustin_core.demo.refusals import NotADemonstration
from avustin_core.errors import Refusal
from avustin_core.plugin import Text

ANYBODY = Text(
    fi="ei mitään: esittelytilassa kuka tahansa",
    sv="ingenting: vem som helst i demonstrationsläge",
    en="nothing: anybody in a demonstration",
)


def _outside(state: Any, now: datetime) -> Refusal | None:
    return None if state.settings.demo and isinstance(state.clock, SetClock) else NotADemonstration()


def _of_demonstrations(name: str) -> Guard[Any]:
    return Guard(name, ANYBODY, lambda actor, state: True, _outside)


SET_CLOCK = _of_demonstrations("setClock")
RESET_DEMO = _of_demonstrations("resetDemo")
FORCE_FAILURES = _of_demonstrations("forceFailures")
