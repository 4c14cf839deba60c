"""Feeds and calendars as independent programs read them, and who is told of them."""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.feeds import atom, calendar, jsonfeed
from generator.feeds.calendar import Event
from generator.feeds.entries import Entry, Feed
from generator.pipeline import Outcome
from tests import cases, markup, sites, small

URL = "https://dw.example.invalid/a"
DAY = date(2026, 5, 20)
SITE = small.FILES["data/site/site.yml"].decode()
WITH_URL = {**small.FILES, "data/site/site.yml": f"{SITE}网址: {URL}\n".encode()}

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cn", "Co")), max_size=120)
EXAMPLES = settings(derandomize=True, database=None, max_examples=60)


def files(outcome: Outcome) -> dict[str, str]:
    assert outcome.ok
    return {str(file.path): file.text for file in outcome.files}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files beside the pages of the small site that knows its address."""
    return files(small.run(small.write(tmp_path_factory.mktemp("feeds"), WITH_URL)))


def parsed(text: str) -> Any:
    feed = feedparser.parse(text.encode())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def events(text: str) -> list[Any]:
    """The events of a calendar, after what every line of it must be."""
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= calendar.LONGEST
    read = icalendar.Calendar.from_ical(text.encode())
    assert read.errors == []
    return list(read.walk("VEVENT"))


def flat(text: str) -> str:
    """A text with one space for all that separates."""
    return " ".join(text.split())


def entry(**given: Any) -> Entry:
    given = {"title": "标题", "text": "内容", "author": "甲", "category": "乙"} | given
    return Entry(f"{URL}/a.html", f"{URL}/b.html", published=DAY, updated=DAY, **given)


@EXAMPLES
@given(title=TEXTS, text=TEXTS, author=TEXTS)
def test_any_text_comes_through_both_formats(title: str, text: str, author: str) -> None:
    feed = Feed(f"{URL}/f.xml", URL, title, author, (entry(title=title, text=text),))
    read = json.loads(jsonfeed.render(feed))
    (item,) = read["items"]
    assert len(item["content_text"]) == len("\n".join(text.splitlines()))
    seen = feedparser.parse(
        atom.render(feed).encode(), sanitize_html=False, resolve_relative_uris=False
    )
    assert not seen.bozo
    assert flat(seen.entries[0].title) == flat(item["title"])
    assert flat(seen.entries[0].content[0].value) == flat(item["content_text"])


@EXAMPLES
@given(title=TEXTS, text=TEXTS, place=TEXTS)
def test_any_text_comes_through_a_calendar(title: str, text: str, place: str) -> None:
    one = Event("a", title, text, DAY, DAY + timedelta(days=2), DAY, "类", place)
    (event,) = events(calendar.render("名", "x", "甲", [one]))
    assert len(str(event["DESCRIPTION"])) == len("\n".join(text.splitlines()))
    assert event.decoded("DTSTART") == DAY
    assert event.decoded("DTEND") == DAY + timedelta(days=3)
    assert event.decoded("DTSTAMP") == datetime(2026, 5, 20, tzinfo=UTC)
    assert event["UID"] == "a@dangwu.invalid"


def test_the_last_day_of_all_has_no_day_after_it() -> None:
    one = Event("a", "", "", date.max, date.max, DAY, "")
    (event,) = events(calendar.render("", "x", "b.example", [one]))
    assert event.decoded("DTEND") == date.max


def test_every_feed_is_sound_and_both_formats_say_the_same(made: Mapping[str, str]) -> None:
    feeds = sorted(name for name in made if name.endswith(".xml"))
    assert "notices/feed.xml" in feeds
    assert "notices/by-type/dues-report.xml" in feeds
    assert "notices/by-organisation/zhen.xml" in feeds
    for name in feeds:
        feed = parsed(made[name])
        told = json.loads(made[str(PurePosixPath(name).with_suffix(".json"))])
        assert told["version"] == "https://jsonfeed.org/version/1.1"
        assert feed.feed.id == f"{URL}/{name}" == feed.feed.links[0].href
        assert feed.feed.updated == max(one.updated for one in feed.entries)
        assert told["home_page_url"] == feed.feed.links[1].href
        assert [
            (one.id, one.link, one.title, one.content[0].value, one.published, one.updated)
            for one in feed.entries
        ] == [
            (
                one["id"],
                one["url"],
                one["title"],
                one["content_text"],
                one["date_published"],
                one["date_modified"],
            )
            for one in told["items"]
        ]
        assert len({one.id for one in feed.entries}) == len(feed.entries) <= 30
        days = [one.updated for one in feed.entries]
        assert days == sorted(days, reverse=True)
        assert all(day.endswith("T00:00:00+08:00") for day in days)


def test_every_calendar_is_sound(made: Mapping[str, str]) -> None:
    calendars = sorted(name for name in made if name.endswith(".ics"))
    assert {"notices/periods.ics", "notices/by-organisation/cun.ics"} <= set(calendars)
    assert {"meetings/meetings.ics", "meetings/by-organisation/cun.ics"} <= set(calendars)
    ends = {
        str(one["UID"]): one.decoded("DTSTART") for one in events(made["organisations/terms.ics"])
    }
    assert ends["lao-cun.2025-06-01.term@dw.example.invalid"] == date(2030, 6, 1)
    for name in calendars:
        found = events(made[name])
        assert found, name
        assert len({str(one["UID"]) for one in found}) == len(found)
        assert all(str(one["URL"]).startswith(f"{URL}/") for one in found)
        assert all(one.decoded("DTEND") > one.decoded("DTSTART") for one in found)
    period = {str(one["UID"]): one for one in events(made["notices/periods.ics"])}
    assert period["chehui.notice@dw.example.invalid"]["STATUS"] == "CANCELLED"
    open_one = period["fazhan.notice@dw.example.invalid"]
    assert (open_one.decoded("DTSTART"), open_one.decoded("DTEND")) == (
        date(2026, 5, 28),
        date(2026, 6, 4),
    )


def test_a_feed_keeps_the_first_id_and_names_nobody_listed(made: Mapping[str, str]) -> None:
    ids = {one.id for one in parsed(made["notices/feed.xml"]).entries}
    assert f"{URL}/notices/jiu-xuanju.html" in ids
    assert f"{URL}/notices/xuanju.html" not in ids
    listed = small.FILES["data/notices/notice_people.csv"].decode().splitlines()[1:]
    names = {row.split(",")[1] for row in listed}
    assert names
    assert [name for name in names for text in made.values() if name in text] == []


def test_without_an_address_there_are_calendars_only(tmp_path: Path) -> None:
    found = files(small.run(small.write(tmp_path, small.FILES)))
    assert [name for name in found if name.endswith((".xml", ".json"))] == []
    (first, *_) = events(found["notices/periods.ics"])
    assert "URL" not in first


def test_the_same_is_made_on_every_later_day_until_something_is_said(tmp_path: Path) -> None:
    """No clock: a feed of what has been said is the same however late it is made."""
    root = small.site(tmp_path / "root", WITH_URL)
    told = []
    for day in ("2026-06-04", "2026-06-05"):
        done = sites.run("build", "-C", root, "--today", day)
        assert done.exit_code == 0, done.output
        told.append({name: one for name, one in sites.tree(root / "site").items() if fed(name)})
    assert told[0] == told[1]


def fed(name: str) -> bool:
    return "/" in name and name.endswith((".xml", ".json", ".ics"))


def alternates(page: str) -> list[tuple[str, str]]:
    """The type and address of each feed that a page names to programs."""
    return [
        (tag.attributes["type"], tag.attributes["href"])
        for tag in markup.tags(page)
        if tag.name == "link" and "alternate" in tag.attributes.get("rel", "").split()
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = small.site(tmp_path_factory.mktemp("feeds") / "root", WITH_URL)
    done = sites.run("build", "-C", root, "--today", cases.TODAY.isoformat())
    assert done.exit_code == 0, done.output
    return sites.tree(root / "site")


@pytest.mark.slow
def test_every_page_names_the_feeds_of_all_notices_and_its_own(built: Mapping[str, bytes]) -> None:
    types = {".xml": atom.TYPE, ".json": jsonfeed.TYPE, ".ics": calendar.TYPE}
    named: dict[str, set[str]] = {}
    for name, content in built.items():
        if not name.endswith(".html") or name == "404.html":
            continue
        found = alternates(content.decode())
        assert len(found) == len(set(found)), name
        targets = []
        for type_, href in found:
            target = str(PurePosixPath(*_steps(PurePosixPath(name).parent / href)))
            assert target in built, (name, href)
            assert types[PurePosixPath(target).suffix] == type_
            targets.append(target)
        assert {"notices/feed.xml", "notices/feed.json"} <= set(targets), name
        named[name] = set(targets)
    calendars = {f"{kind}/by-organisation/cun.ics" for kind in ("notices", "meetings")}
    assert calendars <= named["organisations/cun.html"]
    assert "notices/by-type/dues-report.xml" in named["notices/by-type/dues-report.html"]
    assert "notices/periods.ics" in named["notices/index.html"]
    assert len(named["notices/fazhan.html"]) == 2
    for name in ("notices/index.html", "notices/all.html", "notices/by-organisation/cun.html"):
        assert len(re.findall(r'class="dw-subscribe"', built[name].decode())) == 1
    everything = {name for name in built if fed(name)}
    assert everything - set().union(*named.values()) == set()


def _steps(path: PurePosixPath) -> list[str]:
    steps: list[str] = []
    for part in path.parts:
        if part == "..":
            steps.pop()
        else:
            steps.append(part)
    return steps


@pytest.mark.slow
def test_an_edit_of_a_notice_changes_its_feeds_alone(
    built: Mapping[str, bytes], tmp_path: Path
) -> None:
    root = small.site(tmp_path / "root", WITH_URL)
    day = cases.TODAY.isoformat()
    assert sites.run("build", "-C", root, "--today", day).exit_code == 0
    table = root / "data/notices/notices.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("更正一处数字。", "更正两处数字。"), encoding="utf-8")
    assert sites.run("build", "-C", root, "--today", day).exit_code == 0
    again = sites.tree(root / "site")
    changed = {name for name in again if fed(name) and again[name] != built[name]}
    places = ("feed", "by-type/dues-report", "by-organisation/zhen")
    assert changed == {f"notices/{one}{end}" for one in places for end in (".xml", ".json")}


def committed(root: Path, day: str, *files: str) -> None:
    """Commit files at noon of a day in China."""
    moment = f"{day}T12:00:00+08:00"
    environment = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    author = ("-c", "user.name=n", "-c", "user.email=n@example.invalid")
    for what in (("init", "-q"), ("add", *files), (*author, "commit", "-qm", "x")):
        subprocess.run(["git", "-C", str(root), *what], check=True, env=environment)


@pytest.mark.slow
def test_the_map_of_the_site_tells_when_each_record_was_changed(tmp_path: Path) -> None:
    root = small.site(tmp_path / "root", WITH_URL)
    committed(root, "2026-05-03", "data", "content/guide")
    committed(root, "2026-05-29", "content")
    day = cases.TODAY.isoformat()
    for audience, robots in (
        ("society", f"User-agent: *\nAllow: /\n\nSitemap: {URL}/sitemap.xml\n"),
        ("local", "User-agent: *\nDisallow: /\n"),
    ):
        out = tmp_path / audience
        done = sites.run(
            "build", "-C", root, "--today", day, "--audience", audience, "--output", out
        )
        assert done.exit_code == 0, done.output
        assert (out / "robots.txt").read_text(encoding="utf-8") == robots
    text = (tmp_path / "society/sitemap.xml").read_text(encoding="utf-8")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    told = {
        one.findtext(f"{space}loc"): one.findtext(f"{space}lastmod") for one in ET.fromstring(text)
    }
    assert told[f"{URL}/notices/fazhan.html"] == "2026-05-03"
    assert told[f"{URL}/notices/huiyi.html"] == "2026-05-29"
    assert told[f"{URL}/notices/index.html"] is None
    assert f"{URL}/notices/jiu-xuanju.html" not in told
    assert (tmp_path / "society/notices/jiu-xuanju.html").is_file()


def test_robots_of_the_staff_stand(tmp_path: Path) -> None:
    root = small.write(tmp_path, {**small.FILES, "content/robots.txt": "User-agent: *\n"})
    outcome = small.run(root)
    assert "robots.txt" not in files(outcome)
    assert "robots.txt" in {str(one.target) for one in outcome.assets}
