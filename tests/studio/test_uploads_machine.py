"""Uploads as a state machine: whatever is sent, damaged, cut off or crashed, promises are kept."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from studio.models import UploadState
from studio.uploads import receiving, service
from studio.uploads.errors import ChecksumMismatch, OffsetMismatch, OverLength, UploadLocked
from studio.uploads.parts import PartWriter, part_path
from studio.uploads.protocol import Checksum
from tests.studio.world import forget_process, open_world

pytestmark = pytest.mark.slow

PIECES = st.binary(min_size=1, max_size=40)


def checksum_of(data: bytes) -> Checksum:
    return Checksum("sha256", hashlib.sha256(data).digest())


class Uploading(RuleBasedStateMachine):
    """`sent` is what the client knows to be safe; the file must begin with exactly that."""

    def __init__(self) -> None:
        super().__init__()
        self.patches = pytest.MonkeyPatch()
        self.folder = tempfile.TemporaryDirectory()
        self.world = open_world(Path(self.folder.name), self.patches)
        self.patches.setattr(receiving, "CHECKPOINT_BYTES", 16)
        self.viewer = self.world.creator()
        self.sent = b""

    @initialize(length=st.integers(1, 200))
    def begin(self, length: int) -> None:
        self.length = length
        self.id = service.create_upload(self.viewer, length).id

    @property
    def left(self) -> int:
        return self.length - len(self.sent)

    def unfinished(self) -> bool:
        return self.left > 0

    @precondition(unfinished)
    @rule(data=PIECES, with_checksum=st.booleans())
    def send(self, data: bytes, with_checksum: bool) -> None:
        data = data[: self.left]
        checksum = checksum_of(data) if with_checksum else None
        with receiving.receiving(
            self.viewer, self.id, len(self.sent), checksum=checksum
        ) as receiver:
            receiver.write(data)
            assert receiver.finish() == len(self.sent) + len(data)
        self.sent += data

    @precondition(unfinished)
    @rule(data=PIECES)
    def send_damaged(self, data: bytes) -> None:
        data = data[: self.left]
        with (
            pytest.raises(ChecksumMismatch),
            receiving.receiving(
                self.viewer, self.id, len(self.sent), checksum=checksum_of(data + b"?")
            ) as receiver,
        ):
            receiver.write(data)
            receiver.finish()

    @precondition(unfinished)
    @rule(pieces=st.lists(PIECES, max_size=4))
    def connection_ends_early(self, pieces: list[bytes]) -> None:
        data = b"".join(pieces)[: self.left]
        with receiving.receiving(self.viewer, self.id, len(self.sent)) as receiver:
            receiver.write(data)
            receiver.cut_off()
        self.sent += data

    @precondition(unfinished)
    @rule(pieces=st.lists(PIECES, max_size=4), with_checksum=st.booleans())
    def process_dies(self, pieces: list[bytes], with_checksum: bool) -> None:
        data = b"".join(pieces)[: self.left]
        checksum = checksum_of(data) if with_checksum else None
        try:
            with receiving.receiving(
                self.viewer, self.id, len(self.sent), checksum=checksum
            ) as receiver:
                for piece in (data[:20], data[20:]):
                    receiver.write(piece)
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            pass
        forget_process()
        safe = service.get_upload(self.viewer, self.id).received
        if with_checksum:
            assert safe == len(self.sent)
        assert len(self.sent) <= safe <= len(self.sent) + len(data)
        self.sent = (self.sent + data)[:safe]

    @precondition(unfinished)
    @rule(by=st.integers(-50, 50).filter(bool))
    def send_elsewhere(self, by: int) -> None:
        with (
            pytest.raises(OffsetMismatch),
            receiving.receiving(self.viewer, self.id, len(self.sent) + by),
        ):
            raise AssertionError("unreachable")

    @precondition(unfinished)
    @rule()
    def send_too_much(self) -> None:
        with (
            pytest.raises(OverLength),
            receiving.receiving(self.viewer, self.id, len(self.sent)) as receiver,
        ):
            receiver.write(b"x" * (self.left + 1))

    @precondition(unfinished)
    @rule()
    def two_at_once(self) -> None:
        with (
            PartWriter(self.id),
            pytest.raises(UploadLocked),
            receiving.receiving(self.viewer, self.id, len(self.sent)),
        ):
            raise AssertionError("unreachable")

    @precondition(lambda self: self.left == 0)
    @rule()
    def nothing_more_is_taken(self) -> None:
        with (
            pytest.raises(OffsetMismatch),
            receiving.receiving(self.viewer, self.id, self.length),
        ):
            raise AssertionError("unreachable")

    @invariant()
    def promised_bytes_are_on_disk(self) -> None:
        if not hasattr(self, "id"):
            return
        upload = service.get_upload(self.viewer, self.id)
        assert upload.received == len(self.sent)
        assert part_path(self.id).read_bytes()[: upload.received] == self.sent
        is_finished = upload.state is UploadState.FINISHED
        assert is_finished == (len(self.sent) == self.length)

    def teardown(self) -> None:
        forget_process()
        self.patches.undo()
        self.folder.cleanup()


def test_promised_bytes_survive_everything() -> None:
    run_state_machine_as_test(
        Uploading,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
