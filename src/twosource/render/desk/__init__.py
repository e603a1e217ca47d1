"""A dossier for an editor's desk: tables, a workbook, a text for a word processor, data frames."""
