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

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> jinja2.bccache.Bucket:
        """Tell apart what a template becomes with and without the spaces around its blocks."""
        told = f"{environment.trim_blocks} {environment.lstrip_blocks} {source}"
        return super().get_bucket(environment, name, filename, told)

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Take a template that is there."""
        super().load_bytecode(bucket)
        lately.used(Path(self.directory, self.pattern % bucket.key))

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a template if it can be kept."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
