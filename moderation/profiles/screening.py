"""Names, bios and portraits are judged while their owner waits. Fails closed.

Each may show or not, and what was not judged does not. What was refused is in the log, without the
words themselves, and is kept where only a moderator can see it, should its owner contest it. The
name and handle that somebody would join under are judged alike, and kept nowhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import structlog
from numpy.typing import NDArray
from PIL import Image

from catalog.profile.errors import PartNotScreened, PartRefused, ProfilePart
from catalog.profile.pictures import webp_of
from catalog.profile.screens import Screens
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from moderation.classifiers.screen import screen_frames
from moderation.classifiers.signals import Signal
from moderation.comments import Classify, screen_comment
from moderation.decision import EVERYTHING, FAILED, Action, Verdict, decide_comment
from moderation.known.looking import Shown, look_at_picture
from moderation.log import record
from moderation.log.chain import Fact
from moderation.policy import Policy, get_standing
from moderation.profiles.contests import keep
from moderation.profiles.wording import (
    not_joined,
    not_joined_unseen,
    not_screened,
    refused,
)
from moderation.reputation.models import Part
from moderation.reputation.record import caution_of
from moderation.screening import fitted
from moderation.surfaces import Surface

log = structlog.get_logger(__name__)
PHONE_DIGITS = 10  # So many in a handle may be a telephone number.
Look = Callable[[Sequence[NDArray[np.uint8]]], list[Signal]]


@dataclass(frozen=True, slots=True)
class Judged:
    """What is judged; of who only joins nothing is kept."""

    part: ProfilePart
    text: str = ""
    image: Image.Image | None = None
    is_joining: bool = False

    @property
    def facts(self) -> dict[str, Fact]:
        """What the log says of it beyond its part."""
        if self.image is not None:
            return {"pixels_sha256": hashlib.sha256(self.image.tobytes()).hexdigest()}
        return {"joining": True} if self.is_joining else {}


def screen_words(
    viewer: Viewer, part: ProfilePart, text: str, *, classify: Classify | None = None
) -> None:
    """Lets a name or bio pass that could show as a comment, by the same rules and models.

    Raises:
        PartRefused, PartNotScreened: It may not show; the log has it.
    """
    viewer.require_account()
    said = screen_comment(text, caution=_caution(viewer, Part.COMMENTER), classify=classify)
    judged = Judged(part, text=text)
    _pass_or_refuse(viewer, judged, said.verdict, said.policy, said.found.bare)


def screen_joining(
    viewer: Viewer, name: str, handle: str, *, classify: Classify | None = None
) -> None:
    """Lets somebody join under a name and handle that could show as comments.

    A handle is read as `words_of` it.

    Raises:
        PartRefused, PartNotScreened: One may not show; the log has it, of the guest who asks.
    """
    caution = _caution(viewer, Part.COMMENTER)
    for part, text in ((ProfilePart.NAME, name), (ProfilePart.HANDLE, words_of(handle))):
        said = screen_comment(text, caution=caution, classify=classify)
        judged = Judged(part, is_joining=True)
        _pass_or_refuse(viewer, judged, said.verdict, said.policy, said.found.bare)


def words_of(handle: str) -> str:
    """The words between its dots and underscores, without numbers.

    As it stands, the models take `the.saree.shop` for a link and `asha829868` for spam. One or two
    digits inside a word may stand for letters and stay; so do `PHONE_DIGITS` and more in all.
    """
    spaced = " ".join(re.split(r"[._]+", handle))
    if sum(letter.isdigit() for letter in handle) >= PHONE_DIGITS:
        return spaced
    bare = re.sub(r"\d+$", "", re.sub(r"\d{3,}", " ", spaced))
    return " ".join(bare.split()) or spaced


def screen_picture(
    viewer: Viewer,
    image: Image.Image,
    *,
    look: Look = screen_frames,
    known: Callable[[Shown], list[Signal]] = look_at_picture,
) -> None:
    """Lets a portrait pass that the picture models find clean, by the rungs of avatars, and that
    is in no bank of known-bad pictures, by the rungs of frames.

    Args:
        image: RGB, as viewers would see it.

    Raises:
        PartRefused, PartNotScreened: It may not show; the log has it.
    """
    policy = get_standing().policy_for(str(viewer.require_account()))
    caution, problem = _caution(viewer, Part.CREATOR), ""
    signals: list[Signal] = []
    try:
        pixels = np.asarray(image, dtype=np.uint8)
        found = look([pixels])
        signals = [fitted(replace(signal, where="portrait"), Surface.AVATAR) for signal in found]
        if signals:  # Models that say nothing have not looked.
            signals += [fitted(s, Surface.FRAMES) for s in known(Shown("portrait", pixels))]
    except Exception as error:  # Whatever stops a look, the picture does not show.
        log.warning("portrait_screening_failed", code=getattr(error, "code", type(error).__name__))
        problem = f"The screening stopped: {type(error).__name__}."
    verdict = decide_comment(signals, policy=policy, problem=problem, caution=caution)
    _pass_or_refuse(viewer, Judged(ProfilePart.PICTURE, image=image), verdict, policy, signals)


SCREENS = Screens(words=screen_words, picture=screen_picture, joining=screen_joining)
"""The screens of the product."""


def _caution(viewer: Viewer, part: Part) -> float:
    """A guest has no record, and so a stranger's."""
    if viewer.account_id is None:
        return 1.0
    with read_scope() as session:
        return caution_of(session, viewer.account_id, part)


def _pass_or_refuse(
    viewer: Viewer, judged: Judged, verdict: Verdict, policy: Policy, signals: Sequence[Signal]
) -> None:
    if verdict.action is Action.ALLOW:
        return
    gravest, part = verdict.reasons[0], judged.part
    is_unseen = gravest.code in (FAILED, EVERYTHING)
    models = sorted({s.model_sha256 for s in signals if s.label == gravest.code})
    with session_scope() as session:
        record(
            session,
            "profile_refused",
            subject="account" if viewer.is_signed_in else "guest",
            subject_id=viewer.id,
            actor_id=None,
            facts={
                "part": part.value,
                "labels": " ".join(sorted({reason.code for reason in verdict.reasons})),
                "score": gravest.score,
                "threshold": gravest.threshold,
                "policy_sha256": policy.sha256,
                "model_sha256": " ".join(models),
                **judged.facts,
            },
        )
        if viewer.account_id is not None and not is_unseen and not judged.is_joining:
            picture = webp_of(judged.image) if judged.image else None
            keep(session, viewer.account_id, part, gravest.code, judged.text, picture)
    if is_unseen:
        unseen = not_joined_unseen if judged.is_joining else not_screened
        raise PartNotScreened(part, unseen(part, viewer.locale))
    why = not_joined if judged.is_joining else refused
    raise PartRefused(part, why(part, policy.rule_of(gravest.code), viewer.locale))
