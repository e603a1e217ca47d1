"""What a user may set for good, in one record, and how it is read from a TOML file."""

import tomllib
from dataclasses import dataclass, fields

from twosource.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything with a reason to be changed; an option on the command line goes before it."""

    workers: int = 0  # processes that read articles; 0: as many as serve the size of the collection
    memory: int = 800  # megabytes one of these processes may use: the input that needs more is skipped; 0: no limit
    text: bool = False  # whole article texts in dossier.json: larger, but complete without the files
    ocr: bool = False  # words in pictures and scans are recognised, by programs that have to be installed
    follow_links: bool = False  # links in folders: a folder of links is read, and so is all they lead to

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if type(value) is not type(field.default):
                raise InputError(f"setting {field.name} = {value!r}: needs {_NEEDED.get(field.name, 'true or false')}")
        if not 0 <= self.workers <= 64:
            raise InputError(f"setting workers = {self.workers}: needs {_NEEDED['workers']}")
        if self.memory and self.memory < MEMORY_LEAST:
            raise InputError(f"setting memory = {self.memory}: needs {_NEEDED['memory']}")


MEMORY_LEAST = 400  # megabytes; the reader alone needs about 200
SETTINGS_LARGEST = 1_000_000  # bytes of a settings file, and more than anyone writes
_NEEDED = {
    "workers": "a whole number from 0 to 64",
    "memory": f"a whole number of megabytes from {MEMORY_LEAST}, or 0 for no limit",
}


def load_settings(path: str) -> Settings:
    """The settings of a TOML file. Raises InputError that names the file, the key and what is known."""
    try:
        with open(path, "rb") as file:
            data = file.read(SETTINGS_LARGEST + 1)
        if len(data) > SETTINGS_LARGEST:
            raise InputError(f"settings file {path}: is larger than any settings; name another file")
        given = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise InputError(f"settings file {path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"settings file {path} is not TOML: {error}") from error
    except RecursionError as error:
        raise InputError(f"settings file {path} is not TOML: nested too deeply; settings are plain") from error
    known = [field.name for field in fields(Settings)]
    for key in given:
        if key not in known:
            raise InputError(f"settings file {path}: unknown setting {key!r}; known are {', '.join(known)}")
    return Settings(**given)
