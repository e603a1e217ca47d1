"""The fake reader in the place of the shipped one, in a process that a test starts: loaded only when it is needed."""

import sys
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType


class _Corpus(MetaPathFinder, Loader):
    """Lets `twosource.corpus` load as ever, then puts the fake reader into it."""

    def __init__(self) -> None:
        self._own: ModuleSpec | None = None

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != "twosource.corpus":
            return None
        self._own = PathFinder.find_spec(name, path)  # type: ignore[arg-type]
        assert self._own
        return ModuleSpec(name, self, origin=self._own.origin)

    def create_module(self, spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        assert self._own
        assert self._own.loader
        self._own.loader.exec_module(module)
        module.LazyReader = lambda _threads: import_module("fake_reader").FakeReader()  # type: ignore[attr-defined]


def take_its_place() -> None:
    """From now on, who loads `twosource.corpus` in this process gets the fake reader."""
    sys.meta_path.insert(0, _Corpus())
