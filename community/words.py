"""Words that people do not want to meet: in their feed, and in comments under their own clips."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sqlmodel import Session, col, func, select

from catalog.models import Video
from catalog.viewer import Viewer
from community.apart import has_blocked
from community.models import Block, Comment, CommentState, UnwantedWord, WordPlace
from community.service import count_up
from core.db import after_commit
from core.errors import Conflict, InvalidInput
from core.spelling import clean, plain
from events.mirror import forget_profile

MOST, LONGEST = 100, 60
LOOKED_AT = 5_000  # Comments that are looked at again when a creator's words change.


class TooManyWords(Conflict):
    """The list is full."""

    code = "too_many_words"

    def __init__(self) -> None:
        super().__init__(
            f"You have set {MOST} words; take one away first.",
            f"आप {MOST} शब्द जोड़ चुके हैं; पहले कोई एक हटाएँ।",
        )


def words_of(session: Session, viewer: Viewer, place: WordPlace) -> list[str]:
    """The viewer's words for a place, as they wrote them, in alphabetical order."""
    return sorted(
        session.exec(
            select(UnwantedWord.word).where(
                UnwantedWord.viewer_id == viewer.id, UnwantedWord.place == place
            )
        )
    )


def add_word(session: Session, viewer: Viewer, place: WordPlace, word: str) -> None:
    """Does not want to meet a word, or some words in a row; again changes nothing.

    Raises:
        NotSignedIn: Comments under own clips need an account.
        InvalidInput: Nothing is left of it, or it is too long.
        TooManyWords: There are a hundred.
    """
    if place is WordPlace.COMMENTS:
        viewer.require_account()
    kept = clean(word).lower().lstrip("#").strip()
    if not plain(kept).strip():
        raise InvalidInput("Write a word first.", "पहले कोई शब्द लिखें।", code="word_empty")
    if len(kept) > LONGEST:
        raise InvalidInput(
            f"A word has at most {LONGEST} characters.",
            f"एक शब्द में {LONGEST} अक्षर तक हो सकते हैं।",
            code="word_too_long",
        )
    if session.get(UnwantedWord, (viewer.id, place, kept)) is not None:
        return
    number = select(func.count()).select_from(UnwantedWord)
    mine = UnwantedWord.viewer_id == viewer.id, UnwantedWord.place == place
    if session.exec(number.where(*mine)).one() >= MOST:
        raise TooManyWords()
    session.add(UnwantedWord(viewer_id=viewer.id, place=place, word=kept))
    _changed(session, viewer, place)


def drop_word(session: Session, viewer: Viewer, place: WordPlace, word: str) -> None:
    """Takes a word off the list; one that is not on it is fine."""
    row = session.get(UnwantedWord, (viewer.id, place, word))
    if row is not None:
        session.delete(row)
        _changed(session, viewer, place)


def is_unwanted(session: Session, creator_id: UUID, author_id: UUID, text: str) -> bool:
    """Whether a creator does not want a comment of somebody else under their clips."""
    if creator_id == author_id:
        return False
    if has_blocked(session, creator_id, author_id):
        return True
    folded = plain(text)
    return any(word in folded for word in _comment_words(session, creator_id))


def _comment_words(session: Session, creator_id: UUID) -> list[str]:
    rows = session.exec(
        select(UnwantedWord.word).where(
            UnwantedWord.viewer_id == creator_id, UnwantedWord.place == WordPlace.COMMENTS
        )
    )
    return [plain(word) for word in rows]


def _changed(session: Session, viewer: Viewer, place: WordPlace) -> None:
    session.flush()
    if place is WordPlace.FEED:
        after_commit(session, partial(forget_profile, viewer.id))
        return
    look_again(session, viewer.id)


def look_again(session: Session, creator_id: UUID, *, author_id: UUID | None = None) -> None:
    """Marks anew which comments under a creator's clips are unwanted, the newest `LOOKED_AT`.

    Args:
        author_id: Looks at those of this author alone.
    """
    words = _comment_words(session, creator_id)
    blocked = set(session.exec(select(Block.creator_id).where(Block.viewer_id == creator_id)))
    query = (
        select(Comment)
        .join(Video, col(Video.id) == col(Comment.video_id))
        .where(
            Video.creator_id == creator_id,
            Comment.author_id != creator_id,
            Comment.state != CommentState.REMOVED,
        )
        .order_by(col(Comment.created_at).desc())
        .limit(LOOKED_AT)
    )
    if author_id is not None:
        query = query.where(Comment.author_id == author_id)
    for comment in session.exec(query).all():
        folded = plain(comment.text)
        hides = comment.author_id in blocked or any(word in folded for word in words)
        if hides is comment.is_unwanted:
            continue
        comment.is_unwanted = hides
        session.add(comment)
        if comment.state is CommentState.VISIBLE:
            count_up(session, comment.video_id, "comments", -1 if hides else 1)
    session.flush()
