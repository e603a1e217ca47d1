"""Files that hold many reports, or other files: archives, mail, feeds, tables, lists of records."""
