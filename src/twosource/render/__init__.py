"""Dossier -> text or bytes, one module a format: webpage, markdown, terminal, json.

Nothing is re-exported: `from twosource.render.webpage import webpage`. A function here of its module's name would
be replaced by the module as soon as that is imported, and each format needs a library the others should not load.
"""
