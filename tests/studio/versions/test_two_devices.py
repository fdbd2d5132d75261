"""Two devices that edit one clip as a state machine: whatever is lost on the way, no work is."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from core.clock import utc_now
from studio import service as studio
from studio.versions import service
from tests.studio.versions.edits import clip, cut, start_of
from tests.studio.world import forget_process, open_world

pytestmark = pytest.mark.slow

DEVICES = st.sampled_from(["phone", "desk"])
EDITS = st.integers(0, 40)


@dataclass
class Device:
    """What one device knows.

    Args:
        tag: What it goes on from.
        work: Its edit; what it was promised is `kept`.
        sending: A save that was not answered; it is sent again before anything else.
    """

    tag: str
    work: int
    kept: int
    sending: int | None = None
    is_beside: bool = field(default=False)


class TwoDevices(RuleBasedStateMachine):
    """`present` and the devices' own lines are the model."""

    def __init__(self) -> None:
        super().__init__()
        self.patches = pytest.MonkeyPatch()
        self.folder = tempfile.TemporaryDirectory()
        self.world = open_world(Path(self.folder.name), self.patches)
        self.viewer = self.world.creator()
        self.id = clip(self.viewer)
        self.now = utc_now()
        first = service.present_edit(self.viewer, self.id)
        self.present = 0
        self.devices = {name: Device(first.etag, 0, 0) for name in ("phone", "desk")}

    @rule(name=DEVICES, start=EDITS)
    def edit(self, name: str, start: int) -> None:
        self.devices[name].work = start

    @rule(minutes=st.sampled_from([0.1, 2]))
    def wait(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(name=DEVICES, is_answered=st.booleans())
    def save(self, name: str, is_answered: bool) -> None:
        device = self.devices[name]
        start = device.work if device.sending is None else device.sending
        tag_before = service.present_edit(self.viewer, self.id).etag
        saved = service.save(self.viewer, self.id, cut(start), device.tag, clock=lambda: self.now)
        if device.tag == tag_before or start == self.present:
            assert not saved.was_refused and not saved.edit.is_branch
            self.present = start
        else:
            assert saved.edit.is_branch
        assert start_of(saved.edit.edl) == start
        if not is_answered:
            device.sending = start
            return
        device.sending, device.tag, device.kept = None, saved.edit.etag, start
        device.is_beside = saved.edit.is_branch

    @rule(name=DEVICES)
    def take_theirs(self, name: str) -> None:
        edit = service.present_edit(self.viewer, self.id)
        start = start_of(edit.edl)
        self.devices[name] = Device(edit.etag, start, start)

    @rule(name=DEVICES)
    def take_mine(self, name: str) -> None:
        device = self.devices[name]
        if not device.is_beside or device.sending is not None:
            return
        number = int(device.tag.strip('"').split(".")[0])
        etag = service.present_edit(self.viewer, self.id).etag
        saved = service.restore(self.viewer, self.id, number, etag)
        assert not saved.was_refused
        self.present = device.kept
        device.tag, device.is_beside = saved.edit.etag, saved.edit.is_branch

    @invariant()
    def the_clip_is_what_the_last_true_save_said(self) -> None:
        assert start_of(studio.get_video(self.viewer, self.id).edl) == self.present

    @invariant()
    def what_a_device_was_promised_can_be_found(self) -> None:
        listed = service.list_versions(self.viewer, self.id)
        for device in self.devices.values():
            number = int(device.tag.strip('"').split(".")[0])
            held = next(v for v in listed if v.number == number)
            if held.etag == device.tag:
                found = service.one_version(self.viewer, self.id, number)
                assert start_of(found.edl) == device.kept
            else:  # The same line went on: a minute's saves are one version.
                assert not device.is_beside or device.sending is not None

    def teardown(self) -> None:
        forget_process()
        self.patches.undo()
        self.folder.cleanup()


def test_of_two_devices_none_loses_anything() -> None:
    run_state_machine_as_test(
        TwoDevices,
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
