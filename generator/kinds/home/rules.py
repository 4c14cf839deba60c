"""What the schema cannot say about the home page: nothing, it has no records."""

from generator.contract import Rule

RULES: tuple[Rule, ...] = ()
