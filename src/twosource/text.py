"""str -> str: digests and the few rewrites that several rooms share."""

import hashlib
import unicodedata
from functools import lru_cache


def digest(*parts: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the parts, joined by NUL: ids are made of this."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fold(text: str) -> str:
    """Lower case without accents, white space runs as one blank: for comparing names and words, not for showing."""
    if text.isascii():  # nearly all words: nothing to take apart
        return " ".join(text.lower().split())
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().replace("’", "'").split())


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """As `fold`, remembered: of single words, which come again and again."""
    return fold(word)
