"""Feeds: each entry an article with its own date and address; a summary is marked as one."""

from pathlib import Path

import pytest

from read.samples import ITEM, SECOND, STORY, rss
from twosource.errors import InputError
from twosource.read import read_paths
from twosource.read.containers.feed import SUMMARY_ONLY

pytest.importorskip("feedparser")

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Kelby Echo</title>
<entry><title type="html">Dam &lt;b&gt;holds&lt;/b&gt;</title><link href="https://echo.example/dam"/><updated>2024-05-06T09:30:00Z</updated>
<author><name>Ana Lind</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p></div></content></entry>
</feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kelby Echo</title></channel>
<item><title>Dam holds</title><link>https://echo.example/dam</link><description>{STORY}</description><dc:date>2024-05-06</dc:date></item>
</rdf:RDF>"""


def test_entries_are_articles(tmp_path: Path) -> None:
    summary = f"<item><title>Roads</title><description>{SECOND}</description></item>"
    (tmp_path / "a.rss").write_bytes(rss(ITEM + summary + "<item><title>Nothing</title></item>"))
    intake = read_paths([str(tmp_path)])
    first, second = intake.articles
    assert (first.name, first.text) == ("a.rss/1", f"{STORY}\n{SECOND}")
    assert (first.title, first.outlet, first.url) == ("Dam holds", "Kelby Echo", "https://echo.example/dam")
    assert (first.published, first.published_from, first.notes) == ("2024-05-06T09:30:00+02:00", "feed published", ())
    assert (second.name, second.text, second.notes) == ("a.rss/2", SECOND, (SUMMARY_ONLY,))
    assert [(s.name, s.reason) for s in intake.skipped] == [("a.rss/3", "an entry of the feed without text")]


def test_atom_and_rdf(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM, encoding="utf-8")
    (tmp_path / "b.xml").write_text(RDF, encoding="utf-8")
    (article,) = read_paths([str(tmp_path)]).articles
    assert (article.text, article.title, article.author) == (STORY, "Dam holds", "Ana Lind")
    assert (article.published, article.other_names) == ("2024-05-06T09:30:00Z", ("b.xml/1",))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<note><to>a</to></note>", "is XML but no news feed: it begins with <note>"),
        (rss(""), "a news feed without entries"),
        (b"no feed at all", "no readable XML"),
    ],
)
def test_what_is_no_feed_is_named(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.xml").write_bytes(data)
    with pytest.raises(InputError, match=reason):
        read_paths([str(tmp_path)])


def test_an_address_in_a_feed_is_not_fetched(tmp_path: Path) -> None:
    item = "<item><title>Dam</title><description>http://127.0.0.1:9/dam.xml</description></item>"
    (tmp_path / "a.rss").write_bytes(rss(item))
    (article,) = read_paths([str(tmp_path)]).articles
    assert article.text == "http://127.0.0.1:9/dam.xml"
