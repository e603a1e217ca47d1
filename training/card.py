"""Measures the reader and writes its model card.

python -m training.card [--float FOLDER]     FOLDER: the same reader unquantised, for the column beside
"""

import json
from pathlib import Path

import numpy as np
import torch
from eval.reader import scores, spearman, sts_pairs
from eval.scorer import DATA, options, require
from torch.nn import functional as F

from training.net import Encoder, load_encoder
from training.prepare import base, pieces
from twosource.infer import load_reader
from twosource.infer.pieces import CLS, SEP
from twosource.infer.wordpiece import Vocabulary, cut_word, vocabulary

READER = Path(__file__).parents[1] / "src/twosource/data/en/reader"

ROWS = {
    "ewt_upos": "UPOS, EWT dev, gold words",
    "ewt_xpos": "XPOS, EWT dev, gold words",
    "ewt_uas": "UAS, EWT dev, gold words",
    "ewt_las": "LAS with subtypes, EWT dev, gold words",
    "ewt_raw_las": "LAS F1, EWT dev, our own words and sentences",
    "ewt_words": "words F1, EWT dev",
    "ewt_sentences": "sentences F1, EWT dev",
    "gum_upos": "UPOS, GUM dev, gold words",
    "gum_las": "LAS with subtypes, GUM dev, gold words",
    "gum_raw_las": "LAS F1, GUM dev, our own words and sentences",
    "gum_words": "words F1, GUM dev",
    "gum_sentences": "sentences F1, GUM dev",
    "entity": "names, UNER EWT dev, exact F1 (PER ORG LOC)",
    "source": "attribution source, PolNeAR dev, exact span F1",
    "cue": "attribution cue, PolNeAR dev, exact span F1",
    "content": "attribution content, PolNeAR dev, exact span F1",
    "linked": "attribution linked (content IoU >= .5, source right), PolNeAR dev",
    "ewt_fact": "factuality, UDS-IH2 on EWT dev, Pearson r",
    "sts": "sentence vectors, STS headlines 2013-2016, Spearman r",
}


@torch.no_grad()
def original_vectors(encoder: Encoder, known: Vocabulary, texts: list[str]) -> np.ndarray:
    """[n, 384] rows of length 1 as the base model's own card computes them."""
    coded = [[CLS, *cut_word(text, known, most=254), SEP] for text in texts]
    t = max(map(len, coded))
    ids, mask = torch.zeros(len(coded), t, dtype=torch.long), torch.zeros(len(coded), t, dtype=torch.long)
    for k, c in enumerate(coded):
        ids[k, : len(c)], mask[k, : len(c)] = torch.tensor(c), 1
    states = encoder(ids, None, mask)
    mean = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
    return F.normalize(mean, dim=1).numpy()


def original_sts() -> float:
    """Spearman r of the base model's own vectors on the same pairs."""
    encoder, known = load_encoder(base() / "model.safetensors").eval(), vocabulary(pieces())
    pairs = sts_pairs()

    def vectors(texts: list[str]) -> np.ndarray:
        return np.concatenate([original_vectors(encoder, known, texts[i : i + 64]) for i in range(0, len(texts), 64)])

    cosine = (vectors([p[0] for p in pairs]) * vectors([p[1] for p in pairs])).sum(1)
    return spearman(cosine, np.array([p[2] for p in pairs]))


def table(shipped: dict[str, float], plain: dict[str, float] | None) -> str:
    """The scores as a Markdown table, in percent."""
    head = "| measure | shipped (int8) |" + (" float32 |" if plain else "")
    lines = [head, "|---|---|" + ("---|" if plain else "")]
    for key, title in ROWS.items():
        lines.append(f"| {title} | {100 * shipped[key]:.1f} |" + (f" {100 * plain[key]:.1f} |" if plain else ""))
    return "\n".join(lines)


def main() -> None:
    """Writes the card beside the reader's files."""
    a = options(__doc__)
    a.add_argument("--float", type=Path, default=None)
    o = a.parse_args()
    require(DATA)
    shipped = scores(load_reader(READER))
    plain = scores(load_reader(o.float)) if o.float else None
    digest = json.loads((READER / "reader.json").read_text(encoding="utf-8"))["sha256"]["reader.onnx"]
    template = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    text = template.replace("{{table}}", table(shipped, plain)).replace(
        "{{original_sts}}", f"{100 * original_sts():.1f}"
    )
    (READER / "MODEL_CARD.md").write_text(text.replace("{{digest}}", digest), encoding="utf-8")
    print(table(shipped, plain))


if __name__ == "__main__":
    main()
