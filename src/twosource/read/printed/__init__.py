"""What was printed or pictured: the glyphs of a PDF, their lines, paragraphs, heads and notes."""
