"""Hashtags: found in captions, folded to slugs, kept on clips."""

from __future__ import annotations

import re
import unicodedata
from uuid import UUID

from sqlmodel import Session, col, delete, select

from catalog.models import Hashtag, VideoHashtag

# Letters, digits and combining marks of any script; Devanagari needs its marks and joiners.
_TAG = re.compile(r"[#＃]([\w\u0900-\u097F\u200c\u200d]{1,60})")
MAX_TAGS = 20


def fold_tag(label: str) -> str:
    """The slug two spellings share: NFKC, case-folded, without joiners."""
    return unicodedata.normalize("NFKC", label).casefold().strip("#\u200c\u200d ")[:60]


def parse_hashtags(caption: str) -> list[str]:
    """Labels in order of first use, at most `MAX_TAGS`, each slug once."""
    found: dict[str, str] = {}
    for label in _TAG.findall(caption):
        slug = fold_tag(label)
        if slug and not slug.isdigit():
            found.setdefault(slug, label)
    return list(found.values())[:MAX_TAGS]


def set_hashtags(session: Session, video_id: UUID, caption: str) -> list[str]:
    """Makes the clip carry exactly the hashtags of `caption`; returns their slugs."""
    labels = parse_hashtags(caption)
    session.exec(delete(VideoHashtag).where(col(VideoHashtag.video_id) == video_id))
    known = set(
        session.exec(
            select(Hashtag.slug).where(col(Hashtag.slug).in_([fold_tag(x) for x in labels]))
        )
    )
    for label in labels:
        slug = fold_tag(label)
        if slug not in known:
            session.add(Hashtag(slug=slug, label=label))
    session.flush()
    session.add_all(VideoHashtag(video_id=video_id, slug=fold_tag(x)) for x in labels)
    return [fold_tag(x) for x in labels]
