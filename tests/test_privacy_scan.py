"""`dangwu scan`, its hook, exceptions, and the gate before a site takes its place."""

import json
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import kinds, photos, pipeline, privacy, together
from generator.cli import gate, scan
from generator.pipeline import leaks
from generator.privacy import Known
from tests import cases, sites, small, whole
from tests.leaks import files, values

MOBILE, IDENTITY = values.VALUES["mobile"], values.VALUES["id"]


def run(*words: object) -> Result:
    return CliRunner().invoke(scan.command, [str(word) for word in words])


def git(root: Path, *words: str) -> str:
    who = ("-c", "user.name=test", "-c", "user.email=test@example.cn", "-c", "gc.auto=0")
    done = subprocess.run(
        ("git", "-C", root, *who, *words), check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


def commit(root: Path, message: str, **files: str | None) -> None:
    for name, text in files.items():
        if text is None:
            (root / name).unlink()
        else:
            (root / name).write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def test_any_files_are_scanned_outside_of_a_site(tmp_path: Path) -> None:
    (tmp_path / "名单.xlsx").write_bytes(files.FORMATS["xlsx"][1](f"身份证{IDENTITY}"))
    (tmp_path / "a.txt").write_text("没有", encoding="utf-8")
    found = run("-C", tmp_path, tmp_path)
    assert found.exit_code == 1
    assert "privacy/id-number" in found.output
    assert IDENTITY not in found.output
    assert run("-C", tmp_path, tmp_path / "a.txt").exit_code == 0
    assert run("-C", tmp_path, tmp_path / "b.txt").exit_code == 2
    assert run("-C", tmp_path).exit_code == 2
    assert run("-C", tmp_path, "--staged", "a.txt").exit_code == 2


def test_fingerprints_are_told_only_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"电话{MOBILE}", encoding="utf-8")
    name = values.VALUES["print"]
    for words in ((), ("--format", "json"), ("--format", "sarif")):
        assert name not in run("-C", tmp_path, *words, "a.txt").output
    assert f"登记的指纹：{name}。" in run("-C", tmp_path, "--fingerprints", "a.txt").output


def test_formats_for_machines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"电话{MOBILE}", encoding="utf-8")
    told = json.loads(run("-C", tmp_path, "--format", "json", "a.txt").output)
    assert [one["code"] for one in told["diagnostics"]] == ["privacy/mobile"]
    assert told["diagnostics"][0]["location"]["column"] == 3
    sarif = json.loads(run("-C", tmp_path, "--format", "sarif", "a.txt").output)
    assert sarif["runs"][0]["results"][0]["ruleId"] == "privacy/mobile"


