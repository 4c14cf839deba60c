"""One provision of a regulation: what it demands, its numbers and words, and how far to trust it."""

from decimal import Decimal

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
    Vocabulary,
    term,
)


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


class Figure(Model):
    """A number of a provision under the name by which rules read it."""

    name: Text = term("项", "英文小写，程序按它取数", example="least")
    value: Number = term("值")
    unit: Text = term("单位", default="", example="人")
    meaning: Text = term("含义", default="", example="最少")


class Provision(Model):
    """A provision in force from `since` to `until`, both included; an empty end is open."""

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
    level: Level = term("严重程度", default=Level.WARNING)
    note: Prose | None = term("说明", default=None)
    off: Flag = term("停用", "填“是”时不再检查这一条", False)

    def __getitem__(self, name: str) -> int:
        """A whole number of the provision by its name; raises KeyError where there is none."""
        return int(self.exact(name))

    def exact(self, name: str) -> Decimal:
        """A number of the provision by its name; raises KeyError where there is none."""
        for figure in self.figures:
            if figure.name == name:
                return figure.value
        raise KeyError(name)

    @property
    def citation(self) -> str:
        """The document and article in words: 《文件》第四条."""
        name = self.document if self.document.startswith("《") else f"《{self.document}》"
        return f"{name}{self.article or ''}"


class Pack(Model):
    """What one folder of provisions is: the national rules, or a local set a site may adopt."""

    id: Slug = term("编号")
    name: Text = term("名称")
    version: Text = term("版本", example="2026.11")
    note: Prose = term("说明")
