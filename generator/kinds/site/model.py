"""The site itself: who runs it and how to reach them."""

from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from generator.schema import (
    Count,
    Email,
    Flag,
    Lines,
    Many,
    Model,
    Phone,
    Slug,
    Text,
    Url,
    Vocabulary,
    term,
)


class CountStart(Vocabulary):
    """Whether the first day of a publicity counts."""

    INCLUSIVE = "inclusive", "当天起算", "含当天"
    EXCLUSIVE = "exclusive", "次日起算", "不含当天"


class Procedure(Vocabulary):
    """The steps by which a matter is made public; the rule packs list them."""

    NATIONAL = "national", "全国四步"
    CATALOGUE = "2010", "目录四步"
    FIVE_STEP = "five_step", "五步"

    @property
    def provision(self) -> str:
        """The id of the provision that lists the steps."""
        return f"procedure-{self.value.replace('_', '-')}"


class Site(Model):
    """Facts about the site; registration numbers are left out when empty, never invented."""

    name: Text = term("站点名称", example="示例镇党务公开")
    description: Text = term("站点简介")
    domain: Text | None = term("域名", default=None)
    site_url: Url | None = term("网址", "站点发布后的完整网址", None)
    host_org: Text = term("主办单位")
    operator_org: Text | None = term("承办单位", default=None)
    phone: Phone | None = term("联系电话", default=None)
    address: Text | None = term("联系地址", default=None)
    email: Email | None = term("电子邮箱", default=None)
    hours: Text | None = term("办公时间", default=None)
    office_mobiles: Many[Phone] = term(
        "办公手机", "可以公开的办公手机号，用；分开；其余手机号一律不得出现", ()
    )
    supervision_phone: Phone | None = term("监督电话", default=None)
    supervision_address: Text | None = term("监督信箱地址", default=None)
    icp_no: Text | None = term("ICP备案号", default=None)
    psb_no: Text | None = term("公安备案号", default=None)
    site_id_code: Text | None = term("网站标识码", default=None)
    source_url: Text | None = term(
        "数据文件网址", "其中 {file} 和 {line} 换成文件和行号；没有代码托管网站时留空", None
    )
    sample: Flag = term("示例数据", "填“是”时每页显示这是示例数据", False)
    notices_per_page: Count = term("每页公示条数", default=20)
    rule_packs: Many[Slug] = term("规则包", "除全国规定外采用的本地规则包，用；分开", ())
    count_start: CountStart = term(
        "公示起算", "公示当天算不算一个工作日", CountStart.INCLUSIVE, example="当天起算"
    )
    procedure: Procedure = term(
        "公开程序", "公示没有另写时按哪种步骤办理", Procedure.NATIONAL, example="全国四步"
    )
    meta_tags: Flag = term("政务元数据", "填“否”时网页里不写政府网站用的标签", True)
    sheets: Flag = term(
        "版式文件",
        "填“是”时公示公告、机构图、联盟和领导小组的网页附有 PDF，生成网站的机器上要装排版程序",
        False,
    )
    title_fonts: Many[Text] = term("标题字体", "打印用；排在前面的先用，用；分开", ())
    body_fonts: Many[Text] = term("正文字体", "打印用；留空时依次用仿宋、宋体", ())
    bold_fonts: Many[Text] = term("黑体字体", "打印用；留空时用本机的黑体", ())
    script_fonts: Many[Text] = term("楷体字体", "打印用；留空时依次用楷体、宋体", ())
    related_sites: Lines = term("相关网站", "名称|网址", ())

    @property
    def host(self) -> str:
        """The name under which the site is known on the web, empty where it has none."""
        return self.domain or urlsplit(self.site_url or "").hostname or ""

    def address_of(self, path: PurePosixPath) -> str:
        """Where a page or file is found on the web, empty where the site does not say where it is."""
        if not self.site_url:
            return ""
        name = str(path)
        published = f"{name.removesuffix('.md')}.html" if name.endswith(".md") else name
        return f"{self.site_url.rstrip('/')}/{quote(published)}"


def related_site(line: str) -> tuple[str, str] | None:
    """The name and address in a line `名称|网址`, or None where it is written otherwise."""
    name, _, address = (part.strip() for part in line.replace("｜", "|").partition("|"))
    web = address.startswith(("http://", "https://")) and " " not in address
    return (name, address) if name and web else None
