"""What is wrong with exceptions: too wide, too long, or at their end."""

import re
from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Severity
from generator.world import World

from .model import Allowance

_EVERYTHING = re.compile(r"(?:data|content)?[/*?.\[\]]*(?:csv|md|yml)?")


@rule(
    "privacy/allow-wide",
    "例外的范围太大",
    "一条例外只能放过写明的文件；放过整个文件夹树，就等于关掉了检查。",
    "写明文件，或至少写到栏目的文件夹，例如 data/notices/*.csv。",
)
def allow_wide(world: World) -> Iterator[Finding]:
    """An exception names the file or at least the folder for which it holds."""
    for entry in world.all(Allowance):
        if _EVERYTHING.fullmatch(entry.value.file):
            message = f"“{entry.value.file}”几乎包括所有文件"
            yield Finding(message, entry.location("file"))


@rule(
    "privacy/allow-long",
    "例外的有效期太长",
    "情况会变，例外要定期重新审核。",
    "把“有效期至”改近一些，到期后由审核岗位重新确认。",
    Severity.WARNING,
    provisions=("privacy-allow",),
)
def allow_long(world: World) -> Iterator[Finding]:
    """An exception ends within a year from now."""
    basis = world.law.on("privacy-allow", world.today)
    for entry in world.all(Allowance):
        days = (entry.value.until - world.today).days
        if basis and days > basis["most"]:
            message = f"有效期到 {entry.value.until}，超过 {basis['most']} 天"
            yield Finding(message, entry.location("until"), basis=basis)


@rule(
    "privacy/allow-expired",
    "例外到期",
    "到期的例外不再有效，原来放过的问题会重新列出来。",
    "由审核岗位重新确认：仍需公开的，延长有效期并更新理由；不需要的，把内容和这一行都删去。",
    Severity.WARNING,
    provisions=("privacy-allow",),
)
def allow_expired(world: World) -> Iterator[Finding]:
    """An exception is reviewed again by its last day."""
    basis = world.law.on("privacy-allow", world.today)
    for entry in world.all(Allowance) if basis else ():
        value = entry.value
        message = f"“{value.file}”里{value.kind.label}的例外有效期到 {value.until}"
        yield Finding(message, entry.location("until"), basis=basis, due=value.until)


RULES = (allow_wide, allow_long, allow_expired)
