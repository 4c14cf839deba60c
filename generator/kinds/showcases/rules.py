"""What the schema cannot say about showcases."""

from . import rules_local, rules_scores, rules_sets, rules_steps

RULES = (*rules_steps.RULES, *rules_scores.RULES, *rules_sets.RULES, *rules_local.RULES)
