"""Reads the E5S1 container: multilingual-e5-small with 4-bit weights and its tokenizer.

Layout, little-endian: magic, version, nine numbers of the model, the vocabulary (offsets, scores,
bytes), the normalisation map (code point → code points), a directory of tensors, the tensors.
A 4-bit tensor is blocks of 32 weights: a float16 scale, then 16 bytes whose low halves are
weights 0–15 and whose high halves are weights 16–31, each stored as weight + 8.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 32


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[float, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def integer(self, layout: str = "i") -> int:
        return int(self.take(layout)[0])

    def array(self, dtype: str, count: int) -> NDArray[np.generic]:
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values

    def raw(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


@dataclass(frozen=True, slots=True)
class E5Container:
    """The content of one E5S1 file."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    epsilon: float
    pieces: list[tuple[str, float]]
    unknown: int
    normalisation: dict[int, str]
    _data: bytes
    _directory: dict[str, tuple[int, int]]

    @classmethod
    def read(cls, path: Path) -> E5Container:
        """Parses the file.

        Raises:
            ValueError: It is not an E5S1 container of version 1, or is cut short.
        """
        cursor = _Cursor(path.read_bytes())
        try:
            return cls._parse(cursor)
        except (struct.error, IndexError) as error:
            raise ValueError(f"{path.name} ends too early: {error}") from error

    @classmethod
    def _parse(cls, cursor: _Cursor) -> E5Container:
        if cursor.raw(4) != b"E5S1" or cursor.integer("I") != 1:
            raise ValueError("not an E5S1 container of version 1")
        hidden, layers, heads, feed_forward, _, positions, _ = (int(n) for n in cursor.take("7i"))
        epsilon = cursor.take("f")[0]
        if cursor.integer() != BLOCK:
            raise ValueError(f"blocks other than {BLOCK} weights")
        count, _, _, _, unknown = (int(n) for n in cursor.take("5i"))
        size = cursor.integer("Q")
        offsets = cursor.array("<u4", count + 1).tolist()
        scores = cursor.array("<f4", count).tolist()
        blob = cursor.raw(size)
        pieces = [
            (blob[start:end].decode(), score)
            for start, end, score in zip(offsets, offsets[1:], scores, strict=False)
        ]
        entries = cursor.integer()
        cursor.integer("I")
        normalisation = {}
        for _ in range(entries):
            point, length = (int(n) for n in cursor.take("IB"))
            replaced = cursor.take(f"{length}I")
            normalisation[point] = "".join(chr(int(c)) for c in replaced)
        directory = {}
        for _ in range(cursor.integer()):
            name = cursor.raw(cursor.integer("H")).decode()
            _, _, offset, length = (int(n) for n in cursor.take("BIQQ"))
            directory[name] = (offset, length)
        return cls(
            hidden, layers, heads, feed_forward, positions, epsilon, pieces, unknown,
            normalisation, cursor.data, directory,
        )  # fmt: skip

    def floats(self, name: str) -> NDArray[np.float32]:
        """A float32 tensor, flat."""
        offset, length = self._directory[name]
        return np.frombuffer(self._data, "<f4", length // 4, offset).astype(np.float32)

    def blocks(self, name: str) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        """A 4-bit tensor as its blocks.

        Returns:
            Weights of shape (blocks, 32) in −8…7 and scales of shape (blocks,).
        """
        offset, length = self._directory[name]
        raw = np.frombuffer(self._data, np.uint8, length, offset).reshape(-1, 2 + BLOCK // 2)
        scales = raw[:, :2].copy().view("<f2").astype(np.float32).ravel()
        halves = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], axis=1)
        return halves.astype(np.int8) - 8, scales

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """A 4-bit tensor as float32 of shape (rows, columns)."""
        weights, scales = self.blocks(name)
        return (weights * scales[:, None]).reshape(-1, columns)
