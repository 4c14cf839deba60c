"""A plain text → what its words tell of private life: homes, births, hardship, children, contacts."""

import re
from collections.abc import Iterator

from .terms import Searcher

Words = tuple[str, int, int]
"""A kind and where it stands."""

_HOME = re.compile(r"住址|家住|居住|现住|住在|户籍|家庭地址|通讯地址|住所")
_OFFICE = re.compile(
    r"\s*[,，]?\s*(?:[一-龥]{0,6}(?:中心|服务|委会|政府|大楼|会议|广场|学校|办公|党委|支部|礼堂|活动"
    r"|阵地|便民|站|所|局|院|馆|厅|门口|公司|超市|沿线|路段))"
)
_PLACE = re.compile(r"(?:办公|受理|联系|单位|公示|信箱|活动|会议|集合)(?:地址|地点)|(?<!庭)地点")
_CHINESE_COUNT = re.compile(r"[一二三四五六七八九十百零〇]")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严"
    "覃武戴莫孔向汤"
)
_SOMEONE = re.compile(f"[{_SURNAMES}]某(?![些种个项年月日])")
_HELPS = re.compile(
    r"看望|慰问|帮扶|走访|关爱|服务|帮助|负责|分管|联系|由|给|对(?!象)|工作|组织|主持|参加|关心|救助"
)
_BORN = re.compile(r"[0-9日号]\s?[,，]?\s?出?生")
"""Without it, or a word for births, no day of birth can stand in a text."""
_STOP = re.compile(r"[。；;！？\n|\t]")
_COMMA = re.compile("[,，]")
_AROUND = 10
"""How many characters may stand between a name and what is said about the person."""
_MINOR = re.compile(
    r"学籍(?:号|编号|辅号)?\s*[:：为是,，]?\s*[A-Za-z]?[0-9]{8,}[Xx]?"
    r"|监护人(?:姓名|电话)?\s*[:：为是]\s*[一-龥]{2,4}"
    r"|学生(?:姓名|名单)\s*[:：为是]?\s*[一-龥]{2,4}(?=\s*[、,;，；\n ]|$)"
    r"|[一二三四五六七八九1-9]年级\s?[(（]?[0-9一二三四五六七八九十]{1,2}[)）]?班"
    r"(?:(?:学生)?[一-龥]{2,3}同学|学生[一-龥]{2,3}(?=\s*[、,;，；。\n ]|$))"
)
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63} ?@ ?"
    r"((?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,10})(?![A-Za-z0-9])"
)
_FILES = frozenset(
    {"png", "jpg", "jpeg", "webp", "svg", "gif", "css", "js", "md", "html", "mjs", "ts"}
)
_CHAT = re.compile(
    r"(?:(?<![A-Za-z])[Qq][Qq]|扣扣)\s?(?:号码|号)?\s?[:：为是]?\s?([1-9][0-9]{4,10})(?![0-9])"
    r"|(?:微信号?|[薇威]信号?|(?<![A-Za-z])(?:[Ww]e[Cc]hat|WECHAT|VX|vx|WX|wx))(?:号|id|ID)?\s?[:：为是]\s?"
    r"([A-Za-z][-_A-Za-z0-9]{5,19})(?![-_A-Za-z0-9])"
    r"|微信号?\s?((?=[A-Za-z]+[-_0-9])[A-Za-z][-_A-Za-z0-9]{5,19})(?![-_A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])(wxid_[a-z0-9]{6,20})"
)
_PAPERS = re.compile(
    r"(?:护照|通行证|[Pp]assport)(?: ?[Nn]o)?[^A-Za-z0-9\n]{0,8}([A-Za-z]{1,2}[0-9]{7,8})(?![A-Za-z0-9])"
    r"|(?<![一-龥])?([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]"
    r"[·\-. ]?(?=[A-HJ-NP-Z]{0,2}[0-9])[A-HJ-NP-Z0-9]{5,6})(?![A-Za-z0-9])"
)
_CAR = re.compile(r"[车牌驾]")


