"""The word lists and tables of a language, from `data/<lang>/*.toml`, each file with its source line."""

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from twosource.shipped import shipped


@cache
def table(name: str, *, lang: str = "en") -> Mapping[str, Any]:
    """The whole file `data/<lang>/<name>.toml`, read once, as a read-only mapping.

    Raises ModelError where it is missing or altered.
    """
    return MappingProxyType(tomllib.loads(shipped(f"{name}.toml", lang=lang).decode("utf-8")))


@cache
def words(name: str, key: str, *, lang: str = "en") -> frozenset[str]:
    """The list `key` of the file `name`, as a set."""
    return frozenset(table(name, lang=lang)[key])
