"""The stream of a clip's progress: its owner's alone, told when it changes, over at the end."""

from __future__ import annotations

import asyncio
import json
from uuid import UUID

import pytest

from catalog.lifecycle import Step, VideoState
from catalog.videos import advance
from core.db import read_scope, session_scope
from core.jobs import claim_job, report_progress
from studio import tasks
from studio.models import ClipRun
from studio.pipeline import endpoints, stream
from studio.pipeline.runs import report
from studio.pipeline.stream import ClipProgress, clip_progress
from tests.studio.world import World, http, rows

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("media_made_once")]


def submitted(world: World) -> tuple:
    viewer = world.creator()
    video_id = world.submitted(viewer)
    world.run_worker(only="nothing")
    tasks.transcode(**world.postbox.waiting.pop(0)[1])  # A mere trim needs no render.
    return viewer, video_id


def events(text: str) -> list[tuple[str, str, ClipProgress]]:
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if line[:1] != ":")
        if "data" in lines:
            told = ClipProgress.model_validate_json(lines["data"])
            found.append((lines["id"], lines["event"], told))
    return found


def whole(world: World, video_id: UUID) -> float:
    with read_scope() as session:
        return float(rows(session, ClipRun, video_id=video_id)[-1].progress)


def test_the_progress_of_the_whole_rises_through_steps_failures_and_crashes(world: World) -> None:
    viewer, video_id = submitted(world)
    job_id = UUID(world.postbox.waiting[0][1]["job_id"])
    seen = [whole(world, video_id)]
    for fraction in (0.6, 0.1, 0.9):  # Each by another attempt, after a crash.
        claim = claim_job(job_id, lease_s=-1)
        assert claim
        with session_scope() as session:
            assert report(session, claim, fraction)
        seen.append(whole(world, video_id))
        report_progress(claim, fraction, lease_s=-1)
    assert seen == sorted(seen) and 0.0 < seen[0] < seen[1] == seen[2] < seen[3] < 0.51
    assert clip_progress(viewer, video_id).progress == pytest.approx(seen[-1], abs=0.001)


def test_a_stream_tells_each_change_once_and_ends(world: World) -> None:
    viewer, video_id = submitted(world)

    async def listen() -> str:
        text = ""
        async for piece in stream.stream(lambda: clip_progress(viewer, video_id), every_s=0.01):
            text += piece
            if events(piece) and events(piece)[0][2].state is VideoState.PROCESSING:
                await asyncio.to_thread(world.run_worker, tasks.TRANSCODE)
            if events(piece) and events(piece)[0][2].state is VideoState.SCREENING:
                with session_scope() as session:
                    advance(session, video_id, Step.HOLD, code="review", reason="")
        return text

    heard = events(asyncio.run(listen()))
    assert [told.state for _, _, told in heard] == ["processing", "screening", "held"]
    assert [kind for _, kind, _ in heard] == ["progress", "progress", "end"]
    assert [told.progress for _, _, told in heard] == sorted(t.progress for _, _, t in heard)
    assert heard[0][2].words == "Getting ready to play"
    assert {step.at for step in heard[-1][2].steps} == {"done"}


def test_a_stream_breathes_while_nothing_changes(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer, video_id = submitted(world)
    monkeypatch.setattr(stream, "HEARTBEAT_S", 0.0)

    async def listen() -> list[str]:
        pieces = []
        async for piece in stream.stream(lambda: clip_progress(viewer, video_id), every_s=0.01):
            pieces.append(piece)
            if len(pieces) == 4:
                break
        return pieces

    pieces = asyncio.run(listen())
    assert len(events(pieces[1])) == 1 and pieces[2:] == [": still here\n\n"] * 2


def test_over_http_it_ends_and_who_has_heard_the_end_is_sent_home(world: World) -> None:
    viewer, video_id = submitted(world)
    world.run_worker()
    address = f"/studio/videos/{video_id}/progress"
    client = http(viewer)
    answer = client.get(f"/api/v1{address}")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"
    (last, kind, told), *more = events(answer.text)
    assert (kind, told.is_over, more) == ("end", True, [])
    again = client.get(f"/api/v1{address}", headers={"Last-Event-ID": last})
    assert again.status_code == 204
    other = client.get(f"/api/v1{address}", headers={"Last-Event-ID": "0" * 16})
    assert events(other.text)[0][0] == last
    assert json.loads(client.get(f"/api/v1/studio/videos/{video_id}/steps").text)["is_over"]


def test_it_is_nobody_elses_and_a_full_server_says_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer, video_id = submitted(world)
    stranger = http(world.creator("asha"))
    for path in ("progress", "steps"):
        address = f"/api/v1/studio/videos/{video_id}/{path}"
        assert http(None).get(address).status_code == 401
        assert stranger.get(address).status_code == 404
    monkeypatch.setattr(endpoints, "MOST", 0)
    answer = http(viewer).get(f"/api/v1/studio/videos/{video_id}/progress")
    assert (answer.status_code, answer.json()["code"]) == (503, "progress_streams_full")
