"""A creator with a phone on a bad line: sends a clip by tus, hands it in, waits; never gives up."""

from __future__ import annotations

import base64
import time
from dataclasses import dataclass
from uuid import UUID

import httpx

TUS = {"Tus-Resumable": "1.0.0"}
ENDS = frozenset({"published", "failed", "rejected", "held"})
PAUSE_S = 0.5


class OutOfTime(Exception):
    """The clip has not arrived anywhere."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a clip ended.

    Args:
        state: Of `ENDS`, or `refused` when it never became a draft.
    """

    state: str
    video_id: UUID | None
    code: str = ""


class Creator:
    """One creator's client.

    Args:
        deadline: By `time.monotonic`, after which it is out of time.
    """

    def __init__(self, base: str, token: str, deadline: float) -> None:
        self._client = httpx.Client(
            base_url=base,
            headers={"Authorization": f"Bearer {token}"},
            timeout=30,
            trust_env=False,
        )
        self._deadline = deadline
        self.video_id: UUID | None = None

    def publish(self, content: bytes) -> Arrival:
        """The whole way.

        Raises:
            OutOfTime: Too long for anybody's patience.
        """
        with self._client:
            made = self._post("/studio/videos", {"upload_id": self._upload(content)})
            if made.status_code >= 400:
                return Arrival("refused", None, made.json().get("code", ""))
            self.video_id = UUID(made.json()["id"])
            self._post(f"/studio/videos/{self.video_id}/submit", None)
            while True:
                now = self._ask("GET", f"/studio/videos/{self.video_id}/status").json()
                if now["state"] in ENDS:
                    return Arrival(now["state"], self.video_id, now["decision_code"])
                self._rest()

    def _post(self, path: str, body: object) -> httpx.Response:
        return self._ask("POST", path, json=body)

    def _upload(self, content: bytes) -> str:
        name = base64.b64encode(b"clip.mp4").decode()
        while True:
            made = self._ask(
                "POST",
                "/uploads",
                headers={
                    **TUS,
                    "Upload-Length": str(len(content)),
                    "Upload-Metadata": f"filename {name}",
                },
            )
            address = str(made.headers["location"]).split("/api/v1", 1)[-1]
            if self._send(address, content):
                return address.rpartition("/")[2]

    def _send(self, address: str, content: bytes) -> bool:
        """Sends in two halves; `False` when the upload is gone and has to begin anew."""
        while True:
            where = self._ask("HEAD", address, headers=TUS)
            if where.status_code >= 400:
                return False
            offset = int(where.headers["upload-offset"])
            if offset == len(content):
                return True
            half = content[offset : max(len(content) // 2, offset + 1)]
            piece = half if offset < len(content) // 2 else content[offset:]
            try:
                self._client.patch(
                    address,
                    content=piece,
                    headers={
                        **TUS,
                        "Upload-Offset": str(offset),
                        "Content-Type": "application/offset+octet-stream",
                    },
                )
            except httpx.HTTPError:
                self._rest()

    def _ask(self, method: str, path: str, **request: object) -> httpx.Response:
        """Asks until the server answers."""
        while True:
            try:
                answer = self._client.request(method, path, **request)  # type: ignore[arg-type]
            except httpx.HTTPError:
                self._rest()
                continue
            if answer.status_code < 500 and answer.status_code not in (423, 429):
                return answer
            self._rest()

    def _rest(self) -> None:
        if time.monotonic() > self._deadline:
            raise OutOfTime
        time.sleep(PAUSE_S)
