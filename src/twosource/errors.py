"""Errors, named by who must act. The message says what, the value, and the mend, in one line."""


class TwosourceError(Exception):
    """Anything twosource raises on purpose."""


class InputError(TwosourceError):
    """The user's input can't be used: a path, an option, a file. Mended by the user."""


class ModelError(TwosourceError):
    """The reader's files are missing or altered. Mended by installing again."""


class MissingExtra(TwosourceError):
    """What was asked for needs a library that a plain install leaves out. Mended by installing it."""


class StoreError(TwosourceError):
    """A case file can't be opened, read or written. Mended by the user: another file, room, a newer twosource."""
