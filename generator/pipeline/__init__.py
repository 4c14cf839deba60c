"""The pure core: a folder of records and a day → diagnostics, and pages when there are no errors."""

from .checking import Asked, check
from .codes import MEND, codes
from .outcome import Checked, Outcome
from .run import run

__all__ = ["MEND", "Asked", "Checked", "Outcome", "check", "codes", "run"]
