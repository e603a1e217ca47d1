"""The reader as a torch module: a MiniLM encoder and its heads, in one pass.

The encoder is BERT's, written out so that it exports to ONNX without another library. Heads:

    upos, xpos      a linear layer a word
    arc, rel        biaffine attention over the words of a sentence (Dozat and Manning 2017); the root's head is itself
    entity          BIO a word
    attribution     BIO a word for source, cue and content
    frames          for one cue at a time: BIO a word for its source and its content, and whether it is a cue at all
    fact            factuality of a predicate, -3..3
    vector          a linear map of the pieces whose mean over a sentence keeps the meaning of the original model's
"""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from training.labels import BIO, FRAME_BIO, UPOS
from twosource.infer.frames import APART, FAR
from twosource.infer.pieces import SHAPES

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HIDDEN, HEADS, LAYERS, INNER, VOCABULARY = 384, 12, 6, 1536, 30522
ARC, REL = 192, 96
FRAME, FRAME_HEADS, FRAME_LAYERS, FRAME_INNER = 96, 4, 2, 192


class Linear(nn.Linear):
    """A linear layer that, where `coarse` is set, computes as its 8-bit form will at run time (Jacob et al. 2018).

    Weights: 7 bits a row (the range that processors without VNNI add up exactly); inputs: 8 bits a tensor, as
    onnxruntime's dynamic quantisation does. Gradients go straight through the rounding.
    """

    coarse = False

    def forward(self, x: Tensor) -> Tensor:
        if not self.coarse:
            return F.linear(x, self.weight, self.bias)
        return F.linear(_rounded_input(x), _rounded_weight(self.weight), self.bias)


def _rounded_weight(w: Tensor) -> Tensor:
    step = (w.detach().abs().amax(1, keepdim=True) / 64).clamp_min(1e-8)
    return w + (((w / step).round() * step) - w).detach()


def _rounded_input(x: Tensor) -> Tensor:
    low, high = x.detach().amin().clamp_max(0), x.detach().amax().clamp_min(0)
    step = ((high - low) / 255).clamp_min(1e-8)
    zero = (-low / step).round()
    near = ((x / step + zero).round().clamp(0, 255) - zero) * step
    return x + (near - x).detach()


def make_coarse(net: nn.Module, *, on: bool) -> None:
    """Switches every linear layer of the encoder and the heads; not the frames, which stay in 32 bits."""
    for name, part in net.named_modules():
        if isinstance(part, Linear) and not name.startswith("frames."):
            part.coarse = on


class Layer(nn.Module):
    """One block of an encoder (Devlin et al. 2019): attention, then two linear layers, each with a residual."""

    def __init__(self, dropout: float, size: int = HIDDEN, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.qkv = Linear(size, 3 * size)
        self.out = Linear(size, size)
        self.norm1 = nn.LayerNorm(size, eps=1e-12)
        self.up = Linear(size, inner)
        self.down = Linear(inner, size)
        self.norm2 = nn.LayerNorm(size, eps=1e-12)
        self.dropout, self.heads = dropout, heads

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, size = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, size // self.heads).permute(2, 0, 3, 1, 4)
        p = self.dropout if self.training else 0.0
        if torch.onnx.is_in_onnx_export():
            weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(size // self.heads) + bias, -1)
            a = weights @ v
        else:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias, dropout_p=0.0)
        a = a.transpose(1, 2).reshape(b, t, size)
        x = self.norm1(x + F.dropout(self.out(a), p, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), p, self.training))


def attention_bias(mask: Tensor, dtype: torch.dtype) -> Tensor:
    """[batch, 1, 1, words]: 0 where there is something, far below where there is padding."""
    return (1.0 - mask[:, None, None, :].to(dtype)) * -10000.0


