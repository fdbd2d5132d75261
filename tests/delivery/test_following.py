"""Answers are let go of once they were taken, and end once they may not go on."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from uuid import uuid4

import pytest

from delivery import following
from delivery.following import follow, look
from delivery.lines import Peer, break_off, peer_of, unsent


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, socket.socket, Peer]]:
    """A server's end, the reader's end, and how the server calls the reader."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        reader = socket.socket()
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.connect(listening.getsockname())
        server, end = listening.accept()
        server.setblocking(False)
        yield server, reader, (end[0], end[1])
        server.close()
        reader.close()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "GRACE_S", 0.0)
    monkeypatch.setattr(following, "ASK_S", 3600.0)  # The test looks itself.
    monkeypatch.setattr(following, "_going", {})


def fill(server: socket.socket) -> None:
    """Hands the system all that it takes while nobody reads."""
    try:
        while True:
            server.send(bytes(65536))
    except BlockingIOError:
        return


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


async def nobody_knows() -> bool:
    raise RuntimeError


def test_what_is_queued_is_told_and_thrown_away(
    line: tuple[socket.socket, socket.socket, Peer],
) -> None:
    server, reader, peer = line
    assert unsent({peer}) == {peer: 0} and unsent({("127.0.0.1", 1)}) == {}
    fill(server)
    assert unsent({peer})[peer] > 100_000
    assert break_off({peer}) == 1
    server.close()  # As a server does whose line was shut.
    with pytest.raises(ConnectionResetError):
        while reader.recv(4096):
            pass
    assert unsent({peer}) == {}


def test_mapped_addresses_are_the_same_line() -> None:
    assert peer_of(("::ffff:127.0.0.1", 5)) == peer_of(("127.0.0.1", 5)) == ("127.0.0.1", 5)
    assert peer_of(None) is None


@pytest.mark.parametrize(("may", "stays"), [(yes, True), (no, False), (nobody_knows, False)])
def test_an_answer_that_is_not_taken_goes_on_only_while_it_may(
    line: tuple[socket.socket, socket.socket, Peer], may: following.MayGoOn, stays: bool
) -> None:
    server, _, peer = line
    fill(server)

    async def story() -> None:
        follow(peer, uuid4(), may)
        await look()

    asyncio.run(story())
    if stays:
        with pytest.raises(BlockingIOError):
            server.send(b"more")
    else:
        with pytest.raises(BrokenPipeError):
            server.send(b"more")


def test_what_was_taken_is_asked_about_no_more(
    line: tuple[socket.socket, socket.socket, Peer],
) -> None:
    _, _, peer = line

    async def story() -> None:
        follow(peer, uuid4(), yes)
        going = follow(peer, uuid4(), yes)
        going.is_sending = True
        gone = follow(("127.0.0.1", 1), uuid4(), no)
        for _ in range(3):
            await look()
        assert list(following._going.values()) == [going]
        assert gone not in following._going.values()

    asyncio.run(story())


def test_a_line_on_which_nothing_is_left_stays_for_what_is_asked_next(
    line: tuple[socket.socket, socket.socket, Peer],
) -> None:
    server, reader, peer = line

    async def story() -> None:
        follow(peer, uuid4(), no)
        await look()

    asyncio.run(story())
    server.send(b"the next answer")
    assert reader.recv(64) == b"the next answer"
