"""What the schema cannot say about the site."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.contract import Finding, rule
from generator.diagnostics import Severity
from generator.world import World

from .model import Site, related_site

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

NUMBERS = {
    "icp_no": (
        rf"[{PROVINCES}]ICP备\d{{5,10}}号(?:-\d{{1,3}})?",
        "应写成“省简称ICP备…号”，多个网站时后面带“-1”这样的序号",
    ),
    "psb_no": (rf"[{PROVINCES}]公网安备 ?\d{{8,14}}号", "应写成“省简称公网安备…号”"),
    "site_id_code": (r"[0-9A-Za-z]{10}", "是 10 位字母或数字"),
}
"""How a registration number is written, and how to say so."""


@rule(
    "site/source-url",
    "数据文件网址写法有误",
    "每页下方的“本页数据来源”靠它找到数据文件；缺少 {file} 时所有链接都指向同一个地方。",
    "写成完整网址，在文件路径处写 {file}，行号处写 {line}；没有代码托管网站时留空。",
)
def source_url(world: World) -> Iterator[Finding]:
    """The address of data files is a web address with a place for the file."""
    for entry in world.all(Site):
        address = entry.value.source_url
        if address is None:
            continue
        if not address.startswith(("http://", "https://")):
            yield Finding(f"“{address}”不以 http:// 或 https:// 开头", entry.location("source_url"))
        elif "{file}" not in address:
            yield Finding(f"“{address}”里没有 {{file}}", entry.location("source_url"))


@rule(
    "site/domain",
    "域名和网址对不上",
    "搜索引擎和读者收藏的地址以“网址”为准，与“域名”不一致时会指向别的网站。",
    "核对两项，改成同一个域名；还没有域名时两项都留空。",
)
def domain(world: World) -> Iterator[Finding]:
    """The host of the site's address is its domain, or lies below it."""
    for entry in world.all(Site):
        site = entry.value
        if site.domain is None or site.site_url is None:
            continue
        host, name = _host(site.site_url), site.domain.lower().rstrip(".")
        if host != name and not host.endswith(f".{name}"):
            message = f"网址“{site.site_url}”不在域名“{site.domain}”之下"
            yield Finding(message, entry.location("site_url"))


def _host(address: str) -> str:
    """The host of a web address; empty where it cannot be told."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


@rule(
    "site/registration-number",
    "备案号或标识码的样子不对",
    "备案号显示在每页下方，供读者核对；写错了查不到。没有的号码应当留空，不能编造。",
    "对照备案证明逐字核对；还没有批下来时留空。",
    Severity.WARNING,
)
def registration_number(world: World) -> Iterator[Finding]:
    """A registration number is written as its register writes it."""
    for entry in world.all(Site):
        for name, (pattern, form) in NUMBERS.items():
            number = getattr(entry.value, name)
            if number is not None and not re.fullmatch(pattern, number):
                title = Site.model_fields[name].title
                yield Finding(f"“{number}”不像{title}，{form}", entry.location(name))


@rule(
    "site/no-contact",
    "没有联系方式",
    "读者看到有误的内容，不知道找谁。",
    "至少填写联系电话、联系地址、电子邮箱中的一项，都用办公的。",
    Severity.WARNING,
)
def no_contact(world: World) -> Iterator[Finding]:
    """A site names a phone, an address or a mailbox."""
    for entry in world.all(Site):
        site = entry.value
        if not (site.phone or site.address or site.email):
            yield Finding("联系电话、联系地址、电子邮箱都没有填", entry.location())


@rule(
    "site/related-sites",
    "相关网站写法有误",
    "名称和网址要分得开，首页才能做成链接；认不出的一行不会显示。",
    "每行写成“名称|网址”，例如：示例县人民政府|https://www.example.cn/。",
)
def related_sites(world: World) -> Iterator[Finding]:
    """A related site is a name and an address."""
    for entry in world.all(Site):
        for index, line in enumerate(entry.value.related_sites):
            if related_site(line) is None:
                message = f"“{line}”不是“名称|网址”"
                yield Finding(message, entry.location("related_sites", index))


RULES = (source_url, domain, registration_number, no_contact, related_sites)
