"""`dangwu verify`: a folder and a web server, whole and tampered with."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import serving, small


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, entered into its ledger and built."""
    root = small.site(tmp_path_factory.mktemp("verify"))
    assert small.dangwu(root, "publish").returncode == 0
    done = small.dangwu(root, "build")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def root(tmp_path: Path, built: Path) -> Path:
    return shutil.copytree(built, tmp_path / "copy", ignore=shutil.ignore_patterns(".cache"))


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    """The same site behind a web server."""
    with serving.folder(root / "site") as served:
        yield f"{served}/index.html"


def tamper(site: Path) -> None:
    page = site / "notices" / "dangfei.html"
    page.write_text(page.read_text("utf-8").replace("12000", "13000"), "utf-8")
    index = site / "notices" / "index.html"
    text = index.read_text("utf-8")
    index.write_text(text.replace("</body>", '<a href="jia.html">加</a></body>'), "utf-8")
    (site / "notices" / "jia.html").write_text("多出来的一页", "utf-8")
    (site / "notices" / "xuanju.html").unlink()


TAMPERED = """多出：notices/jia.html
缺少：notices/xuanju.html
被改动：notices/dangfei.html
被改动：notices/index.html
"""


def test_a_site_as_it_was_built(root: Path, address: str) -> None:
    for site in (str(root / "site"), address):
        done = small.dangwu(root, "verify", site)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("没有改动：")


def test_every_page_added_missing_or_altered_is_named(root: Path, address: str) -> None:
    tamper(root / "site")
    for site in (str(root / "site"), address):
        done = small.dangwu(root, "verify", site)
        assert (done.returncode, done.stdout, done.stderr) == (1, TAMPERED, "")


def test_pages_are_found_by_every_kind_of_link(root: Path, address: str) -> None:
    site, host = root / "site", address.removesuffix("/index.html")
    small.write(site, dict.fromkeys(("a/index.html", "b.html", "c.html"), "多出来的"))
    links = ("../a/", "/b.html", f"{host}/c.html", "http://[", "//[", "http://a.invalid/d.html")
    page = site / "notices" / "index.html"
    more = "".join(f'<a href="{link}">加</a>' for link in links)
    page.write_text(page.read_text("utf-8").replace("</body>", f"{more}</body>"), "utf-8")
    done = small.dangwu(root, "verify", host)
    named = ["多出：a/index.html", "多出：b.html", "多出：c.html", "被改动：notices/index.html"]
    assert (done.stdout.splitlines(), done.stderr) == (named, "")


def test_hidden_files_are_named_too(root: Path) -> None:
    site = root / "site"
    for name in (".htaccess", ".jia/a.html", ".nojekyll", ".git/HEAD", ".gitx.html"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("多出来的", "utf-8")
    (site / "\x1b[1m.html").write_text("多出来的", "utf-8")
    (site / "yi").symlink_to(root / "content")
    done = small.dangwu(root, "verify", "site")
    added = ("␛[1m.html", ".gitx.html", ".htaccess", ".jia/a.html", "yi")
    assert (done.returncode, done.stdout) == (1, "".join(f"多出：{name}\n" for name in added))


def test_a_forged_list_is_found_by_the_one_kept(root: Path) -> None:
    kept = root / "kept.json"
    shutil.copy(root / "site" / "manifest.json", kept)
    listed = kept.read_text("utf-8").replace(
        '"notices/dangfei.html": "', '"notices/dangfei.html": "0'
    )
    (root / "site" / "manifest.json").write_text(listed, "utf-8")
    assert small.dangwu(root, "verify", "site", "--manifest", str(kept)).returncode == 0
    done = small.dangwu(root, "verify", "site")
    assert (done.returncode, done.stdout) == (1, "被改动：notices/dangfei.html\n")


def test_the_ledger_of_the_site_is_that_of_the_repository(root: Path) -> None:
    file = root / "data" / "ledger" / "entries.csv"
    whole = file.read_text("utf-8-sig")
    file.write_text("".join(whole.splitlines(keepends=True)[:-1]), "utf-8")
    assert "仓库的台账被截短了" in small.dangwu(root, "verify", "site").stdout
    file.write_text(whole.replace("2026", "2025", 1), "utf-8")
    assert "仓库里的第 1 条与前面的接不上" in small.dangwu(root, "verify", "site").stdout


def test_what_the_ledger_knows_is_on_the_site(root: Path) -> None:
    site = root / "site"
    (site / "notices" / "xuanju.html").unlink()
    file = site / "manifest.json"
    listed = json.loads(file.read_text("utf-8"))
    del listed["files"]["notices/xuanju.html"]
    gone = "台账：公开过的公示公告“xuanju”没有撤回，网站上却没有它的网页 notices/xuanju.html。\n"
    for day, ledger in ((listed["today"], listed["ledger"]), ("2026-06-02", [])):
        whole = {**listed, "today": day, "ledger": ledger}
        file.write_text(json.dumps(whole), "utf-8")
        done = small.dangwu(root, "verify", "site")
        assert (done.returncode, done.stdout) == (1, gone)


def test_a_list_that_was_kept_knows_the_ledger_too(root: Path, tmp_path: Path) -> None:
    kept, file = root / "kept.json", root / "site" / "manifest.json"
    shutil.copy(file, kept)
    whole = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**whole, "ledger": []}), "utf-8")
    done = small.dangwu(tmp_path, "verify", str(root / "site"), "--manifest", str(kept))
    assert (done.returncode, done.stdout) == (1, "台账：网站清单里的台账与留下的清单不一致。\n")


def test_what_was_not_compared_is_not_claimed(root: Path, tmp_path: Path) -> None:
    outside = small.dangwu(tmp_path, "verify", str(root / "site"))
    assert outside.stdout.endswith("，这里没有站点资料，没有核对台账。\n")
    file = root / "site" / "manifest.json"
    whole = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**whole, "ledger": whole["ledger"][:-2]}), "utf-8")
    said = small.dangwu(root, "verify", "site").stdout
    assert said.endswith(" 条一致（仓库里另有 2 条，网站上还没有）。\n")


class _Broken(serving.Silent):
    def do_GET(self) -> None:  # noqa: N802 - the server looks for this name
        """Answer nothing, or that the server is not well."""
        if self.path.startswith("/closes"):
            self.connection.close()
        else:
            self.send_error(503)


def test_a_server_that_fails_is_not_a_site_without_pages(root: Path) -> None:
    with serving.by(_Broken) as base:
        answers = [small.dangwu(root, "verify", base + path) for path in ("/closes/", "/well/")]
    assert [done.returncode for done in answers] == [2, 2]
    assert answers[0].stderr.endswith("：对方的答复不完整，或者不是网站。\n")
    assert answers[1].stderr.endswith("：服务器答复 503。\n")


def test_what_cannot_be_verified(root: Path) -> None:
    for site, said in (
        ("nowhere", "没有“nowhere”这个文件夹"),
        ("data", "“data”里没有可用的清单 manifest.json。"),
        ("http://127.0.0.1:9/", "连不上“http://127.0.0.1:9/”"),
        ("http://[", "连不上“http://[”：网址写得不对。"),
        ("http://a b/", "连不上“http://a b/”：网址写得不对。"),
    ):
        done = small.dangwu(root, "verify", site)
        assert done.returncode == 2
        assert done.stderr.startswith(said)
        assert "Traceback" not in done.stderr
