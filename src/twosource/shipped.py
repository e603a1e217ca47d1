"""The files of `data/<lang>` as they were shipped: each is held against its digest when it is read."""

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Final

from twosource.errors import ModelError

DIGESTS: Final = "digests.json"  # file -> SHA-256; written by `make digests`, tested to be up to date
MEND: Final = "install twosource again"


def shipped(name: str, *, lang: str = "en") -> bytes:
    """What the file `data/<lang>/<name>` holds. Raises ModelError where it is missing or not what was shipped."""
    known = digests(lang=lang).get(name)
    data = _read(name, lang)
    found = hashlib.sha256(data).hexdigest()
    if known is None:
        raise ModelError(f"the data file {name} has no digest: {MEND}, or run `make digests` in a checkout")
    if found != known:
        raise ModelError(
            f"the data file {name} is altered (SHA-256 {found[:12]}..., not {known[:12]}...): "
            f"{MEND}, or run `make digests` where you changed it yourself"
        )
    return data


def data_digest(*, lang: str = "en") -> str:
    """One SHA-256 for all data files of a language together, the reader's among them: 64 hexadecimal digits.

    It changes when any of them does, and reads none: whoever goes on to use one finds out whether it is the one named.
    """
    return hashlib.sha256("".join(f"{n} {d}\n" for n, d in sorted(digests(lang=lang).items())).encode()).hexdigest()


@cache
def digests(*, lang: str = "en") -> dict[str, str]:
    """The SHA-256 of each file, by its name in `data/<lang>`. The reader's others stand in its reader.json."""
    try:
        found = json.loads(_read(DIGESTS, lang))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ModelError(f"the data file {DIGESTS} is altered (no table of digests): {MEND}")
    return found


def _read(name: str, lang: str) -> bytes:
    try:
        return files("twosource").joinpath("data", lang, *name.split("/")).read_bytes()
    except OSError as error:
        raise ModelError(f"the data file {name} can't be read ({error.strerror}): {MEND}") from error
