"""The verdict of models and rules on a product's words, and the same again from what is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import monotonic
from uuid import UUID

import structlog

from catalog.wording import Wording
from moderation.classifiers.screen import screen_text
from moderation.classifiers.shop_words import screen_shop_text, shop_models_sha256
from moderation.classifiers.signals import Signal
from moderation.decision import EVERYTHING, FAILED, Action, Verdict, decide
from moderation.policies.rules import Policy
from moderation.policy import get_standing
from moderation.products.models import ProductWords, WordState
from moderation.screening import fitted
from moderation.surfaces import Surface
from perception.weights import ModelUnavailable

PARTS = ("title", "brand", "description")  # The first word of where a signal was found.
log = structlog.get_logger(__name__)
Classify = Callable[[str], list[Signal]]


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict on words, and all that says so.

    Args:
        models_sha256: Of what judged them; empty where nothing could.
    """

    wording: Wording
    verdict: Verdict
    policy: Policy
    signals: list[Signal] = field(default_factory=list)
    problem: str = ""
    models_sha256: str = ""
    caution: float = 1.0
    took_ms: int = 0

    @property
    def state(self) -> WordState:
        """What becomes of the words: there is no half of a product's words to show."""
        if self.verdict.action is Action.ALLOW:
            return WordState.CLEAR
        grounds = {reason.code for reason in self.verdict.reasons}
        return WordState.UNSEEN if grounds <= {FAILED, EVERYTHING} else WordState.HELD


def judge(
    product_id: UUID, wording: Wording, *, caution: float = 1.0, classify: Classify = screen_text
) -> Said:
    """The verdict on a product's words; never raises."""
    began = monotonic()
    policy = get_standing().policy_for(str(product_id))
    signals: list[Signal] = []
    problem = models = ""
    try:
        models = shop_models_sha256()
        signals = _read(wording, classify)
        problem = "" if signals else "The screening said nothing."
    except ModelUnavailable as error:
        problem = f"A model is not available: {error.detail}"[:300]
    except Exception as error:  # Whatever stops a screening, the words wait: fails closed.
        log.error("product_screening_failed", product_id=str(product_id), exc_info=True)
        problem = f"The screening stopped: {type(error).__name__}."
    verdict = decide(signals, is_trusted=True, policy=policy, problem=problem, caution=caution)
    took_ms = round((monotonic() - began) * 1000)
    models = "" if problem else models
    return Said(wording, verdict, policy, signals, problem, models, caution, took_ms)


def _read(wording: Wording, classify: Classify) -> list[Signal]:
    """Each part by itself, the worst of each label: a long description drowns no title."""
    worst: dict[str, Signal] = {}
    texts = (wording.title, wording.brand_name, wording.description)
    for name, text in zip(PARTS, texts, strict=True):
        if not text.strip():
            continue
        for signal in screen_shop_text(text, classify):
            kept = worst.get(signal.label)
            if kept is None or not signal.score <= kept.score:
                placed = replace(signal, where=f"{name}, {signal.where}")
                worst[signal.label] = fitted(placed, Surface.PRODUCT_TEXT)
    return list(worst.values())


def verdict_again(row: ProductWords, policy: Policy) -> Verdict:
    """The verdict that the rules give on what is stored."""
    stored = [{**one, "raw": tuple(one["raw"])} for one in row.signals]
    signals = [replace(Signal(**one), surface=Surface.PRODUCT_TEXT) for one in stored]
    return decide(signals, is_trusted=True, policy=policy, problem=row.problem, caution=row.caution)
