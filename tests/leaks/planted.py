"""The numbered set of planted leaks: every kind in many spellings, and in every format of file."""

from collections.abc import Iterator
from random import Random

from msgspec import Struct

from tests.leaks import values
from tests.leaks.files import FORMATS

WIDE = str.maketrans("0123456789Xx-+@", "０１２３４５６７８９Ｘｘ－＋＠")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
FINANCIAL = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
SPOKEN = str.maketrans("0123456789", "零幺二三四五六七八九")


class Planted(Struct, frozen=True):
    """One leak: its number in the set, its kind, how it is written and in which file it lies."""

    number: int
    kind: str
    spelling: str
    format: str
    file: str
    data: bytes


def cut(value: str, *sizes: int, by: str = " ") -> str:
    """A value in groups of some sizes; the last takes the rest."""
    parts, at = [], 0
    for size in sizes:
        parts.append(value[at : at + size])
        at += size
    return by.join([*parts, value[at:]])


def _identities(rng: Random) -> Iterator[tuple[str, str]]:
    one = values.identity(rng)
    x = values.identity_x(rng)
    yield "plain", f"身份证号 {one}。"
    yield "x", f"身份证号{x}。"
    yield "small x", f"身份证号{x.lower()}。"
    yield "wide", one.translate(WIDE)
    yield "wide x", f"证件：{x.translate(WIDE)}（已核）"
    yield "issue", f"{one[:4].translate(WIDE)} {one[4:6].translate(WIDE)}-{one[6:]}"
    yield "6 8 4", cut(one, 6, 8)
    yield "hyphens", cut(one, 6, 8, by="-")
    yield "en dashes", cut(one, 6, 4, 4, by="–")
    yield "dots", cut(one, 6, 4, 2, 2, by=".")
    yield "middle dots", cut(one, 6, 8, by="·")
    yield "underscores", cut(one, 6, 8, by="_")
    yield "thin spaces", cut(one, 3, 3, 4, 4, by="\u2009")
    yield "no-break spaces", cut(one, 6, 8, by="\u00a0")
    yield "ideographic spaces", cut(one, 6, 8, by="\u3000")
    yield "zero width", cut(one, 5, 5, 5, by="\u200b")
    yield "word joiner", "\u2060".join(one)
    yield "soft hyphen", cut(one, 7, 7, by="\u00ad")
    yield "every digit", " ".join(one)
    yield "line break", cut(one, 10, by="\n")
    yield "line break indented", cut(one, 10, by="\r\n    ")
    yield "bold", one.translate(BOLD)
    yield "arabic", one[:17].translate(ARABIC) + one[17:]
    yield "chinese", one[:17].translate(CHINESE) + one[17:].translate(CHINESE)
    yield "letter before", f"G{one}"
    yield "between words", f"张三{one}男"
    yield "letters for digits", one.replace("0", "O").replace("1", "l")
    yield "x apart", f"{x[:17]} X"
    yield "times sign", f"{x[:17]}×"
    yield "enumeration commas", cut(one, 6, 8, by="、")
    yield "slashes", cut(one, 6, 8, by="/")
    yield "colons", cut(x, 6, 8, by="：")
    yield "table cells", f"| {cut(one, 6, 8, by=' | ')} |"
    yield "emphasis", cut(one, 6, 8, by="**")
    yield "escapes", cut(one, 6, 8, by="\\*")
    yield "breaks", cut(one, 6, 4, 4, by="<br>")
    yield "wide commas", cut(one, 6, 8, by="，").translate(WIDE)
    yield "apostrophes", cut(one, 6, 8, by="'")
    yield "plus signs", cut(one, 6, 8, by="+")
    yield "columns", cut(one, 6, 8, by="        ")
    yield "paragraphs", cut(one, 6, 8, by="\n\n")
    yield "keycaps", "".join(f"{char}\ufe0f\u20e3" for char in one)
    yield "underlined", "\u0332".join(one)
    yield "tags", "\U000e0020".join(one)
    yield "before a mobile number", f"{one}{values.mobile(rng)}"
    yield "x before a mobile number", f"{x}{values.mobile(rng)}"


