"""A template and its values -> one HTML file that needs nothing else: no network, no fonts, no script to be read.

Every value is escaped by the template engine; the only strings taken as HTML are the style sheets and scripts
shipped beside the templates. Both are named by their digest in the Content-Security-Policy, so that nothing else
can run or style the page.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from twosource.render import wording
from twosource.render.case import Said, same_text, surely


def filled(name: str, styles: Sequence[str], script: str, values: Mapping[str, object]) -> str:
    """The page of the template `name`. Characters that no page can hold are shown as U+FFFD.

    The template finds, besides `values`, what `shipped` gives.
    """
    return part(name, shipped(styles, script) | dict(values))


def shipped(styles: Sequence[str], script: str) -> dict[str, object]:
    """`style`, `script` and the `policy` that allows these two and nothing else."""
    style, code = "\n".join(map(_asset, styles)), _asset(script)
    policy = (
        f"default-src 'none'; style-src '{_script_digest(style)}'; script-src '{_script_digest(code)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"style": Markup(style), "script": Markup(code), "policy": policy}


def part(name: str, values: Mapping[str, object]) -> str:
    """One template, filled: a page, or a part of one that is made piece by piece."""
    return _environment().get_template(name).render(values)


@cache
def _asset(name: str) -> str:
    return files("twosource.render").joinpath("templates", name).read_text(encoding="utf-8").strip()


def _script_digest(text: str) -> str:
    """The digest of an inline style or script as a Content-Security-Policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _finalize(value: object) -> object:
    """Texts without the characters that break or disguise a page; called on every value before it is escaped."""
    return wording.showable(value) if type(value) is str else value


def _is_unsure(said: Said) -> bool:
    """True where it is not put as certain."""
    return said.statement.factuality != "CT+" and surely(said) != ""


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {
        "quoted": wording.quoted,
        "count": wording.count,
        "surely": surely,
        "unsure": _is_unsure,
        "language": wording.language,
        "same_text": same_text,
    }
    return environment
