"""What stands first in every form: the title and "In short", in words."""
