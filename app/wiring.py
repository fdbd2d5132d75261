"""The story of the product as one table: event → what happens next, in order.

Handlers take the event's payload, run in the worker, and may run twice. A test fails when an
event has no row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

import structlog

import moderation.reputation.tasks
import moderation.tasks
import studio.tasks
from catalog.product_events import videos_showing
from catalog.profile.events import videos_naming
from catalog.profile.keeping import forget_picture
from catalog.stand_in_log import note_stand_ins
from core.db import read_scope, session_scope
from core.jobs import Job
from core.redis import LIFECYCLE_STREAM, get_redis
from delivery.purge import purge, purge_picture
from moderation.report_cases import open_account_case, open_product_case

log = structlog.get_logger(__name__)
Payload = Mapping[str, str]
Handler = Callable[[Payload], None]


def for_video(handle: Callable[[UUID], object]) -> Handler:
    """A handler that wants only the clip's id."""

    def handler(payload: Payload) -> None:
        handle(UUID(payload["video_id"]))

    handler.__name__ = getattr(handle, "__name__", "handler")
    return handler


def tell_feeds(video_id: UUID) -> None:
    """Wakes every API process to refresh this clip. Fails open: they also look by themselves."""
    get_redis().xadd(LIFECYCLE_STREAM(), {"video_id": str(video_id)}, maxlen=10_000)


def on_product_changed(payload: Payload) -> None:
    """Notes what stands in for it on which clip, and wakes every API process to show that."""
    with session_scope() as session:
        videos = videos_showing(session, UUID(payload["product_id"]))
        note_stand_ins(session, videos, "sold_out")
    for video_id in videos:
        tell_feeds(video_id)


def on_profile_changed(payload: Payload) -> None:
    """Wakes every API process to show the new name or portrait."""
    with read_scope() as session:
        videos = videos_naming(session, UUID(payload["account_id"]))
    for video_id in videos:
        tell_feeds(video_id)


def forget_portrait(payload: Payload) -> None:
    """Removes the portrait that was left, here and from the caches in front of us."""
    if key := payload["left_key"]:
        forget_picture(key)
        purge_picture(key)


def on_reported(payload: Payload) -> None:
    """Opens or tops up the clip's case; hides nothing by itself."""
    moderation.tasks.on_reported(UUID(payload["video_id"]))


def on_account_reported(payload: Payload) -> None:
    """Opens or tops up the account's case; ends nothing by itself."""
    with session_scope() as session:
        open_account_case(session, UUID(payload["account_id"]))


def on_product_reported(payload: Payload) -> None:
    """Opens or tops up the product's case; it goes on showing."""
    with session_scope() as session:
        open_product_case(session, UUID(payload["product_id"]))


HANDLERS: dict[str, tuple[Handler, ...]] = {
    "video_submitted": (for_video(studio.tasks.start_transcode),),
    "video_transcoded": (for_video(moderation.tasks.start_screening),),
    "video_refused": (for_video(tell_feeds),),
    "video_published": (for_video(tell_feeds), for_video(moderation.reputation.tasks.on_published)),
    "video_held": (
        for_video(tell_feeds),
        for_video(moderation.tasks.ensure_case),
        for_video(purge),
    ),
    "video_scheduled": (for_video(tell_feeds),),
    "video_restricted": (for_video(tell_feeds), for_video(purge)),
    "video_recalled": (
        for_video(tell_feeds),
        for_video(moderation.tasks.close_cases),
        for_video(purge),
    ),
    "video_rejected": (for_video(tell_feeds), for_video(purge)),
    "video_removed": (
        for_video(tell_feeds),
        for_video(purge),
        for_video(moderation.tasks.close_cases),
        for_video(studio.tasks.purge),
    ),
    "video_reported": (on_reported,),
    "account_reported": (on_account_reported,),
    "product_reported": (on_product_reported,),
    "product_changed": (on_product_changed,),
    "profile_changed": (on_profile_changed, forget_portrait),
}

# Who ends a job that its workers were lost over; each ignores jobs that are not its own.
GIVE_UP: tuple[Callable[..., object], ...] = (studio.tasks.give_up, moderation.tasks.give_up)


def dispatch(event: str, payload: Payload) -> None:
    """Runs every handler of `event`. One that fails does not keep the others from running.

    Raises:
        KeyError: The event has no row.
        ExceptionGroup: Handlers failed; the task is retried and all run again.
    """
    failures: list[Exception] = []
    for handler in HANDLERS[event]:
        try:
            handler(payload)
        except Exception as error:  # Collected and raised together below.
            log.error("handler_failed", event_name=event, handler=handler.__name__, exc_info=True)
            failures.append(error)
    if failures:
        raise ExceptionGroup(f"handlers of {event}", failures)


def give_up(session: object, job: Job) -> None:
    """Lets each feature end a job that has used up its attempts."""
    for handler in GIVE_UP:
        handler(session, job)
