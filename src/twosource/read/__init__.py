"""Files, folders, standard input and texts -> articles."""

from twosource.read.drafts import read_draft
from twosource.read.intake import read_bytes, read_paths
from twosource.read.texts import read_texts

__all__ = ["read_bytes", "read_draft", "read_paths", "read_texts"]
