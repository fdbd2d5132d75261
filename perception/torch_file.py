"""Reads tensors out of a pickled PyTorch checkpoint (the format before zip) without PyTorch.

A pickle can run any code, so only four names are known to this reader and they build plain values.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

MAGIC = 0x1950A86A20F9469CFC6C
_DTYPES = {"FloatStorage": "<f4", "LongStorage": "<i8"}


@dataclass(frozen=True, slots=True)
class _Tensor:
    storage: tuple[str, str, str, str, int, object]
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


class _Restricted(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return lambda storage, offset, shape, strides, *_: _Tensor(
                storage, offset, shape, strides
            )
        if module == "torch" and name in _DTYPES:
            return name
        raise pickle.UnpicklingError(f"{module}.{name} is not allowed in a checkpoint")

    def persistent_load(self, pid: object) -> object:
        return pid


def read_tensors(path: Path) -> dict[str, NDArray[np.float32]]:
    """The checkpoint's tensors by name, as float32.

    Raises:
        ValueError: It is not such a checkpoint, or names anything but tensors.
    """
    with path.open("rb") as file:
        try:
            return _read(file)
        except (pickle.UnpicklingError, EOFError, IndexError, TypeError, KeyError) as error:
            raise ValueError(f"{path.name} is not a plain checkpoint: {error}") from error


def _read(file: BinaryIO) -> dict[str, NDArray[np.float32]]:
    magic, _, layout, tensors, keys = (_Restricted(file).load() for _ in range(5))
    if magic != MAGIC or not layout["little_endian"]:
        raise ValueError("not a little-endian checkpoint")
    kinds = {t.storage[2]: (_DTYPES[t.storage[1]], t.storage[4]) for t in tensors.values()}
    storages = {}
    for key in keys:
        dtype, count = kinds[key]
        if int.from_bytes(file.read(8), "little") != count:
            raise ValueError("a storage has another size than its tensor says")
        data = file.read(count * np.dtype(dtype).itemsize)
        storages[key] = np.frombuffer(data, dtype)
    return {
        name: np.lib.stride_tricks.as_strided(
            storages[t.storage[2]][t.offset :],
            t.shape,
            [s * storages[t.storage[2]].itemsize for s in t.strides],
        ).astype(np.float32)
        for name, t in tensors.items()
    }
