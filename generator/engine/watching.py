"""Sees an edit sooner than MkDocs' own server does, which looks at all files every half second."""

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingEmitter, PollingObserver

PAUSE = 0.1
"""Seconds between two looks at a folder."""

SHARE = 20
"""How many times as long as a look takes the pause after it is at least, for large folders."""


class _Emitter(PollingEmitter):
    """Looks at a folder the more often the sooner it has looked at it, and never during a build."""

    _spent = 0.0

    def __init__(self, idle: threading.Event, *given: Any, **named: Any) -> None:
        """Look only while it is `idle`: looks would share one interpreter with a build."""
        super().__init__(*given, **named)
        self._idle = idle

    def queue_events(self, timeout: float) -> None:
        """Wait, then tell what has changed since the last look."""
        if self.stopped_event.wait(max(timeout, SHARE * self._spent)):
            return
        while not self._idle.wait(PAUSE):
            if not self.should_keep_running():
                return
        began = time.thread_time()
        super().queue_events(0)
        self._spent = time.thread_time() - began


class _Observer(PollingObserver):
    """Looks at each of its folders in a thread of its own."""

    def __init__(self, idle: threading.Event) -> None:
        """Look with emitters of ours."""
        # Any callable does that makes an emitter; watchdog names the type.
        emitter: Any = partial(_Emitter, idle)
        super(PollingObserver, self).__init__(emitter, timeout=PAUSE)


def watch(server: LiveReloadServer, folders: Iterable[str], more: Iterable[str]) -> None:
    """Watch folders and files, some of which a server that has not begun may watch already.

    While the server builds nobody looks; what is edited then is seen right after.
    """
    watched = []
    for one in folders:
        with suppress(KeyError):
            server.unwatch(one)
            watched.append(one)
    idle = threading.Event()
    idle.set()
    server.builder = partial(_undisturbed, idle, server.builder)
    server.observer = _Observer(idle)
    for one in (*watched, *more):
        server.watch(one)


def _undisturbed(idle: threading.Event, build: Callable[[], None]) -> None:
    idle.clear()
    try:
        build()
    finally:
        idle.set()
