"""The faults a photograph can have, in the words of staff."""

from generator.photos.values import PhotoFault


def missing(name: str) -> PhotoFault:
    """There is no such file, or it cannot be opened."""
    return PhotoFault(
        "missing", f"找不到照片“{name}”，或者打不开它", "检查文件名（区分大小写）和所在的文件夹。"
    )


def empty(name: str) -> PhotoFault:
    """The file has no content."""
    return PhotoFault("empty", f"照片“{name}”是空文件", "重新复制一次原照片。")


def not_image(name: str) -> PhotoFault:
    """The content is in no format that is read."""
    return PhotoFault(
        "not-image",
        f"“{name}”不是可以使用的照片",
        "只能使用 JPEG、PNG 或 WebP 照片；改后缀名没有用，请用看图软件另存为 JPEG。",
    )


def heic(name: str) -> PhotoFault:
    """The content is HEIC and this machine cannot read it."""
    return PhotoFault(
        "heic",
        f"照片“{name}”是 HEIC 格式，这里读不了",
        "在手机上把照片导出为 JPEG（苹果手机：设置 → 相机 → 格式 → 兼容性最佳），再放进来。",
    )


def damaged(name: str) -> PhotoFault:
    """The content begins like a photograph but cannot be decoded to its end."""
    return PhotoFault(
        "damaged", f"照片“{name}”已损坏或不完整", "从手机或相机重新复制一次；传送时可能中断过。"
    )


def too_large(name: str, megapixels: int) -> PhotoFault:
    """The picture has more pixels than are decoded; `megapixels` is the limit."""
    return PhotoFault(
        "too-large",
        f"照片“{name}”太大，超过 {megapixels * 100} 万像素",
        "用看图软件把照片缩小到宽 4000 像素以内再放进来。",
    )


def too_long(name: str) -> PhotoFault:
    """The picture is so narrow and high that no rendition can hold it."""
    return PhotoFault("too-long", f"图片“{name}”太长", "把长图裁成几张再放进来。")
