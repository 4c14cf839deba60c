"""The code that browsers run, run here → the same answers on the command line and in tests."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from generator import later

from .script import NAME

if TYPE_CHECKING:
    import py_mini_racer
else:
    py_mini_racer = later.module("py_mini_racer")

_DRIVER = """
var wanted = [], waiting = {}, answer = "", failure = "";
var engine = DangwuSearch.open(function (name) {
  return new Promise(function (resolve) { waiting[name] = resolve; wanted.push(name); });
});
function ask(text, options) {
  answer = failure = "";
  engine.search(text, JSON.parse(options)).then(
    function (found) { answer = JSON.stringify(found); },
    function (error) { failure = String(error && error.stack || error); }
  );
  return true;
}
function asked() { return JSON.stringify(wanted.splice(0)); }
function give(name, text) { waiting[name](DangwuSearch.content(text)); return true; }
function told() { return failure ? JSON.stringify({ failure: failure }) : answer; }
"""


class MissingIndexError(Exception):
    """A folder without an index of the search."""


class Engine:
    """The search of a built site, from its folder `search/`; raises MissingIndexError without one.

    `loaded` are the files that have been read for its queries, by name.
    """

    def __init__(self, folder: Path) -> None:
        """Load the code and the manifest of a site."""
        script = folder / NAME
        if not script.is_file():
            raise MissingIndexError(str(folder))
        self.folder = folder
        self.loaded: dict[str, int] = {}
        self._context = py_mini_racer.MiniRacer()
        self._context.eval("var self = globalThis;")
        self._context.eval(script.read_text(encoding="utf-8"))
        self._context.eval(_DRIVER)

    def __enter__(self) -> Self:
        """The engine itself."""
        return self

    def __exit__(self, *unused: object) -> None:
        """Let the engine go."""
        self.close()

    def close(self) -> None:
        """Let the engine go: one that is still there when Python ends may keep it from ending."""
        self._context.close()

    def search(self, text: str, **options: object) -> dict[str, Any]:
        """The answer to a query, as a page gets it."""
        self._context.call("ask", text, json.dumps(options))
        while not (told := str(self._context.call("told"))):
            names = json.loads(str(self._context.call("asked")))
            if not names:
                raise RuntimeError(f"no answer to {text!r}")
            for name in names:
                content = (self.folder / name).read_text(encoding="utf-8")
                self.loaded[name] = len(content.encode())
                self._context.call("give", name, content)
        answer: dict[str, Any] = json.loads(told)
        if "failure" in answer:
            raise RuntimeError(answer["failure"])
        return answer
