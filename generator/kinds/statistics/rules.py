"""What the schema cannot say about totals."""

from . import rules_counted, rules_days, rules_dues, rules_figures, rules_sums

RULES = (
    *rules_sums.RULES,
    *rules_dues.RULES,
    *rules_figures.RULES,
    *rules_counted.RULES,
    *rules_days.RULES,
)
