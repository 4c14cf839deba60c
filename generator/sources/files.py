"""Bytes of a file → text, or a diagnostic that says how to save it."""

import errno
import re
from pathlib import Path

from generator.diagnostics import Code, Diagnostic, Location, Severity

CODES = (
    Code(
        "source/encoding",
        "文件的文字编码无法识别",
        "文件既不是 UTF-8，也不是 GB18030（WPS 和 Excel 的中文编码），读出来会是乱码，所以不读。",
        "用 WPS 或 Excel 另存为“CSV UTF-8（逗号分隔）”；用记事本另存时编码选 UTF-8。",
    ),
    Code(
        "source/gb18030",
        "文件是 GB18030 编码",
        "WPS 和 Excel 默认这样保存，系统可以读懂。换成 UTF-8 后，网页上的修改对比也能正常显示。",
        "可以不管；想统一时用 WPS 或 Excel 另存为“CSV UTF-8（逗号分隔）”。",
        Severity.INFO,
    ),
    Code(
        "source/control-character",
        "文件里有看不见的控制字符",
        "这类字符通常来自损坏的文件或错误的粘贴，网页无法显示。",
        "删掉提示位置的字符，重新输入这一格。",
    ),
    Code(
        "source/unreadable",
        "文件打不开",
        "文件没有读取权限，或者正被别的程序占用，或者是一个失效的链接。",
        "关掉正在使用它的程序，检查权限后重试。",
    ),
    Code(
        "source/conflict",
        "合并冲突没有处理",
        "git 合并时两边都改了这一处，文件里留下了 <<<<<<< 和 >>>>>>> 标记，两种内容都在。",
        "留下正确的内容，删掉 <<<<<<<、=======、>>>>>>> 三种标记行。",
    ),
    Code(
        "source/empty",
        "数据文件是空的",
        "文件在，里面却什么也没有，多半是误删了内容；没有记录的表格也应当留着表头。",
        "从历史版本里恢复；确实不再需要就删掉这个文件。",
    ),
    Code(
        "source/too-large",
        "文件太大",
        "表格最大 32 MB、12 万行、500 列；一格或一个字段最多 10 万字；YAML 最大 4 MB；Markdown 最大 1 MB。更大的文件多半是放错了内容。",
        "把表格按年份拆成几个文件，例如 notices-2025.csv、notices-2026.csv；长文章分成几篇。",
    ),
)

MEGABYTE = 1024 * 1024

LARGEST = {".csv": 32 * MEGABYTE, ".yml": 4 * MEGABYTE, ".yaml": 4 * MEGABYTE, ".md": MEGABYTE}
"""The size in bytes beyond which a file is refused; a table of 100,000 rows has about 30 MB."""

_CONFLICT = re.compile(r"^(?:<<<<<<<|>>>>>>>) ", re.MULTILINE)
_REASONS = {
    errno.ENOENT: "文件不存在，可能是失效的链接",
    errno.EACCES: "没有读取权限",
    errno.ELOOP: "链接指向了自己",
}
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)


def split_lines(text: str) -> list[str]:
    r"""The lines of a text as editors count them: only `\n`, `\r\n` and `\r` end one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def position(text: str, index: int) -> tuple[int, int]:
    """The line and column, from 1, of a character."""
    lines = split_lines(text[:index])
    return len(lines), len(lines[-1]) + 1


def decode(raw: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding; raises UnicodeDecodeError for neither."""
    encoding = "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        return raw.decode(encoding), encoding
    except UnicodeDecodeError:
        return raw.decode("gb18030"), "gb18030"


def read_text(path: Path, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file (empty when it cannot be read) and what is to be said about it."""
    try:
        if fault := _unfit(path, file):
            return "", (fault,)
        text, encoding = decode(path.read_bytes())
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "系统拒绝读取")
        return "", (_fault("source/unreadable", f"文件打不开：{reason}", file),)
    except UnicodeDecodeError as error:
        message = f"第 {error.start + 1} 个字节不是 UTF-8，也不是 GB18030"
        return "", (_fault("source/encoding", message, file),)
    if found := _unusable(text, file):
        return "", (found,)
    if encoding == "gb18030":
        return text, (_fault("source/gb18030", "文件是 GB18030 编码，已按此读取", file, 1, 1),)
    return text, ()


def _unfit(path: Path, file: str) -> Diagnostic | None:
    """The fault of a path that is no file, or a very large one; raises OSError."""
    size, largest = path.stat().st_size, LARGEST.get(path.suffix.lower(), MEGABYTE)
    if not path.is_file():
        # A device or a pipe would never end.
        return _fault("source/unreadable", "文件打不开：这不是一个普通文件", file)
    if size > largest:
        message = f"文件有 {-(-size // MEGABYTE)} MB，超过 {largest // MEGABYTE} MB"
        return _fault("source/too-large", message, file)
    return None


def too_large(message: str, file: str, line: int = 0) -> Diagnostic:
    """The fault of a file in which there is more than is read."""
    return _fault("source/too-large", message, file, line, 1 if line else 0)


def _unusable(text: str, file: str) -> Diagnostic | None:
    """The fault of a text that no format can hold."""
    if mark := _CONFLICT.search(text):
        line, _ = position(text, mark.start())
        return _fault("source/conflict", "这里有没有处理完的合并冲突", file, line, 1)
    if bad := _UNPRINTABLE.search(text):
        line, column = position(text, bad.start())
        message = f"这里有控制字符 U+{ord(bad[0]):04X}"
        return _fault("source/control-character", message, file, line, column)
    return None


def empty(file: str) -> Diagnostic:
    """The fault of a file in which nothing stands."""
    return _fault("source/empty", "文件里什么也没有", file)


def outside(file: str) -> Diagnostic:
    """The fault of a file that is a link to somewhere outside of the site."""
    return _fault("source/unreadable", "文件是一个链接，指向站点文件夹之外", file)


def _fault(code: str, message: str, file: str, line: int = 0, column: int = 0) -> Diagnostic:
    known = next(entry for entry in CODES if entry.id == code)
    return Diagnostic(code, message, Location(file, line, column), known.severity, known.mend)


def read_lines(root: Path, file: str) -> list[str] | None:
    """The lines of a file as they are shown beside a diagnostic; None when it has none."""
    path = root / file
    try:
        if not path.is_file() or path.stat().st_size > max(LARGEST.values()):
            return None
        return split_lines(decode(path.read_bytes())[0])
    except (OSError, UnicodeDecodeError):
        return None
