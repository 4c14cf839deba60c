"""What the schema cannot say about organisations and the people in them."""

from . import alliances, facts, posts, structure

RULES = (*structure.RULES, *posts.RULES, *facts.RULES, *alliances.RULES)
