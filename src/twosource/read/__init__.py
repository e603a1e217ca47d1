"""Files, folders and standard input -> articles."""

from twosource.read.drafts import read_draft
from twosource.read.intake import read_paths

__all__ = ["read_draft", "read_paths"]
