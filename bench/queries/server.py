"""A folder behind a slow line: compressed, with a delay for each answer and one rate for all."""

import functools
import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_TEXTS = frozenset({".html", ".js", ".json", ".css", ".svg", ".xml", ".txt"})


@dataclass
class Line:
    """The line: seconds before each answer, bytes a second, and what has gone over it."""

    delay: float
    rate: float
    requests: list[tuple[str, int]] = field(default_factory=list)
    _free: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, name: str, size: int) -> float:
        """Note an answer, and give the moment at which its last byte arrives."""
        with self._lock:
            self.requests.append((name, size))
            self._free = max(self._free, time.monotonic() + self.delay) + size / self.rate
            return self._free


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answers as a usual web server does, over the line."""

    protocol_version = "HTTP/1.1"

    line: Line
    """Set in the class that `serving` makes for its folder."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, compressed where it is text."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        text = path.suffix in _TEXTS
        body = _compressed(path) if text else path.read_bytes()
        arrives = self.line.carry(path.name, len(body))
        time.sleep(max(0.0, arrives - time.monotonic()))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@functools.cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


@contextmanager
def serving(folder: Path, line: Line) -> Iterator[str]:
    """The address of a folder while it is served."""
    on_line = type("OnLine", (_Handler,), {"line": line})
    handler = functools.partial(on_line, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
