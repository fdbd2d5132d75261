"""Sparse matrices for compiled code."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from feed.similar.sequences import Items, Places


class Links(NamedTuple):
    """A sparse matrix by rows, in a form that compiled code can take.

    Args:
        starts: Shape (rows + 1,), int64; `columns` int32 and sorted in a row; `weights` float32.
    """

    starts: Places
    columns: Items
    weights: NDArray[np.float32]


def links_of(matrix: sparse.spmatrix) -> Links:
    """The same numbers as `Links`."""
    rows = sparse.csr_matrix(matrix)
    rows.sum_duplicates()
    return Links(
        rows.indptr.astype(np.int64),
        rows.indices.astype(np.int32),
        rows.data.astype(np.float32),
    )


def matrix_of(links: Links) -> sparse.csr_matrix:
    """The same numbers as a square matrix for scipy."""
    n = len(links.starts) - 1
    return sparse.csr_matrix((links.weights, links.columns, links.starts), shape=(n, n))
