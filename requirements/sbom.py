"""The bill of materials of a wheel: what is installed beside Summitry, and what packages bring along.

Hatchling runs :class:`Bill` when it builds a wheel, and puts the file into it, under ``*.dist-info/sboms``
(PEP 770). Versions, hashes and who asked for what stand in ``run.txt``, what packages hold that is no package
of Python in ``bundled.toml``. The file is CycloneDX, and the same for the same pins.
"""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component

HERE = Path(__file__).resolve().parent
FILE = "summitry.cdx.json"

_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class Bill(BuildHookInterface):  # type: ignore[type-arg]
    """Writes the bill before a wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the bill to the wheel; an editable installation, which nobody passes on, needs none."""
        if version == "editable":
            return
        from cyclonedx.output.json import JsonV1Dot6

        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name, FILE)
        metadata = self.metadata.core
        path.write_text(JsonV1Dot6(bill(metadata.name, metadata.version)).output_as_string(indent=1) + "\n")
        build_data["sbom_files"].append(str(path))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what :meth:`initialize` wrote."""
        if version != "editable":
            self._folder.cleanup()


class Pin(NamedTuple):
    """A package of a file of pins, with the names of those that ask for it."""

    requirement: Requirement
    hashes: list[str]
    via: list[str]

    @property
    def name(self) -> str:
        """As it stands after ``via``."""
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """What it is pinned to."""
        return next(iter(self.requirement.specifier)).version

    @property
    def purl(self) -> str:
        """Its address among packages of all kinds."""
        return f"pkg:pypi/{self.name}@{self.version}"


def pins(text: str) -> list[Pin]:
    """What a file of pins holds, as ``uv pip compile`` writes it."""
    found: list[Pin] = []
    for line in text.splitlines():
        if line[:1].isalnum():
            found.append(Pin(Requirement(line.removesuffix("\\")), [], []))
        elif hashed := _HASH.search(line):
            found[-1].hashes.append(hashed[1])
        elif found and line.startswith("    #") and (asks := line.strip("# ").removeprefix("via").strip()):
            found[-1].via.append(asks)
    return found


def bill(project: str, version: str) -> Bom:
    """The bill of materials: each package that ``run.txt`` pins for the project, and who asks for it."""
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType

    text = (HERE / "run.txt").read_text("utf-8")
    root = Component(name=project, version=version, type=ComponentType.APPLICATION, bom_ref=project)
    made = Bom(serial_number=uuid5(NAMESPACE_URL, f"{project} {version} {text}"))
    made.metadata.component = root
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    made.metadata.timestamp = datetime.fromtimestamp(int(epoch), UTC) if epoch else None  # type: ignore[assignment]

    bundled = _bundled()
    components: dict[str, list[Component]] = {f"{project} (pyproject.toml)": [root]}
    asks: dict[str, set[str]] = defaultdict(set)
    for pin in pins(text):
        components.setdefault(pin.name, []).append(_component(pin, bundled[pin.name]))
        for asker in pin.via:
            asks[asker].add(pin.name)
    for asker in _reached(asks, next(iter(components))):
        for component in components[asker]:
            if component is not root:
                made.components.add(component)
            made.register_dependency(component, [one for name in asks[asker] for one in components[name]])
    made.components.update(bundled[project])
    return made


def _reached(asks: dict[str, set[str]], start: str) -> list[str]:
    """Whoever is asked for by ``start``, at however many removes. What only builds the project is not."""
    reached, waiting = [start], [start]
    while waiting:
        new = sorted(asks.get(waiting.pop(), set()) - set(reached))
        reached += new
        waiting += new
    return reached


def _component(pin: Pin, within: list[Component]) -> Component:
    from cyclonedx.model import (
        ExternalReference,
        ExternalReferenceType,
        HashAlgorithm,
        HashType,
        Property,
        XsUri,
    )
    from cyclonedx.model.component import Component
    from packageurl import PackageURL

    marker = pin.requirement.marker
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=one) for one in pin.hashes]
    files = ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(pin.purl), hashes=hashes)
    return Component(
        name=pin.name,
        version=pin.version,
        bom_ref=pin.purl,
        purl=PackageURL.from_string(pin.purl),
        external_references=[files],
        properties=[Property(name="summitry:marker", value=str(marker))] if marker else [],
        components=within,
    )


def _bundled() -> dict[str, list[Component]]:
    """What packages hold that is no package of Python, by the name of the package that holds it."""
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.license import LicenseExpression
    from packageurl import PackageURL

    held: dict[str, list[Component]] = defaultdict(list)
    for row in tomllib.loads((HERE / "bundled.toml").read_text("utf-8"))["bundled"]:
        held[row["within"]].append(
            Component(
                name=row["name"],
                version=row["version"],
                type=ComponentType(row.get("type", "library")),
                bom_ref=f"{row['within']}/{row['name']}",
                purl=PackageURL.from_string(row["purl"]) if "purl" in row else None,
                licenses=[LicenseExpression(row["licence"])],
                description=row.get("note"),
            )
        )
    return held
