"""What the schema cannot say about notices."""

from . import rules_content, rules_links, rules_period

RULES = (*rules_period.RULES, *rules_links.RULES, *rules_content.RULES)
