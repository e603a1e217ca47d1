"""The reader as a torch module: a MiniLM encoder and its heads, in one pass.

The encoder is BERT's, written out so that it exports to ONNX without another library. Heads:

    upos, xpos      a linear layer a word
    arc, rel        biaffine attention over the words of a sentence (Dozat and Manning 2017); the root's head is itself
    entity          BIO a word
    attribution     BIO a word for source, cue and content, and a bilinear score of word and cue:
                    whether the word is in this cue's source or content
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

from training.labels import BIO, UPOS
from twosource.infer.pieces import SHAPES

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HIDDEN, HEADS, LAYERS, INNER, VOCABULARY = 384, 12, 6, 1536, 30522
ARC, REL, LINK = 192, 96, 96


class Layer(nn.Module):
    """One block of the encoder (Devlin et al. 2019): attention, then two linear layers, each with a residual."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        p = self.dropout if self.training else 0.0
        if torch.onnx.is_in_onnx_export():
            weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + bias, -1)
            a = weights @ v
        else:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias, dropout_p=0.0)
        a = a.transpose(1, 2).reshape(b, t, HIDDEN)
        x = self.norm1(x + F.dropout(self.out(a), p, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), p, self.training))


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
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
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
    link_cue: Tensor  # [batch, words, 2, LINK]: source, content
    link_word: Tensor  # [batch, words, LINK]
    fact: Tensor
    vectors: Tensor


class Reader(nn.Module):
    """The encoder with all heads; `xpos` and `deprels` are how many labels these have."""

    def __init__(self, encoder: Encoder, xpos: int, deprels: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.upos = nn.Linear(HIDDEN, len(UPOS))
        self.xpos = nn.Linear(HIDDEN, xpos)
        self.arc_from = nn.Sequential(nn.Linear(HIDDEN, ARC), nn.GELU(), nn.Dropout(0.2), nn.Linear(ARC, ARC))
        self.arc_to = nn.Sequential(nn.Linear(HIDDEN, ARC), nn.GELU(), nn.Dropout(0.2))
        self.arc_bias = nn.Linear(HIDDEN, 1)
        self.rel_from = nn.Sequential(nn.Linear(HIDDEN, REL), nn.GELU(), nn.Dropout(0.2))
        self.rel_to = nn.Sequential(nn.Linear(HIDDEN, REL), nn.GELU(), nn.Dropout(0.2))
        self.rel = nn.Parameter(torch.randn(deprels, REL + 1, REL + 1) * 0.02)
        self.entity = nn.Linear(HIDDEN, len(BIO))
        self.attribution = nn.Linear(HIDDEN, 9)
        self.link_cue = nn.Linear(HIDDEN, 2 * LINK)
        self.link_word = nn.Linear(HIDDEN, LINK)
        self.fact = nn.Sequential(nn.Linear(HIDDEN, 96), nn.GELU(), nn.Linear(96, 1))
        self.vector = nn.Linear(HIDDEN, HIDDEN)
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
            self.link_cue(x).view(b, w, 2, LINK),
            self.link_word(x),
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
