"""From a folder of news reports to a sourced dossier.

>>> from twosource import Corpus
>>> dossier = Corpus.from_paths("reports").dossier(subject="the bridge")   # doctest: +SKIP

`Corpus` and the nouns load when first named: `import twosource` itself costs next to nothing, and the
command line answers `--help` without loading a model library.
"""

from importlib import import_module

TYPE_CHECKING = False  # as typing has it, which would be a third of what this costs
if TYPE_CHECKING:
    from twosource.config import Settings
    from twosource.corpus import Corpus
    from twosource.errors import InputError, MissingExtra, ModelError, TwosourceError
    from twosource.fingerprints import fingerprint
    from twosource.model import Article, Claim, Claims, Dossier, Intake, Point, Skipped, Span, Statement

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Claim",
    "Claims",
    "Corpus",
    "Dossier",
    "InputError",
    "Intake",
    "MissingExtra",
    "ModelError",
    "Point",
    "Settings",
    "Skipped",
    "Span",
    "Statement",
    "TwosourceError",
    "__version__",
    "fingerprint",
]

_HOME = {"Corpus": "corpus", "Settings": "config", "InputError": "errors", "ModelError": "errors"}
_HOME |= {"MissingExtra": "errors", "TwosourceError": "errors", "fingerprint": "fingerprints"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'twosource' has no attribute {name!r}")
    return getattr(import_module(f"twosource.{_HOME.get(name, 'model')}"), name)
