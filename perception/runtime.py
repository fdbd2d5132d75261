"""How models run inside a process: few threads, loaded on first use, and again after a fork."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

import onnxruntime

from perception.weights import ModelUnavailable

T = TypeVar("T")


def session(model: str, graph: Path | bytes) -> onnxruntime.InferenceSession:
    """An inference session with one thread: processes are the unit of parallelism here.

    Args:
        graph: A file, or its bytes.

    Raises:
        ModelUnavailable: It is not a graph that the runtime can load.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        source = graph if isinstance(graph, bytes) else str(graph)
        return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime raises its own untyped family; all mean "no model"
        raise ModelUnavailable(model, f"cannot be loaded ({type(error).__name__})") from error


class PerProcess(Generic[T]):
    """A value made on first use and made anew in a forked child.

    A session's threads and locks do not survive a fork, so a prefork worker that inherited a
    loaded model from its parent could hang; the child forgets it instead.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._value: T | None = None
        os.register_at_fork(after_in_child=self.forget)

    def __call__(self) -> T:
        """The value of this process.

        Raises:
            ModelUnavailable: Whatever making it raised; the next call tries again.
        """
        value = self._value
        if value is None:
            with self._lock:
                value = self._value
                if value is None:
                    value = self._value = self._make()
        return value

    def forget(self) -> None:
        """Drops the value, so that the next call makes it again."""
        self._lock = threading.Lock()
        self._value = None
