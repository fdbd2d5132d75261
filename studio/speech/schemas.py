"""Captions on the wire, cue by cue; times are whole ms of the source."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from catalog.schemas import WireModel
from studio.captions import MAX_CUE_CHARS
from studio.speech.models import Heard

_Text = Annotated[str, Field(max_length=MAX_CUE_CHARS)]
_Number = Annotated[int, Field(ge=0, description="Which caption, counted from 0.")]


class _Change(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Reword(_Change):
    """Another text for one caption; words that stay keep their times. Empty removes it."""

    do: Literal["reword"] = "reword"
    cue: _Number
    text: _Text


class Split(_Change):
    """Two captions instead of one."""

    do: Literal["split"] = "split"
    cue: _Number
    before_word: int = Field(ge=1, description="The word with which the second one begins.")


class Merge(_Change):
    """One caption instead of this and the next."""

    do: Literal["merge"] = "merge"
    cue: _Number


class Move(_Change):
    """Other times for one caption."""

    do: Literal["move"] = "move"
    cue: _Number
    start_ms: int = Field(ge=0)
    end_ms: int = Field(ge=0)


class Insert(_Change):
    """One more caption."""

    do: Literal["insert"] = "insert"
    start_ms: int = Field(ge=0)
    end_ms: int = Field(ge=0)
    text: _Text


class Confirm(_Change):
    """The creator has checked a machine's draft: it is theirs from now on."""

    do: Literal["confirm"] = "confirm"


class CueChange(BaseModel):
    """One change to a track."""

    version: str = Field(max_length=64, description="Of the track that the change was made to.")
    change: Annotated[Reword | Split | Merge | Move | Insert | Confirm, Field(discriminator="do")]


class WordView(WireModel):
    """A word and when it is said."""

    start_ms: int
    end_ms: int
    text: str


class CueView(WireModel):
    """One caption."""

    start_ms: int
    end_ms: int
    text: str = Field(description="In one line, as it is edited.")
    shown: str = Field(description="In the lines that the screen shows.")
    words: list[WordView]


class TrackView(WireModel):
    """A caption track, word by word."""

    language: str
    label: str
    version: str
    is_draft: bool = Field(description="By the machine, and not checked by anybody yet.")
    has_word_times: bool = Field(description="Heard, not shared out evenly.")
    cues: list[CueView]


class SpeechView(WireModel):
    """What is known of the speech in a clip."""

    heard: Heard | None = Field(description="None: nobody has listened yet.")
    language: str
    is_listening: bool
    is_model_ready: bool