class Encoder(nn.Module):
    """Word pieces and word shapes -> states [batch, pieces, 384]."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, HIDDEN)
        self.place = nn.Embedding(512, HIDDEN)
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.zeros_(self.shape.weight)

    def forward(self, ids: Tensor, shapes: Tensor | None, mask: Tensor) -> Tensor:
        x = self.word(ids) + self.place.weight[: ids.shape[1]]
        if shapes is not None:
            x = x + self.shape(shapes)
        x = self.norm(x)
        bias = attention_bias(mask, x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        return x


def load_encoder(path: Path, dropout: float = 0.1) -> Encoder:
    """The original weights in our layout; its token type 0 is added to the places."""
    old = load_file(path)
    old = {k.removeprefix("bert."): v for k, v in old.items()}
    encoder = Encoder(dropout)
    new = {
        "word.weight": old["embeddings.word_embeddings.weight"],
        "place.weight": old["embeddings.position_embeddings.weight"]
        + old["embeddings.token_type_embeddings.weight"][0],
        "shape.weight": encoder.shape.weight.data,
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
    }
    for i in range(LAYERS):
        was, at = f"encoder.layer.{i}.", f"layers.{i}."
        for part in ("weight", "bias"):
            new[f"{at}qkv.{part}"] = torch.cat(
                [old[f"{was}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
            )
            new[f"{at}out.{part}"] = old[f"{was}attention.output.dense.{part}"]
            new[f"{at}norm1.{part}"] = old[f"{was}attention.output.LayerNorm.{part}"]
            new[f"{at}up.{part}"] = old[f"{was}intermediate.dense.{part}"]
            new[f"{at}down.{part}"] = old[f"{was}output.dense.{part}"]
            new[f"{at}norm2.{part}"] = old[f"{was}output.LayerNorm.{part}"]
    encoder.load_state_dict(new)
    return encoder


@dataclass
class Seen:
    """Outputs a word [batch, words, ...] and the vectors a piece [batch, pieces, 384]."""

    upos: Tensor
    xpos: Tensor
    arc_from: Tensor  # arc score of dependent i and head j: arc_from[i] . arc_to[j] + arc_bias[j]
    arc_to: Tensor
    arc_bias: Tensor
    rel_from: Tensor
    rel_to: Tensor
    entity: Tensor
    attribution: Tensor  # [batch, words, 3, 3]
    frame_cue: Tensor  # [batch, words, FRAME]: the word as a cue, for Frames
    frame_word: Tensor  # [batch, words, FRAME]: the word as one of a frame
    fact: Tensor
    vectors: Tensor


class Frames(nn.Module):
    """What belongs to one cue: a small encoder over the words around it, the cue marked.

    Reading off source and content cue by cue lets a word serve two attributions, and lets what the cue is decide where
    its content ends.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.mark = nn.Embedding(2, FRAME)
        self.far = nn.Embedding(2 * FAR + 1, FRAME)
        self.apart = nn.Embedding(2 * APART + 1, FRAME)
        self.norm = nn.LayerNorm(FRAME)
        self.layers = nn.ModuleList(Layer(dropout, FRAME, FRAME_HEADS, FRAME_INNER) for _ in range(FRAME_LAYERS))
        self.label = nn.Linear(FRAME, len(FRAME_BIO))
        self.valid = nn.Linear(FRAME, 1)

    def forward(
        self, cue: Tensor, words: Tensor, mark: Tensor, far: Tensor, apart: Tensor, at: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Scores [cues, words, 5] of the labels, and [cues] of being a cue.

        cue [cues, FRAME], words [cues, words, FRAME]; mark [cues, words]: 1 in the cue, 0 outside, -1 padding;
        far, apart [cues, words]: words and sentences from the cue, from 0 (far before) up; at [cues]: its first word.
        """
        x = words + cue[:, None] + self.mark(mark.clamp_min(0)) + self.far(far) + self.apart(apart)
        x = self.norm(x)
        bias = attention_bias(mark >= 0, x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        first = x.gather(1, at[:, None, None].expand(-1, 1, FRAME))[:, 0]
        return self.label(x), self.valid(first)[:, 0]


class Reader(nn.Module):
    """The encoder with all heads; `xpos` and `deprels` are how many labels these have."""

    def __init__(self, encoder: Encoder, xpos: int, deprels: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.upos = Linear(HIDDEN, len(UPOS))
        self.xpos = Linear(HIDDEN, xpos)
        self.arc_from = nn.Sequential(Linear(HIDDEN, ARC), nn.GELU(), nn.Dropout(0.2), Linear(ARC, ARC))
        self.arc_to = nn.Sequential(Linear(HIDDEN, ARC), nn.GELU(), nn.Dropout(0.2))
        self.arc_bias = Linear(HIDDEN, 1)
        self.rel_from = nn.Sequential(Linear(HIDDEN, REL), nn.GELU(), nn.Dropout(0.2))
        self.rel_to = nn.Sequential(Linear(HIDDEN, REL), nn.GELU(), nn.Dropout(0.2))
        self.rel = nn.Parameter(torch.randn(deprels, REL + 1, REL + 1) * 0.02)
        self.entity = Linear(HIDDEN, len(BIO))
        self.attribution = Linear(HIDDEN, 9)
        self.frame_cue = Linear(HIDDEN, FRAME)
        self.frame_word = Linear(HIDDEN, FRAME)
        self.frames = Frames()
        self.fact = nn.Sequential(Linear(HIDDEN, 96), nn.GELU(), Linear(96, 1))
        self.vector = Linear(HIDDEN, HIDDEN)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Seen:
        """ids, shapes, mask: [batch, pieces]; first: [batch, words], the place of each word's first piece."""
        states = self.encoder(ids, shapes, mask)
        words = states.gather(1, first[:, :, None].expand(-1, -1, HIDDEN))
        x = F.dropout(words, 0.1, self.training)
        b, w = first.shape
        return Seen(
            self.upos(x),
            self.xpos(x),
            self.arc_from(x),
            self.arc_to(x),
            self.arc_bias(x)[:, :, 0],
            self.rel_from(x),
            self.rel_to(x),
            self.entity(x),
            self.attribution(x).view(b, w, 3, 3),
            self.frame_cue(x),
            self.frame_word(x),
            self.fact(x)[:, :, 0],
            self.vector(states),
        )


def arc_scores(seen: Seen) -> Tensor:
    """[batch, words, words]: how well word j is the head of word i; the diagonal is the root's score."""
    return seen.arc_from @ seen.arc_to.transpose(1, 2) / math.sqrt(ARC) * 2 + seen.arc_bias[:, None, :]


def rel_scores(rel: Tensor, dependents: Tensor, heads: Tensor) -> Tensor:
    """[n, labels] for n pairs of rel_from and rel_to vectors."""
    one = dependents.new_ones(len(dependents), 1)
    return torch.einsum("ni,rij,nj->nr", torch.cat([dependents, one], 1), rel, torch.cat([heads, one], 1))
