"""Small trained weights that lie beside their code as one `.npz`."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perception.weights import ModelUnavailable


def committed(path: Path, model: str) -> tuple[dict[str, NDArray[np.float32]], str]:
    """The arrays of `path` by name, float32, and the sha256 of the file.

    Raises:
        ModelUnavailable: The file is missing, cut short or no archive of arrays.
    """
    try:
        data = path.read_bytes()
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name].astype(np.float32) for name in stored.files}
    except FileNotFoundError:
        raise ModelUnavailable(model, "lacks its weights in this checkout") from None
    except Exception as error:  # A torn archive raises a family of its own; all mean "no model".
        raise ModelUnavailable(model, f"cannot be read ({error})") from error
    return arrays, hashlib.sha256(data).hexdigest()
