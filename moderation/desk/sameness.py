"""What is the same: cases that one decision can settle, as a reviewer would see no difference."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from catalog.models import ProductPin, Video, VideoHashtag
from community.models import Comment
from core.errors import Conflict
from core.spelling import fold
from moderation.evidence import evidence_of
from moderation.models import CaseState, ReviewCase, Subject
from moderation.products.standing import words_of_case
from moderation.queue.abilities import Abilities
from moderation.routing import offered_to

Identity = tuple[str, ...]


class NotTheSame(Conflict):
    """They are not the same content."""

    code = "not_the_same"

    def __init__(self, case_id: UUID) -> None:
        super().__init__(
            f"Case {case_id} is not of the same content; decide it by itself.",
            f"केस {case_id} की सामग्री अलग है; उस पर अलग से फ़ैसला करें।",
        )


def alike(session: Session, case: ReviewCase, able: Abilities) -> list[ReviewCase]:
    """The other open cases whose content is the same as a case's, and that somebody may take."""
    wanted = identity_of(session, case)
    if not wanted or case.look != 1:
        return []
    others = session.exec(_candidates(session, case).where(*offered_to(able))).all()
    return [other for other in others if identity_of(session, other) == wanted]


def identity_of(session: Session, case: ReviewCase) -> Identity:
    """What makes a case's content the same as another's; empty where nothing says it.

    Of a clip: its file and the edit over it, every word that is screened (caption, hashtags, what
    is said, the sound's title), what it sells and where, and what its maker declares. Of a comment:
    its folded words, wherever they stand: what is pasted under a hundred clips is one decision. Of
    a product: its folded words and whose it is; a shop sends the same for every size.
    """
    if case.subject is Subject.ACCOUNT:
        return ()
    if case.subject is Subject.PRODUCT:
        sold = words_of_case(session, case.id)
        said = (sold.title, sold.description, sold.brand_name) if sold else ()
        return ("product", str(case.author_id), *map(fold, said)) if said else ()
    if case.subject is Subject.COMMENT:
        comment = session.get(Comment, case.subject_id)
        return ("comment", fold(comment.text)) if comment else ()
    video = session.get(Video, case.clip_id)
    if video is None or not video.sha256:
        return ()
    words = evidence_of(session, video).words
    return (
        "clip",
        video.sha256,
        repr(video.edl),
        video.language,
        repr((video.disclosure, video.is_sponsored, sorted(video.ai_made))),
        repr([(w.source, [(cue.at_ms, fold(cue.text)) for cue in w.cues]) for w in words]),
        repr(_hashtags(session, video.id)),
        repr(_products(session, video.id)),
    )


def _hashtags(session: Session, video_id: UUID) -> list[str]:
    return sorted(session.exec(select(VideoHashtag.slug).where(VideoHashtag.video_id == video_id)))


def _products(session: Session, video_id: UUID) -> list[tuple[str, ...]]:
    """What is sold in a clip, when and where."""
    pins = session.exec(select(ProductPin).where(ProductPin.video_id == video_id))
    return sorted(
        (str(pin.product_id), *(f"{at:g}" for at in (pin.start_ms, pin.end_ms, pin.x, pin.y)))
        for pin in pins
    )


def _candidates(session: Session, case: ReviewCase) -> SelectOfScalar[ReviewCase]:
    query = select(ReviewCase).where(
        ReviewCase.state == CaseState.OPEN,
        ReviewCase.subject == case.subject,
        ReviewCase.id != case.id,
        col(ReviewCase.about_decision_id).is_(None),
        ReviewCase.look == 1,
    )
    if case.subject is Subject.VIDEO:
        video = session.get(Video, case.clip_id)
        same = select(Video.id).where(Video.sha256 == (video.sha256 if video else ""))
        query = query.where(col(ReviewCase.video_id).in_(same))
    return query.limit(1000)
