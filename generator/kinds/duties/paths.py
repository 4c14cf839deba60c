"""Where the pages of duties lie."""

from pathlib import PurePosixPath

INDEX = PurePosixPath("duties/index.md")
"""The entrance."""
