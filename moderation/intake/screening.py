"""A product's words are judged before they show. Fails closed: what nothing could judge is held
where it is new, and never replaces words that show.

What a person said of words stands as long as they are the same. A verdict of the models stands
while models and rules are the same, so that an import that changes nothing judges nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from catalog.wording import Judged, Standing, Wording
from core.db import read_scope
from moderation.classifiers.screen import screen_text
from moderation.classifiers.shop_words import shop_models_sha256
from moderation.decision import Reason
from moderation.intake.cases import follow, hold
from moderation.policy import get_standing
from moderation.products.asking import REFUSED_BEFORE, needs_eyes
from moderation.products.judging import Classify, Said, judge
from moderation.products.keeping import keep
from moderation.products.models import BY_PERSON, ProductWords, WordState
from moderation.products.standing import SHOWN, standing_of, standing_words, words_of
from moderation.reputation.record import caution_of
from perception.weights import ModelUnavailable


def screen_product(
    product_id: UUID, brand_id: UUID | None, wording: Wording, *, classify: Classify = screen_text
) -> Judged:
    """The screen of the product: `catalog.wording.Screen`."""
    with read_scope() as session:
        known = standing_words(session, product_id)
        if known is not None and still_holds(known, wording):
            kept = WordState(known.state)
            why = "" if kept in SHOWN else _why([Reason(**one) for one in known.grounds])
            return Judged(lambda inner: _kept_standing(inner, product_id, wording, kept), why)
        caution = caution_of(session, brand_id) if brand_id else 1.0
        needs_a_person = needs_eyes(session, product_id)
    said = judge(product_id, wording, caution=caution, classify=classify)
    why = "" if said.state is WordState.CLEAR else _why(said.verdict.reasons)
    if said.state is WordState.CLEAR and needs_a_person:
        why = _why([REFUSED_BEFORE])
    return Judged(lambda inner: _keep(inner, product_id, said), why)


def still_holds(row: ProductWords, wording: Wording) -> bool:
    """Whether these words need not be judged: a person has spoken about them, or the same models
    have by the same rules. Where no model is there, what they said before holds.
    """
    if words_of(row) != wording:
        return False
    if row.state in BY_PERSON:
        return True
    if row.state == WordState.UNSEEN:
        return False
    try:
        models = shop_models_sha256()
    except ModelUnavailable:
        return True
    policy = get_standing().policy_for(str(row.product_id))
    if policy.hold_everything:  # What comes waits; what was looked at is not looked at again.
        return True
    return (row.models_sha256, row.policy_sha256) == (models, policy.sha256)


def _keep(session: Session, product_id: UUID, said: Said) -> Standing:
    hold(session, product_id)
    standing = keep(session, product_id, said)
    follow(session, product_id)
    return standing


def _kept_standing(
    session: Session, product_id: UUID, wording: Wording, kept: WordState
) -> Standing:
    """What counts of words that were judged before; a person may have spoken a moment ago."""
    row = standing_words(session, product_id, for_update=True)
    if row is None or words_of(row) != wording:
        return Standing.UNSEEN
    return standing_of(WordState(row.state) if row.state in BY_PERSON else kept)


def _why(reasons: Sequence[Reason]) -> str:
    """For whoever brings the words in."""
    said = reasons[0] if reasons else None
    return f"{said.title}: {said.text} A person decides." if said else "A person said no to it."
