"""A folder, or anything else that answers, as a web server shows it."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path


class Silent(http.server.SimpleHTTPRequestHandler):
    """A web server that keeps no log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def folder(path: Path) -> AbstractContextManager[str]:
    """Serve a folder while the context lasts; see `by`."""
    return by(functools.partial(Silent, directory=str(path)))


@contextmanager
def by(handler: Callable[..., Silent]) -> Iterator[str]:
    """Serve on a free port; the address of the root, without a slash at its end."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
