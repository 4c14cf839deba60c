"""How the full name of a party organisation is written."""

import re
from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Severity
from generator.kinds.organisations.model import Domain, Organisation, OrganisationKind
from generator.packs import Provision
from generator.world import World

_HEAD = "开头"
_TOWNSHIP = re.compile(r"[乡镇]委员会$")


@rule(
    "organisations/name-form",
    "全称的写法不合通行的样子",
    "党组织的全称以“中国共产党”或“中共”开头，以“委员会”“总支部委员会”“支部委员会”等结尾。",
    "对照批准成立的文件改正“全称”或“类型”；平时的叫法写在“简称”里。",
    Severity.WARNING,
    ("org-17",),
)
def name_form(world: World) -> Iterator[Finding]:
    """A full name begins with that of the party and ends with the kind of the organisation."""
    for entry in world.all(Organisation):
        one = entry.value
        basis = world.law.on("org-17", one.established_on or world.today)
        if basis is None:
            continue
        forms = _forms(basis)
        heads, ends = forms.get(_HEAD, ()), forms.get(one.kind.label, ())
        if heads and not one.name.startswith(heads):
            message = f"全称“{one.name}”没有以{_listed(heads)}开头"
            yield Finding(message, entry.location("name"), basis=basis)
        if ends and not one.name.endswith(ends):
            message = f"全称“{one.name}”是{one.kind.label}，没有以{_listed(ends)}结尾"
            yield Finding(message, entry.location("name"), basis=basis)


def _forms(basis: Provision) -> dict[str, tuple[str, ...]]:
    """The words a name may begin with, and those it may end with by the term of its kind."""
    lines = (line.split("|") for line in basis.words)
    return {first.strip(): tuple(word.strip() for word in rest) for first, *rest in lines}


def _listed(words: tuple[str, ...]) -> str:
    return "或".join(f"“{word}”" for word in words)


def is_township(organisation: Organisation) -> bool:
    """Whether it is the committee of a township or town, as its domain and full name say."""
    return (
        organisation.kind is OrganisationKind.COMMITTEE
        and organisation.domain is Domain.RURAL
        and _TOWNSHIP.search(organisation.name) is not None
    )


RULES = (name_form,)
