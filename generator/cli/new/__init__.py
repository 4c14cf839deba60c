"""`dangwu new`: one more record, asked for or given as options, in the file it belongs to."""

from .command import command

__all__ = ["command"]
