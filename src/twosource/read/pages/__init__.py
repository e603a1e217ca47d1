"""What browsers show and save: a web page, the data it carries, and the report in it."""
