"""text -> arrays: the only room with learned models."""

from twosource.infer.reader import Reader, States, load_reader, pool, reader_digest

__all__ = ["Reader", "States", "load_reader", "pool", "reader_digest"]
