"""Photographs built here, with everything a camera hides in them, and what is left of them."""

import html.parser
import multiprocessing
import struct
import sys
import zlib
from hashlib import shake_256
from io import BytesIO
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from generator.photos import Photo, PhotoFault, Rendition, derive, picture
from generator.photos import decode as decoding

SECRET = b"113.2644E-23.1291N"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)


def quarters(width: int, height: int) -> Image.Image:
    """Red and green above, blue and white below: shows which side is up."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(WHITE, (width // 2, height // 2, width, height))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = SECRET.decode()
    tags[0x9286] = SECRET.decode()
    tags.get_ifd(0x8825).update({1: "N", 2: (23.0, 7.0, 44.0), 29: SECRET.decode()})
    return tags


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def save(path: Path, image: Image.Image, kind: str, **options: Any) -> Path:
    image.save(path, kind, **options)
    return path


def photo_of(source: Path, cache: Path) -> Photo:
    result = derive(source, cache)
    assert isinstance(result, Photo)
    return result


def fault_of(path: Path, content: bytes) -> PhotoFault:
    path.write_bytes(content)
    result = derive(path, path.parent / "cache")
    assert isinstance(result, PhotoFault)
    return result


def corners(file: Rendition) -> list[tuple[int, ...]]:
    """The colours near the corners: top left, top right, bottom left, bottom right."""
    with Image.open(file.path) as image:
        assert image.size == (file.width, file.height)
        right, low = image.width * 7 // 8, image.height * 7 // 8
        left, high = image.width // 8, image.height // 8
        places = ((left, high), (right, high), (left, low), (right, low))
        return [pixel(image, place) for place in places]


def pixel(image: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    value = image.getpixel(place)
    assert isinstance(value, tuple)
    return value


def near(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(found, wanted, strict=True)) <= 6


def webp_chunks(content: bytes) -> list[bytes]:
    assert content[:4] == b"RIFF"
    assert content[8:12] == b"WEBP"
    found, at = [], 12
    while at < len(content):
        found.append(content[at : at + 4])
        (length,) = struct.unpack("<I", content[at + 4 : at + 8])
        at += 8 + length + length % 2
    return found


def jpeg_markers(content: bytes) -> list[int]:
    """The markers before the first scan; what follows it is looked at by its text."""
    found, at = [], 2
    while content[at + 1] != 0xDA:
        found.append(content[at + 1])
        at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return found


SOURCES: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "comment": SECRET, "xmp": XMP},
    "WEBP": {"xmp": XMP},
    "PNG": {},
}


@pytest.mark.parametrize("kind", SOURCES)
def test_nothing_of_the_metadata_remains(kind: str, tmp_path: Path) -> None:
    options = dict(SOURCES[kind], exif=exif(6), icc_profile=profile())
    if kind == "PNG":
        options["pnginfo"] = text = PngImagePlugin.PngInfo()
        text.add_text("Comment", SECRET.decode())
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    source = save(tmp_path / "p", quarters(600, 400), kind, **options)
    assert SECRET in source.read_bytes()
    photo = photo_of(source, tmp_path / "cache")
    for file in photo.webp:
        assert webp_chunks(file.path.read_bytes()) == [b"VP8 "]
    for file in photo.jpeg:
        markers = jpeg_markers(file.path.read_bytes())
        assert set(markers) <= {0xE0, 0xDB, 0xC2, 0xC4}
        assert markers.count(0xE0) == 1
    for file in photo.webp + photo.jpeg:
        content = file.path.read_bytes()
        for trace in (SECRET, b"Exif", b"xmp", b"ICC_PROFILE", b"acsp", b"http"):
            assert trace not in content
        with Image.open(file.path) as image:
            assert not image.getexif()
            assert image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
                *("progressive", "progression", "loop", "background", "timestamp", "duration")
            }


UPRIGHT = [RED, GREEN, BLUE, WHITE]
STORED = {
    1: (600, 400, UPRIGHT),
    2: (600, 400, [GREEN, RED, WHITE, BLUE]),
    3: (600, 400, [WHITE, BLUE, GREEN, RED]),
    4: (600, 400, [BLUE, WHITE, RED, GREEN]),
    5: (400, 600, [RED, BLUE, GREEN, WHITE]),
    6: (400, 600, [BLUE, RED, WHITE, GREEN]),
    7: (400, 600, [WHITE, GREEN, BLUE, RED]),
    8: (400, 600, [GREEN, WHITE, RED, BLUE]),
}


@pytest.mark.parametrize("orientation", STORED)
def test_orientation_is_applied(orientation: int, tmp_path: Path) -> None:
    source = save(tmp_path / "p", quarters(600, 400), "JPEG", exif=exif(orientation))
    photo = photo_of(source, tmp_path / "cache")
    width, height, colours = STORED[orientation]
    assert (photo.width, photo.height) == (width, height)
    for file in (photo.webp[0], photo.jpeg[0]):
        assert all(map(near, corners(file), colours))


def test_three_widths_from_narrow_to_wide(tmp_path: Path) -> None:
    photo = photo_of(save(tmp_path / "会议 A_1.JPG", quarters(2000, 1000), "JPEG"), tmp_path / "c")
    sizes = [(480, 240), (960, 480), (1600, 800)]
    assert [(file.width, file.height) for file in photo.webp] == sizes
    assert [(file.width, file.height) for file in photo.jpeg] == sizes
    digest = photo.webp[0].name.split("-")[2]
    assert [file.name for file in photo.webp + photo.jpeg] == [
        f"a-1-{digest}-{width}.{suffix}" for suffix in ("webp", "jpg") for width in (480, 960, 1600)
    ]
    assert len(digest) == 8


@pytest.mark.parametrize(
    ("width", "widths"),
    [(1, [1]), (479, [479]), (480, [480]), (700, [480, 700]), (1599, [480, 960, 1599])],
)
def test_small_photographs_are_not_enlarged(width: int, widths: list[int], tmp_path: Path) -> None:
    photo = photo_of(save(tmp_path / "p.png", quarters(width, 9), "PNG"), tmp_path / "c")
    assert [file.width for file in photo.webp] == widths
    assert [file.width for file in photo.jpeg] == widths


def test_name_without_ascii_becomes_photo(tmp_path: Path) -> None:
    photo = photo_of(save(tmp_path / "会议室.png", quarters(9, 9), "PNG"), tmp_path / "c")
    assert photo.jpeg[0].name.startswith("photo-")


def swapped() -> bytes:
    """An ICC profile that swaps red and green, as no real one does: easy to see."""
    content = bytearray(profile())
    tags = {bytes(content[at : at + 4]): at for at in range(132, 132 + 12 * content[131], 12)}
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    content[red : red + 4], content[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(content)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_embedded_profile_is_applied(mode: str, tmp_path: Path) -> None:
    image = Image.new(mode, (64, 64), "red")
    source = save(tmp_path / "p", image, "PNG", icc_profile=swapped())
    with Image.open(photo_of(source, tmp_path / "c").jpeg[0].path) as found:
        assert near(pixel(found, (32, 32)), (0, 255, 0))


@pytest.mark.parametrize("broken", [b"not a profile", profile()[:200]])
def test_broken_profile_is_ignored(broken: bytes, tmp_path: Path) -> None:
    source = save(tmp_path / "p", Image.new("RGB", (64, 64), RED), "PNG", icc_profile=broken)
    with Image.open(photo_of(source, tmp_path / "c").jpeg[0].path) as found:
        assert near(pixel(found, (32, 32)), RED)


def palette() -> Image.Image:
    image = Image.new("P", (64, 64), 1)
    image.putpalette([255, 255, 255, *RED])
    return image


DEEP = Image.frombytes("I;16", (64, 64), struct.pack("<H", 0x8080) * 64 * 64)


@pytest.mark.parametrize(
    ("image", "kind", "options", "wanted"),
    [
        (Image.new("RGBA", (64, 64), (0, 0, 0, 0)), "PNG", {}, WHITE),
        (Image.new("RGBA", (64, 64), (200, 0, 0, 128)), "PNG", {}, (227, 127, 127)),
        (Image.new("LA", (64, 64), (0, 0)), "PNG", {}, WHITE),
        (palette(), "PNG", {}, RED),
        (palette(), "PNG", {"transparency": 1}, WHITE),
        (Image.new("RGB", (64, 64), RED), "PNG", {"transparency": RED}, WHITE),
        (Image.new("RGBA", (64, 64), (0, 0, 0, 0)), "WEBP", {}, WHITE),
        (Image.new("L", (64, 64), 90), "JPEG", {}, (90, 90, 90)),
        (Image.new("L", (64, 64), 90), "JPEG", {"icc_profile": profile()}, (90, 90, 90)),
        (Image.new("1", (64, 64), 1), "PNG", {}, WHITE),
        (Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "JPEG", {}, (255, 0, 0)),
        (DEEP, "PNG", {}, (128, 128, 128)),
    ],
)
def test_every_mode_ends_as_rgb_on_white(
    image: Image.Image,
    kind: str,
    options: dict[str, Any],
    wanted: tuple[int, ...],
    tmp_path: Path,
) -> None:
    photo = photo_of(save(tmp_path / "p", image, kind, **options), tmp_path / "c")
    for file in photo.webp + photo.jpeg:
        with Image.open(file.path) as found:
            assert found.mode == "RGB"
            assert near(pixel(found, (32, 32)), wanted)


def contents(photo: Photo) -> list[bytes]:
    return [file.path.read_bytes() for file in photo.webp + photo.jpeg]


def test_bytes_and_names_are_the_same_in_another_cache(tmp_path: Path) -> None:
    source = save(tmp_path / "p.jpg", quarters(500, 400), "JPEG")
    one, two = photo_of(source, tmp_path / "a"), photo_of(source, tmp_path / "b")
    assert contents(one) == contents(two)
    assert [file.name for file in one.webp] == [file.name for file in two.webp]


def test_cache_is_used_and_depends_on_content_only(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    source = save(tmp_path / "p.jpg", quarters(500, 400), "JPEG")
    first = photo_of(source, cache)
    marked = first.jpeg[0].path
    marked.write_bytes(b"x" * marked.stat().st_size)
    source.rename(tmp_path / "q.jpg")
    second = photo_of(tmp_path / "q.jpg", cache)
    assert second.jpeg[0].path.read_bytes()[:1] == b"x"
    assert second.jpeg[0].name == first.jpeg[0].name.replace("p-", "q-")
    changed = photo_of(save(source, quarters(500, 402), "JPEG"), cache)
    assert changed.jpeg[0].name != first.jpeg[0].name


@pytest.mark.parametrize("damage", ["cut", "missing", "list", "no list"])
def test_damaged_cache_is_mended(damage: str, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    source = save(tmp_path / "p.jpg", quarters(500, 400), "JPEG")
    first = photo_of(source, cache)
    before = contents(first)
    file = first.webp[0].path
    if damage == "cut":
        file.write_bytes(before[0][:20])
    elif damage == "missing":
        file.unlink()
    elif damage == "list":
        (file.parent / "photo.json").write_text('{"files": [{}]}', encoding="utf-8")
    else:
        (file.parent / "photo.json").unlink()
    assert photo_of(source, cache) == first
    assert contents(first) == before


def test_cached_files_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    photo = photo_of(save(tmp_path / "p.jpg", quarters(50, 40), "JPEG"), tmp_path / "c")
    (tmp_path / "plain").write_bytes(b"")
    assert photo.webp[0].path.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_processes_may_race(tmp_path: Path) -> None:
    source = save(tmp_path / "p.jpg", quarters(600, 400), "JPEG")
    cache = tmp_path / "cache"
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        results = pool.starmap(derive, [(source, cache)] * 4)
    assert all(result == photo_of(source, cache) for result in results)
    names = {path.name for path in cache.rglob("*") if path.is_file()}
    assert names == {"480.webp", "480.jpg", "600.webp", "600.jpg", "photo.json"}


def jpeg(width: int = 300, height: int = 200) -> bytes:
    buffer = BytesIO()
    noise = Image.frombytes("RGB", (width, height), shake_256(b"noise").digest(width * height * 3))
    noise.save(buffer, "JPEG")
    return buffer.getvalue()


def png_header(width: int, height: int) -> bytes:
    buffer = BytesIO()
    Image.new("1", (8, 8)).save(buffer, "PNG")
    content = bytearray(buffer.getvalue())
    content[16:24] = struct.pack(">II", width, height)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    return bytes(content)


def test_faults_are_values(tmp_path: Path) -> None:
    path = tmp_path / "照片.jpg"
    missing = derive(path, tmp_path / "cache")
    assert missing == PhotoFault(
        "missing",
        "找不到照片“照片.jpg”，或者打不开它",
        "检查文件名（区分大小写）和所在的文件夹。",
    )
    assert derive(tmp_path, tmp_path / "cache") == PhotoFault(
        "missing",
        f"找不到照片“{tmp_path.name}”，或者打不开它",
        "检查文件名（区分大小写）和所在的文件夹。",
    )
    assert fault_of(path, b"").message == "照片“照片.jpg”是空文件"
    assert fault_of(path, b"<svg/>").message == "“照片.jpg”不是可以使用的照片"
    assert fault_of(path, b"GIF89a" + b"\0" * 99).reason == "not-image"
    assert fault_of(path, jpeg()[:4000]).message == "照片“照片.jpg”已损坏或不完整"
    assert not (tmp_path / "cache").exists()


def test_heic_without_a_reader_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    fault = fault_of(tmp_path / "p.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40)
    assert fault.reason == "heic"
    assert fault.message == "照片“p.heic”是 HEIC 格式，这里读不了"


def test_decompression_bombs_are_not_decoded(tmp_path: Path) -> None:
    for size in ((9000, 9000), (15000, 10000), (60000, 60000)):
        fault = fault_of(tmp_path / "p.png", png_header(*size))
        assert fault.reason == "too-large"
        assert fault.message == "照片“p.png”太大，超过 8000 万像素"


def test_picture_too_long_for_webp(tmp_path: Path) -> None:
    buffer = BytesIO()
    Image.new("1", (10, 16384)).save(buffer, "PNG")
    assert fault_of(tmp_path / "p.png", buffer.getvalue()).reason == "too-long"


def whole(kind: str) -> bytes:
    buffer = BytesIO()
    quarters(24, 16).save(buffer, kind, exif=exif(6), icc_profile=profile())
    return buffer.getvalue()


WHOLE = {kind: whole(kind) for kind in SOURCES}


@settings(max_examples=200)
@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 255)), min_size=1, max_size=6),
    st.integers(0, 9999),
)
def test_mutilated_content_never_raises(
    kind: str, changes: list[tuple[int, int]], length: int
) -> None:
    content = bytearray(WHOLE[kind])
    for place, value in changes:
        content[place % len(content)] = value
    result = decoding.decode("p", bytes(content[:length]))
    assert isinstance(result, PhotoFault) or (result.mode == "RGB" and not result.info)


class Tags(html.parser.HTMLParser):
    """Collects the start tags with their attributes, and any text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data


