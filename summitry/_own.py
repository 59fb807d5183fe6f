"""That the packages beside this one are ours: ``graph`` and ``ingest`` are names that others use too."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path


def check(*names: str) -> None:
    """See that top-level packages of these names are those beside ``summitry``.

    Raises:
        ImportError: another file stands before one of them; which, and what to do, is one line.
    """
    root = Path(__file__).resolve().parents[1]
    for name in names:
        module = sys.modules.get(name)
        spec = module.__spec__ if module is not None else find_spec(name)
        found = spec.origin if spec is not None else None
        if found is not None and Path(found).resolve() != root / name / "__init__.py":
            raise ImportError(
                f"{found} hides Summitry's own package {name!r}: rename that file or folder, or run Python "
                "from another folder",
                name=name,
                path=found,
            )
