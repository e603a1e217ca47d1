"""Names and the words that stand for them: a personal name taken apart, kinds of names, spellings, pronouns."""
