"""A checked draft -> text for the terminal, JSON, SARIF, a page with margin notes, a document with comments."""
