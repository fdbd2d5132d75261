"""Real clips for browser tests, made on the spot, and a creator who hands one in by HTTP."""

from __future__ import annotations

import base64
import subprocess
import time
from pathlib import Path

import httpx
from imageio_ffmpeg import get_ffmpeg_exe

from tests.e2e.product import Product

PASSWORD = "jhalak-demo"
PATIENCE_S = 180


def make_clip(path: Path, *, seconds: int = 4, hue: int = 0) -> Path:
    """A vertical clip with a tone; `hue` in degrees makes it another clip."""
    picture = f"testsrc2=size=540x960:rate=30:duration={seconds},hue=h={hue}"
    sound = f"sine=frequency={330 + hue}:duration={seconds}"
    command = [get_ffmpeg_exe(), "-v", "error", "-y", "-f", "lavfi", "-i", picture]
    command += ["-f", "lavfi", "-i", sound, "-pix_fmt", "yuv420p", str(path)]
    subprocess.run(command, check=True)
    return path


def sign_in(product: Product, handle: str) -> httpx.Client:
    """A browser's client, signed in as one of the demo's accounts."""
    client = httpx.Client(
        base_url=product.base_url, headers={"Origin": product.base_url}, timeout=60
    )
    form = {"email": f"{handle}@demo.jhalak", "password": PASSWORD}
    client.post("/api/v1/auth/login", json=form).raise_for_status()
    return client


def hand_in(client: httpx.Client, clip: Path, caption: str, *, vtt: str = "") -> str:
    """Uploads by tus in two pieces, drafts, captions and submits; the clip's id.

    Args:
        vtt: What is said in it, in English.
    """
    data = clip.read_bytes()
    made = client.post(
        "/api/v1/uploads",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(len(data)),
            "Upload-Metadata": f"filename {base64.b64encode(clip.name.encode()).decode()}",
        },
    ).raise_for_status()
    where, half = made.headers["location"], len(data) // 2
    for start, piece in ((0, data[:half]), (half, data[half:])):
        client.patch(
            where,
            content=piece,
            headers={
                "Tus-Resumable": "1.0.0",
                "Upload-Offset": str(start),
                "Content-Type": "application/offset+octet-stream",
            },
        ).raise_for_status()
    upload_id = where.rstrip("/").rsplit("/", 1)[1]
    draft = client.post("/api/v1/studio/videos", json={"upload_id": upload_id}).raise_for_status()
    video_id = str(draft.json()["id"])
    client.patch(f"/api/v1/studio/videos/{video_id}", json={"caption": caption}).raise_for_status()
    if vtt:
        track = {"language": "en", "text": vtt}
        where = f"/api/v1/studio/videos/{video_id}/captions"
        client.put(where, json=track).raise_for_status()
    client.post(f"/api/v1/studio/videos/{video_id}/submit").raise_for_status()
    return video_id


def wait_for_state(client: httpx.Client, video_id: str, *states: str) -> dict:
    """The clip's status once it is in one of `states`."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        status = client.get(f"/api/v1/studio/videos/{video_id}/status").raise_for_status().json()
        if status["state"] in states:
            return dict(status)
        assert time.monotonic() < deadline, status
        time.sleep(1)
