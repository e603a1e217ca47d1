"""Files, folders, standard input and texts -> articles."""

from twosource.read.intake import read_paths
from twosource.read.texts import read_texts

__all__ = ["read_paths", "read_texts"]
