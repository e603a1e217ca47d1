"""What only a case has: what people decided of it, and what is new in it."""
