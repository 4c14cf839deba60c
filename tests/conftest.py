"""What several test modules share."""

import pytest

from tests import browser


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser for Playwright's `executable_path`; without one, fail."""
    found = browser.find()
    if not found:
        pytest.fail("没有找到 Chromium。请运行 python3 run.py test，它会安装或说明怎样安装。")
    return found


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--bless`, which writes what comes out of a case into its file."""
    parser.addoption("--bless", action="store_true", help="rewrite the outputs of case files")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Return whether outputs are to be rewritten."""
    return bool(request.config.getoption("--bless"))
