"""Compiled templates, kept from one run to the next."""

from contextlib import suppress
from pathlib import Path

import jinja2

from generator import lately


class Compiled(jinja2.FileSystemBytecodeCache):
    """Compiled templates in a folder, by the sum of their text; without it nothing is kept."""

    def __init__(self, folder: Path) -> None:
        """Make the folder where that is allowed."""
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Take a template that is there."""
        super().load_bytecode(bucket)
        lately.used(Path(self.directory, self.pattern % bucket.key))

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a template if it can be kept."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
