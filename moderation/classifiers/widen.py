"""Gives single heads of the encoder further units, and leaves the others' logits as they are.

    python -m moderation.classifiers.widen --data DIR --out UPDATES [--for spam]

What a head does not know can often be read from what the encoder already makes of a text. So the
encoder stays, and each further unit speaks to one head alone: scams are taught without a tweet
being judged another way, in minutes and without a GPU. Needs torch and a prepared encoder.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, dropout

from moderation.classifiers.encoder import JUDGE, READ_TOKENS, UPDATES
from moderation.classifiers.spelled import even_weights
from moderation.classifiers.tuning.corpus import HEADS, Text, texts
from perception.e5_tokens import E5Tokens
from perception.runtime import session
from perception.weights import ready

UNITS = 24
"""For each head."""
EPOCHS, BATCH, RATE, LOST, DECAY = 30, 512, 2e-3, 0.2, 1e-3
SMOOTH = 0.02
# Rows enough that what was known stays known; all of them would only take longer.
SHARES = {"davidson": 0.25, "functions": 0.15}

Matrix = NDArray[np.float32]


def main(arguments: list[str]) -> None:
    """Widens the committed updates."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--for", dest="heads", default="sexual,spam")
    given = parser.parse_args(arguments)
    rng = np.random.default_rng(1)
    corpus = [
        one
        for one in texts(given.data)
        if one.split == "train" and rng.random() < SHARES.get(one.source, 1.0)
    ]
    logits, means = read([one.text for one in corpus])
    with np.load(UPDATES, allow_pickle=False) as kept:
        learned = dict(kept)
    for head in given.heads.split(","):
        learned = widened(learned, corpus, logits, means, HEADS.index(head))
    np.savez_compressed(given.out, **learned)


def read(written: list[str]) -> tuple[Matrix, Matrix]:
    """The prepared encoder's logits, shape (n, heads), and the means under them, (n, 384)."""
    folder = ready(JUDGE)
    graph = onnx.load(str(folder / "model.onnx"))
    makers = {name: node for node in graph.graph.node for name in node.output}
    last = next(node for node in reversed(graph.graph.node) if node.op_type == "Tanh")
    mean = makers[makers[last.input[0]].input[0]].input[0]
    graph.graph.output.append(
        onnx.helper.make_tensor_value_info(mean, onnx.TensorProto.FLOAT, ["n", "hidden"])
    )
    runtime = session("moderation-text", graph.SerializeToString())
    tokens = E5Tokens(folder, longest=READ_TOKENS)
    found: list[list[Matrix]] = [[], []]
    for done, text in enumerate(written, 1):
        ids = np.array([tokens.ids(f"query: {text}")], np.int64)
        answers = runtime.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        for kept, answer in zip(found, answers, strict=True):
            kept.append(np.asarray(answer, np.float32)[0])
        if done % 4000 == 0:
            print(f"{done}/{len(written)}", flush=True)
    return np.stack(found[0]), np.stack(found[1])


def widened(
    learned: dict[str, np.ndarray], corpus: list[Text], logits: Matrix, means: Matrix, head: int
) -> dict[str, np.ndarray]:
    """The updates with further units for one head, which learn what its logit lacks.

    Args:
        logits: What the encoder says of the corpus, shape (n, heads).
        means: Shape (n, hidden), what the heads stand on.
    """
    known = np.array([one.known[head] for one in corpus])
    rows = np.flatnonzero(known >= 0)
    weight = even_weights(corpus, known == 1, known >= 0)
    inner, out = _learn(means[rows], logits[rows, head], known[rows] == 1, weight[rows])
    speaks = np.zeros((len(HEADS), UNITS), np.float32)
    speaks[head] = out[0][0]
    bias = np.array(learned["out.b"], np.float32)
    bias[head] += out[1][0]
    return learned | {
        "inner.w": np.concatenate([learned["inner.w"], inner[0].astype(np.float16)]),
        "inner.b": np.concatenate([learned["inner.b"], inner[1].astype(np.float16)]),
        "out.w": np.concatenate([learned["out.w"], speaks.astype(np.float16)], axis=1),
        "out.b": bias.astype(np.float16),
    }


def _learn(
    means: Matrix, said: Matrix, truth: NDArray[np.bool_], weight: Matrix
) -> tuple[tuple[Matrix, Matrix], tuple[Matrix, Matrix]]:
    """Weight and bias of the units, and of what they say."""
    torch.manual_seed(1)
    inner, out = nn.Linear(means.shape[1], UNITS), nn.Linear(UNITS, 1)
    nn.init.zeros_(out.weight)
    nn.init.zeros_(out.bias)
    learnt = [*inner.parameters(), *out.parameters()]
    optimiser = torch.optim.AdamW(learnt, RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(means) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    stands, before = torch.from_numpy(means), torch.from_numpy(said)
    wanted = torch.from_numpy(truth.astype(np.float32)) * (1 - 2 * SMOOTH) + SMOOTH
    weights = torch.from_numpy(weight)
    for _ in range(EPOCHS):
        for taken in torch.randperm(len(means)).split(BATCH):
            units = torch.tanh(inner(dropout(stands[taken], LOST)))
            logit = before[taken] + out(dropout(units, LOST)).squeeze(1)
            loss = binary_cross_entropy_with_logits(logit, wanted[taken], weights[taken])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return _arrays(inner), _arrays(out)


def _arrays(layer: nn.Linear) -> tuple[Matrix, Matrix]:
    return layer.weight.detach().numpy(), layer.bias.detach().numpy()


if __name__ == "__main__":
    main(sys.argv[1:])
