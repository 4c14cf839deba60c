"""Set up `.venv` from the lock files, then hand over to the `dangwu` command or to the tests."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

HELP = """用法：python3 run.py 命令 [选项]      （路径都相对于本文件所在的文件夹）
  check   检查数据       build   生成网站  serve   边改边看  new     新建记录
  render  输出 Markdown  init    新建站点  search  搜索网站  scan    查个人信息
  todo    列出待办       rules   列出规则  publish 记入台账  verify  核对网站
  poster  打印张贴       pdf     打印公文  test    运行本项目的全部测试"""
COMMANDS = tuple(w for w in HELP.split() if w.isascii() and w.isalpha() and w.islower())
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS, EXE = (VENV / "Scripts", ".exe") if os.name == "nt" else (VENV / "bin", "")
PYTHON, DANGWU = PROGRAMS / f"python{EXE}", PROGRAMS / f"dangwu{EXE}"
STAMP, RUNTIME, TESTS = VENV / "dangwu.stamp", "requirements.lock", "requirements-dev.lock"


def stop(text: str, code: int = 2) -> NoReturn:
    """Say why nothing more can be done; exit code 1 is left to faults in the data."""
    print(text, file=sys.stderr)
    raise SystemExit(code)


def step(what: str, *command: str | Path) -> None:
    """Run one command of the set-up; what it prints matters only when it fails."""
    print(f"{what}……", file=sys.stderr, flush=True)
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode:
        print((done.stdout + done.stderr).decode(errors="replace"), file=sys.stderr)
        stop(f"{what}：没有成功（退出码 {done.returncode}），原因见上。解决后请再运行一次。")


def stamp(lock: str) -> list[str]:
    """Return what a finished environment was made from: interpreter and place, files, lock."""
    files = b"".join((ROOT / name).read_bytes() for name in (RUNTIME, TESTS, "pyproject.toml"))
    return [f"{sys.version!r} {ROOT}", hashlib.sha256(files).hexdigest(), lock]


def set_up(lock: str) -> None:
    """Make `.venv` match the lock; one without a stamp was interrupted and is made anew."""
    whole = all(file.exists() for file in (PYTHON, DANGWU, STAMP))
    wanted, found = stamp(lock), STAMP.read_text("utf-8").splitlines() if whole else []
    if found in (wanted, stamp(TESTS)):
        return
    if importlib.util.find_spec("ensurepip") is None:
        stop("请先安装：sudo apt-get install python{}.{}-venv".format(*sys.version_info))
    if VENV.is_symlink():  # What it leads to may be another project's, and would be emptied.
        stop(f"{VENV.name} 是一个链接，不能动它指向的文件夹。请删除这个链接，再运行一次。")
    STAMP.unlink(missing_ok=True)
    if found[:1] != wanted[:1]:
        step("新建 Python 环境 .venv", sys.executable, "-m", "venv", "--clear", VENV)
    pip = (PYTHON, "-m", "pip", "install", "--disable-pip-version-check")
    step(f"按 {lock} 安装依赖（约一分钟）", *pip, "--require-hashes", "-r", lock)
    step("安装本工具", *pip, "--no-deps", "--no-build-isolation", "-e", ".")
    for found_by in VENV.glob("**/_dangwu.pth"):  # Python reads no Chinese there in the C locale.
        found_by.write_text(os.path.relpath(ROOT, found_by.parent), "utf-8")
    STAMP.write_text("\n".join(wanted), "utf-8")


def hand_over(*command: str | Path) -> NoReturn:
    """Become the command, or on Windows wait for it, and end with its exit code."""
    os.chdir(ROOT)
    if os.name == "posix":
        os.execv(command[0], command)
    signal.signal(signal.SIGINT, lambda *_: None)  # The child gets it too, and has the last word.
    raise SystemExit(subprocess.run(command).returncode)


def main(arguments: list[str], version: tuple[int, ...] = sys.version_info[:2]) -> None:
    """Check the machine, set up what the command needs, and hand over to it."""
    if version < (3, 11):
        stop("需要 Python 3.11 或更新的版本，现在运行的是 {}.{}。".format(*version))
    if arguments[:1] in (["-h"], ["--help"]):
        print(HELP)
    elif arguments[:1] == ["test"]:
        set_up(TESTS)
        step("检查浏览器和中文字体，缺少时安装", PYTHON, "tests/browser.py")
        hand_over(PYTHON, "-m", "pytest", "-n", "auto", "--dist=loadfile", *arguments[1:])
    elif arguments and arguments[0] in COMMANDS:
        set_up(RUNTIME)
        hand_over(DANGWU, *arguments)
    else:
        stop(f"没有“{arguments[0]}”这个命令。\n{HELP}" if arguments else HELP)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        stop("已中断。再运行一次会接着完成。", 130)
