"""Where an answer stands, from one page to the next."""

from datetime import date, timedelta

import pytest
from generator.contract import World
from generator.kinds.feedback.model import PER_PAGE, Feedback, place
from generator.schema import Entry