def _mobiles(rng: Random) -> Iterator[tuple[str, str]]:
    one = values.mobile(rng)
    yield "plain", f"电话{one}"
    yield "sentence", f"请拨打{one}，联系人林小满。"
    yield "3 4 4", cut(one, 3, 4)
    yield "hyphens", cut(one, 3, 4, by="-")
    yield "dots", cut(one, 3, 4, by=".")
    yield "4 4 3", cut(one, 4, 4, by=" ")
    yield "3 8", cut(one, 3, by="-")
    yield "7 4", cut(one, 7)
    yield "country", f"+86{one}"
    yield "country space", f"+86 {cut(one, 3, 4)}"
    yield "country hyphen", f"86-{one}"
    yield "country long", f"0086{one}"
    yield "zero before", f"0{one}"
    yield "brackets", f"({one[:3]}){one[3:]}"
    yield "wide", one.translate(WIDE)
    yield "wide hyphens", cut(one, 3, 4, by="-").translate(WIDE)
    yield "zero width", cut(one, 5, by="\u200b")
    yield "byte order mark", cut(one, 4, by="\ufeff")
    yield "line break", cut(one, 7, by="\n")
    yield "every digit", " ".join(one)
    yield "every digit hyphen", "-".join(one)
    yield "chinese", one.translate(CHINESE)
    yield "financial", one.translate(FINANCIAL)
    yield "spoken", f"号码是{one.translate(SPOKEN)}，请记下"
    yield "bold", one.translate(BOLD)
    yield "link", f"[电话](tel:{one})"
    yield "label", f"tel:{one};"
    yield "number in a list", f"1.{one}"
    yield "after a name", f"林小满{one}组长"
    yield "two together", f"{one}/{values.mobile(rng)}"
    yield "thin spaces", cut(one, 3, 4, by="\u2009")
    yield "before a surname", f"{one}万先生"
    yield "before a post", f"{one}股长"
    yield "before a festival", f"{one}元旦值班"
    yield "three together", "".join(values.mobile(rng) for _ in range(3))
    yield "after an ID number", f"{values.identity(rng)}{one}"
    yield "keycaps", "".join(f"{char}\ufe0f\u20e3" for char in one)
    yield "commas after a word", f"手机：{cut(one, 3, 4, by='，')}"
    yield "table cells after a word", f"| 电话 | {cut(one, 3, 4, by=' | ')} |"
    yield "columns after a word", f"联系电话{cut(one, 3, 4, by='      ')}"
    yield (
        "letters for digits",
        f"1O{one[2:]}".replace("1O", f"{one[:2]}") if "0" not in one else (one.replace("0", "O")),
    )


def _cards(rng: Random) -> Iterator[tuple[str, str]]:
    one, other = values.card(rng), values.other_card(rng)
    yield "plain", f"卡号{one}"
    yield "without words", one
    yield "fours", cut(one, 4, 4, 4, 4).strip()
    yield "hyphens", cut(one, 4, 4, 4, 4, by="-").strip("-")
    yield "wide", one.translate(WIDE)
    yield "zero width", cut(one, 6, 6, by="\u200b")
    yield "every digit", " ".join(one)
    yield "other with words", f"开户银行：示例银行，账号 {other}"
    yield "chinese", f"卡号{one.translate(CHINESE)}"
    yield "line break", cut(one, 8, by="\n")
    yield "commas", f"卡号：{cut(one, 4, 4, 4, 4, by='，').strip('，')}"
    yield "table cells", f"| 账号 | {cut(one, 4, 4, 4, 4, by=' | ').strip(' |')} |"


