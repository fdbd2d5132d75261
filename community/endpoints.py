"""HTTP of likes, saves, shares, comments, follows, blocks, not-interested and reports."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from catalog.web import CurrentViewer, OptionalIdempotencyKey
from community import blocking, comments, negatives, relations, service, words, writing
from community.comments import CommentScreen, hold_everything
from community.models import NegativeScope, WordPlace
from community.schemas import (
    CommentForm,
    CommentPage,
    CommentView,
    CreatorPage,
    NegativeList,
    NotInterestedForm,
    ReportForm,
    ReportReceived,
    Shared,
    ShareForm,
    Toggle,
    WordForm,
    WordList,
)
from core.db import read_scope, session_scope
from core.ids import parse_id
from core.limits import check_rate
from core.web import problems

router = APIRouter(tags=["community"])


def get_comment_screen() -> CommentScreen:
    """The screen of comments; `app.api` replaces this with moderation's. Fails closed."""
    return hold_everything


Screen = Annotated[CommentScreen, Depends(get_comment_screen)]


@router.put("/videos/{video_id}/like", responses=problems(403, 404))
def like(video_id: str, viewer: CurrentViewer) -> Toggle:
    """Likes a clip; guests may."""
    with session_scope() as session:
        return service.set_like(session, viewer, parse_id(video_id), True)


@router.delete("/videos/{video_id}/like", responses=problems(403, 404))
def unlike(video_id: str, viewer: CurrentViewer) -> Toggle:
    """Takes a like back."""
    with session_scope() as session:
        return service.set_like(session, viewer, parse_id(video_id), False)


@router.put("/videos/{video_id}/save", responses=problems(403, 404))
def save(video_id: str, viewer: CurrentViewer) -> Toggle:
    """Keeps a clip in the viewer's saved list."""
    with session_scope() as session:
        return service.set_save(session, viewer, parse_id(video_id), True)


@router.delete("/videos/{video_id}/save", responses=problems(403, 404))
def unsave(video_id: str, viewer: CurrentViewer) -> Toggle:
    """Takes a clip out of the saved list."""
    with session_scope() as session:
        return service.set_save(session, viewer, parse_id(video_id), False)


@router.post("/videos/{video_id}/share", responses=problems(403, 404, 429))
def share(video_id: str, form: ShareForm, viewer: CurrentViewer) -> Shared:
    """Counts a share and gives the link."""
    check_rate("share", viewer.id, "60/minute")
    with session_scope() as session:
        return service.share(session, viewer, parse_id(video_id))


@router.post("/videos/{video_id}/report", status_code=202, responses=problems(403, 404, 429))
def report(video_id: str, form: ReportForm, viewer: CurrentViewer) -> ReportReceived:
    """Reports a clip; it disappears from the reporter's feed at once."""
    writing.report_video(viewer, parse_id(video_id), form)
    return ReportReceived()


@router.post("/videos/{video_id}/not-interested", status_code=204, responses=problems(403, 404))
def not_interested(video_id: str, form: NotInterestedForm, viewer: CurrentViewer) -> None:
    """Less of this clip, its creator, a hashtag or a category, from the next page on."""
    with session_scope() as session:
        service.not_interested(session, viewer, parse_id(video_id), form)


@router.get("/not-interested", responses=problems(401))
def list_negatives(viewer: CurrentViewer) -> NegativeList:
    """What the viewer turned down and whom they blocked."""
    with read_scope() as session:
        return negatives.list_negatives(session, viewer)


@router.delete("/not-interested/{scope}/{value}", status_code=204, responses=problems(403, 503))
def interested_again(
    scope: NegativeScope, value: str, viewer: CurrentViewer, at_video: UUID | None = None
) -> None:
    """Takes a "not interested" back; `at_video` is the clip it was said at."""
    with session_scope() as session:
        negatives.interested_again(session, viewer, scope, value, at_video)


@router.get("/videos/{video_id}/comments", responses=problems(404))
def list_comments(
    video_id: str,
    viewer: CurrentViewer,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    parent: UUID | None = None,
) -> CommentPage:
    """Comments newest first, or the replies to `parent`, oldest first."""
    with read_scope() as session:
        return comments.list_comments(
            session, viewer, parse_id(video_id), parent_id=parent, cursor=cursor
        )


@router.post(
    "/videos/{video_id}/comments", status_code=201, responses=problems(401, 403, 404, 409, 413, 429)
)
def add_comment(
    video_id: str,
    form: CommentForm,
    viewer: CurrentViewer,
    screen: Screen,
    key: OptionalIdempotencyKey = None,
) -> CommentView:
    """Adds a comment; one that screening holds is visible to its author alone."""
    return writing.write_comment(viewer, parse_id(video_id), form, screen, key=key)


