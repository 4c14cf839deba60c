"""What the schema cannot say about organisations and the people in them."""

from . import (
    alliances,
    committees,
    facts,
    members,
    names,
    people,
    posts,
    structure,
    supervision,
    temporary,
    terms,
    vacancies,
)

RULES = (
    *structure.RULES,
    *names.RULES,
    *posts.RULES,
    *vacancies.RULES,
    *people.RULES,
    *members.RULES,
    *committees.RULES,
    *terms.RULES,
    *temporary.RULES,
    *supervision.RULES,
    *facts.RULES,
    *alliances.RULES,
)
