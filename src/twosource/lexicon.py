"""The word lists and tables of a language, from `data/<lang>/*.toml`, each file with its source line."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def table(name: str, *, lang: str = "en") -> Mapping[str, Any]:
    """The whole file `data/<lang>/<name>.toml`, read once, as a read-only mapping.

    Raises FileNotFoundError for a name that is not shipped: a mistake in the code, not in the input.
    """
    raw = files("twosource").joinpath("data", lang, f"{name}.toml").read_bytes()
    return MappingProxyType(tomllib.loads(raw.decode("utf-8")))


@cache
def words(name: str, key: str, *, lang: str = "en") -> frozenset[str]:
    """The list `key` of the file `name`, as a set."""
    return frozenset(table(name, lang=lang)[key])
