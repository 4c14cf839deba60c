"""What is to be disclosed by the catalogue, what was, and what need not be."""

from typing import Annotated

from generator.kinds.organisations.model import OrganisationKind
from generator.schema import (
    Count,
    Day,
    Flag,
    Many,
    Model,
    Published,
    Ref,
    Scope,
    Slug,
    Text,
    Url,
    term,
)
from generator.schema.types import Reads, half_width

from .words import Cadence, Category, Channel, ShownBy, Timing

Term = Annotated[str, Reads(half_width)]
"""A period as staff write it; which forms are right depends on the matter."""


class CatalogueItem(Published):
    """One matter of the catalogue; `scope` says who may read this line of it."""

    id: Slug = term("编号", "公示公告用它写明属于哪个事项", example="dw-12")
    title: Text = term("公开事项", example="党费与工作经费")
    category: Category = term("类别", "七类之一，写 1 到 7 或类别的名称", example="4")
    aspect: Count = term("方面", "十六个方面中的第几个", example="12")
    content: Text | None = term("公开内容", "具体公开什么", None)
    basis: Text = term("依据", example="党务公开条例第十条")
    open_to: Scope = term("公开对象", "这个事项向谁公开", example="向社会公开")
    timing: Timing = term("公开时限", example="定期公开")
    cadence: Cadence | None = term("周期", "定期公开的必填", None, example="每季度")
    due_days: Count | None = term(
        "期满后天数", "每个周期结束后几天内公开；留空时按规定的默认天数", None
    )
    channels: Many[Channel] = term("公开方式", "用；分开", example="公开栏；网站")
    owner_post: Text = term("责任岗位", example="组织委员")
    applies_to: Many[OrganisationKind] = term(
        "适用的党组织类型", "留空表示各类党组织都适用；用；分开", ()
    )
    first_period: Term | None = term(
        "起始周期", "从哪个周期起核对，留空时不往前核对", None, example="2025年第一季度"
    )
    shown_by: ShownBy | None = term(
        "常设页面", "长期公开的事项由网站的哪一部分展示", None, example="组织机构页面"
    )
    retention_years: Count | None = term("保存年限", default=None)
    active: Flag = term("启用", "填“否”时不再核对", True)

    @property
    def tracked(self) -> bool:
        """Whether the matter counts and may be tracked at all."""
        return self.active and self.open_to is not Scope.SPECIFIC

    def listed_for(self, audience: Scope) -> bool:
        """Whether the page of the catalogue has a line of it for these readers."""
        order = list(Scope)
        return self.tracked and order.index(self.open_to) <= order.index(audience)


class Disclosure(Model):
    """That an organisation has disclosed a matter for a period, wherever that was."""

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    item_id: Annotated[Slug, Ref("catalogue_items", owner=True)] = term("公开事项编号")
    period: Term | None = term("周期", "定期公开的必填", None, example="2026年第一季度")
    on: Day = term("公开日期")
    channel: Channel = term("公开方式", example="公开栏")
    place: Text | None = term("地点或名称", default=None, example="村务公开栏")
    notice_id: Annotated[Slug, Ref("notices", owner=True)] | None = term(
        "公示编号", "本站已有的公示公告", None
    )
    url: Url | None = term("网址", "公开在别的网站上的", None)


class Exemption(Model):
    """That an organisation need not disclose a matter for some periods, and why."""

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    item_id: Annotated[Slug, Ref("catalogue_items", owner=True)] = term("公开事项编号")
    first: Term | None = term("起始周期", "留空表示一直如此", None, example="2026年第一季度")
    last: Term | None = term("截止周期", "含这个周期，留空表示尚未结束", None)
    reason: Text = term("理由", example="新成立，首个周期不满一个月")
    approved_by_post: Text | None = term("同意的岗位", default=None)
