"""The last look before what a command has made takes its place."""

from generator.pipeline.gate import LeakError, keep, look

__all__ = ["LeakError", "keep", "look"]
