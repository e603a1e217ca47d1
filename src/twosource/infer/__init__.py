"""text -> arrays: the only room with learned models.

The reader loads when it is first named: who asks for a language alone needs neither it nor arrays.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.infer.reader import Reader, States, load_reader, pool, reader_digest

__all__ = ["Reader", "States", "load_reader", "pool", "reader_digest"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'twosource.infer' has no attribute {name!r}")
    from twosource.infer import reader  # noqa: PLC0415

    return getattr(reader, name)
