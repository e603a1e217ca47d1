"""How the reader is trained. Never imported by the package; needs the extra `train`."""
