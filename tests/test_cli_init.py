"""`dangwu init`: what it writes, that it builds, also from an installed package."""

import csv
import io
import os
import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
import yaml

from generator.cli import skeleton
from generator.sources import yaml_tree
from tests import sites
from tests.sites import errors, run

ROOT = Path(__file__).resolve().parent.parent
GITHUB = ROOT / ".github/workflows/site.yml"
NAMED = ("--name", "示例镇: 公开 #1", "--host", "中共示例镇十里村总支部委员会")


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fix the day; what a build puts into the environment is taken back."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780286400")


def test_a_new_site_has_what_it_needs_and_no_errors(tmp_path: Path) -> None:
    result = run("init", tmp_path / "new" / "site", *NAMED)
    assert result.exit_code == 0
    assert "dangwu serve" in result.output
    root = tmp_path / "new" / "site"
    assert set(sites.tree(root)) == {
        ".gitattributes",
        ".github/workflows/site.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        "README.md",
        "content/.gitkeep",
        "data/organisations/organisations.csv",
        "data/site/site.yml",
        "mkdocs.yml",
        "requirements.txt",
    }
    (site,), _ = yaml_tree.read((root / "data/site/site.yml").read_text("utf-8"), "site.yml")
    assert site.data["站点名称"] == NAMED[1]
    assert site.data["主办单位"] == NAMED[3]
    table = (root / "data/organisations/organisations.csv").read_text("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["全称"], row["简称"]) == (NAMED[3], "示例镇十里村党总支")
    assert (row["类型"], row["领域"]) == ("党总支", "农村")
    assert errors(root) == []


def test_the_configuration_is_this_project_s_own(tmp_path: Path) -> None:
    ours = (ROOT / "mkdocs.yml").read_text("utf-8").splitlines()
    theirs = skeleton.configuration("站点").decode().splitlines()
    changed = [line for line in ours if line not in theirs]
    assert changed == ["site_name: 党务公开", "  custom_dir: theme_overrides"]
    assert [line for line in theirs if line not in ours] == ["site_name: 站点"]


def test_a_folder_with_files_is_refused(tmp_path: Path) -> None:
    sites.put(tmp_path / "full" / "letter.txt", b"x")
    sites.put(tmp_path / "file", b"x")
    before = sites.tree(tmp_path)
    for name in ("full", "file"):
        assert run("init", tmp_path / name, *NAMED).exit_code == 2
    assert sites.tree(tmp_path) == before
    sites.put(tmp_path / "cloned" / ".git" / "HEAD", b"ref")
    assert run("init", tmp_path / "cloned", *NAMED).exit_code == 0


def test_name_and_host_are_asked_for(tmp_path: Path) -> None:
    result = run("init", tmp_path / "site", answers="中共示例镇委员会\n示例镇党务公开\n")
    assert result.exit_code == 0
    assert "站点名称: 示例镇党务公开\n" in (tmp_path / "site/data/site/site.yml").read_text("utf-8")
    result = run("init", tmp_path / "other", answers="中共示例镇委员会\n")
    assert (result.exit_code, "--name" in result.stderr) == (2, True)
    assert not (tmp_path / "other").exists()
    assert run("init", tmp_path / "third", "--example", *NAMED).exit_code == 2


def test_the_example_is_marked_as_one(tmp_path: Path) -> None:
    assert run("init", tmp_path / "site", "--example").exit_code == 0
    (site,), _ = yaml_tree.read((tmp_path / "site/data/site/site.yml").read_text("utf-8"), "x.yml")
    assert site.data["示例数据"] == "是"
    copied = {
        path for path in sites.tree(tmp_path / "site") if path.startswith(("data", "content"))
    }
    own = {
        path.relative_to(ROOT).as_posix()
        for top in ("data", "content")
        for path in (ROOT / top).rglob("*")
        if path.is_file() and not path.name.startswith((".", "~$"))
    }
    assert copied == own


@pytest.mark.parametrize(
    ("file", "schema"), [("github.yml", "github-workflows"), ("gitlab.yml", "gitlab-ci")]
)
def test_workflows_have_the_shape_their_host_expects(file: str, schema: str) -> None:
    path = str(skeleton.HERE / file)
    tool = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", path]
    done = subprocess.run(tool, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_github_workflow_is_safe_and_pinned_as_ours(tmp_path: Path) -> None:
    text = (skeleton.HERE / "github.yml").read_text("utf-8")
    sites.put(tmp_path / ".github/workflows/site.yml", text.encode())
    zizmor = str(Path(sysconfig.get_path("scripts")) / "zizmor")
    command = [zizmor, "--offline", "--persona=pedantic", "--no-progress", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.findall("uses: .*", text) == re.findall("uses: .*", GITHUB.read_text("utf-8"))


@pytest.mark.parametrize("file", ["github.yml", "gitlab.yml"])
def test_workflows_differ_from_ours_only_in_how_the_program_is_started(file: str) -> None:
    ours = GITHUB if file == "github.yml" else ROOT / ".gitlab-ci.yml"
    wanted = ours.read_text("utf-8").replace("python3 run.py", "dangwu")
    wanted = wanted.replace("requirements.lock", "requirements.txt")
    theirs = (skeleton.HERE / file).read_text("utf-8")
    before, after = yaml.safe_load(wanted), yaml.safe_load(theirs)
    install = "python -m pip install -r requirements.txt"
    if file == "github.yml":
        for job in ("build", "ledger"):
            steps = after["jobs"][job]["steps"]
            assert steps.pop(2) == {"name": "安装 dangwu", "run": install}
    else:
        for job in ("check", "scan", "build", "ledger"):
            assert after[job].pop("before_script") == [install]
    assert after == before


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [NAMED, ("--example",)])
def test_a_new_site_builds(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run("init", tmp_path / "site", *arguments).exit_code == 0
    result = run("build", "-C", tmp_path / "site")
    assert result.exit_code == 0, result.output
    home = (tmp_path / "site/site/index.html").read_text("utf-8")
    assert ("示例数据" in home) == (arguments == ("--example",))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of an environment with our wheel and this one's packages."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-python-version-warning",
    ]
    wheel = [*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(folder)]
    built = subprocess.run([*wheel, str(ROOT)], capture_output=True, encoding="utf-8", check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    venv.create(folder / "venv", with_pip=False)
    context = venv.EnvBuilder().ensure_directories(folder / "venv")
    python = context.env_exe
    paths = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    library = Path(paths.stdout.strip())
    (file,) = folder.glob("*.whl")
    subprocess.run(
        [*pip, f"--python={python}", "install", "-q", "--no-index", "--no-deps", str(file)],
        check=True,
    )
    # Found after our own package; editable installs there are not followed.
    (library / "rest.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return Path(context.bin_path)


@pytest.mark.slow
def test_the_installed_package_makes_and_builds_a_site(installed: Path, tmp_path: Path) -> None:
    environment = {"PATH": f"{installed}{os.pathsep}{os.environ['PATH']}"}

    def dangwu(*arguments: str) -> str:
        done = subprocess.run(
            [str(installed / "dangwu"), *arguments],
            cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    where = "import generator; print(generator.__file__)"
    python = [str(installed / "python"), "-c", where]
    found = subprocess.run(python, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert str(installed.parent) in found.stdout
    assert dangwu("--version").startswith("dangwu ")
    dangwu("init", "own", *NAMED)
    dangwu("build", "-C", "own")
    assert (tmp_path / "own/site/assets/javascripts/dangwu.js").is_file()
    dangwu("init", "sample", "--example")
    dangwu("build", "-C", "sample")
    assert (tmp_path / "sample/site/notices/index.html").is_file()
    assert "选项" in dangwu("new", "notice", "--help")
