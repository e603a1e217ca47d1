"""Markdown and the terminal tell the same in brief; nothing in a text can format or command."""

import io
import re
from dataclasses import replace

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from lxml import html
from rich.console import Console

from render.sample import dossier, hostile
from twosource.model import Dossier
from twosource.render.markdown import escaped, markdown
from twosource.render.terminal import terminal


def shown(made: Dossier, *, colour: bool = False) -> str:
    out = io.StringIO()
    terminal(made, Console(file=out, width=80, force_terminal=colour, color_system="standard" if colour else None))
    return out.getvalue()


def words(text: str) -> str:
    return " ".join(text.split())


def test_markdown_has_the_brief_first_and_then_everything_with_its_places() -> None:
    text = markdown(dossier())
    assert text.startswith("# The bridge at Varn\n\n3 articles, 3 points in more than one, 2 disagreements.")
    assert "- scan.pdf: holds no text" in text
    brief, everything = text.split("\n---\n")
    order = ("## In short", "## Where they differ", "## What to check first", "## Articles", "which errs")
    assert sorted(order, key=brief.index) == list(order)
    assert "- **Held up**: around 200 (the harbour office; A1, 6 May)" in brief
    assert "| at least 350 (the latest) | police; A2, 6 May | one source |" in brief
    assert "> “**At least 350 people were held up**, police said.”\n" in everything
    assert "A2 Evening Post, 2031-05-07, characters 70–102" in everything
    heading = "“The contractor allegedly used the wrong bolts” – conflict; said by a former engineer"
    assert f"### 1. {heading}; hedged “allegedly”; A1 A2" in everything
    assert text.endswith("\n")


def test_what_stands_in_a_table_is_not_listed_again() -> None:
    brief = markdown(dossier()).split("\n---\n")[0]
    listed = brief[brief.index("## What to check first") : brief.index("## Articles")]
    assert [line[:2] for line in listed.splitlines() if line[:1].isdigit()] == ["3."]


def doubted() -> Dossier:
    """The sample: the point of three articles that stands in no table is surely of one matter in no two of them."""
    whole = dossier()
    return replace(whole, points=tuple(replace(p, firm=()) if len(p.statements) == 3 else p for p in whole.points))


def test_what_may_be_one_matter_stands_under_its_own_heading() -> None:
    for text in (markdown(doubted()), words(shown(doubted()))):
        heading = text.lower().index("may be one matter")
        assert text.lower().index("what to check first") < heading
        assert heading < text.index("The old bridge at Varn was closed on Monday", heading)
        assert "compare the words before you count them together" in text
    assert "may be one matter" not in (markdown(dossier()) + shown(dossier())).lower()


def test_an_article_that_may_tell_something_else_stands_behind_perhaps() -> None:
    whole = dossier()
    points = tuple(replace(p, firm=(0, 1)) if len(p.statements) == 3 else p for p in whole.points)
    for text in (markdown(replace(whole, points=points)), words(shown(replace(whole, points=points)))):
        assert "A1 A2, perhaps A3" in text


def test_the_own_voice_of_an_article_goes_without_saying() -> None:
    assert "in the article's own voice" not in markdown(dossier()) + words(shown(dossier()))


def test_the_legend_has_the_words_that_are_used_and_no_others() -> None:
    everything = markdown(dossier()).split("\n---\n")[1]
    told = [line.partition(":")[0] for line in everything.splitlines() if line.startswith("- **")]
    assert told[:2] == ["- **conflict**", "- **differ**"]
    assert "- **later update**" not in everything


def test_as_many_points_are_shown_as_were_asked_for() -> None:
    made = replace(dossier(), disputes=())
    assert "and 2 more points in more than one article" in words(shown(replace(made, top=1)))
    assert "And 3 more points." in markdown(replace(made, top=0))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("[x](http://y.example)", r"\[x\](http\://y.example)"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("# no\n- list", r"\# no - list"),
        ("- item", r"\- item"),
        ("12. item", r"12\. item"),
        ("a|b ~~c~~", r"a\|b \~\~c\~\~"),
        ("www.y.example", r"www\.y.example"),
        ("a@y.example @name", "a@<!-- -->y.example @<!-- -->name"),
    ],
)
def test_markdown_is_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


LINKS = (
    *(
        "http://y.example/a",
        "https://y.example",
        "ftp://y.example",
        "www.y.example",
        "WWW.y.example",
        "(www.y.example)",
    ),
    *(
        "a.b@y.example",
        "mailto:a@y.example",
        "xmpp:a@y.example",
        "<http://y.example>",
        "<a@y.example>",
        "[x]: /y",
        "[x]",
    ),
    *(
        "[x](/y)",
        "![x](/y)",
        "<a href=/y>x</a>",
        "@name",
        "@name/team",
        "-@name",
        "“@name”",
        "<!-- x -->",
        "a@y.example-->",
    ),
)
MENTION = re.compile(r"(?<![\w/`])@\w")  # as GitHub looks for names, in the text of the page


@pytest.mark.parametrize("around", ["{}", "Ask {} now.", "{0} {0}", "1. {}", "_{}_"])
@pytest.mark.parametrize("words", LINKS)
def test_no_text_becomes_a_link_where_github_shows_it(words: str, around: str) -> None:
    text = around.format(words)
    page = html.fromstring(f"<div>{github_flavored_markdown_to_html(escaped(text))}</div>")
    assert {e.tag for e in page.iter() if isinstance(e.tag, str)} == {"div", "p"}
    assert page.text_content().strip() == text
    assert [piece for piece in page.xpath("//text()") if MENTION.search(piece)] == []


@pytest.mark.parametrize("words", LINKS)
def test_a_dossier_has_no_link_in_markdown(words: str) -> None:
    page = html.fromstring(f"<div>{github_flavored_markdown_to_html(markdown(hostile(words)))}</div>")
    assert page.xpath("//a | //img") == []
    assert [piece for piece in page.xpath("//text()") if MENTION.search(piece)] == []


def test_the_terminal_begins_with_what_matters() -> None:
    lines = shown(dossier()).splitlines()
    assert lines[:2] == ["The bridge at Varn", "3 articles, 3 points in more than one, 2 disagreements"]
    assert words(" ".join(lines[2:7])).startswith("IN SHORT Held up: around 200 (the harbour office; A1, 6 May) ·")
    text = words(shown(dossier()))
    assert "not read: scan.pdf: holds no text" in text
    assert "- at least 350 (the latest) police; A2, 6 May; one source" in text
    assert "“The old bridge at Varn was closed on Monday”, the harbour office said. A1–A3; one source" in text


def test_no_line_is_wider_than_the_terminal_and_none_ends_in_blanks() -> None:
    lines = shown(dossier()).split("\n")
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("nasty", ["\x1b[2J\x1b]0;x\x07", "[bold]x[/bold]", ":smile:", "a\x00\ud800\u202eb", "\x9b31m"])
def test_no_text_commands_the_terminal(nasty: str) -> None:
    text = shown(hostile(nasty))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202e]", text)
    assert "[bold]" not in nasty or "[bold]x[/bold]" in text
    assert ":smile:" not in nasty or ":smile:" in text
    markdown(hostile(nasty)).encode("utf-8")


def test_colour_only_where_asked() -> None:
    assert "\x1b" not in shown(dossier())
    assert "\x1b[" in shown(dossier(), colour=True)


def test_an_empty_dossier() -> None:
    empty = Dossier(None, (), (), (), (), (), (), (), (), (), ())
    assert "No point is in more than one article." in shown(empty)
    assert markdown(empty).startswith("# What the articles say")