@router.delete("/comments/{comment_id}", status_code=204, responses=problems(401, 403, 404))
def delete_comment(comment_id: str, viewer: CurrentViewer) -> None:
    """Takes a comment away: its author and the clip's creator may."""
    with session_scope() as session:
        comments.delete_comment(session, viewer, parse_id(comment_id))


@router.post(
    "/comments/{comment_id}/report", status_code=202, responses=problems(401, 403, 404, 429)
)
def report_comment(comment_id: str, form: ReportForm, viewer: CurrentViewer) -> ReportReceived:
    """Reports a comment; its author is not told by whom."""
    writing.report_comment(viewer, parse_id(comment_id), form)
    return ReportReceived()


@router.get("/me/words/{place}", responses=problems(401))
def list_words(place: WordPlace, viewer: CurrentViewer) -> WordList:
    """Words that the caller does not want in their feed, or in comments under their clips."""
    with read_scope() as session:
        return WordList(items=words.words_of(session, viewer, place))


@router.post("/me/words/{place}", responses=problems(401, 403, 409, 429))
def add_word(place: WordPlace, form: WordForm, viewer: CurrentViewer) -> WordList:
    """Adds a word, however it is spelled; it counts from the next page on."""
    check_rate("words", viewer.id, "200/hour")
    with session_scope() as session:
        words.add_word(session, viewer, place, form.word)
        return WordList(items=words.words_of(session, viewer, place))


@router.delete("/me/words/{place}/{word:path}", responses=problems(401, 403))
def drop_word(place: WordPlace, word: str, viewer: CurrentViewer) -> WordList:
    """Takes a word off the list."""
    with session_scope() as session:
        words.drop_word(session, viewer, place, word)
        return WordList(items=words.words_of(session, viewer, place))


@router.get("/creators/{handle}", responses=problems(404))
def creator_page(handle: str, viewer: CurrentViewer) -> CreatorPage:
    """A creator's page."""
    with read_scope() as session:
        return relations.creator_page(session, viewer, handle)


@router.put("/creators/{handle}/follow", responses=problems(403, 404))
def follow(handle: str, viewer: CurrentViewer) -> Toggle:
    """Follows a creator."""
    with session_scope() as session:
        return service.set_follow(session, viewer, handle, True)


@router.delete("/creators/{handle}/follow", responses=problems(403, 404))
def unfollow(handle: str, viewer: CurrentViewer) -> Toggle:
    """Stops following a creator."""
    with session_scope() as session:
        return service.set_follow(session, viewer, handle, False)


@router.post("/creators/{handle}/report", status_code=202, responses=problems(403, 404, 429))
def report_account(handle: str, form: ReportForm, viewer: CurrentViewer) -> ReportReceived:
    """Reports an account itself, whether it made anything or not."""
    writing.report_account(viewer, handle, form)
    return ReportReceived()


@router.post("/products/{product_id}/report", status_code=202, responses=problems(403, 404, 429))
def report_product(product_id: str, form: ReportForm, viewer: CurrentViewer) -> ReportReceived:
    """Reports a product: its words, its pictures, or that it is not what it says."""
    writing.report_product(viewer, parse_id(product_id), form)
    return ReportReceived()


@router.put("/creators/{handle}/block", status_code=204, responses=problems(403, 404))
def block(handle: str, viewer: CurrentViewer) -> None:
    """Never shows this creator to the viewer again."""
    with session_scope() as session:
        blocking.set_block(session, viewer, handle, True)


@router.delete("/creators/{handle}/block", status_code=204, responses=problems(403, 404))
def unblock(handle: str, viewer: CurrentViewer) -> None:
    """Lets a creator come back."""
    with session_scope() as session:
        blocking.set_block(session, viewer, handle, False)


@router.put("/creators/{handle}/mute", status_code=204, responses=problems(403, 404))
def mute(handle: str, viewer: CurrentViewer) -> None:
    """Leaves this creator out of the viewer's feeds; search and their page stay."""
    with session_scope() as session:
        blocking.set_mute(session, viewer, handle, True)


@router.delete("/creators/{handle}/mute", status_code=204, responses=problems(403, 404))
def unmute(handle: str, viewer: CurrentViewer) -> None:
    """Lets a muted creator come back into the feeds."""
    with session_scope() as session:
        blocking.set_mute(session, viewer, handle, False)
