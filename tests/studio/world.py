"""A small world for studio and moderation tests: people, products, clips by ffmpeg, and a worker.

The worker runs what the outbox sends, in order, by the real handlers; the broker is a list.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from uuid import UUID

import numpy as np
from fastapi import FastAPI
from fastapi.testclient import TestClient
from numpy.typing import NDArray
from sqlmodel import Session, SQLModel, select

import core.outbox
from catalog.identity import create_api_token, viewer_of
from catalog.ids import AccountId
from catalog.kinds import Role
from catalog.models import Account, Category, Product, Variant, Video
from catalog.viewer import Viewer
from core import security
from core.bus import DISPATCH_TASK
from core.clock import utc_now
from core.db import get_engine, read_scope, session_scope
from core.jobs import Job, claim_job
from core.redis import forget_redis
from core.settings import get_settings
from core.storage import get_store
from core.web import install_error_handlers
from moderation import tasks as moderation
from moderation.appealed import give_due
from moderation.classifiers.signals import Signal
from moderation.effects.carry import UNDO, carry_out_due
from moderation.endpoints import router as moderation_router
from moderation.hearing import Hearing
from moderation.known.looking import Shown, Sightings
from moderation.known.missing import PRINT
from moderation.known.tasks import print_job
from moderation.outcome import screen_video
from moderation.rollout.endpoints import router as rollout_router
from moderation.screening import Classifiers
from studio import service as studio_service
from studio import tasks as studio
from studio.brands.endpoints import get_word_screen
from studio.endpoints import router as studio_router
from studio.ffmpeg import ffmpeg_path
from studio.preparing import PREPARE
from tests.conftest import close_engine

HANDLERS: dict[str, tuple[Callable[[UUID], object], ...]] = {
    "video_submitted": (studio.start_transcode,),
    "video_transcoded": (moderation.start_screening,),
    "video_held": (moderation.ensure_case,),
    "video_removed": (moderation.close_cases, studio.purge),
    "video_reported": (moderation.on_reported,),
}


def forget_process() -> None:
    """Drops what the process has cached from settings."""
    close_engine()
    forget_redis()
    for cached in (get_settings, get_store, security._serializer):
        cached.cache_clear()


def word_classifier(text: str) -> list[Signal]:
    """Real behaviour on a tiny lexicon: `badword` is abuse, `unsure` divides the models."""
    hit = text.lower().find("badword")
    return [
        Signal(
            label="toxicity",
            score=0.97 if hit >= 0 else 0.02,
            threshold=0.8,
            model="lexicon",
            model_sha256="0" * 64,
            reason="An abusive word." if hit >= 0 else "Nothing found.",
            where=f"chars {hit}–{hit + 7}" if hit >= 0 else "whole text",
            agrees="unsure" not in text.lower(),
        )
    ]


def nothing_written(frames: Sequence[NDArray[np.uint8]]) -> list[list[str]]:
    """Takes the place of the reader, which needs a second for each picture."""
    return [[] for _ in frames]


def nothing_known(
    video_id: UUID, path: Path, duration_ms: int, shown: Sequence[Shown] = ()
) -> Sightings:
    """Takes the place of what knows copies: the clips here are a few files, handed in by many."""
    return Sightings()


def nothing_heard(path: Path, hint: str) -> Hearing:
    """Takes the place of the listener, which needs a child and seconds for each clip."""
    return Hearing()


def red_classifier(
    frames: Sequence[NDArray[np.uint8]], times_ms: Sequence[int] | None = None
) -> list[Signal]:
    """Calls a clip nude when a frame is almost pure red, so that a test can make one."""
    reds = [float((f[..., 0] > 200).mean() * (f[..., 1] < 60).mean()) for f in frames]
    worst = int(np.argmax(reds))
    at = times_ms[worst] if times_ms else 0
    return [
        Signal("nudity", reds[worst], 0.6, "redness", "1" * 64, "A red frame.", f"frame {at} ms")
    ]


@dataclass
class Postbox:
    """Takes the place of the broker: what was sent waits here.

    Args:
        drafts: Preparing a draft for its editor goes last on the broker, so it waits apart.
    """

    waiting: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    drafts: list[UUID] = field(default_factory=list)

    def send_task(self, name: str, kwargs: dict[str, Any], queue: str, priority: int) -> None:
        if name == PREPARE:
            self.drafts.append(UUID(kwargs["video_id"]))
        else:
            self.waiting.append((name, kwargs))


@dataclass
class World:
    """Everything a test touches."""

    postbox: Postbox
    classifiers: Classifiers = field(
        default_factory=lambda: Classifiers(
            text=word_classifier,
            frames=red_classifier,
            lines=nothing_written,
            known=nothing_known,
            heard=nothing_heard,
        )
    )

    def account(self, handle: str, role: Role, *, trusted: bool = False) -> Viewer:
        with session_scope() as session:
            row = Account(
                email=f"{handle}@example.in",
                handle=handle,
                display_name=handle.title(),
                role=role,
                is_trusted=trusted,
            )
            session.add(row)
            session.flush()
            return viewer_of(row)

    def creator(self, handle: str = "meera", *, trusted: bool = False) -> Viewer:
        return self.account(handle, Role.CREATOR, trusted=trusted)

    def moderator(self, handle: str = "anil") -> Viewer:
        return self.account(handle, Role.MODERATOR)

    def product(self, title: str = "Matte lipstick", *, brand_id: UUID | None = None) -> UUID:
        with session_scope() as session:
            if session.get(Category, "lipstick") is None:
                session.add(Category(slug="lipstick", name="Lipstick"))
                session.flush()
            product = Product(
                source="test",
                external_id=title,
                brand_id=brand_id,
                brand_name="Jhalak",
                title=title,
                category_slug="lipstick",
            )
            session.add(product)
            session.flush()
            session.add(
                Variant(
                    product_id=product.id,
                    sku=title,
                    price_paise=49_900,
                    list_price_paise=59_900,
                    on_hand=5,
                )
            )
            return product.id

    def run_worker(self, only: str | None = None) -> list[str]:
        """Runs what waits until nothing does; with `only`, stops before other Celery tasks."""
        ran = []
        while self.postbox.waiting:
            name, kwargs = self.postbox.waiting[0]
            if only is not None and name not in (DISPATCH_TASK, only):
                break
            self.postbox.waiting.pop(0)
            ran.append(name)
            if name == DISPATCH_TASK:
                for handler in HANDLERS.get(kwargs["event"], ()):
                    handler(UUID(kwargs["payload"]["video_id"]))
            elif name == studio.TRANSCODE:
                studio.transcode(**kwargs)
            elif name == studio.DESCRIBE:
                studio.describe_one(**kwargs)
            elif name == moderation.SCREEN:
                claim = claim_job(UUID(kwargs["job_id"]), lease_s=60)
                if claim is not None:
                    screen_video(claim, self.classifiers)
            elif name == moderation.RESCREEN:
                moderation.rescreen_job(**kwargs)
            elif name == PRINT:
                print_job(**kwargs)
            else:
                raise AssertionError(f"nobody runs {name}")
        return ran

    def settle(self) -> None:
        """Lets the ten seconds pass in which an approval can be taken back."""
        carry_out_due(utc_now() + UNDO)
        give_due(utc_now() + UNDO)

    def video(self, video_id: UUID) -> Video:
        with read_scope() as session:
            row = session.get(Video, video_id)
            assert row is not None
            session.expunge(row)
            return row

    def job(self, video_id: UUID, task: str) -> Job:
        with read_scope() as session:
            row = session.exec(
                select(Job).where(Job.subject_id == video_id, Job.task == task)
            ).all()[-1]
            session.expunge(row)
            return row

    def screening_clip(self, creator: Viewer, path: Path | None = None, **facts: Any) -> UUID:
        """A clip that waits for its screening, with real renditions."""
        video_id = self.submitted(creator, path, **facts)
        self.run_worker(only=studio.TRANSCODE)
        return video_id

    def submitted(self, creator: Viewer, path: Path | None = None, **facts: Any) -> UUID:
        return studio_service.submit_file(
            AccountId(creator.require_account()), path or clip(), **facts
        )

    def live_clip(self, creator: Viewer, **facts: Any) -> UUID:
        """A published clip; the creator has to be trusted."""
        video_id = self.submitted(creator, **facts)
        self.run_worker()
        return video_id


def open_world(data_dir: Path, monkeypatch: Any) -> World:
    """A fresh installation in `data_dir`."""
    monkeypatch.setenv("JHALAK_DATA_DIR", str(data_dir))
    for name in (
        "DATABASE_URL",
        "REDIS_URL",
        "BROKER_URL",
        "SECRET_KEY",
        "S3_BUCKET",
        "MODELS_DIR",
    ):
        monkeypatch.delenv(f"JHALAK_{name}", raising=False)
    forget_process()
    SQLModel.metadata.create_all(get_engine())
    postbox = Postbox()
    monkeypatch.setattr(core.outbox, "get_celery", lambda: postbox)
    return World(postbox)


@lru_cache
def clip(
    *,
    seconds: float = 1.5,
    size: str = "216x384",
    color: str = "",
    audio: bool = True,
) -> Path:
    """A small MP4 made by ffmpeg, kept for the whole run."""
    folder = Path(gettempdir()) / "jhalak-test-clips"
    folder.mkdir(exist_ok=True)
    source = f"color=c={color}" if color else "testsrc2"
    name = f"{color or 'pattern'}-{seconds}-{size}-{'a' if audio else 's'}.mp4"
    target = folder / name
    if not target.exists():
        half = target.with_suffix(f".{np.random.default_rng().integers(1 << 30)}.mp4")
        separator = ":" if color else "="
        command = [
            *(ffmpeg_path(), "-v", "error", "-y", "-f", "lavfi"),
            *("-i", f"{source}{separator}size={size}:rate=24:duration={seconds}"),
        ]
        if audio:
            command += ["-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}"]
        command += ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
        command += ["-c:a", "aac"] if audio else []
        subprocess.run([*command, str(half)], check=True, capture_output=True)
        half.rename(target)
    return target


def rows(session: Session, model: Any, **where: Any) -> list[Any]:
    """Rows of `model` with those values."""
    query = select(model)
    for name, value in where.items():
        query = query.where(getattr(model, name) == value)
    return list(session.exec(query))


def http(viewer: Viewer | None, *, prefix: str = "/api/v1") -> TestClient:
    """A client of the studio's and moderation's HTTP, signed in by bearer token as `viewer`."""
    api = FastAPI()
    install_error_handlers(api)
    api.include_router(studio_router, prefix=prefix)
    api.include_router(moderation_router, prefix=prefix)
    api.include_router(rollout_router, prefix=prefix)
    api.dependency_overrides[get_word_screen] = lambda: lambda *_: None  # Nothing is kept back.
    headers = {}
    if viewer is not None:
        with session_scope() as session:
            _, secret = create_api_token(session, viewer, "test")
        headers["Authorization"] = f"Bearer {secret}"
    return TestClient(api, headers=headers, raise_server_exceptions=False)
