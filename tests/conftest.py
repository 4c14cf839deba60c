"""What several test modules share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from generator import kinds
from generator.workspace import Workspace
from tests import browser, repository, serving

# How long a test takes says nothing on a machine at work.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser for Playwright's `executable_path`; without one, fail."""
    found = browser.find()
    if not found:
        pytest.fail("没有找到 Chromium。请运行 python3 run.py test，它会安装或说明怎样安装。")
    return found


@pytest.fixture(scope="module")
def chrome(chromium: str) -> Iterator[Browser]:
    """Return the browser itself, without a window; each module has its own, lest one fall with another."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def addresses(published: Path) -> Iterator[dict[str, str]]:
    """Return the root of the site in a folder of a server, and on a disk."""
    with serving.folder(published.parent) as root:
        yield {"http": f"{root}/{published.name}", "file": published.as_uri()}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--bless`, which writes what comes out of a case into its file."""
    parser.addoption("--bless", action="store_true", help="rewrite the outputs of case files")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Return whether outputs are to be rewritten."""
    return bool(request.config.getoption("--bless"))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of this repository once, as `dangwu build` does, and return its folder."""
    site = tmp_path_factory.mktemp("published") / "site"
    done = repository.dangwu("build", "--strict", "--output", str(site))
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="session")
def samples() -> list[str]:
    """The address of one page of each template, and of the page for missing addresses."""
    checked = Workspace(repository.ROOT, repository.TODAY).check()
    by_template: dict[str, str] = {}
    for kind in kinds.find():
        for page in kind.view(checked.visible):
            if page.redirect is None:
                by_template.setdefault(page.template, str(page.path.with_suffix(".html")))
    return [*by_template.values(), "404.html"]
