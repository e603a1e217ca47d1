"""Markdown and the terminal tell the same in brief; nothing in a text can format or command."""

import io
import re

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


def test_markdown_has_overview_disagreements_points_and_places() -> None:
    text = markdown(dossier())
    assert text.startswith("# The bridge at Varn\n\n3 articles · 5 points")
    assert "- scan.pdf: holds no text" in text
    assert "> “**At least 350 people were held up**, police said.”\n" in text
    assert "A2 Evening Post, 2031-05-07, characters 70–102" in text
    heading = "“The contractor allegedly used the wrong bolts” – said by a former engineer, put as possible"
    assert f"### 1. {heading}, hedged “allegedly”\n" in text
    assert "**differ** – 1 to 2 independent origins in 2 articles" in text
    assert text.endswith("\n")


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


def test_the_terminal_shows_who_says_it_and_how_many_origins() -> None:
    text = words(shown(dossier()))
    assert "3 articles · 5 points · 3 in more than one article · 2 disagreements" in text
    assert "not read: scan.pdf: holds no text" in text
    assert "“The contractor allegedly used the wrong bolts” said by a former engineer, put as possible" in text
    assert "agree; 1 to 3 independent origins in 3 articles" in text


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
