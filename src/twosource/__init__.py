"""From a folder of news reports to a sourced dossier."""

__version__ = "0.1.0"
