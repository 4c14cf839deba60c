"""The kinds of private information that are looked for: their names, and the provision of each."""

from msgspec import Struct

from generator.diagnostics import Code, Severity


class Sort(Struct, frozen=True):
    """A kind of private information: `id` is the last part of its code, `provision` judges it."""

    id: str
    label: str
    provision: str


SORTS = (
    Sort("id-number", "身份证号", "pii-01"),
    Sort("id-checksum", "像身份证号的数字", "pii-01-checksum"),
    Sort("id-old", "旧身份证号", "pii-02"),
    Sort("mobile", "手机号", "pii-03"),
    Sort("bank-card", "银行卡号", "pii-04"),
    Sort("address", "家庭住址", "pii-05"),
    Sort("birth-date", "完整的出生日期", "pii-06"),
    Sort("hardship", "与姓名写在一起的困难或健康情况", "pii-07"),
    Sort("hardship-someone", "与“某某”写在一起的困难或健康情况", "pii-07-someone"),
    Sort("minor", "未成年人信息", "pii-08"),
    Sort("contact", "私人邮箱、QQ 或微信", "pii-09"),
    Sort("papers", "护照号或车牌号", "pii-10"),
)
"""Every kind, in the order of the provisions."""

BY_ID = {sort.id: sort for sort in SORTS}

NUMBERS = frozenset({"id-number", "id-checksum", "id-old", "mobile", "bank-card"})
"""The kinds that are numbers: found by themselves, and masked wherever they are quoted."""

_CUT = "从文件里删去；确需公开的例外，写进 data/privacy/allow.csv 并注明理由。"

CODES = (
    Code(
        "privacy/id-number",
        "出现了身份证号",
        "身份证号是最敏感的个人信息之一，公开后可以被人冒用，任何公示都不需要它。",
        _CUT,
    ),
    Code(
        "privacy/id-checksum",
        "出现了像身份证号的数字",
        "这串数字有身份证号的样子，但末位校验不对，多半是抄错了一位。",
        "核对：是身份证号就删去；不是的，写进 data/privacy/allow.csv 并注明理由。",
        Severity.WARNING,
    ),
    Code(
        "privacy/id-old",
        "出现了 15 位旧身份证号",
        "旧身份证号同样能确定一个人。",
        "核对：是身份证号就删去；不是的，写进 data/privacy/allow.csv 并注明理由。",
        Severity.WARNING,
    ),
    Code(
        "privacy/mobile",
        "出现了手机号",
        "个人手机号未经单独同意不能公开。办公用的手机号要先登记。",
        "删去，或换成办公座机；确是办公手机的，写进站点信息的“办公手机”。",
    ),
    Code(
        "privacy/bank-card",
        "出现了银行卡号",
        "金融账户属于敏感个人信息，发放公示只需要姓名和金额。",
        _CUT,
    ),
    Code(
        "privacy/address",
        "出现了像家庭住址的文字",
        "写到门牌、楼栋、房间的住址会暴露个人行踪；公开时写到乡镇、街道就够了。",
        "只保留乡镇、街道；是办公地址的，写进党组织或站点信息的地址栏。",
        Severity.WARNING,
    ),
    Code(
        "privacy/birth-date",
        "出现了完整的出生日期",
        "公示只需要出生年月，具体到日就能与其他信息拼出身份证号。",
        "只写出生年月。",
        Severity.WARNING,
    ),
    Code(
        "privacy/hardship",
        "姓名旁边写了困难或健康情况",
        "贫困、残疾、疾病等情况与姓名写在一起，会让当事人受到歧视或被骗子盯上。",
        "只公布总数；必须写到人的，写姓和“某”，不写原因。",
        Severity.WARNING,
    ),
    Code(
        "privacy/hardship-someone",
        "“某某”旁边写了困难或健康情况",
        "姓名已经隐去，但在小地方，原因加上职务或住处仍然可能认得出人。",
        "确认旁边没有能认出本人的信息；能不写原因就不写。",
        Severity.INFO,
    ),
    Code(
        "privacy/minor",
        "出现了未成年人的信息",
        "不满十四周岁的未成年人的所有信息都是敏感个人信息，要有监护人的单独同意。",
        "删去学籍号、监护人和学生名单，只写班级或人数。",
        Severity.WARNING,
    ),
    Code(
        "privacy/contact",
        "出现了私人邮箱、QQ 或微信",
        "私人联系方式不应公开。本站各处登记的办公邮箱不受影响。",
        "换成办公邮箱或办公电话；是办公邮箱的，写进党组织或站点信息的“电子邮箱”。",
        Severity.WARNING,
    ),
    Code(
        "privacy/papers",
        "出现了护照号或车牌号",
        "护照号、私人车牌能确定到个人。公务车辆公示可以不管这一条。",
        "确认是否必须公开；不必的删去。",
        Severity.INFO,
    ),
)
"""What staff read about each kind; severities are those of the provisions as shipped."""
