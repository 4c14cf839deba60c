"""What all models share: frozen, no unknown fields, Chinese terms for every field."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from generator.vocabulary import Scope

from .types import Many, Mark, Slug


class Ref(Mark, frozen=True):
    """Marks a field that holds the id of a record of a collection.

    With `owner`, the record belongs to the one it names: where that one may not be shown, neither
    may this.
    """

    collection: str
    owner: bool = False


class Only(Mark, frozen=True):
    """Marks an optional field that is shown to no wider audience than this; others find it empty."""

    scope: Scope


class Later(Mark, frozen=True):
    """Marks a field that may be filled in or changed after its record has been published."""


def term(title: str, hint: str = "", default: Any = ..., example: str = "") -> Any:
    """A field with the Chinese term for it, a hint for staff, and an example of its spelling."""
    examples = [example] if example else None
    return Field(default, title=title, description=hint, examples=examples)


class Model(BaseModel):
    """One record, as the rules and views see it.

    `AUDIENCE` is the widest audience of any record of the model; rules see them all. Records that
    are versions of one thing share an id; of all others an id is `UNIQUE`.
    """

    AUDIENCE: ClassVar[Scope] = Scope.SOCIETY
    UNIQUE: ClassVar[bool] = True

    # What validates a model is built for its first record; no site has records of all of them.
    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )


class Published(Model):
    """A record with an id of its own, a public scope and a place on the site."""

    id: Slug = term("编号", "小写字母、数字、连字符；会成为网址，公布后不要改", example="shili-cun")
    scope: Scope = term(
        "公开范围", "只有“向社会公开”的内容会出现在公开网站上", example="向社会公开"
    )
    former_ids: Many[Slug] = term("曾用编号", "改编号后把旧编号写在这里，旧网址会自动跳转", ())

    @property
    def first_id(self) -> str:
        """The id that it had first, by which feeds know it for ever."""
        return (*self.former_ids, self.id)[0]
