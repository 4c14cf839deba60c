"""One provision of a regulation: what it demands, its numbers and words, and how far to trust it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

from pydantic import model_validator

from generator.schema import (
    Day,
    Flag,
    Lines,
    Many,
    Model,
    Number,
    Prose,
    Slug,
    Text,
    Url,
    Vocabulary,
    term,
)
from generator.vocabulary import fault

PRODUCT = "本系统的一致性要求"
"""What provisions name as their document that rest on no regulation."""


class Confidence(Vocabulary):
    """How well the text behind a provision is known."""

    ORIGINAL = "A", "已核对原文"
    SECONDARY = "B", "已核对转述"
    LOCAL = "S", "地方或单位做法"
    MEMORY = "M", "尚未核实"
    DISPUTED = "X", "各处说法不一"

    @property
    def certain(self) -> bool:
        """Whether a breach may fail a build; what is local binds only who adopts it."""
        return self in (Confidence.ORIGINAL, Confidence.SECONDARY)


class Level(Vocabulary):
    """What a breach of a provision does."""

    ERROR = "error", "错误"
    STRICT = "strict", "严格", "严格时错误"
    WARNING = "warning", "警告"
    INFO = "info", "提示"


MOST = {"年": 100, "个月": 1200, "月": 1200, "周": 5000, "": 10_000}
"""The largest number of a unit: beyond it, no day of the calendar could be worked out."""


class Figure(Model):
    """A number of a provision under the name by which rules read it."""

    name: Text = term("项", "英文小写，程序按它取数", example="least")
    value: Number = term("值")
    unit: Text = term("单位", default="", example="人")
    meaning: Text = term("含义", default="", example="最少")

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        most = MOST.get(self.unit, 1_000_000)
        if not 0 <= self.value <= most:
            said = f"{self.value}{self.unit}"
            raise fault("schema/bad-number", "“{value}”太大或太小，不会是规定的数值", said)
        return self


class Provision(Model):
    """A provision in force from `since` to `until`, both included; an empty end is open.

    Versions of one provision share its id.
    """

    UNIQUE: ClassVar[bool] = False

    id: Slug = term("编号", example="org-07")
    title: Text = term("名称")
    text: Prose = term("要求", "用自己的话写，不抄原文")
    figures: Many[Figure] = term("数值", default=())
    words: Lines = term("词语", default=())
    document: Text = term(
        "依据文件", "文件全称；本地规定写本单位的文件", example="某某镇党务公开办法"
    )
    article: Text | None = term("条款", default=None)
    since: Day | None = term("生效日期", default=None)
    until: Day | None = term("失效日期", "含这一天；现行有效留空", None)
    confidence: Confidence = term("把握程度", default=Confidence.ORIGINAL)
    level: Level = term(
        "严重程度", "不写是警告；代替更重的一条时，不写就和那一条一样重", Level.WARNING
    )
    note: Prose | None = term("说明", default=None)
    off: Flag = term("停用", "填“是”时不再检查这一条", False)

    def __getitem__(self, name: str) -> int:
        """A whole number of the provision by its name; raises KeyError where there is none."""
        return int(self.exact(name))

    def exact(self, name: str) -> Decimal:
        """A number of the provision by its name; raises KeyError where there is none."""
        return self._figure(name).value

    def unit(self, name: str) -> str:
        """What a number of the provision counts; raises KeyError where there is none."""
        return self._figure(name).unit

    def _figure(self, name: str) -> Figure:
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)

    @property
    def weight(self) -> Level:
        """What a breach does at most: where the text is not certain, no more than a warning."""
        grave = self.level in (Level.ERROR, Level.STRICT)
        return Level.WARNING if grave and not self.confidence.certain else self.level

    @property
    def trust(self) -> str:
        """How well the text is known, in words; empty where there is no regulation to know."""
        return "" if self.document == PRODUCT else self.confidence.label

    @property
    def citation(self) -> str:
        """The document and article in words: 《文件》第四条; what the product demands is no document."""
        bare = self.document.startswith("《") or self.document == PRODUCT
        name = self.document if bare else f"《{self.document}》"
        return f"{name}{self.article or ''}"


class Document(Model):
    """A regulation that provisions come from, and whether it still holds."""

    id: Slug = term("编号", example="zb-2018")
    name: Text = term("名称", "全称，不带书名号", example="中国共产党支部工作条例（试行）")
    number: Text | None = term("文号", default=None)
    issued: Text | None = term("发布日期", "写到年、月或日，只写有把握的", None, "2018-10-28")
    since: Day | None = term("生效日期", default=None)
    until: Day | None = term("失效日期", "含这一天；现行有效留空", None)
    replaced_by: Slug | None = term("代替它的文件编号", default=None)
    url: Url | None = term("网址", default=None)
    note: Prose | None = term("说明", default=None)
    confidence: Confidence = term("把握程度", default=Confidence.ORIGINAL)

    @property
    def title(self) -> str:
        """The name in the brackets of titles."""
        return self.name if self.name.startswith("《") else f"《{self.name}》"


class Pack(Model):
    """What one folder of provisions is: the national rules, or a local set a site may adopt.

    A theme is a line `file|title` that says what the provisions of a file are about.
    """

    id: Slug = term("编号")
    name: Text = term("名称")
    version: Text = term("版本", example="2026.11")
    note: Prose = term("说明")
    themes: Lines = term("主题", "文件名|主题", ())

    def headings(self) -> Iterator[tuple[str, str]]:
        """The name of each file and what its provisions are about, in order."""
        for line in self.themes:
            file, _, title = line.partition("|")
            yield file, title
