"""Time as the core sees it: injected, in UTC, settable in demonstrations and tests."""

from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The machine's moment, in UTC."""
        return datetime.now(UTC)


class SetClock:
    """A clock that was set, and goes on from there unless it is stopped."""

    def __init__(self, at: datetime, *, stopped: bool = False) -> None:
        self._stopped = stopped
        self.set(at)

    def set(self, at: datetime) -> None:
        """Make it this moment; a moment without a zone is refused."""
        if at.tzinfo is None:
            raise ValueError("a moment needs a zone, such as 2019-09-19T16:14:00+03:00")
        self._at, self._since = at.astimezone(UTC), datetime.now(UTC)

    def move(self, by: timedelta) -> None:
        """Go forward, or back."""
        self.set(self.now() + by)

    def now(self) -> datetime:
        """The moment that was set, and what has passed since then."""
        return self._at if self._stopped else self._at + (datetime.now(UTC) - self._since)
