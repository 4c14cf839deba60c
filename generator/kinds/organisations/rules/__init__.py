"""What the schema cannot say about organisations and the people in them."""

from . import alliances, facts, people, posts, structure

RULES = (*structure.RULES, *posts.RULES, *people.RULES, *facts.RULES, *alliances.RULES)
