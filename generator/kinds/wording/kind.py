"""What this kind is made of."""

from generator.contract import Kind

from .rules import RULES
from .rules_format import RULES as FORMAT
from .rules_lists import RULES as LISTS

KIND = Kind(name="wording", title="", order=96, rules=(*RULES, *FORMAT, *LISTS))
