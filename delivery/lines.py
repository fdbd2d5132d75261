"""Lines over which an answer still goes: found again by their other end, and broken off.

A server hands what it sends to the system, which goes on sending it at the reader's pace, for
minutes where the reader is slow, whatever becomes of the answer. Only the line itself can be
stopped: it is told to throw away what it has not sent, and closed.
"""

from __future__ import annotations

import fcntl
import os
import socket
import stat
import struct
import sys
import termios
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

Peer = tuple[str, int]
DISCARD = struct.pack("ii", 1, 0)  # SO_LINGER: closing throws away what was not sent.


def unsent(peers: Collection[Peer]) -> dict[Peer, int]:
    """Of those of this process's lines that end at `peers`: bytes that the reader has not taken.

    A line that is gone is left out. Where the system cannot say, it is 1.
    """
    return {peer: _queued(line) for peer, line in _lines(peers)}


def break_off(peers: Collection[Peer]) -> int:
    """Ends these lines at once; nothing more of what was to be sent leaves. How many there were."""
    broken = 0
    for _, line in _lines(peers):
        with suppress(OSError):
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, DISCARD)
            line.shutdown(socket.SHUT_RDWR)  # Its owner then closes it.
            broken += 1
    return broken


def peer_of(client: tuple[str, int] | None) -> Peer | None:
    """The other end of a request's line, as this module names it."""
    return None if client is None else (_bare(str(client[0])), int(client[1]))


def _bare(host: str) -> str:
    return host.lower().removeprefix("::ffff:")


def _queued(line: socket.socket) -> int:
    try:
        kept = fcntl.ioctl(line, termios.TIOCOUTQ, b"\0" * 4)
    except OSError:
        return 1
    return int.from_bytes(kept, sys.byteorder)


def _lines(peers: Collection[Peer]) -> Iterator[tuple[Peer, socket.socket]]:
    """The sockets of this process that lead to `peers`, as copies that close after use."""
    for entry in list(Path("/dev/fd").iterdir()):
        try:
            number = int(entry.name)
            if not stat.S_ISSOCK(os.fstat(number).st_mode):
                continue
            copy = os.dup(number)
        except OSError:  # It was closed while one looked.
            continue
        with socket.socket(fileno=copy) as line:
            try:
                end = line.getpeername()
            except OSError:
                continue
            peer = peer_of(end) if isinstance(end, tuple) and len(end) >= 2 else None
            if peer is not None and peer in peers:
                yield peer, line
