"""What a creator sees of proposed tags, and what they make of them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.hashtags import MAX_TAGS, fold_tag, parse_hashtags
from catalog.models import Category
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import Conflict, NotFound
from core.languages import reads_hindi
from studio.edits import edit_video, require_editable
from studio.repository import own_video
from studio.schemas import MAX_CAPTION, VideoChange
from studio.tagging.models import SuggestionState, TagKind, VideoTagSuggestion
from studio.tagging.schemas import TagSuggestion
from studio.tagging.wording import why_in


class SuggestionNotFound(NotFound):
    """The clip has no such proposal."""

    code = "suggestion_not_found"

    def __init__(self) -> None:
        super().__init__("This tag is not proposed for the clip.", "यह टैग इस क्लिप के सुझावों में नहीं है।")


class NoRoomForTag(Conflict):
    """The caption cannot take one more hashtag."""

    code = "caption_full"

    def __init__(self) -> None:
        super().__init__(
            f"The caption has no room for another hashtag: it takes {MAX_TAGS} of them "
            f"and {MAX_CAPTION} characters.",
            f"कैप्शन में एक और हैशटैग की जगह नहीं है: इसमें {MAX_TAGS} हैशटैग "
            f"और {MAX_CAPTION} अक्षर तक आ सकते हैं।",
        )


def suggestions(viewer: Viewer, video_id: UUID) -> list[TagSuggestion]:
    """Proposals for the viewer's clip: those not decided first, the likeliest first.

    A hashtag that the creator has written by now is not among them.

    Raises:
        VideoNotFound: The clip is not the viewer's.
    """
    with read_scope() as session:
        video = own_video(session, viewer, video_id)
        written = {fold_tag(tag) for tag in parse_hashtags(video.caption)}
        names = _names(session, viewer.locale)
        return [
            _view(row, viewer.locale, names)
            for row in _rows(session, video_id)
            if not (
                row.kind is TagKind.HASHTAG
                and row.state is SuggestionState.OFFERED
                and row.slug in written
            )
        ]


def accept(viewer: Viewer, video_id: UUID, suggestion_id: UUID) -> list[TagSuggestion]:
    """Makes a proposal the creator's: a hashtag is written into the caption, by the same door as
    typing it; a category stands as accepted.

    Raises:
        VideoNotFound, SuggestionNotFound: Not the viewer's, or not proposed.
        NotEditable, NoRoomForTag: The caption cannot take it.
    """
    with read_scope() as session:
        video = own_video(session, viewer, video_id)
        row, caption = _row(session, video_id, suggestion_id), video.caption
        kind, slug, label = row.kind, row.slug, row.label
    tags = parse_hashtags(caption)
    if kind is TagKind.HASHTAG and slug not in {fold_tag(tag) for tag in tags}:
        longer = f"{caption} #{label}".strip()
        if len(tags) >= MAX_TAGS or len(longer) > MAX_CAPTION:
            raise NoRoomForTag()
        edit_video(viewer, video_id, VideoChange(caption=longer))
    return _decide(viewer, video_id, suggestion_id, SuggestionState.ACCEPTED)


def dismiss(viewer: Viewer, video_id: UUID, suggestion_id: UUID) -> list[TagSuggestion]:
    """Takes a proposal away for good; a hashtag in the caption stays.

    Raises:
        VideoNotFound, SuggestionNotFound: Not the viewer's, or not proposed.
    """
    return _decide(viewer, video_id, suggestion_id, SuggestionState.DISMISSED)


def _decide(
    viewer: Viewer, video_id: UUID, suggestion_id: UUID, state: SuggestionState
) -> list[TagSuggestion]:
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        require_editable(video, words=True)
        row = _row(session, video_id, suggestion_id)
        row.state, row.decided_at = state, utc_now()
        session.add(row)
    return suggestions(viewer, video_id)


def _row(session: Session, video_id: UUID, suggestion_id: UUID) -> VideoTagSuggestion:
    row = session.get(VideoTagSuggestion, suggestion_id)
    if row is None or row.video_id != video_id:
        raise SuggestionNotFound()
    return row


def _rows(session: Session, video_id: UUID) -> list[VideoTagSuggestion]:
    rows = session.exec(
        select(VideoTagSuggestion)
        .where(
            VideoTagSuggestion.video_id == video_id,
            VideoTagSuggestion.kind != TagKind.PRODUCT,
        )
        .order_by(col(VideoTagSuggestion.score).desc(), col(VideoTagSuggestion.slug))
    ).all()
    return sorted(rows, key=lambda row: row.state is not SuggestionState.OFFERED)


def _names(session: Session, locale: str) -> dict[str, str]:
    """What the reader calls the shop's categories, by slug, where that is not what is kept."""
    if not reads_hindi(locale):
        return {}
    rows = session.exec(select(Category.slug, Category.name_hi)).all()
    return {slug: name for slug, name in rows if name}


def _view(row: VideoTagSuggestion, locale: str, names: Mapping[str, str]) -> TagSuggestion:
    return TagSuggestion(
        id=row.id,
        kind=row.kind,
        slug=row.slug,
        label=names.get(row.slug, row.label) if row.kind is TagKind.CATEGORY else row.label,
        score=round(row.score, 3),
        why=why_in(row.why, locale),
        state=row.state,
    )
