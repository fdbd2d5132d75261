"""The tokenizer of multilingual-e5-small: exact normaliser map, then Unigram pieces."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from perception.e5_container import E5Container

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

TOKENIZER = "tokenizer.json"
NORMALISER = "normaliser.json"
SPACE_MARK = "\u2581"


def write_tokenizer(source: E5Container, folder: Path) -> None:
    """Writes the tokenizer and the normaliser's map into the folder."""
    tokenizer = Tokenizer(models.Unigram(source.pieces, source.unknown, False))
    tokenizer.normalizer = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(SPACE_MARK, "always", False)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    (folder / NORMALISER).write_text(json.dumps(source.normalisation, ensure_ascii=False))


class E5Tokens:
    """Texts to ids, special tokens included.

    The map is applied by `str.translate`: it holds 4,837 code points (ligatures, full width,
    ZWJ and ZWNJ, which matter in Devanagari) and a chain of replacements would take a pass each.
    """

    def __init__(self, folder: Path, longest: int = 512) -> None:
        self._map = {int(k): v for k, v in json.loads((folder / NORMALISER).read_text()).items()}
        self._tokenizer = _load(folder / TOKENIZER, longest)
        self._longest = longest

    def ids(self, text: str) -> list[int]:
        """Token ids, cut to the model's longest input."""
        encoded = self._tokenizer(
            text.translate(self._map), truncation=True, max_length=self._longest
        )
        return list(encoded["input_ids"])


def _load(path: Path, longest: int) -> PreTrainedTokenizerFast:
    # Imported late: it takes two seconds; and it would warn that torch is missing, as intended.
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    from transformers import PreTrainedTokenizerFast

    tokenizer: PreTrainedTokenizerFast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_file=str(path),
        bos_token="<s>",
        eos_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
        model_max_length=longest,
        # A viewer who types "</s>" writes text, not a control token.
        split_special_tokens=True,
    )
    return tokenizer
