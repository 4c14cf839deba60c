"""All that the commands say is Chinese: click's own words, helps and errors."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from generator import report
from generator.cli.console import Audience
from generator.cli.main import COMMANDS, LOCALE
from generator.cli.new import offers
from generator.report import agenda
from tests import sites

ROOT = Path(__file__).resolve().parent.parent
PO = LOCALE / "zh_CN" / "LC_MESSAGES" / "messages.po"
NAMES = {
    *COMMANDS,
    *report.FORMATS,
    *agenda.FORMATS,
    *(word for scope in Audience.choices for word in scope.value.split("_")),
    *(word for offer in offers.every() for word in offer.name.split("-")),
    *[
        "dangwu",
        "YAML",
        "CSV",
        "Markdown",
        "PDF",
        "MkDocs",
        "ProperDocs",
        "Zensical",
        "mkdocs",
        "yml",
        "md",
        "Ctrl",
        "ICP",
        "CI",
        "manifest",
        "web",
    ],
    *["data", "content", "notices"],
}
"""The names of things that are not translated: programs, formats, files, kinds of records and provisions."""

HELPS = [
    [],
    ["--help"],
    *([name, "--help"] for name in COMMANDS),
    *(["new", offer.name, "--help"] for offer in offers.every()),
]
ERRORS = [
    ["--xyz"],
    ["--debugg"],
    ["xyz"],
    ["build", "--strict=1"],
    ["build", "--output"],
    ["build", "x", "y"],
    ["build", "-C", "mkdocs.yml"],
    ["check", "--fromat", "1"],
    ["check", "--format", "1"],
    ["check", "--output", "data"],
    ["check", "--dry-run"],
    ["check", "--today", "1"],
    ["serve", "--address", "1"],
    ["new", "--xyz"],
    ["new", "xyz"],
    ["new", "notice", "--titel", "1"],
    ["new", "notice", "--yes"],
    ["new", "notice", "--type", "1"],
    ["render"],
    ["render", "data"],
    ["rules", "xyz"],
    ["init"],
    ["init", "data"],
    ["init", "1", "--example", "--name", "1"],
]
RUN = """
import contextlib, io, json, sys
from generator.cli import main
said = []
for arguments in json.load(sys.stdin):
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        try:
            main(arguments)
        except SystemExit as ended:
            code = ended.code
    said.append((code, stream.getvalue()))
json.dump(said, sys.stdout)
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[int, str]]:
    """Return exit code and words of every help and error, all from one fresh process."""
    root = sites.make(tmp_path_factory.mktemp("site"))
    calls = [*HELPS, *ERRORS]
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        cwd=root,
        env={"PYTHONPATH": str(ROOT), "LANG": "en_US.UTF-8", "LANGUAGE": "de"},
        input=json.dumps(calls),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    pairs = zip(calls, json.loads(done.stdout), strict=True)
    return {" ".join(call): (code, text) for call, (code, text) in pairs}


def foreign(text: str) -> set[str]:
    """The words of a text that are neither Chinese nor options, values in quotes or names."""
    bare = re.sub(r"--?[\w-]+|'[^']*'|“[^”]*”|\{\w+\}|\S*/\S*|例如 \S+", " ", text)
    return {word for word in re.findall(r"[A-Za-z]{2,}", bare) if word not in NAMES}


@pytest.mark.parametrize("call", [*map(" ".join, HELPS)])
def test_helps_are_chinese(said: Mapping[str, tuple[int, str]], call: str) -> None:
    code, text = said[call]
    assert code == (0 if call else 2)
    assert "用法：" in text
    assert foreign(text) == set()


@pytest.mark.parametrize("call", [*map(" ".join, ERRORS)])
def test_errors_are_chinese(said: Mapping[str, tuple[int, str]], call: str) -> None:
    code, text = said[call]
    assert code in {1, 2}
    assert re.search("[一-鿿]", text)
    assert foreign(text) == set()


def catalog() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def test_the_compiled_words_are_those_of_the_source() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalog())
    assert PO.with_suffix(".mo").read_bytes() == compiled.getvalue()


def test_every_word_of_click_is_translated_and_nothing_else() -> None:
    folder = str(Path(click.__file__).parent)
    found = extract_from_dir(
        folder, [("**.py", "python")], keywords={"_": None, "ngettext": (1, 2)}
    )
    wanted = {
        message if isinstance(message, str) else tuple(message) for _, _, message, _, _ in found
    }
    there = {message.id if isinstance(message.id, str) else tuple(message.id)
             for message in catalog() if message.id}  # fmt: skip
    assert there == wanted


def test_translations_name_only_what_click_gives_them() -> None:
    for message in catalog():
        if message.id:
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            texts = [message.string] if isinstance(message.string, str) else list(message.string)
            given = {name for one in ids for _, name, _, _ in Formatter().parse(one) if name}
            for text in texts:
                assert text
                assert {name for _, name, _, _ in Formatter().parse(text) if name} <= given
