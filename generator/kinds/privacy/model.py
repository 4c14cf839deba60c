"""One exception: which value may stand in which file, why, who has agreed, and until when."""

from typing import ClassVar

from generator.schema import Day, Model, Scope, Text, Vocabulary, term


class Private(Vocabulary):
    """The kinds of private information, as the search names them."""

    ID_NUMBER = "id-number", "身份证号"
    ID_CHECKSUM = "id-checksum", "像身份证号的数字"
    ID_OLD = "id-old", "旧身份证号"
    MOBILE = "mobile", "手机号"
    BANK_CARD = "bank-card", "银行卡号"
    ADDRESS = "address", "家庭住址"
    BIRTH_DATE = "birth-date", "完整的出生日期", "出生日期"
    HARDSHIP = "hardship", "与姓名写在一起的困难或健康情况", "困难或健康情况"
    SOMEONE = "hardship-someone", "与“某某”写在一起的困难或健康情况"
    MINOR = "minor", "未成年人信息"
    CONTACT = "contact", "私人邮箱、QQ 或微信", "私人联系方式"
    PAPERS = "papers", "护照号或车牌号"


class Allowance(Model):
    """A value that may stay; the value itself is never written down, only its fingerprint."""

    AUDIENCE: ClassVar[Scope] = Scope.SPECIFIC

    file: Text = term("文件", "可以用 * 代替一段", example="data/notices/notices-2026.csv")
    kind: Private = term("种类", example="手机号")
    fingerprint: Text = term("指纹", "dangwu scan --fingerprints 显示的五位指纹", example="a1b2c")
    reason: Text = term("理由", example="经本人单独同意公开的值班手机，同意书存档第 3 号")
    reviewed_by_post: Text = term("审核岗位", example="组织委员")
    until: Day = term("有效期至", "到期后重新检查，最长一年", example="2027-05-18")
