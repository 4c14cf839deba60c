"""What the schema cannot say about the guide: nothing, its pages stand for themselves."""

from generator.contract import Rule

RULES: tuple[Rule, ...] = ()
