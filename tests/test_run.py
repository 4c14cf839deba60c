"""run.py: what it sets up when, what it hands over to, and what it says."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUNTIME, TESTS = "requirements.lock", "requirements-dev.lock"
# A build backend as small as can be, so that a real set-up needs no network.
BACKEND = """
import zipfile
FILES = {
    "tiny.py": "import sys\\ndef main():\\n    print('tiny', *sys.argv[1:])\\n    return 7\\n",
    "dangwu-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: dangwu\\nVersion: 1\\n",
    "dangwu-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    "dangwu-1.dist-info/entry_points.txt": "[console_scripts]\\ndangwu = tiny:main\\n",
    "dangwu-1.dist-info/RECORD": "",
}
def build_editable(directory, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(f"{directory}/dangwu-1-py3-none-any.whl", "w") as wheel:
        for name, text in FILES.items():
            wheel.writestr(name, text)
    return "dangwu-1-py3-none-any.whl"
"""
PYPROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
LOGGING = """#!{python}
import os, sys
with open({log!r}, "a", encoding="utf-8") as log:
    print(os.path.basename(sys.argv[0]), *sys.argv[1:], "in", os.getcwd(), file=log)
sys.exit({code})
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project folder with run.py, empty locks and its own build backend."""
    folder = tmp_path / "project"
    (folder / "tests").mkdir(parents=True)
    shutil.copy(ROOT / "run.py", folder)
    (folder / RUNTIME).touch()
    (folder / TESTS).touch()
    (folder / "pyproject.toml").write_text(PYPROJECT, "utf-8")
    (folder / "backend.py").write_text(BACKEND, "utf-8")
    return folder


@pytest.fixture
def run(project: Path) -> ModuleType:
    """Return run.py of that project as a module."""
    spec = importlib.util.spec_from_file_location("run_of_project", project / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Return the list in which started programs are noted, instead of being started."""
    noted: list[tuple[str, ...]] = []

    def note(command: tuple[str | Path, ...], **_: object) -> subprocess.CompletedProcess[bytes]:
        noted.append(tuple(map(str, command)))
        return subprocess.CompletedProcess(command, 0, b"", b"")

    monkeypatch.setattr(subprocess, "run", note)
    return noted


def program(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    file.chmod(0o755)


def finish(run: ModuleType, lock: str, log: Path | None = None, code: int = 0) -> None:
    """Make the environment look finished; its programs note how they were called."""
    text = LOGGING.format(python=sys.executable, log=str(log or os.devnull), code=code)
    program(run.PYTHON, text)
    program(run.DANGWU, text)
    run.STAMP.write_text("\n".join(run.stamp(lock)), "utf-8")


def call(project: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, project / "run.py", *arguments],
        cwd=project.parent,
        env={**os.environ, **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def make_venv(run: ModuleType) -> tuple[str, ...]:
    return (sys.executable, "-m", "venv", "--clear", str(run.VENV))


def install(run: ModuleType, lock: str) -> list[tuple[str, ...]]:
    pip = (str(run.PYTHON), "-m", "pip", "install", "--disable-pip-version-check")
    return [
        (*pip, "--require-hashes", "-r", lock),
        (*pip, "--no-deps", "--no-build-isolation", "-e", "."),
    ]


def test_help_names_every_command_and_sets_nothing_up(project: Path, run: ModuleType) -> None:
    words = run.HELP.split()
    assert [name for name in run.COMMANDS if words.count(name) != 1] == []
    done = call(project, "--help")
    assert (done.returncode, done.stdout, done.stderr) == (0, run.HELP + "\n", "")
    assert not run.VENV.exists()


def test_an_unknown_command_is_wrong_use(project: Path, run: ModuleType) -> None:
    done = call(project, "biuld")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"没有“biuld”这个命令。\n{run.HELP}\n"
    assert not run.VENV.exists()


def test_no_command_is_wrong_use(project: Path, run: ModuleType) -> None:
    done = call(project)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", run.HELP + "\n")


def test_an_old_python_is_named(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run.main(["build"], (3, 10, 2))
    assert ended.value.code == 2
    assert capsys.readouterr().err == "需要 Python 3.11 或更新的版本，现在运行的是 3.10。\n"


def test_nothing_there_makes_everything(run: ModuleType, commands: list[tuple[str, ...]]) -> None:
    run.VENV.mkdir()
    run.set_up(RUNTIME)
    assert commands == [make_venv(run), *install(run, RUNTIME)]
    assert run.STAMP.read_text("utf-8").splitlines() == run.stamp(RUNTIME)


@pytest.mark.parametrize(
    ("there", "wanted"), [(RUNTIME, RUNTIME), (TESTS, RUNTIME), (TESTS, TESTS)]
)
def test_a_finished_environment_starts_no_program(
    run: ModuleType, commands: list[tuple[str, ...]], there: str, wanted: str
) -> None:
    finish(run, there)
    run.set_up(wanted)
    assert commands == []
    assert run.STAMP.read_text("utf-8").splitlines() == run.stamp(there)


def test_tests_extend_the_environment(run: ModuleType, commands: list[tuple[str, ...]]) -> None:
    finish(run, RUNTIME)
    run.set_up(TESTS)
    assert commands == install(run, TESTS)
    assert run.STAMP.read_text("utf-8").splitlines() == run.stamp(TESTS)


@pytest.mark.parametrize("name", [RUNTIME, TESTS, "pyproject.toml"])
def test_a_changed_file_updates_in_place(
    project: Path, run: ModuleType, commands: list[tuple[str, ...]], name: str
) -> None:
    finish(run, TESTS)
    with (project / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    run.set_up(TESTS)
    assert commands == install(run, TESTS)
    assert run.STAMP.read_text("utf-8").splitlines() == run.stamp(TESTS)


def other_interpreter(run: ModuleType) -> None:
    text = run.STAMP.read_text("utf-8")
    run.STAMP.write_text("'3.10.0 (other)'" + text[text.index(" ") :], "utf-8")


DAMAGES: dict[str, Callable[[ModuleType], None]] = {
    "interrupted": lambda run: run.STAMP.unlink(),
    "empty stamp": lambda run: run.STAMP.write_text("", "utf-8"),
    "no python": lambda run: run.PYTHON.unlink(),
    "no dangwu": lambda run: run.DANGWU.unlink(),
    "other interpreter": other_interpreter,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_environment_is_made_anew(
    run: ModuleType, commands: list[tuple[str, ...]], damage: str
) -> None:
    finish(run, RUNTIME)
    DAMAGES[damage](run)
    run.set_up(RUNTIME)
    assert commands == [make_venv(run), *install(run, RUNTIME)]


def test_an_environment_elsewhere_is_left_as_it_is(
    run: ModuleType,
    commands: list[tuple[str, ...]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "other").mkdir()
    run.VENV.symlink_to(tmp_path / "other", target_is_directory=True)
    with pytest.raises(SystemExit) as ended:
        run.set_up(RUNTIME)
    assert ended.value.code == 2
    assert "请删除这个链接" in capsys.readouterr().err
    assert commands == []


def test_a_failed_step_shows_its_output_and_leaves_no_stamp(
    run: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    finish(run, RUNTIME)
    program(run.PYTHON, "#!/bin/sh\necho no route >&2\nexit 3\n")
    with pytest.raises(SystemExit) as ended:
        run.set_up(TESTS)
    assert ended.value.code == 2
    what = "按 requirements-dev.lock 安装依赖（约一分钟）"
    assert capsys.readouterr().err == (
        f"{what}……\nno route\n\n{what}：没有成功（退出码 3），原因见上。解决后请再运行一次。\n"
    )
    assert not run.STAMP.exists()


def test_a_python_without_venv_is_told_what_to_install(
    run: ModuleType,
    commands: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: sys.modules[name])
    with pytest.raises(SystemExit) as ended:
        run.set_up(RUNTIME)
    version = "{}.{}".format(*sys.version_info)
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"请先安装：sudo apt-get install python{version}-venv\n"
    assert commands == []


def test_a_ready_command_is_the_only_program_started(
    project: Path, run: ModuleType, tmp_path: Path
) -> None:
    finish(run, RUNTIME, tmp_path / "log", code=7)
    done = call(project, "check", "--format", "github")
    assert (done.returncode, done.stdout, done.stderr) == (7, "", "")
    assert (tmp_path / "log").read_text("utf-8") == f"dangwu check --format github in {project}\n"


def test_tests_look_for_the_browser_then_run(
    project: Path, run: ModuleType, tmp_path: Path
) -> None:
    finish(run, TESTS, tmp_path / "log")
    done = call(project, "test", "-k", "one")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "log").read_text("utf-8").splitlines() == [
        f"python tests/browser.py in {project}",
        f"python -m pytest -n auto --dist=loadfile -k one in {project}",
    ]


def test_no_browser_no_tests(project: Path, run: ModuleType, tmp_path: Path) -> None:
    finish(run, TESTS, tmp_path / "log", code=2)
    done = call(project, "test")
    assert done.returncode == 2
    assert (tmp_path / "log").read_text("utf-8") == f"python tests/browser.py in {project}\n"


def test_without_exec_the_exit_code_is_passed_on(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "name", "nt")
    with pytest.raises(SystemExit) as ended:
        run.hand_over(sys.executable, "-c", "raise SystemExit(5)")
    assert ended.value.code == 5


def test_an_interrupted_set_up_says_so(project: Path, run: ModuleType, tmp_path: Path) -> None:
    started = tmp_path / "started"
    os.mkfifo(started)
    finish(run, RUNTIME)
    program(
        run.PYTHON,
        f"#!{sys.executable}\nimport signal\nopen({str(started)!r}, 'w').close()\nsignal.pause()\n",
    )
    command = [sys.executable, str(project / "run.py"), "test"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as running:
        started.read_bytes()
        running.send_signal(signal.SIGINT)
        _, said = running.communicate()
    assert running.returncode == 130
    assert said == (
        "按 requirements-dev.lock 安装依赖（约一分钟）……\n已中断。再运行一次会接着完成。\n"
    )
    assert not run.STAMP.exists()


@pytest.mark.slow
def test_a_real_set_up_replaces_what_an_interruption_left(project: Path, run: ModuleType) -> None:
    left = run.VENV / "lib" / "half-made"
    left.mkdir(parents=True)
    first = call(project, "build", "--strict", PIP_NO_INDEX="1")
    assert first.stdout == "tiny build --strict\n"
    assert first.stderr.splitlines() == [
        "新建 Python 环境 .venv……",
        "按 requirements.lock 安装依赖（约一分钟）……",
        "安装本工具……",
    ]
    assert first.returncode == 7
    assert not left.exists()
    second = call(project, "build")
    assert (second.returncode, second.stdout, second.stderr) == (7, "tiny build\n", "")


def test_the_checkout_is_found_by_a_path_without_its_name(
    run: ModuleType, commands: list[tuple[str, ...]]
) -> None:
    pointer = run.VENV / "lib" / "site-packages" / "_dangwu.pth"
    pointer.parent.mkdir(parents=True)
    pointer.write_text("/党务/仓", "utf-8")
    run.set_up(RUNTIME)
    assert commands
    place = pointer.read_text("utf-8")
    assert place.isascii()
    assert (pointer.parent / place).resolve() == run.ROOT
