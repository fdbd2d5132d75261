"""A model from a hub as a setting names it: pinned by commit and sums, with what it means."""

from __future__ import annotations

import hashlib
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_settings import NoDecode

_SHA256 = r"^[0-9a-f]{64}$"
_NAME = r"[A-Za-z0-9][\w.-]{0,95}"


class HubModel(BaseModel):
    """A text classifier: an ONNX graph with `tokenizer.json` and `config.json` of one commit.

    Args:
        yes: Names in the config's `id2label` that mean the label.
        slope: With `shift`, what makes a probability of the model's: of its logit, as fitted on
            labelled texts (Platt, 1999). 1 and 0 take it as it is.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    repository: str = Field(pattern=rf"^{_NAME}/{_NAME}$")
    revision: str = Field(pattern=r"^[0-9a-f]{40}$")
    graph: str = Field(pattern=r"^(?:[A-Za-z0-9][\w.-]*/)*[A-Za-z0-9][\w.-]*\.onnx$")
    graph_sha256: str = Field(pattern=_SHA256)
    tokenizer_sha256: str = Field(pattern=_SHA256)
    config_sha256: str = Field(pattern=_SHA256)
    yes: tuple[str, ...] = Field(min_length=1)
    slope: float = Field(gt=0, allow_inf_nan=False)
    shift: float = Field(allow_inf_nan=False)

    @property
    def files(self) -> dict[str, str]:
        """Path in the repository → sha256."""
        return {
            self.graph: self.graph_sha256,
            "tokenizer.json": self.tokenizer_sha256,
            "config.json": self.config_sha256,
        }

    @property
    def sha256(self) -> str:
        """Of all that decides what it answers."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def _read(value: object) -> object:
    """From the JSON of a variable; an empty one names no model."""
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return HubModel.model_validate_json(value)
    except ValidationError as error:
        said = (f"{'.'.join(map(str, e['loc'])) or 'JSON'}: {e['msg']}" for e in error.errors())
        raise ValueError(", ".join(said)) from None


HubSetting = Annotated[HubModel | None, NoDecode, BeforeValidator(_read)]
"""A variable with the JSON of a `HubModel`, or nothing."""
