"""What the schema cannot say about meetings, votes and hours of study."""

from . import attendance, cadence, study, votes

RULES = (*cadence.RULES, *attendance.RULES, *votes.RULES, *study.RULES)
