"""The commands of `dangwu`; this package alone prints and exits."""

from .main import main

__all__ = ["main"]