def test_hidden_content_and_files_that_cannot_be_read_are_warnings(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(files.FORMATS["xlsx hidden"][1]("底稿"))
    (tmp_path / "b.docx").write_bytes(b"PK\3\4 broken")
    found = run("-C", tmp_path, tmp_path)
    assert found.exit_code == 0
    assert "files/hidden-content" in found.output
    assert "files/broken" in found.output
    assert run("-C", tmp_path, "--strict", tmp_path).exit_code == 1


def test_the_index_is_read_and_not_the_work_tree(checkout: Path) -> None:
    (checkout / "a.txt").write_text(f"电话{MOBILE}", encoding="utf-8")
    assert run("-C", checkout, "--staged").exit_code == 0
    git(checkout, "add", "a.txt")
    (checkout / "a.txt").write_text("改好了", encoding="utf-8")
    found = run("-C", checkout, "--staged")
    assert found.exit_code == 1
    assert "a.txt:1:3" in found.output


def test_what_stood_in_a_file_before_is_not_told_again(checkout: Path) -> None:
    commit(checkout, "一", a=f"电话{MOBILE}\n")
    (checkout / "a").write_text(f"电话{MOBILE}\n加一行\n", encoding="utf-8")
    git(checkout, "add", "-A")
    assert run("-C", checkout, "--staged").exit_code == 0


def test_a_range_covers_what_a_later_commit_has_removed(checkout: Path) -> None:
    commit(checkout, "一", a="没有")
    (checkout / "名单.docx").write_bytes(files.FORMATS["docx"][1](IDENTITY))
    commit(checkout, "二", b=f"电话{MOBILE}")
    (checkout / "名单.docx").unlink()
    commit(checkout, "三", b=None)
    commit(checkout, f"打 {values.VALUES['mobile-2']}", a="还是没有")
    assert run("-C", checkout, "b", "--range", "x").exit_code == 2
    found = run("-C", checkout, "--range", "HEAD~3..HEAD", "--format", "json")
    assert found.exit_code == 1
    told = {
        (one["location"]["file"], one["code"]) for one in json.loads(found.output)["diagnostics"]
    }
    assert told == {
        ("b", "privacy/mobile"),
        ("名单.docx", "privacy/id-number"),
        ("", "privacy/mobile"),
    }
    assert run("-C", checkout, "--range", "HEAD~1..HEAD~1").exit_code == 0
    assert run("-C", checkout, "--range", f"{'0' * 40}..HEAD").exit_code == 1
    assert run("-C", checkout, "--range", "no..HEAD").exit_code == 2
    assert run("-C", checkout, "--range=--all").exit_code == 2


def test_a_merge_brings_in_only_what_no_parent_had(checkout: Path) -> None:
    commit(checkout, "一", a="没有")
    git(checkout, "switch", "-q", "-c", "other")
    commit(checkout, "二", b=f"电话{MOBILE}")
    git(checkout, "switch", "-q", "main")
    commit(checkout, "三", a="改")
    git(checkout, "merge", "-q", "--no-ff", "-m", "合", "other")
    found = json.loads(run("-C", checkout, "--range", "HEAD^..HEAD", "--format", "json").output)
    assert len({one["message"][:13] for one in found["diagnostics"]}) >= 1
    last = git(checkout, "rev-parse", "--short=10", "HEAD")
    assert all(one["location"]["file"] == "b" for one in found["diagnostics"]), last


def test_the_hook_is_installed_but_never_over_another_one(checkout: Path) -> None:
    place = checkout / ".git" / "hooks" / "pre-commit"
    assert run("-C", checkout, "--install-hook").exit_code == 0
    assert "dangwu scan --staged" in place.read_text(encoding="utf-8")
    assert os.name == "nt" or os.access(place, os.X_OK)
    assert run("-C", checkout, "--install-hook").exit_code == 0
    place.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    refused = run("-C", checkout, "--install-hook")
    assert refused.exit_code == 2
    assert place.read_text(encoding="utf-8") == "#!/bin/sh\nexit 0\n"


@pytest.mark.skipif(os.name == "nt", reason="there is no sh")
def test_the_hook_says_that_it_has_not_found_the_program(checkout: Path) -> None:
    assert run("-C", checkout, "--install-hook").exit_code == 0
    done = subprocess.run(
        ("/bin/sh", checkout / ".git" / "hooks" / "pre-commit"),
        cwd=checkout,
        env={"PATH": str(checkout)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("没有找到 dangwu")


def test_a_folder_without_git_is_wrong_use(tmp_path: Path) -> None:
    assert run("-C", tmp_path, "--staged").exit_code == 2
    assert run("-C", tmp_path, "--install-hook").exit_code == 2


def test_what_attachments_hold_is_kept_without_values(tmp_path: Path) -> None:
    _, guard = leaks.of_nobody(cases.TODAY)
    search = privacy.cached(tmp_path)
    data = files.FORMATS["docx"][1](f"电话{MOBILE}")
    first = search("a.docx", data, guard.searcher)
    assert [leak.hit.kind for leak in first.leaks] == ["mobile"]
    assert search("a.docx", data, guard.searcher) == first
    (kept,) = tmp_path.iterdir()
    assert MOBILE not in kept.read_text(encoding="utf-8")
    own = privacy.searcher(guard.searcher.terms, Known(mobiles=frozenset({MOBILE})))
    assert search("a.docx", data, own).leaks == ()
    kept.write_text("{", encoding="utf-8")
    assert search("a.docx", data, guard.searcher) == first


def outcome(root: Path) -> pipeline.Outcome:
    small.write(root, small.FILES)
    return whole.run(
        root, kinds.find(), cases.TODAY, lambda file: photos.derive(file, root / ".cache")
    )


@pytest.mark.parametrize(
    "format",
    [
        "html",
        "html tags",
        "html attribute",
        "html references",
        "json",
        "json escaped",
        "svg",
        "xml",
        "txt",
        "docx",
        "xlsx",
        "pdf",
        "zip",
        "png",
    ],
)
def test_the_finished_site_is_read_in_every_format(tmp_path: Path, format: str) -> None:
    _, guard = leaks.of_nobody(cases.TODAY)
    name, make = files.FORMATS[format]
    for number, (kind, value) in enumerate((("id-number", IDENTITY), ("mobile", MOBILE))):
        place = tmp_path / str(number) / name
        place.parent.mkdir()
        place.write_bytes(make(value))
        found = list(
            privacy.search_site(place.parent, guard.searcher, privacy.cached(tmp_path / "cache"))
        )
        assert [leak.hit.kind for leak in found] == [kind], format


def test_an_address_in_percent_signs_is_read_on_the_finished_site(tmp_path: Path) -> None:
    _, guard = leaks.of_nobody(cases.TODAY)
    page = f'<a href="tel:%2B86{MOBILE}">拨</a> <a href="/%E5%85%AC%E7%A4%BA/1%202">公示</a>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    found = privacy.search_site(tmp_path, guard.searcher, privacy.cached(tmp_path / "cache"))
    assert [leak.hit.kind for leak in found] == ["mobile"]


LINES = st.lists(
    st.sampled_from(
        [
            "<p>字</p>",
            f"<p>{MOBILE}</p>",
            f"<b>{IDENTITY}</b>",
            MOBILE[:6],
            MOBILE[6:],
            "\n",
            "<main>",
            "<article><b>",
            "字" * 500,
        ]
    ),
    max_size=8,
).map("".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(LINES, LINES, LINES), min_size=2, max_size=4))
def test_what_pages_share_is_looked_at_once(
    tmp_path: Path, pages: list[tuple[str, str, str]]
) -> None:
    _, guard = leaks.of_nobody(cases.TODAY)
    search = privacy.cached(tmp_path / "cache")
    first, _, last = pages[0]
    told = [f"{first}\n{'<hr>' * 200}\n{own}\n{'<hr>' * 200}\n{last}" for _, own, _ in pages]
    told += [f"{one}{own}{other}" for one, own, other in pages]

    def found(folder: Path) -> set[tuple[str, str]]:
        return {
            (leak.hit.kind, leak.hit.fingerprint)
            for leak in privacy.search_site(folder, guard.searcher, search)
        }

    with TemporaryDirectory() as place:
        alone: set[tuple[str, str]] = set()
        together = Path(place) / "together"
        together.mkdir()
        for number, text in enumerate(told):
            folder = Path(place) / str(number)
            folder.mkdir()
            (folder / "a.html").write_text(text, encoding="utf-8")
            (together / f"{number}.html").write_text(text, encoding="utf-8")
            alone |= found(folder)
        assert found(together) == alone


def test_the_line_of_a_leak_is_that_of_the_whole_page(tmp_path: Path) -> None:
    _, guard = leaks.of_nobody(cases.TODAY)
    frame = "<hr>\n" * 150 + "<main>\n" + "<hr>\n" * 149
    for name, own in (("a", "字"), ("b", MOBILE)):
        (tmp_path / f"{name}.html").write_text(f"{frame}{own}\n{frame}", encoding="utf-8")
    found = privacy.search_site(tmp_path, guard.searcher, privacy.cached(tmp_path / "cache"))
    assert [(leak.file, leak.line) for leak in found] == [("b.html", 301)]


def test_links_in_a_site_are_looked_at_as_files(tmp_path: Path) -> None:
    _, guard = leaks.of_nobody(cases.TODAY)
    (tmp_path / "site/a").mkdir(parents=True)
    (tmp_path / "b.html").write_text(MOBILE, encoding="utf-8")
    (tmp_path / "site/a/b.txt").symlink_to(tmp_path / "b.html")
    (tmp_path / "site/c").symlink_to(tmp_path / "site/a")
    (tmp_path / "d").symlink_to(tmp_path / "site")
    search = privacy.cached(tmp_path / "cache")
    found = privacy.search_site(tmp_path / "d", guard.searcher, search)
    assert [leak.file for leak in found] == ["a/b.txt"]


@pytest.mark.parametrize("hands", [2, 3])
def test_the_gate_tells_the_same_with_several_hands(
    tmp_path: Path, hands: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = outcome(tmp_path / "root")
    folder = tmp_path / "site"
    folder.mkdir()
    for number in range(6):
        own = f"<main>{number} {MOBILE * (number == 4)}</main>"
        text = f"{own}{'<hr>' * 150}<footer>{'<hr>' * 150}{MOBILE}"
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    alone = gate.look(folder, made, tmp_path / "cache")
    assert [one.location.file for one in alone] == ["0.html", "4.html"]
    monkeypatch.setattr(together, "MANY", 0)
    monkeypatch.setattr(together, "hands", lambda: hands)
    assert gate.look(folder, made, tmp_path / "cache") == alone
    for file in folder.iterdir():
        file.write_text("好", encoding="utf-8")
    assert gate.look(folder, made, tmp_path / "cache") == ()


def test_the_gate_names_the_page_and_its_source(tmp_path: Path) -> None:
    done = outcome(tmp_path / "root")
    page = next(page for page in done.pages if page.source)
    file = tmp_path / "site" / page.path.with_suffix(".html")
    file.parent.mkdir(parents=True)
    file.write_text(f"<p>{MOBILE[:4]}<i>{MOBILE[4:]}</i></p>", encoding="utf-8")
    (found,) = gate.look(tmp_path / "site", done, tmp_path / "cache")
    assert found.location.file == page.path.with_suffix(".html").as_posix()
    assert found.related[0].location.file == page.source
    assert MOBILE not in found.message
    with pytest.raises(gate.LeakError):
        gate.keep(tmp_path / "site", done, tmp_path / "cache")


def test_the_gate_lets_pass_what_an_exception_lets_pass(tmp_path: Path) -> None:
    row = f"data/notices/*.csv,手机号,{values.VALUES['print']},本人同意,组织委员,2026-12-31"
    table = f"文件,种类,指纹,理由,审核岗位,有效期至\n{row}\n"
    small.write(tmp_path / "root", {"data/privacy/allow.csv": table})
    done = outcome(tmp_path / "root")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text(MOBILE, encoding="utf-8")
    assert gate.look(tmp_path / "site", done, tmp_path / "cache") == ()
    (tmp_path / "site" / "b.html").write_text(values.VALUES["mobile-2"], encoding="utf-8")
    (found,) = gate.look(tmp_path / "site", done, tmp_path / "cache")
    assert found.location.file == "b.html"


@pytest.mark.slow
def test_a_leak_on_the_finished_site_keeps_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    root = sites.make(tmp_path / "root")
    words = ("build", "-C", root, "--today", sites.TODAY)
    assert sites.run(*words).exit_code == 0
    before = sites.tree(root / "site")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("切换到深色", f"证号{IDENTITY}"), encoding="utf-8")
    assert sites.run("check", "-C", root, "--today", sites.TODAY).exit_code == 0
    result = sites.run(*words)
    assert result.exit_code == 1, result.output
    assert "privacy/id-number" in result.output
    assert IDENTITY not in result.output
    assert sites.tree(root / "site") == before
