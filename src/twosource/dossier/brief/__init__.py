"""What an editor reads first: the title, "In short", and where the articles differ."""