def _words(rng: Random) -> Iterator[tuple[str, str, str]]:
    born = f"{rng.randint(1950, 1990)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    home = f"长安路{rng.randint(1, 99)}号"
    yield "id-checksum", "plain", f"证号 {values.wrong_identity(rng)}"
    yield "id-checksum", "6 8 4", cut(values.wrong_identity(rng), 6, 8)
    yield "id-checksum", "wide", values.wrong_identity(rng).translate(WIDE)
    yield "id-old", "plain", f"身份证号：{values.old_identity(rng)}"
    yield "id-old", "wide", f"身份证号{values.old_identity(rng).translate(WIDE)}"
    yield "id-old", "hyphens", f"身份证 {cut(values.old_identity(rng), 6, 6, by='-')}"
    yield "address", "street", f"住在{home}3单元501室"
    yield "address", "village", f"青禾村三组{rng.randint(1, 99)}号，电话请登记"
    yield "address", "estate", f"幸福小区{rng.randint(1, 30)}栋2单元301室"
    yield "address", "counted", "家庭住址：青禾路十二号"
    yield "address", "room", f"现住幸福花园{rng.randint(1, 30)}-2-301"
    yield "address", "wide", f"地址：和平巷{str(rng.randint(10, 99)).translate(WIDE)}号"
    yield "birth-date", "after", f"出生日期：{born}"
    yield "birth-date", "before", f"{born}出生"
    yield "birth-date", "on", f"生于{born}"
    yield "birth-date", "iso", f"出生 {rng.randint(1950, 1990)}-03-0{rng.randint(1, 9)}"
    yield "birth-date", "dots", f"生日：{rng.randint(1950, 1990)}.3.{rng.randint(1, 9)}"
    yield "birth-date", "born at the end", f"{values.NAME}，{born}生"
    yield "birth-date", "born spaced", "1981 年 2 月 3 日出生"
    yield "birth-date", "born in", f"{born}，生于青禾镇"
    yield "birth-date", "counted", "出生于一九八〇年三月五日"
    yield "hardship", "brackets", f"{values.NAME}（低保户）"
    yield "hardship", "before", f"特困人员{values.NAME}"
    yield "hardship", "object of help", f"低保对象{values.NAME}"
    yield "hardship", "corrected", f"社区矫正对象：{values.NAME}"
    yield "hardship", "leukaemia", f"{values.NAME}因患白血病"
    yield "hardship", "ill", f"{values.NAME}，因患癌症住院"
    yield "hardship", "disabled", f"残疾人{values.NAME}家"
    yield "hardship-someone", "brackets", "林某（低保户）"
    yield "minor", "school number", f"学籍号：G{rng.randint(10**9, 10**10)}"
    yield "minor", "guardian", "监护人：赵小军"
    yield "minor", "guardian phone", "监护人姓名：赵小军"
    yield "minor", "list", "学生名单：赵小军、钱小红"
    yield "minor", "class", "三年级2班赵小军同学"
    yield "minor", "pupil", "三年级（2）班学生赵小军"
    yield from _contacts(rng)


def _contacts(rng: Random) -> Iterator[tuple[str, str, str]]:
    yield "contact", "mail", "邮箱 lin.xiaoman@" + "qq.com"
    yield "contact", "mail wide", "lin_1985＠" + "163.com"
    yield "contact", "qq", f"QQ：{rng.randint(10**7, 10**9)}"
    yield "contact", "qq small", f"qq：{rng.randint(10**7, 10**9)}"
    yield "contact", "qq in characters", f"扣扣 {rng.randint(10**7, 10**9)}"
    yield "contact", "wechat disguised", "薇信号：linxiaoman85"
    yield "contact", "wechat without a colon", "加微信linxm_85"
    yield "contact", "qq number", f"QQ号{rng.randint(10**7, 10**9)}"
    yield "contact", "wechat", "微信号：lin_xiaoman85"
    yield "contact", "wechat letters", "VX: linxiaoman85"
    yield "contact", "wechat id", "wxid_a1b2c3d4e5f6"
    yield "papers", "passport", f"护照号码：E{rng.randint(10**7, 10**8 - 1)}"
    yield "papers", "permit", f"港澳通行证C{rng.randint(10**7, 10**8 - 1)}"
    yield "papers", "passport in English", f"Passport No. E{rng.randint(10**7, 10**8 - 1)}"
    yield "papers", "plate", "车牌号：渝A1B2C3"
    yield "papers", "plate dot", "车辆渝A·12345"


def spellings(seed: int = 1) -> Iterator[tuple[str, str, str]]:
    """Kind, name of the spelling, and the text."""
    rng = Random(seed)  # noqa: S311
    for kind, group in (
        ("id-number", _identities(rng)),
        ("mobile", _mobiles(rng)),
        ("bank-card", _cards(rng)),
    ):
        yield from ((kind, name, text) for name, text in group)
    yield from _words(rng)


def planted(seed: int = 1) -> tuple[Planted, ...]:
    """The whole set, in its order: spellings as text, then one of each kind in every format."""
    found: list[Planted] = []
    first: dict[str, str] = {}
    for kind, name, text in spellings(seed):
        found.append(Planted(len(found) + 1, kind, name, "txt", "说明.txt", text.encode()))
        first.setdefault(kind, text)
    for kind, text in first.items():
        for format, (file, make) in FORMATS.items():
            found.append(Planted(len(found) + 1, kind, "plain", format, file, make(text)))
        name = text.strip("。").replace("：", "").replace(":", "").replace("/", "")
        file = f"content/a/{name}.pdf"
        found.append(Planted(len(found) + 1, kind, "plain", "file name", file, b""))
    return tuple(found)
