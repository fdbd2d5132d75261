"""A second opinion on a label from a model of a hub, where a setting pins one; none by default.

Such a model is read from a snapshot in the folder of the prepared models, `hub/models--OWNER--NAME/
snapshots/COMMIT`, and its sums are checked on the very bytes that are loaded. What is missing,
altered or fails raises, so that the caller holds: a label that an installation wants asked twice is
not answered by one voice.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from core.hub import HubModel
from core.settings import get_settings
from core.spelling import clean
from moderation.classifiers.opinions import logit
from perception.runtime import PerProcess, session
from perception.weights import ModelUnavailable, models_dir

READ_TOKENS = 256
_INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})


def snapshot_of(pin: HubModel) -> Path:
    """Where the pinned commit's files lie, as the hub's own cache has them."""
    return hub_dir() / f"models--{pin.repository.replace('/', '--')}" / "snapshots" / pin.revision


def hub_dir() -> Path:
    """The cache of everything from a hub."""
    return models_dir() / "hub"


def fetch(pin: HubModel) -> None:
    """Brings the pinned files, unless they are there. Never asked by a request.

    Raises:
        ModelUnavailable: They cannot be had.
    """
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    from transformers.utils.hub import cached_file

    try:
        for path in pin.files:
            cached_file(pin.repository, path, revision=pin.revision, cache_dir=str(hub_dir()))
    except OSError as error:
        raise ModelUnavailable(pin.repository, f"cannot be fetched ({error})") from error


class HubClassifier:
    """One pinned model, loaded."""

    def __init__(self, pin: HubModel) -> None:
        self._pin = pin
        contents = {path: self._checked(path, sha256) for path, sha256 in pin.files.items()}
        self._tokens = self._tokenizer(contents["tokenizer.json"])
        self._yes, self._are_apart, self._count = self._answers(contents["config.json"])
        # From bytes: a graph that keeps weights in a file beside it cannot be loaded so, and that
        # file would have no sum.
        self._session = session(pin.repository, contents[pin.graph])
        self._inputs = [one.name for one in self._session.get_inputs()]
        if not {"input_ids"} <= set(self._inputs) <= _INPUTS:
            raise self._refused(f"asks for other inputs ({', '.join(self._inputs)})")

    def logit(self, text: str) -> float:
        """The calibrated logit that the text is of the label.

        Raises:
            ModelUnavailable: It does not answer, or not with finite numbers for its classes.
        """
        try:
            read = self._tokens.encode(clean(text))
            feed = {
                "input_ids": read.ids,
                "attention_mask": read.attention_mask,
                "token_type_ids": read.type_ids,
            }
            answer = self._session.run(
                None, {name: np.array([feed[name]], np.int64) for name in self._inputs}
            )[0]
        except Exception as error:  # The runtime's own untyped family; all mean "no answer".
            raise self._refused(f"failed ({type(error).__name__})") from error
        said = np.asarray(answer, np.float64)
        if said.shape != (1, self._count) or not np.isfinite(said).all():
            raise self._refused("answers with other numbers than it should")
        chance = self._chance(said[0])
        return float(self._pin.slope * logit(np.array(chance)) + self._pin.shift)

    def _chance(self, said: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
        if self._are_apart:
            return float((1.0 / (1.0 + np.exp(-np.clip(said, -30, 30))))[self._yes].max())
        odds = np.exp(said - said.max())
        return float(odds[self._yes].sum() / odds.sum())

    def _checked(self, path: str, sha256: str) -> bytes:
        try:
            content = (snapshot_of(self._pin) / path).read_bytes()
        except OSError:
            raise self._refused(f"lacks its file {path}") from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise self._refused(f"has an altered file {path}")
        return content

    def _tokenizer(self, content: bytes) -> Tokenizer:
        try:
            tokens = Tokenizer.from_str(content.decode())
        except Exception as error:  # The tokenizer raises bare exceptions.
            raise self._refused("has a tokenizer that cannot be read") from error
        tokens.no_padding()
        tokens.enable_truncation(READ_TOKENS)
        tokens.encode_special_tokens = True  # Who types "</s>" writes text, not a control token.
        return tokens

    def _answers(self, content: bytes) -> tuple[list[int], bool, int]:
        """Which classes mean the label, whether each stands for itself, and how many there are."""
        try:
            config = json.loads(content)
            names = {str(name): int(at) for at, name in config["id2label"].items()}
        except (ValueError, KeyError, AttributeError, TypeError):
            raise self._refused("has a config without classes") from None
        if missing := [name for name in self._pin.yes if name not in names]:
            raise self._refused(f"has no class {missing[0]}")
        are_apart = config.get("problem_type") == "multi_label_classification" or len(names) == 1
        return [names[name] for name in self._pin.yes], are_apart, len(names)

    def _refused(self, why: str) -> ModelUnavailable:
        return ModelUnavailable(self._pin.repository, why)


_loaded: PerProcess[dict[HubModel, HubClassifier]] = PerProcess(dict)


def second_opinions(text: str) -> dict[str, float]:
    """Label → calibrated logit, of each label that a setting names a model for.

    Raises:
        ModelUnavailable: One of them is missing, altered or fails.
    """
    found = {}
    for label, pin in get_settings().hub_models.items():
        loaded = _loaded()
        if pin not in loaded:
            loaded[pin] = HubClassifier(pin)
        found[label] = loaded[pin].logit(text)
    return found
