"""The words that records of the catalogue choose from."""

from functools import cached_property

from generator.schema import Vocabulary


class Category(Vocabulary):
    """The seven kinds of matters that grassroots organisations disclose, in their order."""

    DECISIONS = "1", "贯彻落实上级决策部署"
    GOALS = "2", "任期目标和重点工作"
    STUDY = "3", "思想政治工作和党内学习"
    SELF_BUILDING = "4", "党组织建设和党员队伍"
    SERVICE = "5", "作风建设和联系服务群众"
    DISCIPLINE = "6", "全面从严治党和廉洁"
    OTHER = "7", "其他应当公开的事项"


class Timing(Vocabulary):
    """When a matter is disclosed."""

    LONG_TERM = "long_term", "长期公开", "长期"
    PERIODIC = "periodic", "定期公开", "定期"
    STAGED = "staged", "分阶段公开", "阶段性公开", "阶段性"
    AD_HOC = "ad_hoc", "及时公开", "及时", "临时"


class Cadence(Vocabulary):
    """How often a matter is disclosed; the value is a word, `months` the length of a period."""

    MONTHLY = "monthly", "每月", "按月"
    QUARTERLY = "quarterly", "每季度", "按季度"
    SEMIANNUAL = "semiannual", "每半年", "按半年"
    ANNUAL = "annual", "每年", "按年"

    @cached_property
    def months(self) -> int:
        """How many months a period has."""
        return {"monthly": 1, "quarterly": 3, "semiannual": 6, "annual": 12}[self.value]


class Channel(Vocabulary):
    """Where a matter is disclosed."""

    BOARD = "board", "公开栏"
    MEETING = "meeting", "会议"
    DOCUMENT = "document", "文件"
    BULLETIN = "bulletin", "简报"
    INTRANET = "intranet", "内部网络", "内网"
    WEBSITE = "website", "网站"
    MEDIA = "media", "媒体"


class ShownBy(Vocabulary):
    """The part of the site that shows a long-term matter by itself."""

    ORGANISATION = "organisation", "组织机构页面"
    DUTIES = "duties", "岗位职责页面"
    INSTITUTIONS = "institutions", "制度页面"
