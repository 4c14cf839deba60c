"""What the schema cannot say about elections."""

from . import ballots, candidates, leaders, meeting, results

RULES = (
    *meeting.RULES,
    *ballots.RULES,
    *candidates.RULES,
    *leaders.RULES,
    *results.RULES,
)
