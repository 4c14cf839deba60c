"""What the schema cannot say about a case of development."""

from . import rules_publicity, rules_steps, rules_terms

RULES = (*rules_steps.RULES, *rules_publicity.RULES, *rules_terms.RULES)
