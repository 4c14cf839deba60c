"""What the schema cannot say about notices."""

from . import (
    rules_after,
    rules_apart,
    rules_content,
    rules_length,
    rules_links,
    rules_period,
    rules_scope,
    rules_steps,
)

RULES = (
    *rules_steps.RULES,
    *rules_apart.RULES,
    *rules_period.RULES,
    *rules_length.RULES,
    *rules_after.RULES,
    *rules_links.RULES,
    *rules_scope.RULES,
    *rules_content.RULES,
)
