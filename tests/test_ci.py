"""The workflow files for those who use the tool, and the script that runs the tests."""

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import run

ROOT = Path(__file__).resolve().parent.parent
GITHUB = ROOT / ".github" / "workflows" / "site.yml"
GITLAB = ROOT / ".gitlab-ci.yml"


def load(file: Path) -> dict[str, Any]:
    """Return a YAML document, in which `on` stays a word."""
    document = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (safest of all)
    assert isinstance(document, dict)
    return document


def github_steps() -> list[dict[str, Any]]:
    return [step for job in load(GITHUB)["jobs"].values() for step in job["steps"]]


def gitlab_jobs() -> dict[str, dict[str, Any]]:
    return {name: job for name, job in load(GITLAB).items() if "script" in job}


def commands() -> Iterator[str]:
    for step in github_steps():
        yield from step.get("run", "").splitlines()
    for job in gitlab_jobs().values():
        yield from [*job["script"], *job.get("after_script", [])]


@pytest.mark.parametrize(
    ("schema", "file"), [("vendor.github-workflows", GITHUB), ("vendor.gitlab-ci", GITLAB)]
)
def test_workflows_have_the_shape_their_host_expects(schema: str, file: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_github_workflow_is_safe() -> None:
    zizmor = str(Path(sysconfig.get_path("scripts")) / "zizmor")
    command = [zizmor, "--offline", "--persona=pedantic", "--no-progress", str(GITHUB)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_is_one_of_run_py() -> None:
    called = [
        line.split()
        for line in commands()
        if line not in ("rm -rf public", "mv site public") and "git " not in line
    ]
    assert {tuple(words[:2]) for words in called} == {("python3", "run.py")}
    assert {words[2] for words in called} == {"check", "scan", "build", "search", "publish"}
    assert {words[2] for words in called} <= set(run.COMMANDS)


def test_findings_reach_the_review() -> None:
    assert "python3 run.py check --format github" in commands()
    check = gitlab_jobs()["check"]
    reports = check["artifacts"]["reports"]
    assert check["artifacts"]["when"] == "always"
    assert check["script"] == [f"python3 run.py check --format gitlab > {reports['codequality']}"]
    assert f"python3 run.py check --format junit > {reports['junit']}" in check["after_script"]


def test_the_contract_of_the_search_is_checked_between_build_and_publication() -> None:
    steps = [step.get("run", step["name"]) for step in load(GITHUB)["jobs"]["build"]["steps"]]
    checking = steps.index("python3 run.py search --check --format github")
    assert steps.index("python3 run.py build") < checking < steps.index("留存生成的网站")
    script = gitlab_jobs()["build"]["script"]
    assert script == ["python3 run.py build", "python3 run.py search --check"]


def test_a_run_begins_with_the_site_and_the_cache_of_the_last() -> None:
    steps = load(GITHUB)["jobs"]["build"]["steps"]
    uses = [step.get("uses", step.get("run", "")).partition("@")[0] for step in steps]
    kept = uses.index("actions/cache")
    assert uses.index("actions/checkout") < kept < uses.index("python3 run.py build")
    assert steps[kept]["with"]["path"].split() == [".cache/", "site/"]
    assert gitlab_jobs()["build"]["cache"][1]["paths"] == [".cache/", "site/"]


def test_pages_can_print_when_they_changed() -> None:
    build = load(GITHUB)["jobs"]["build"]
    checkouts = [step for step in build["steps"] if "actions/checkout" in step.get("uses", "")]
    assert [step["with"]["fetch-depth"] for step in checkouts] == ["0"]
    assert load(GITLAB)["variables"]["GIT_DEPTH"] == "0"


def test_dates_stay_true_through_a_daily_run() -> None:
    (schedule,) = load(GITHUB)["on"]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* \*", schedule["cron"])


def test_only_the_main_branch_is_published() -> None:
    publish = load(GITHUB)["jobs"]["publish"]
    assert publish["if"] == "github.ref == 'refs/heads/main'"
    assert publish["needs"] == "build"
    pages = gitlab_jobs()["pages"]
    assert pages["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert pages["needs"] == ["build"]


def test_the_ledger_is_written_from_the_main_branch_only() -> None:
    jobs = load(GITHUB)["jobs"]
    assert jobs["ledger"]["if"].startswith("github.ref == 'refs/heads/main' &&")
    writing = {name for name, job in jobs.items() if "contents" in job["permissions"]}
    assert {name for name in writing if jobs[name]["permissions"]["contents"] == "write"} == {
        "ledger"
    }
    (rule,) = gitlab_jobs()["ledger"]["rules"]
    assert rule["if"] == "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $LEDGER_TOKEN"


def test_actions_are_pinned_to_commits() -> None:
    used = re.findall(r"uses: (.*)", GITHUB.read_text("utf-8"))
    assert used
    pinned = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [action for action in used if not pinned.fullmatch(action)] == []


def test_the_ci_script_runs_the_tests(tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\n[ "$1" = -c ] || echo "$@"\n', "utf-8")
    python.chmod(0o755)
    path = os.pathsep.join((str(tmp_path), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", str(ROOT / ".ci" / "run"), "-x"],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "run.py test -x\n", "")
