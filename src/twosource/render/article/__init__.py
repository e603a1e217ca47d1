"""One analysed article as a page: its text with the marks, and what was found in lists."""
