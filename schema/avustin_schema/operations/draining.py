"""Going down without dropping anybody: first the process says that it goes and serves on, then the server stops."""

import asyncio
import signal
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

Going = Callable[[], Coroutine[Any, Any, None]]
SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Draining:
    """Whether the process is on its way out."""

    def __init__(self) -> None:
        self.is_on = False


@contextmanager
def drained_by_signals(draining: Draining, seconds: float, going: Going) -> Iterator[None]:
    """Puts this many seconds of draining before what the server does on a signal; a second signal doesn't wait.

    `going` says it to whoever keeps a connection open, at the end of these seconds.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in SIGNALS}

    def go(handler: Any, number: int, frame: FrameType | None) -> None:
        telling = loop.create_task(going())
        telling.add_done_callback(lambda _: handler(number, frame))

    def stop(number: int, frame: FrameType | None) -> None:
        was_on, draining.is_on = draining.is_on, True
        handler: Any = before[signal.Signals(number)]
        if not callable(handler):
            signal.signal(number, handler)
            signal.raise_signal(number)
        elif was_on:
            handler(number, frame)
        else:
            loop.call_soon_threadsafe(loop.call_later, seconds, go, handler, number, frame)

    for number in SIGNALS:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
