"""Web pages: the report without what stands round it, its fields, and where the date was found."""

import json
from contextlib import suppress
from pathlib import Path

import pytest

from twosource.errors import InputError
from twosource.model import Article
from twosource.read import read_paths

PARAGRAPHS = (
    "KELBY - The dam above the town held through the night, the river board said on Monday morning.",
    "About 400 people had left their homes on Sunday when water began to come through the eastern wall.",
    '"We are not out of danger yet," said engineer Jory Fenn, who has watched the dam for twenty years.',
    "The board said the level of the lake had fallen by 40 centimetres since Sunday evening.",
)
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def page(head: str = "", body: str = BODY, *, html: str = '<html lang="en-GB">') -> str:
    return f"""<!DOCTYPE html>{html}<head><meta charset="utf-8"><title>Dam holds | Kelby Echo</title>{head}</head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
    <div class="cookie-banner">We use cookies to make this site work. <a href="/p">Privacy policy</a></div>
    <article><h1>Dam holds through the night</h1>{body}</article>
    <aside><h2>Most read</h2><a href="/1">A choir wins a prize</a></aside>
    <footer>© Kelby Echo. All rights reserved. Terms of use.</footer></body></html>"""


def read(folder: Path, text: str | bytes) -> Article:
    path = folder / "a.html"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (article,) = read_paths([str(path)]).articles
    return article


def test_only_the_report_is_taken_a_line_a_paragraph(tmp_path: Path) -> None:
    article = read(tmp_path, page())
    assert article.text.split("\n")[-len(PARAGRAPHS) :] == list(PARAGRAPHS)
    assert not any(word in article.text for word in ("Sport", "cookies", "choir", "rights"))
    assert (article.title, article.language) == ("Dam holds through the night", "en")


LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "published", "where"),
    [
        ('<meta property="article:published_time" content="2016-09-20T10:00:00Z">', "2016-09-20T10:00:00Z",
         "meta article:published_time"),
        (LD.format('{"@type": "NewsArticle", "datePublished": "2016-09-20"}'), "2016-09-20", "JSON-LD datePublished"),
        (LD.format('{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2016-09-20"}]}'),
         "2016-09-20", "JSON-LD datePublished"),
        ('<meta name="DC.date.issued" content="20 September 2016">', "2016-09-20", "meta dc.date.issued"),
        (LD.format("{broken") + '<meta name="date" content="2016-09-20">', "2016-09-20", "meta date"),
        ('<meta name="pubdate" content="soon"><meta name="date" content="2016-09-20">', "2016-09-20", "meta date"),
        ('<meta property="article:modified_time" content="2016-09-20">', None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_where_the_date_was_found(tmp_path: Path, head: str, published: str | None, where: str | None) -> None:
    article = read(tmp_path, page(head))
    assert (article.published, article.published_from) == (published, where)


def test_a_date_that_can_not_be_read_is_noted(tmp_path: Path) -> None:
    article = read(tmp_path, page('<meta name="date" content="03/04/2016">'))
    assert article.published is None
    assert any("two ways" in note for note in article.notes)


def test_times_of_the_report_count_where_they_agree(tmp_path: Path) -> None:
    one = '<time datetime="2016-09-20T10:00:00Z">Tuesday</time>'
    assert read(tmp_path, page(body=one + BODY)).published_from == "time element"
    assert read(tmp_path, page(body=one + '<time datetime="2016-09-22">' + BODY)).published is None


def test_outlet_author_and_address(tmp_path: Path) -> None:
    ld = """{"@type": "NewsArticle", "headline": "Dam holds &amp; more",
             "author": [{"name": "Jory Fenn"}, {"name": "Ada Moll"}],
             "publisher": {"name": "Kelby Echo"}}"""
    article = read(tmp_path, page(LD.format(ld) + '<link rel="canonical" href="https://echo.example/1">'))
    assert (article.outlet, article.author) == ("Kelby Echo", "Jory Fenn, Ada Moll")
    assert article.title == "Dam holds & more"
    assert article.url == "https://echo.example/1"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_the_declared_encoding_is_used(tmp_path: Path, encoding: str) -> None:
    text = page(body=BODY + "<p>The café at the dam stays shut until Friday, its owner said to the paper.</p>")
    article = read(tmp_path, text.replace("utf-8", encoding).encode(encoding, "xmlcharrefreplace"))
    assert "The café at the dam" in article.text


@pytest.mark.parametrize(
    "text",
    [
        page(body=""),
        page(body="<p>We use cookies to give you the best experience on our site. Read our privacy policy here.</p>"),
        "<html><body><p>View this email in your browser.</p><p>You get this because you signed up. Unsubscribe here"
        " or change what is sent to your inbox at any time you like.</p></body></html>",
        "<html><body></body></html>",
        "<<<>>>",
        "\x00\x01<html>",
        "<html><body><script>var a = 'The dam above the town held through the night.'</script></body></html>",
    ],
)
def test_a_page_without_a_report_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"no article text found|no words|binary"):
        read(tmp_path, text)


def test_a_page_that_gives_its_text_as_data_only_is_read(tmp_path: Path) -> None:
    ld = '{"@type": "NewsArticle", "articleBody": "' + " ".join(PARAGRAPHS).replace('"', "'") + '"}'
    assert read(tmp_path, page(LD.format(ld), body="<div id=app></div>")).text.startswith("KELBY - The dam")


@pytest.mark.parametrize("junk", ["<div>" * 30_000, "<p>" + "a" * 1_000_000, "<b <i <a href=" * 20_000, "&#" * 200_000])
def test_junk_ends_in_time(tmp_path: Path, junk: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(body=BODY + junk))
    with suppress(InputError):
        assert read_paths([str(path)]).articles[0].text


def test_reading_a_page_says_nothing_on_standard_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    read(tmp_path, page() + "<!-- \x00 -->")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "name", ["windows-1252", "utf-8", "x-unknown", "idna", "hex", "undefined", "punycode", "utf-16", "big5"]
)
def test_a_wrong_declaration_loses_no_page(tmp_path: Path, name: str) -> None:
    broken = page(body=BODY).replace("utf-8", name).encode() + b"<p>\x81\x8d \xe9\xff caf\xe9</p>"
    assert PARAGRAPHS[0] in read(tmp_path, broken).text


TEASER = LD.format(
    '{"@type": "NewsArticle", "headline": "Bees come through", "url": "https://e.example/b",'
    ' "datePublished": "2019-01-01"}'
)


@pytest.mark.parametrize(
    ("own", "published"),
    [
        ('{"@type": "NewsArticle", "headline": "Dam holds", "datePublished": "2024-03-02"}', "2024-03-02"),
        (
            '{"@type": "NewsArticle", "url": "http://www.e.example/dam/?x=1", "datePublished": "2024-03-02"}',
            "2024-03-02",
        ),
        ('{"@type": "WebPage", "@id": "https://e.example/dam", "datePublished": "2024-03-02"}', "2024-03-02"),
        ('{"@type": "WebSite"}', None),
    ],
)
def test_data_of_a_teaser_is_not_the_pages(tmp_path: Path, own: str, published: str | None) -> None:
    for head in (TEASER + LD.format(own), LD.format(own) + TEASER):
        article = read(tmp_path, page(head + '<link rel="canonical" href="https://e.example/dam">'))
        assert (article.published, article.title) == (published, "Dam holds" if "headline" in own else TITLE)


TITLE = "Dam holds through the night"


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "headline": "Dam holds", "datePublished": "2024-03-02",}',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2024-03-02"}\n//]]>',
        '<!-- {"@type": "NewsArticle", "datePublished": "2024-03-02"} -->',
        '{"@type": "NewsArticle", "headline": "The "dam" holds", "datePublished": "2024-03-02"}',
    ],
)
def test_data_with_small_faults_is_read(tmp_path: Path, data: str) -> None:
    assert read(tmp_path, page(LD.format(data))).published == "2024-03-02"


