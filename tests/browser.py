"""What the browser tests need from the machine: Chromium and a Chinese font, found or installed.

Runs as a program before the tests, with the standard library only.
"""

import os
import shutil
import subprocess
import sys

PROGRAMS = (
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chromium-browser",
    "chrome",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
INSTALLERS = {
    "apt-get": ("apt-get update", "apt-get install -y chromium fontconfig fonts-noto-cjk"),
    "dnf": ("dnf install -y chromium fontconfig google-noto-sans-cjk-fonts",),
    "pacman": ("pacman -Sy --noconfirm --needed chromium fontconfig noto-fonts-cjk",),
    "apk": ("apk add chromium fontconfig font-noto-cjk",),
    "brew": ("brew install --cask google-chrome",),
}


def find() -> str | None:
    """Return the path of the browser to test with: `$DANGWU_CHROMIUM`, which excludes others."""
    own = os.environ.get("DANGWU_CHROMIUM")
    return next(filter(None, map(shutil.which, (own,) if own else PROGRAMS)), None)


def has_chinese_font() -> bool:
    """Say whether Chinese text shows; macOS and Windows come with the fonts."""
    if sys.platform in {"win32", "darwin"}:
        return True
    if not shutil.which("fc-list"):
        return False
    listing = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)
    return bool(listing.stdout.strip())


def missing() -> list[str]:
    """Return the names of what is not there."""
    names = [] if find() else ["Chromium 浏览器"]
    return names if has_chinese_font() else [*names, "中文字体"]


def privilege(manager: str) -> list[str] | None:
    """Return the words before a command that installs, None where this user may not."""
    if manager == "brew" or os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    may = shutil.which("sudo") and subprocess.call([*sudo, "true"], stderr=subprocess.DEVNULL) == 0
    return sudo if may else None


def install(manager: str) -> None:
    """Install everything through the system's package manager, if this user may."""
    before = privilege(manager)
    if before is None:
        return
    print(f"正在用 {manager} 安装浏览器和中文字体……", file=sys.stderr, flush=True)
    for command in INSTALLERS[manager]:
        done = subprocess.run(
            [*before, *command.split()], capture_output=True, stdin=subprocess.DEVNULL, check=False
        )
        if done.returncode:
            output = (done.stdout + done.stderr).decode(errors="replace")
            print(f"{output}\n没有成功：{command}", file=sys.stderr)


def advice(manager: str | None) -> str:
    """Return how to install everything by hand."""
    if manager is None:
        return "请先安装。"
    sudo = "" if manager == "brew" else "sudo "
    return f"请运行：{' && '.join(sudo + command for command in INSTALLERS[manager])}"


def main() -> int:
    """Provide what is missing; return 2, having said what to install, where that is impossible."""
    manager = next(filter(shutil.which, INSTALLERS), None)
    names = missing()
    if names and manager:
        install(manager)
        names = missing()
    if not names:
        return 0
    print(f"测试还缺少：{'、'.join(names)}。{advice(manager)}", file=sys.stderr)
    print("浏览器装在别处时，把它的路径写进环境变量 DANGWU_CHROMIUM。", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
