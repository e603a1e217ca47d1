"""Kept analyses: what was found in an article, for as long as neither it nor the program changes."""

import zlib
from collections.abc import Callable
from typing import cast

import msgspec

from twosource.model import Article, Claims
from twosource.store.file import CaseFile
from twosource.text import digest

_LEVEL = 1  # of compression: two fifths of the size in a tenth of the time that the best takes
_DECODER = msgspec.msgpack.Decoder(Claims)
_ENCODER = msgspec.msgpack.Encoder()


def kept_analysis(case: CaseFile, article: Article, fingerprint: str) -> Claims | None:
    """The kept claims of the article; None where there are none, or they are of another program or another date."""
    query = "SELECT claims FROM analysis WHERE article = ? AND fingerprint = ? AND record = ?"
    found = case.rows(query, (article.id, fingerprint, _analyses_record(article)))
    if not found:
        return None
    try:
        return _DECODER.decode(zlib.decompress(cast(bytes, found[0][0])))
    except (zlib.error, msgspec.DecodeError, msgspec.ValidationError):  # damaged: it is made again
        return None


def kept_of(case: CaseFile, fingerprint: str) -> Callable[[Article], bool]:
    """Tells of an article whether an analysis is kept that is still right."""
    found = {
        str(a): str(r)
        for a, r in case.rows("SELECT article, record FROM analysis WHERE fingerprint = ?", (fingerprint,))
    }
    return lambda article: found.get(article.id) == _analyses_record(article)


def keep_analysis(case: CaseFile, claims: Claims, fingerprint: str) -> None:
    """Keeps the claims of one article, in the place of earlier ones."""
    article = claims.analysis.article
    with case.writing():
        case.put(
            "INSERT OR REPLACE INTO analysis (article, fingerprint, record, claims) VALUES (?, ?, ?, ?)",
            (article.id, fingerprint, _analyses_record(article), zlib.compress(_ENCODER.encode(claims), _LEVEL)),
        )


def _analyses_record(article: Article) -> str:
    """The digest of all that is said about the article: some of it decides what is found."""
    return digest(msgspec.json.encode(article).decode("utf-8", "surrogatepass"))
