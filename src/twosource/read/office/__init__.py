"""What word processors and book makers write: packages of markup, and rich text."""
