"""Comments are screened while their author waits. Fails closed: unscreened means held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import structlog

from moderation.classifiers.screen import screen_text
from moderation.classifiers.signals import Signal
from moderation.decision import FAILED, comment_labels
from moderation.policy import get_standing
from moderation.surfaces import Surface

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class CommentVerdict:
    """Whether a comment may show at once, and the labels that keep it back."""

    state: Literal["visible", "held"]
    labels: tuple[str, ...] = ()


def screen_comment(
    text: str, *, classify: Callable[[str], list[Signal]] = screen_text
) -> CommentVerdict:
    """The verdict on one comment; never raises."""
    try:
        policy = get_standing().policy_for(text)
        signals = [replace(signal, surface=Surface.COMMENT) for signal in classify(text)]
        labels = comment_labels(signals, policy) if signals else (FAILED,)
    except Exception as error:  # Whatever stops a screening, the comment waits for a person.
        log.warning("comment_screening_failed", code=getattr(error, "code", type(error).__name__))
        return CommentVerdict("held", (FAILED,))
    return CommentVerdict("held" if labels else "visible", labels)
