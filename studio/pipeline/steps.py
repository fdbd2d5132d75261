"""The graph, as one table: which step needs which, what makes it, what it may take.

A row is all that a new step needs; rows without a common need run side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from catalog.models import Video
from core.languages import Pair
from studio.pipeline import keep, make
from studio.pipeline.make import are_there
from studio.pipeline.work import Result, Tell, Work

Make = Callable[[Work, Path, Tell], Result]
IsThere = Callable[[Work, Result], bool]
Keep = Callable[[Session, Video, Work, Result], None]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way from the original to a clip that plays.

    Args:
        needs: Steps that must be settled before.
        make: Makes it in a folder of its own and stores the files. Outside any transaction.
        keep: Changes the clip's row in the transaction that ends the step.
        is_there: Whether a result of an earlier run still stands.
        weight: Its share of the whole progress, relative to the others.
        limit_s: Seconds after which another worker may take it.
        attempts: How often it is begun before it has failed.
        words: What it does, for the creator.
        is_lead: The preview waits for it, so it goes before other clips' later steps.
        is_optional: The clip goes on without it.
        by_words: Its result depends on the clip's words, too.
    """

    name: str
    needs: tuple[str, ...]
    make: Make
    words: Pair
    weight: float
    limit_s: float
    keep: Keep = keep.nothing
    is_there: IsThere = are_there
    attempts: int = 3
    is_lead: bool = False
    is_optional: bool = False
    by_words: bool = False


STEPS: tuple[Step, ...] = (
    Step(
        "render",
        (),
        make.render,
        words=("Putting your edit together", "आपका एडिट जोड़ा जा रहा है"),
        weight=0.40,
        limit_s=1500,
        is_there=make.is_rendered,
        is_lead=True,
    ),
    Step(
        "first",
        ("render",),
        make.first,
        words=("Making it playable", "चलाने लायक बनाया जा रहा है"),
        weight=0.30,
        limit_s=1500,
        keep=keep.first,
        is_lead=True,
    ),
    Step(
        "stills",
        ("first",),
        make.stills,
        words=("Choosing the cover", "कवर चुना जा रहा है"),
        weight=0.06,
        limit_s=300,
        keep=keep.stills,
        attempts=5,
        is_lead=True,
    ),
    Step(
        "ladder",
        ("first",),
        make.ladder,
        words=("Making every size", "हर साइज़ बनाया जा रहा है"),
        weight=0.52,
        limit_s=1500,
        keep=keep.ladder,
    ),
    Step(
        "describe",
        ("first",),
        make.describe,
        words=("Understanding what it shows", "क्या दिखता है, समझा जा रहा है"),
        weight=0.07,
        limit_s=300,
        keep=keep.describe,
        is_optional=True,
        by_words=True,
    ),
    Step(
        "fingerprints",
        ("first",),
        make.fingerprints,
        words=("Taking its fingerprints", "फ़िंगरप्रिंट लिए जा रहे हैं"),
        weight=0.03,
        limit_s=300,
        is_optional=True,
    ),
    Step(
        "captions",
        ("first",),
        make.captions,
        words=("Listening to it", "आवाज़ सुनी जा रही है"),
        weight=0.05,
        limit_s=600,
        attempts=2,
        is_optional=True,
    ),
    Step(
        "tags",
        ("captions",),
        make.tags,
        words=("Looking for fitting tags", "सही टैग ढूँढे जा रहे हैं"),
        weight=0.04,
        limit_s=300,
        attempts=2,
        is_optional=True,
    ),
    Step(
        "check",
        ("ladder", "stills"),
        make.check,
        words=("Checking that it plays", "चलती है या नहीं, देखा जा रहा है"),
        weight=0.03,
        limit_s=300,
        attempts=5,
    ),
    Step(
        "finish",
        ("check", "describe", "fingerprints", "tags"),
        make.finish,
        words=("Handing it to the check", "जाँच के लिए भेजा जा रहा है"),
        weight=0.02,
        limit_s=60,
        keep=keep.finish,
        attempts=5,
    ),
)

STEP_OF: dict[str, Step] = {step.name: step for step in STEPS}
