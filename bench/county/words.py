"""Invented names: villages with their spelling in Latin letters, people, firms."""

from collections.abc import Iterator
from random import Random

from msgspec import Struct

from .draw import mixed, one

_FIRST = (
    "青qing 松song 溪xi 云yun 禾he 竹zhu 石shi 柳liu 梅mei 桃tao 枫feng 泉quan 芦lu 杏xing 桂gui "
    "兰lan 茶cha 稻dao 麦mai 月yue 雁yan 白bai 金jin 银yin 玉yu 长chang 安an 永yong 平ping 宁ning "
    "康kang 乐le 福fu 双shuang 大da 小xiao"
)
_SECOND = (
    "岭ling 河he 田tian 坪ping 湾wan 塘tang 坡po 桥qiao 源yuan 山shan 谷gu 沟gou 洲zhou 坝ba "
    "店dian 庄zhuang 口kou 林lin 港gang 渡du 滩tan 畈fan 垄long 冲chong 屯tun"
)
_SIDES = "东dong 西xi 南nan 北bei 上shang 下xia 前qian 后hou"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹章苏潘葛范彭鲁韦马苗方任袁柳史唐"
_GIVEN = "禾穗畦畴垄溪岚松筠竹棠荷麦稻耘砚书墨知念若映清朗望行远舟晴霁云牧野川岳屿栖听语安宁和乐"
_TRADES = "食品 农机 建材 纺织 包装 果蔬 茶业 竹木 运输 电子"


class Place(Struct, frozen=True):
    """A name and how it is spelled in ids."""

    name: str
    spelling: str


def _split(text: str) -> tuple[Place, ...]:
    return tuple(Place(word[0], word[1:]) for word in text.split())


def places(rng: Random) -> Iterator[Place]:
    """Different names without end of use: 8,100 of them."""
    plain = [
        Place(first.name + second.name, first.spelling + second.spelling)
        for first in _split(_FIRST)
        for second in _split(_SECOND)
    ]
    yield from mixed(rng, plain)
    for side in _split(_SIDES):
        for place in plain:
            yield Place(side.name + place.name, f"{side.spelling}-{place.spelling}")


def person(rng: Random) -> str:
    """The name of somebody."""
    return one(rng, _SURNAMES) + one(rng, _GIVEN) + one(rng, _GIVEN)


def trade(rng: Random) -> str:
    """What a firm makes."""
    return one(rng, listed(_TRADES))


def listed(text: str, mark: str = " ") -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split(mark))


def numeral(value: int) -> str:
    """A number from 1 to 99 in Chinese numerals."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(value, 10)
    head = ("十" if tens == 1 else f"{digits[tens]}十") if tens else ""
    return head + (digits[ones] if ones or not tens else "")
