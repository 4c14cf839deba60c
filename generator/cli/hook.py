"""The hook of git that looks for personal information before each commit."""

import os
import stat
from pathlib import Path

from generator.privacy import git

MARK = "# dangwu scan --staged"
"""The line by which our own hook is known again."""

SCRIPT = f"""#!/bin/sh
{MARK}
# 提交以前查找个人信息；查到就不提交。
if [ -f run.py ] && grep -q dangwu run.py; then
    command -v python3 >/dev/null 2>&1 && exec python3 run.py scan --staged
    exec py run.py scan --staged
fi
if ! command -v dangwu >/dev/null 2>&1; then
    echo "没有找到 dangwu，没有查个人信息，也没有提交。请先进入装有 dangwu 的环境。" >&2
    exit 1
fi
exec dangwu scan --staged
"""


class ForeignError(Exception):
    """There is a hook already that somebody else has written."""


def install(top: Path) -> str:
    """Write the hook of a checkout and say so; raises ForeignError where there is another one."""
    place = git.hooks(top) / "pre-commit"
    if place.exists() or place.is_symlink():
        known = place.read_text(encoding="utf-8", errors="replace") if place.is_file() else ""
        if MARK not in known:
            raise ForeignError(
                f"“{place}”已经有别的检查，没有改动。请在里面加一行：dangwu scan --staged || exit 1"
            )
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(SCRIPT, encoding="utf-8", newline="\n")
    if os.name == "posix":
        place.chmod(place.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return f"已装好：{place}。以后每次提交前会先查找个人信息。"