_CHILDREN = ("学籍", "监护", "学生", "年级")
_CHATS = (
    "QQ",
    "qq",
    "Qq",
    "qQ",
    "扣扣",
    "微信",
    "薇信",
    "威信",
    "hat",
    "HAT",
    "VX",
    "vx",
    "WX",
    "wx",
)
_PASSES = ("护照", "通行证", "assport", "车", "牌", "驾")
"""Words without one of which a slower pattern cannot match."""


def _any(needed: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in needed)


def words(text: str, searcher: Searcher) -> Iterator[Words]:
    """Everything private that words tell in a plain text."""
    born = "生" in text and bool(_BORN.search(text))
    if not born and not searcher.words.search(text):
        return
    yield from _addresses(text, searcher)
    told = born or _any(searcher.terms.birth_words, text)
    for found in searcher.birth.finditer(text) if told else ():
        yield "birth-date", found.start(), found.end()
    yield from _hardship(text, searcher)
    for found in _MINOR.finditer(text) if _any(_CHILDREN, text) else ():
        yield "minor", found.start(), found.end()
    yield from _contacts(text, searcher)
    for found in _PAPERS.finditer(text) if _any(_PASSES, text) else ():
        near = text[max(found.start() - 12, 0) : found.end() + 6]
        if found[1] or _CAR.search(near):
            group = 1 if found[1] else 2
            yield "papers", found.start(group), found.end(group)


def _addresses(text: str, searcher: Searcher) -> Iterator[Words]:
    for found in searcher.street.finditer(text):
        start = found.start()
        while start and start > found.start() - 16 and "一" <= text[start - 1] <= "龥":
            start -= 1
        before = text[max(start - 14, 0) : found.start()]
        at_home = bool(_HOME.search(before))
        if found.start() - start < 2 and not at_home:
            continue
        whole = text[start : found.end()]
        if _office(whole, searcher):
            continue
        number = _CHINESE_COUNT.search(found[0])
        public = _OFFICE.match(text, found.end()) or _PLACE.search(before)
        if at_home or not (public or (number and not re.search("[0-9]", found[0]))):
            yield "address", start, found.end()


def _office(whole: str, searcher: Searcher) -> bool:
    plain = re.sub(r"\s", "", whole)
    return any(
        office in plain or plain in office or plain[-8:] in office
        for office in searcher.known.addresses
    )


def _hardship(text: str, searcher: Searcher) -> Iterator[Words]:
    for found in searcher.hardship.finditer(text):
        low, high = max(found.start() - _AROUND - 4, 0), found.end() + _AROUND + 4
        before = _STOP.split(text[low : found.start()])[-1]
        after = _STOP.split(text[found.end() : high])[0]
        start, end = found.start(), found.end()
        for at, name in _names(before, searcher):
            if not _HELPS.search(before[at + len(name) :]):
                start = min(start, found.start() - len(before) + at)
        for at, name in _names(after, searcher):
            rest = after[at + len(name) : at + len(name) + 3]
            if not (_HELPS.search(after[:at]) or _HELPS.search(rest) or _COMMA.search(after[:at])):
                end = max(end, found.end() + at + len(name))
        if (start, end) != found.span():
            yield "hardship", start, end
        elif someone := _SOMEONE.search(before) or _SOMEONE.search(after):
            away = found.start() - len(before) if someone.string is before else found.end()
            places = (away + someone.start(), away + someone.end(), *found.span())
            yield "hardship-someone", min(places), max(places)


def _names(text: str, searcher: Searcher) -> Iterator[tuple[int, str]]:
    """The known names in a text and where they begin."""
    for size in (4, 3, 2):
        for at in range(len(text) - size + 1):
            if text[at : at + size] in searcher.known.names:
                yield at, text[at : at + size]


def _contacts(text: str, searcher: Searcher) -> Iterator[Words]:
    known = searcher.known
    for found in _MAIL.finditer(text) if "@" in text else ():
        domain = found[1].lower()
        own = found[0].replace(" ", "").lower() in known.mailboxes
        office = any(
            domain == one or domain.endswith(f".{one}")
            for one in (*known.domains, *searcher.terms.office_domains)
        )
        if not own and not office and domain.rpartition(".")[2] not in _FILES:
            yield "contact", found.start(), found.end()
    for found in _CHAT.finditer(text) if _any(_CHATS, text) else ():
        group = found.lastindex or 0
        yield "contact", found.start(group), found.end(group)
