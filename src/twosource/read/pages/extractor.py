"""trafilatura, loaded without opening a socket: the only place where it is imported."""

import logging
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

URLLIB3 = "urllib3.util.connection"


@cache
def extractor() -> Callable[..., Any]:
    """trafilatura's `bare_extraction`. Its own logging stays off standard error: reasons and notes say what matters."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with _no_socket():
        from trafilatura import bare_extraction  # noqa: PLC0415  heavy, and most collections hold no page

        return bare_extraction


@contextmanager
def _no_socket() -> Iterator[None]:
    """Lets urllib3, which trafilatura imports and never uses here, be imported without binding ::1.

    It binds to find out whether there is IPv6, unless Python says that it was built without.
    """
    before, known = socket.has_ipv6, URLLIB3 in sys.modules
    socket.has_ipv6 = False
    try:
        yield
    finally:
        socket.has_ipv6 = before
        if not known and URLLIB3 in sys.modules:  # a program around us that does use it keeps IPv6
            sys.modules[URLLIB3].HAS_IPV6 = before  # type: ignore[attr-defined]
