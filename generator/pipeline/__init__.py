"""The pure core: a folder of records and a day → diagnostics, and pages when there are no errors."""

from .codes import MEND, codes
from .run import Checked, Outcome, check, run

__all__ = ["MEND", "Checked", "Outcome", "check", "codes", "run"]
