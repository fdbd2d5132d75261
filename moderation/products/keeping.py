"""How a verdict on a product's words becomes the row that counts."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.wording import Standing, Wording
from moderation.log import record
from moderation.products.asking import needs_eyes
from moderation.products.judging import Said
from moderation.products.models import BY_PERSON, ProductWords, WordState
from moderation.products.standing import SHOWN, standing_of, standing_words, words_of

SPACED = 200  # Of the log's labels.


def keep(session: Session, product_id: UUID, said: Said) -> Standing:
    """Stores a verdict beside its product, in the caller's transaction.

    Returns:
        What counts: a person who has decided about the same words meanwhile is not overruled.
    """
    known = standing_words(session, product_id, for_update=True)
    if known is not None and words_of(known) == said.wording:
        if known.state in BY_PERSON or (known.state, said.state) == (WordState.UNSEEN,) * 2:
            return standing_of(WordState(known.state))
        if said.state is WordState.UNSEEN:  # What models said before is better than nothing.
            return standing_of(WordState(known.state))
    before = WordState(known.state) if known is not None else None
    spoken = _spoken_before(session, product_id, said.wording)
    same = known if known is not None and words_of(known) == said.wording else spoken
    state = said.state
    if state is WordState.CLEAR and needs_eyes(session, product_id):
        state = WordState.HELD
    if spoken is not None:
        state = WordState.REFUSED if spoken.reason_code else WordState.ALLOWED
    if known is not None:
        known.state = WordState.REPLACED
        session.add(known)
        session.flush()
    row = ProductWords(
        product_id=product_id,
        **asdict(said.wording),
        state=state,
        harm=max((reason.severity for reason in said.verdict.reasons), default=0),
        action=said.verdict.action.value,
        problem=said.problem,
        caution=said.caution,
        policy_version=said.policy.version,
        policy_sha256=said.policy.sha256,
        models_sha256=said.models_sha256,
        signals=[asdict(signal) for signal in said.signals],
        grounds=[asdict(reason) for reason in said.verdict.reasons],
        took_ms=said.took_ms,
        decided_by=spoken.decided_by if spoken else None,
        decided_at=spoken.decided_at if spoken else None,
        reason_code=spoken.reason_code if spoken else "",
        note=spoken.note if spoken else "",
        case_id=same.case_id if same else None,
    )
    session.add(row)
    session.flush()
    if state not in SHOWN or before not in (None, *SHOWN):
        _log(session, row)
    return standing_of(state)


def _spoken_before(session: Session, product_id: UUID, wording: Wording) -> ProductWords | None:
    """The last row in which a person spoke about these words; others came in between."""
    return session.exec(
        select(ProductWords)
        .where(
            ProductWords.product_id == product_id,
            ProductWords.title == wording.title,
            ProductWords.description == wording.description,
            ProductWords.brand_name == wording.brand_name,
            col(ProductWords.decided_by).is_not(None),
        )
        .order_by(col(ProductWords.decided_at).desc())
    ).first()


def _log(session: Session, row: ProductWords) -> None:
    gravest = row.grounds[0] if row.grounds else {}
    record(
        session,
        "product_cleared" if row.state in SHOWN else "product_held",
        subject="product",
        subject_id=row.product_id,
        actor_id=None,
        facts={
            "words_id": str(row.id),
            "state": str(row.state),
            "labels": " ".join(sorted({one["code"] for one in row.grounds}))[:SPACED],
            "score": gravest.get("score"),
            "threshold": gravest.get("threshold"),
            "policy_sha256": row.policy_sha256,
            "models_sha256": row.models_sha256,
        },
    )