def test_a_live_page_that_shows_nothing_is_read_from_its_data(tmp_path: Path) -> None:
    entries = ", ".join(f'{{"@type": "BlogPosting", "articleBody": {json.dumps(p)}}}' for p in PARAGRAPHS)
    data = f'{{"@type": "LiveBlogPosting", "articleBody": "It goes on.", "liveBlogUpdate": [{entries}]}}'
    assert read(tmp_path, page(LD.format(data), body="<div id=app></div>")).text.split("\n")[1:] == list(PARAGRAPHS)


def test_a_person_is_named_before_the_house(tmp_path: Path) -> None:
    data = '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Kelby Echo"}}'
    article = read(tmp_path, page(LD.format(data), body='<p>By <a rel="author">Jory Fenn</a></p>' + BODY))
    assert article.author == "Jory Fenn"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<p>Sept 14, 2026</p>", "2026-09-14"),
        ("<div>By Jory Fenn</div><div><span>Published</span> 14 September 2026, 10:30</div>", "2026-09-14T10:30:00"),
        ("<p>By Jory Fenn | Monday, Sept. 14, 2026 | Updated Sept. 15, 2026</p>", "2026-09-14"),
        ("<p>Updated <b>Sept 14, 2026</b></p>", None),
        ("<p>Sept 14, 2026</p><p>Sept 16, 2026</p>", None),
        (BODY + "<p>Sept 14, 2026</p>", None),
    ],
)
def test_a_date_line_under_the_headline_dates_the_page(tmp_path: Path, line: str, published: str | None) -> None:
    article = read(tmp_path, page(body=line + BODY))
    assert article.published == published
    assert article.published_from == (published and "date line under the headline")


@pytest.mark.parametrize(
    "between",
    [
        "<ul><li>Two sluices were opened at noon on Sunday.</li></ul>",
        '<div><p><a href="/x"><b>Two sluices were opened at noon on Sunday.</b></a></p></div>',
        "<section><div>Two sluices were opened at noon on Sunday.</div></section>",
    ],
)
def test_sentences_among_the_paragraphs_are_kept_in_place(tmp_path: Path, between: str) -> None:
    parts = [f"<p>{p}</p>" for p in PARAGRAPHS]
    text = read(tmp_path, page(body=parts[0] + between + "".join(parts[1:]))).text
    lines = [line.removeprefix("- ") for line in text.split("\n")]
    assert lines[-4:] == ["Two sluices were opened at noon on Sunday.", *PARAGRAPHS[1:]]


def test_what_is_set_apart_is_not_put_back(tmp_path: Path) -> None:
    aside = (
        '<div class="related-stories"><p><a href="/x">Bees in the valley have come through the winter.</a></p></div>'
    )
    parts = [f"<p>{p}</p>" for p in PARAGRAPHS]
    assert "Bees" not in read(tmp_path, page(body=parts[0] + aside + "".join(parts[1:]))).text


def test_raised_figures_stay_apart_from_numbers(tmp_path: Path) -> None:
    first = '<p>About 1.5<sup>1</sup> million and 12<sup><a href="#n">2</a></sup> went for 40 m<sup>2</sup>'
    text = read(tmp_path, page(body=first + " on the 21<sup>st</sup> of May.</p>" + BODY)).text
    assert "About 1.5¹ million and 12² went for 40 m² on the 21st of May." in text


def test_offers_and_rights_are_left_out_and_the_making_of_the_report_stays(tmp_path: Path) -> None:
    end = "<p>This story has been updated.</p><p>Follow us on our pages and sign up for our daily letter.</p>"
    assert read(tmp_path, page(body=BODY + end)).text.split("\n")[-1] == "This story has been updated."
