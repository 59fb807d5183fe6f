"""How many threads the libraries of matrices use."""

from __future__ import annotations

import os


def one_thread() -> None:
    """Let them use one each, if the environment does not say otherwise: called before they are imported.

    An article's matrices are too small for more: two threads that wait for each other take twice the
    processor's time, and as many workers as there are cores would be in each other's way.
    """
    for library in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
