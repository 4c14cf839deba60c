"""The share of a whole that a provision demands, compared exactly and put in words."""

from generator.packs import Provision


def below(part: int, whole: int, provision: Provision) -> bool:
    """Whether a part is less than the share of the whole."""
    return part * provision["whole"] < whole * provision["part"]


def exceeds(part: int, whole: int, provision: Provision) -> bool:
    """Whether a part is more than the share of the whole."""
    return part * provision["whole"] > whole * provision["part"]


def share(provision: Provision) -> str:
    """The share in words."""
    part, whole = provision["part"], provision["whole"]
    return "半数" if whole == part * 2 else f"{whole}分之{part}"
