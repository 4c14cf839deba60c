"""Documents → queries of every class whose right answers follow from the text itself."""

import random
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from generator.search import text, units
from generator.search.document import Document

CLASSES = (
    "term",
    "phrase",
    "name",
    "organisation",
    "number",
    "date",
    "document-number",
    "question",
    "wrong",
    "traditional",
    "full-width",
    "pinyin",
    "initials",
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_NUMBER = re.compile(r"(?<![0-9.,〔/-])[0-9]+(?:\.[0-9]+)?%?(?![0-9.,〕/-])")
_DATE = re.compile(r"(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,6}〔20[0-9]{2}〕[0-9]+号")
_LEADER = re.compile(r"(?:书记|委员|召集人|组长)([\u4e00-\u9fff]{2,3})(?![\u4e00-\u9fff])")
_ASKED = (
    "{}怎么办理",
    "{}是什么",
    "请问{}在哪里",
    "{}什么时候公布",
    "怎样查{}",
    "{}有哪些",
    "谁负责{}",
)


class Query(Struct, frozen=True):
    """What is typed, and the numbers of the documents that answer it."""

    sort: str
    text: str
    right: frozenset[int]


class Corpus:
    """The visible words of all documents, for finding what holds a phrase without any index."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Read every document once."""
        self.titles = [units.normal(one.title) for one in documents]
        self.lines = [units.normal(f"{one.title}\n{text.lines(one.text)}") for one in documents]
        self._bare = [_bare(one) for one in self.lines]
        self.characters = sorted(filter(_CHINESE.match, set().union(*self._bare)))
        self._sounds = dict(zip(self.characters, lazy_pinyin(self.characters), strict=True))

    def sounding(self, character: str) -> list[str]:
        """The characters of the site with the sound of one of them."""
        sound = self._sounds[character]
        return [one for one in self.characters if self._sounds[one] == sound]

    def holding(self, phrase: str) -> frozenset[int]:
        """The documents with a phrase, whatever marks stand in it."""
        bare = _bare(units.normal(phrase))
        found = (number for number, one in enumerate(self._bare) if bare in one)
        return frozenset(found)

    def nearly(self, phrase: str) -> frozenset[int]:
        """The documents with a phrase but for one character."""
        parts = ((re.escape(phrase[:at]), re.escape(phrase[at + 1 :])) for at in range(len(phrase)))
        ways = [re.compile(f"{left}[\u4e00-\u9fff]{right}") for left, right in parts]
        found = (n for n, one in enumerate(self._bare) if any(way.search(one) for way in ways))
        return frozenset(found)


def _bare(told: str) -> str:
    """Text without marks and spaces; sentences and blocks stay apart."""
    return re.sub(r"[^\w%.\n。！？；]", "", told)


def make(documents: Sequence[Document], each: int, seed: int) -> Iterator[Query]:
    """So many queries of each class; the same for the same seed."""
    corpus, chance = Corpus(documents), random.Random(seed)  # noqa: S311 - no secret
    for sort in CLASSES:
        made = tries = 0
        while made < each and tries < each * 30:
            tries += 1
            query = _MAKERS[sort](corpus, chance)
            if query is not None and query.right:
                made += 1
                yield Query(sort, query.text, query.right)


def _sampled(corpus: Corpus, chance: random.Random, pattern: re.Pattern[str]) -> str:
    """A place of a pattern in a document taken by chance."""
    found = [one.group() for one in pattern.finditer(chance.choice(corpus.lines))]
    return chance.choice(found) if found else ""


def _piece(corpus: Corpus, chance: random.Random, least: int, most: int) -> str:
    run = _sampled(corpus, chance, _CHINESE)
    length = chance.randint(least, most)
    if len(run) < length:
        return ""
    start = chance.randint(0, len(run) - length)
    return run[start : start + length]


def _exact(corpus: Corpus, told: str, typed: str = "") -> Query | None:
    return Query("", typed or told, corpus.holding(told)) if told else None


def _phrase(corpus: Corpus, chance: random.Random) -> Query | None:
    return _exact(corpus, _piece(corpus, chance, 2, 8))


def _name(corpus: Corpus, chance: random.Random) -> Query | None:
    found = _LEADER.findall(chance.choice(corpus.lines))
    if not found:
        return None
    name = chance.choice(found)
    return _exact(corpus, name[1:] if len(name) == 3 and chance.random() < 0.3 else name)


def _organisation(corpus: Corpus, chance: random.Random) -> Query | None:
    pattern = re.compile(r"[\u4e00-\u9fff]{2,8}(?:党支部|党总支|党委)(?![\u4e00-\u9fff])")
    return _exact(corpus, _sampled(corpus, chance, pattern))


def _number(corpus: Corpus, chance: random.Random) -> Query | None:
    """A number by itself stands between other characters than digits."""
    told = _sampled(corpus, chance, _NUMBER)
    if not told:
        return None
    alone = re.compile(rf"(?<![0-9a-z])(?<![0-9][.,]){re.escape(told)}(?![0-9a-z]|[.,][0-9])")
    right = (number for number, one in enumerate(corpus.lines) if alone.search(one))
    return Query("", told, frozenset(right))


def _date(corpus: Corpus, chance: random.Random) -> Query | None:
    told = _sampled(corpus, chance, _DATE)
    found = _DATE.fullmatch(told)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    spelt = (told, f"{year}-{month:02}-{day:02}", f"{year}.{month}.{day}", f"{year}/{month}/{day}")
    typed = chance.choice((*spelt, f"{year}年{month:02}月{day:02}日"))
    written = f"{year}-{month:02}-{day:02}"
    right = (n for n, one in enumerate(corpus.lines) if told in one or written in one)
    return Query("", typed, frozenset(right))


def _document_number(corpus: Corpus, chance: random.Random) -> Query | None:
    told = _sampled(corpus, chance, _DOCUMENT_NUMBER)
    opening, closing = chance.choice(("〔〕", "[]", "（）", "【】", "()"))
    return _exact(corpus, told, told.replace("〔", opening).replace("〕", closing))


def _question(corpus: Corpus, chance: random.Random) -> Query | None:
    """A question about what a title names; every page that names it answers."""
    words = _CHINESE.findall(chance.choice(corpus.titles))
    if not words:
        return None
    word = chance.choice(words)[:8]
    return _exact(corpus, word, chance.choice(_ASKED).format(word)) if len(word) > 2 else None


def _wrong(corpus: Corpus, chance: random.Random) -> Query | None:
    """One character is another that the site knows, by turns one of the same sound and any."""
    told = _piece(corpus, chance, 4, 8)
    if not told:
        return None
    at = chance.randrange(len(told))
    same = [one for one in corpus.sounding(told[at]) if one != told[at]]
    wrong = chance.choice(same if same and chance.random() < 0.5 else corpus.characters)
    typed = told[:at] + wrong + told[at + 1 :]
    return None if corpus.holding(typed) else Query("", typed, corpus.nearly(typed))


def _traditional(corpus: Corpus, chance: random.Random) -> Query | None:
    told = _piece(corpus, chance, 3, 8)
    typed = OpenCC("s2t").convert(told)
    return _exact(corpus, told, typed) if typed != told else None


def _full_width(corpus: Corpus, chance: random.Random) -> Query | None:
    query = _number(corpus, chance)
    if query is None:
        return None
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    return Query("", query.text.translate(wide), query.right)


def _term(corpus: Corpus, chance: random.Random) -> Query | None:
    return _exact(corpus, _edge(chance.choice(corpus.lines), chance))


def _titled(corpus: Corpus, chance: random.Random) -> str:
    return _edge(chance.choice(corpus.titles), chance)


def _edge(told: str, chance: random.Random) -> str:
    """The beginning or the end of what stands between marks: words begin and end there."""
    words: list[str] = _CHINESE.findall(told)
    words = [one for one in words if len(one) > 1]
    if not words:
        return ""
    word, length = chance.choice(words), chance.choice((2, 3, 4, 6))
    return word[:length] if chance.randrange(2) else word[-length:]


def _pinyin(corpus: Corpus, chance: random.Random) -> Query | None:
    told = _titled(corpus, chance)
    return _exact(corpus, told, "".join(lazy_pinyin(told)))


def _initials(corpus: Corpus, chance: random.Random) -> Query | None:
    told = _titled(corpus, chance)
    typed = "".join(lazy_pinyin(told, style=Style.FIRST_LETTER))
    return _exact(corpus, told, typed) if len(told) > 2 else None


_MAKERS = {
    "term": _term,
    "phrase": _phrase,
    "name": _name,
    "organisation": _organisation,
    "number": _number,
    "date": _date,
    "document-number": _document_number,
    "question": _question,
    "wrong": _wrong,
    "traditional": _traditional,
    "full-width": _full_width,
    "pinyin": _pinyin,
    "initials": _initials,
}
