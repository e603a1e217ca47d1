"""Text -> the languages it is likely in, by py3langid: the only place where it is loaded."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


class Likely(NamedTuple):
    """A language by its two-letter code, and its probability, 0..1."""

    code: str
    probability: float


def likely_languages(text: str, many: int) -> tuple[Likely, ...]:
    """The likeliest languages of the text, the likeliest first.

    Only languages with a two-letter code are asked for: creoles of English are not told from it.
    """
    return tuple(Likely(code, probability) for code, probability in _identifier().rank(text)[:many])


@cache
def _identifier() -> "LanguageIdentifier":
    with _in_memory():
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  takes a second to load

        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier


@contextmanager
def _in_memory() -> Iterator[None]:
    """Lets py3langid unpack its model in memory: it would write it to a temporary file, and nothing is written here."""
    from py3langid import modelio  # noqa: PLC0415

    before = modelio.tempfile
    modelio.tempfile = _Buffers
    try:
        yield
    finally:
        modelio.tempfile = before


class _Buffers:
    """What is used of `tempfile`, in memory; a class because it stands for a module."""

    @staticmethod
    def TemporaryFile(suffix: str = "") -> io.BytesIO:  # noqa: N802
        """A file in memory."""
        return io.BytesIO()
