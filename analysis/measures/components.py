"""What hangs together, directly or through others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components


def components(edges: Sequence[tuple[int, int]], n: int) -> np.ndarray:
    """For each of the nodes 0 to n - 1 the number of its connected component."""
    a, b = np.array(edges, int).reshape(-1, 2).T
    return connected_components(coo_array((np.ones(len(a)), (a, b)), shape=(n, n)), directed=False)[1]
