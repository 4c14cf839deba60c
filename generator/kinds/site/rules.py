"""What the schema cannot say about the site."""

from generator.contract import Rule

RULES: tuple[Rule, ...] = ()