def parsed(text: str) -> Tags:
    tags = Tags()
    tags.feed(text)
    tags.close()
    return tags


def sample(*widths: int) -> Photo:
    def files(suffix: str) -> tuple[Rendition, ...]:
        return tuple(
            Rendition(width, width // 2, f"a-12345678-{width}.{suffix}", Path(f"{width}.{suffix}"))
            for width in widths
        )

    return Photo(2000, 1000, files("webp"), files("jpg"))


def test_picture_is_exactly_this() -> None:
    assert picture(
        sample(480, 960, 1600), "../photos", "学习室", "(min-width: 60em) 50vw, 100vw"
    ) == (
        '<picture><source type="image/webp" srcset="../photos/a-12345678-480.webp 480w,'
        " ../photos/a-12345678-960.webp 960w, ../photos/a-12345678-1600.webp 1600w"
        '" sizes="(min-width: 60em) 50vw, 100vw">'
        '<img src="../photos/a-12345678-960.jpg" srcset="../photos/a-12345678-480.jpg 480w,'
        " ../photos/a-12345678-960.jpg 960w, ../photos/a-12345678-1600.jpg 1600w"
        '" sizes="(min-width: 60em) 50vw, 100vw" width="960" height="480"'
        ' alt="学习室" loading="lazy" decoding="async"></picture>'
    )


@pytest.mark.parametrize(
    ("widths", "shown"), [((300,), 300), ((1200,), 1200), ((480, 960, 1200), 960)]
)
def test_plain_image_is_the_middle_one(widths: tuple[int, ...], shown: int) -> None:
    image = parsed(picture(sample(*widths), "", "", "100vw")).tags[2][1]
    assert image["src"] == f"a-12345678-{shown}.jpg"
    assert image["width"] == str(shown)


NASTY = (
    """"><script>alert('1')</script> `a` *b* _c_ [d](javascript:e)"""
    """ ![f](g) {: .h } &amp; \\* ~~i~~"""
)


@pytest.mark.parametrize(
    "wrap", ["{}", "text {} text", "<figure>\n{}\n</figure>", "| a |\n|--|\n|{}|"]
)
def test_nothing_escapes_from_the_attributes(wrap: str) -> None:
    made = picture(sample(480), 'a b,"c_d_e[f](g)', NASTY, NASTY.replace("[", "").replace("`", ""))
    extensions = ["attr_list", "tables", "md_in_html", "pymdownx.superfences"]
    page = markdown.markdown(wrap.format(made), extensions=extensions)
    tags = [(tag, found) for tag, found in parsed(page).tags if tag in ("source", "img", "script")]
    assert [tag for tag, _ in tags] == ["source", "img"]
    image = tags[1][1]
    assert image["alt"] == NASTY
    assert image["src"] == "a%20b%2C%22c_d_e%5Bf%5D%28g%29/a-12345678-480.jpg"
    assert image["loading"] == "lazy"
    assert "alert" not in parsed(page).text
