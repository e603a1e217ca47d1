"""How surely a clause is stated, and whether it is denied: the words on it, around it, and the frame it stands in."""
