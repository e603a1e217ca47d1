"""A trained reader -> the files that ship: int8 ONNX, vocabulary, labels, lemma table, digests.

    python -m training.export [--net training/state/reader.pt] [--out src/twosource/data/en/reader] [--float]

Weights of matrix products become 8-bit integers (onnxruntime's dynamic quantisation), word embeddings 8-bit integers
with a scale a row; the small network of the frames stays in 32 bits. What that costs is in the table of the card.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from training.labels import ENTITY, UPOS
from training.lemmas import table
from training.net import ARC, FRAME, Encoder, Frames, Reader
from training.prepare import pieces
from training.treebanks import treebank

OUTPUTS = (
    "upos",
    "xpos",
    "arc_from",
    "arc_to",
    "arc_bias",
    "rel_from",
    "rel_to",
    "entity",
    "attribution",
    "frame_cue",
    "frame_word",
    "fact",
    "vectors",
)


class Rows(nn.Module):
    """An embedding table in 8 bits, each row with its own scale."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = (table.abs().amax(1, keepdim=True) / 127).clamp_min(1e-8)
        self.register_buffer("rows", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        rows, scale = self.get_buffer("rows"), self.get_buffer("scale")
        return F.embedding(ids, rows).float() * F.embedding(ids, scale)


class Shipped(nn.Module):
    """The reader with the outputs that the package uses: best tags, scores of the rest."""

    def __init__(self, net: Reader, *, small: bool) -> None:
        super().__init__()
        self.net = net
        if small:
            net.encoder.word = Rows(net.encoder.word.weight.detach())  # type: ignore[assignment]

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        s = self.net(ids, shapes, mask, first)
        attribution = s.attribution  # [b, w, kind, bio]
        return (
            s.upos.argmax(-1),
            s.xpos.argmax(-1),
            s.arc_from * (2 / ARC**0.5),
            s.arc_to,
            s.arc_bias,
            s.rel_from,
            s.rel_to,
            s.entity,
            attribution,
            s.frame_cue,
            s.frame_word,
            s.fact,
            s.vectors,
        )


def load(path: Path, labels: dict[str, list[str]]) -> Reader:
    """The trained network, in evaluation mode."""
    net = Reader(Encoder(), len(labels["xpos"]), len(labels["deprels"]))
    net.load_state_dict(torch.load(path, weights_only=True)["net"])
    return net.eval()


def export_words(net: Shipped, path: Path) -> None:
    """The first pass, over windows of words."""
    example = (
        torch.ones(2, 9, dtype=torch.long),
        torch.zeros(2, 9, dtype=torch.long),
        torch.ones(2, 9, dtype=torch.long),
        torch.ones(2, 4, dtype=torch.long),
    )
    axes = {n: {0: "batch", 1: "pieces"} for n in ("ids", "shapes", "mask", "vectors")}
    axes |= {n: {0: "batch", 1: "words"} for n in ("first", *OUTPUTS[:-1])}
    names = ["ids", "shapes", "mask", "first"]
    torch.onnx.export(
        net,
        example,
        str(path),
        input_names=names,
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def export_frames(net: Frames, path: Path) -> None:
    """The second pass, over the words around a cue."""
    ones = torch.ones(2, 9, dtype=torch.long)
    names = ["cue", "words", "mark", "far", "apart", "at"]
    axes = {n: {0: "cues", 1: "words"} for n in ("words", "mark", "far", "apart", "labels")}
    axes |= {n: {0: "cues"} for n in ("cue", "at", "valid")}
    torch.onnx.export(
        net,
        (torch.zeros(2, FRAME), torch.zeros(2, 9, FRAME), ones, ones, ones, ones[:, 0]),
        str(path),
        input_names=names,
        output_names=["labels", "valid"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Writes the reader's folder."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--net", type=Path, default=Path(__file__).parent / "state" / "reader.pt")
    a.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "src/twosource/data/en/reader")
    a.add_argument("--float", action="store_true", help="no quantisation")
    o = a.parse_args()
    labels = json.loads((Path(__file__).parent / "state" / "labels.json").read_text(encoding="utf-8"))
    net = load(o.net, labels)
    o.out.mkdir(parents=True, exist_ok=True)
    plain = o.out / "plain.onnx"
    export_words(Shipped(net, small=not o.float), plain)
    if o.float:
        plain.replace(o.out / "reader.onnx")
    else:
        quantize_dynamic(
            plain,
            o.out / "reader.onnx",
            op_types_to_quantize=["MatMul", "Gemm"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
        plain.unlink()
    export_frames(net.frames, o.out / "frames.onnx")
    for name in ("reader.onnx", "frames.onnx"):
        onnx.checker.check_model(str(o.out / name))
    np.save(o.out / "rel.npy", net.rel.detach().numpy().astype(np.float16))
    (o.out / "vocabulary.txt").write_text(pieces(), encoding="utf-8", newline="\n")
    lemmas = table(treebank("ewt", "train") + treebank("gum", "train"))
    digests = {
        n: hashlib.sha256((o.out / n).read_bytes()).hexdigest()
        for n in ("reader.onnx", "frames.onnx", "rel.npy", "vocabulary.txt")
    }
    card = {
        "sha256": digests,
        "upos": UPOS,
        "xpos": labels["xpos"],
        "deprels": labels["deprels"],
        "entities": ENTITY,
        "lemmas": lemmas,
    }
    (o.out / "reader.json").write_text(json.dumps(card, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({n: (o.out / n).stat().st_size for n in sorted(digests)})
    shutil.rmtree(o.out / "__pycache__", ignore_errors=True)


if __name__ == "__main__":
    main()
