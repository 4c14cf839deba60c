"""The pure core: a folder of records and a day → diagnostics, and pages when there are no errors."""

from .codes import MEND, codes
from .outcome import Checked, Outcome
from .run import check, run

__all__ = ["MEND", "Checked", "Outcome", "check", "codes", "run"]
