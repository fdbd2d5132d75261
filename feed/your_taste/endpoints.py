"""HTTP of the viewer's own taste."""

from __future__ import annotations

from fastapi import APIRouter

from catalog.web import CurrentViewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.limits import check_rate
from core.web import problems
from feed.preferences.models import TasteKind
from feed.your_taste import service
from feed.your_taste.schemas import ChosenForm, LevelForm, TasteChange, TasteChoices, TasteView

router = APIRouter(prefix="/feed/taste", tags=["feed"])
RATE = "120/minute"


@router.get("", responses=problems(401))
def own_taste(viewer: CurrentViewer) -> TasteView:
    """What the feed believes that the caller likes: learned, and set by themselves."""
    with read_scope() as session:
        return service.taste_view(session, viewer, utc_now())


@router.patch("", status_code=204, responses=problems(403, 429))
def change_taste(form: TasteChange, viewer: CurrentViewer) -> None:
    """Pauses choosing by taste, or resumes it."""
    check_rate("taste", viewer.id, RATE)
    with session_scope() as session:
        service.set_paused(session, viewer, form.is_paused)


@router.delete("", status_code=204, responses=problems(403, 429, 503))
def reset_taste(viewer: CurrentViewer) -> None:
    """Forgets all that was learned or set; negatives, follows, likes and saves stay."""
    check_rate("taste", viewer.id, RATE)
    with session_scope() as session:
        service.reset_taste(session, viewer, utc_now())


@router.get("/choices", responses=problems(401))
def taste_choices(viewer: CurrentViewer) -> TasteChoices:
    """What a newcomer may pick from, and whether the caller should be asked."""
    with read_scope() as session:
        return service.picker(session, viewer)


@router.post("/choices", status_code=204, responses=problems(403, 404, 409, 429))
def choose_taste(form: ChosenForm, viewer: CurrentViewer) -> None:
    """Remembers up to three picks from the next page on; none waves the picker away."""
    check_rate("taste", viewer.id, RATE)
    with session_scope() as session:
        service.choose(session, viewer, form.chosen, utc_now())


@router.put("/{kind}/{value}", status_code=204, responses=problems(403, 404, 409, 429))
def set_level(kind: TasteKind, value: str, form: LevelForm, viewer: CurrentViewer) -> None:
    """More or less of a hashtag, creator or category, from the next page on."""
    check_rate("taste", viewer.id, RATE)
    with session_scope() as session:
        service.set_level(session, viewer, kind, value, form.level, utc_now())


@router.delete("/{kind}/{value}", status_code=204, responses=problems(403, 404, 429))
def drop_level(kind: TasteKind, value: str, viewer: CurrentViewer) -> None:
    """Lets what was learned of it count again."""
    check_rate("taste", viewer.id, RATE)
    with session_scope() as session:
        service.drop_level(session, viewer, kind, value)
