"""What a new site begins with: files of this folder, and the configuration this project uses."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import generator
from generator.cli.new import table, tree
from generator.kinds.organisations.model import Domain, Organisation, OrganisationKind
from generator.pipeline import listing
from generator.schema import Scope

Files = Iterator[tuple[PurePosixPath, bytes]]

HERE = Path(__file__).parent

NAMES = {
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "gitlab.yml": ".gitlab-ci.yml",
    "github.yml": ".github/workflows/site.yml",
}
"""The files every site has, by their name here; a leading dot would hide them from packagers."""

ENDINGS = (
    ("总支部委员会", "党总支", OrganisationKind.GENERAL_BRANCH),
    ("支部委员会", "党支部", OrganisationKind.BRANCH),
    ("工作委员会", "党工委", OrganisationKind.PARTY_WORK_COMMITTEE),
    ("委员会", "党委", OrganisationKind.COMMITTEE),
)
"""How full names of party organisations end, how short ones do, and which kind that is."""

FIELDS = (
    ("社区", Domain.COMMUNITY),
    ("村", Domain.RURAL),
    ("学校", Domain.SCHOOL),
    ("公司", Domain.PRIVATE_ENTERPRISE),
    ("镇", Domain.RURAL),
    ("乡", Domain.RURAL),
)
"""Words in a name from which the field of work is guessed; staff are told to look at it."""


def carried() -> Path:
    """The folder of what this project has itself: in the package, or the checkout around it."""
    package = Path(generator.__file__).parent
    installed = package / "example"
    return installed if installed.is_dir() else package.parent


def fresh(name: str, host: str, version: str) -> Files:
    """The files of a new site with one organisation and nothing else."""
    yield from _common(name, version)
    yield PurePosixPath("data/site/site.yml"), _site(name, host)
    cells = _organisation(host)
    table_file = PurePosixPath("data/organisations/organisations.csv")
    yield table_file, table.append(None, Organisation, cells)
    yield PurePosixPath("content/.gitkeep"), b""


def example(version: str) -> Files:
    """The files of a site with the records and pages of an invented township."""
    yield from _common("", version)
    for top in ("data", "content"):
        for path in listing.files(carried() / top):
            yield PurePosixPath(path.relative_to(carried()).as_posix()), path.read_bytes()


def _common(name: str, version: str) -> Files:
    for source, target in NAMES.items():
        text = (HERE / source).read_text(encoding="utf-8")
        if source == "README.md":
            text = text.replace("{version}", version)
        yield PurePosixPath(target), text.encode()
    wheel = f"./vendor/dangwu-{version}-py3-none-any.whl\n"
    yield PurePosixPath("requirements.txt"), wheel.encode()
    yield PurePosixPath("mkdocs.yml"), configuration(name)


def configuration(name: str) -> bytes:
    """This project's `mkdocs.yml` for a site that has no theme of its own."""
    config: Any = tree.parser().load((carried() / "mkdocs.yml").read_text(encoding="utf-8"))
    config["theme"].pop("custom_dir", None)
    if name:
        config["site_name"] = name
    return tree.dumped(config).encode()


def _site(name: str, host: str) -> bytes:
    site: Any = tree.parser().load((HERE / "site.yml").read_text(encoding="utf-8"))
    site["站点名称"], site["主办单位"] = name, host
    site["站点简介"] = f"{host}公开党组织设置、岗位职责、公示公告和制度的地方。"
    return tree.dumped(site).encode()


def _organisation(host: str) -> dict[str, str]:
    bare = host.removeprefix("中国共产党").removeprefix("中共")
    kind, short = OrganisationKind.COMMITTEE, bare
    for ending, shorter, of_kind in ENDINGS:
        if bare.endswith(ending):
            kind, short = of_kind, bare.removesuffix(ending) + shorter
            break
    domain = next((domain for word, domain in FIELDS if word in bare), Domain.ORGAN)
    return {
        "id": "dangzuzhi",
        "name": host,
        "short": short,
        "kind": kind.label,
        "domain": domain.label,
        "scope": Scope.SOCIETY.label,
    }
