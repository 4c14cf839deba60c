"""The last look before what a command has made takes its place."""

from generator.pipeline.gate import INDEX, PAGES, LeakError, keep, look, printed

__all__ = ["INDEX", "PAGES", "LeakError", "keep", "look", "printed"]
