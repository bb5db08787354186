"""A line in the log for each question to plugins: which hook, who was asked, how long it took. Never what was asked."""

import logging
from collections.abc import Iterable
from time import perf_counter

HOOKS = "avustin.hooks"  #: the logger of these lines
log = logging.getLogger(HOOKS)


class HookTrace:
    """Times hook calls, which may be within one another."""

    def __init__(self) -> None:
        self._begun: list[float] = []

    def begin(self) -> None:
        """A hook is called."""
        self._begun.append(perf_counter())

    def end(self, hook: str, plugins: Iterable[str], *, answers: int = 0, error: BaseException | None = None) -> None:
        """It was answered, or failed; of an error only its class is told, since its text may quote somebody."""
        took = (perf_counter() - self._begun.pop()) * 1000
        told = {"hook": hook, "plugins": list(plugins), "milliseconds": round(took, 3), "answers": answers}
        if error is not None:
            told["error"] = type(error).__name__
        log.info("a hook was called", extra=told)
