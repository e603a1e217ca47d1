"""Files, folders and standard input -> articles."""

from twosource.read.intake import read_bytes, read_paths

__all__ = ["read_bytes", "read_paths"]
