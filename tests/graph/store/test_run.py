"""Questions in Cypher: what comes back, what goes in, what is refused."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from graph.errors import QueryError, ReadOnlyError, StoreDeniedError
from graph.store.graph import Graph, open_graph
from tests.graph.worlds import Report


@pytest.fixture
def told(graph: Graph) -> Graph:
    """A graph with one article."""
    graph.write(Report("a").facts())
    return graph


def test_rows_are_plain_python(told: Graph) -> None:
    [row] = told.run(
        "MATCH p = (s:State {iso3: 'CHN'})-[r:ATTENDED]->(m:Meeting) "
        "RETURN s, r, p, m.date AS date, duration('P1D') AS span, [m.date] AS dates, "
        "{k: m.date} AS map, null AS none"
    )
    assert row["s"] == {"_labels": ["State"], "iso3": "CHN", "name": "China", "cow": 710}
    assert row["r"]["_type"] == "ATTENDED"
    assert row["p"] == {"nodes": [row["s"], row["p"]["nodes"][1]], "relationships": [row["r"]]}
    assert row["date"] == date(2013, 6, 26)
    assert (row["span"], row["dates"], row["map"], row["none"]) == (
        "P1D",
        [row["date"]],
        {"k": row["date"]},
        None,
    )
    json.dumps(row, default=date.isoformat)


def test_columns_keep_their_order_and_names(graph: Graph) -> None:
    [row] = graph.run("RETURN 1 AS second, 'x' AS first, 2 + 3")
    assert list(row) == ["second", "first", "2 + 3"]


@pytest.mark.parametrize(
    "value",
    [
        date(2013, 6, 26),
        pd.Timestamp(2013, 6, 26),
        pd.Timestamp(2013, 6, 26).to_pydatetime(),
        np.int64(7),
        np.float64(0.5),
        np.bool_(True),
        {"CHN", "RUS"},
        ("CHN", np.int32(1)),
        {"a": [np.int64(1)]},
        None,
    ],
    ids=lambda value: type(value).__name__,
)
def test_parameters_may_come_from_a_notebook(graph: Graph, value: object) -> None:
    [row] = graph.run("RETURN $value AS value", value=value)
    if isinstance(value, datetime):
        assert row["value"] == datetime(2013, 6, 26)
    elif isinstance(value, set):
        assert set(row["value"]) == value
    else:
        assert row["value"] == (list(value) if isinstance(value, tuple) else value)


@pytest.mark.parametrize(
    ("cypher", "word"),
    [
        ("MATCH (n) RETRN n", "RETRN"),
        ("RETURN $missing", "missing"),
        ("MATCH (n) RETURN m", "m"),
        ("", ""),
        ("RETURN 1/0", "zero"),
    ],
)
def test_a_wrong_query_is_one_clear_line(graph: Graph, cypher: str, word: str) -> None:
    with pytest.raises(QueryError) as caught:
        graph.run(cypher)
    assert "\n" not in str(caught.value)
    assert word in str(caught.value)


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (:State {iso3: 'FRA'})",
        "MERGE (:State {iso3: 'FRA'})",
        "MATCH (n) DETACH DELETE n",
        "MATCH ()-[r]->() DELETE r",
        "MATCH (s:State) SET s.name = 'x'",
        "MATCH (s:State) REMOVE s.name",
        "MATCH ()-[r:ATTENDED]->() SET r.role = 'host'",
        "MATCH (a:State {iso3: 'CHN'}), (b:State {iso3: 'KAZ'}) CREATE (a)-[:BILATERAL_TALKS]->(b)",
        "CREATE INDEX x IF NOT EXISTS FOR (n:State) ON (n.name)",
        "DROP CONSTRAINT state_iso3",
        "MATCH (s:State) CALL { WITH s SET s.name = 'y' } RETURN count(*)",
        "FOREACH (x IN [1] | CREATE (:State {iso3: 'FRA'}))",
    ],
)
def test_reading_only_forbids_every_kind_of_writing(told: Graph, store: str, cypher: str) -> None:
    before = told.checksum()
    with open_graph(store, read_only=True) as reader:
        with pytest.raises(ReadOnlyError):
            reader.run(cypher)
        with pytest.raises(ReadOnlyError):
            reader.write(Report("b").facts())
        with pytest.raises(ReadOnlyError):
            reader.forget("a")
        assert reader.checksum() == before


def test_queries_reach_no_files(graph: Graph, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("secret\n")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        page = f"http://127.0.0.1:{listener.getsockname()[1]}/secret.csv"
        for address in (secret.as_uri(), page):
            with pytest.raises((QueryError, StoreDeniedError)):
                graph.run("LOAD CSV FROM $address AS line RETURN line", address=address)
        with pytest.raises(TimeoutError):
            listener.accept()


def test_the_official_driver_gives_frames_and_graphs(told: Graph) -> None:
    with told.session() as session:
        frame = session.run("MATCH (s:State) RETURN s.iso3 AS iso3, s.cow AS cow ORDER BY iso3").to_df()
        found = session.run("MATCH p = (:State)-[:ATTENDED]->(:Meeting) RETURN p").graph()
    assert frame.iso3.tolist() == ["CHN", "KAZ"]
    assert (len(found.nodes), len(found.relationships)) == (3, 2)


def test_opening_a_graph_imports_neither_pandas_nor_numpy() -> None:
    heavy = {"numpy", "pandas", "pyarrow", "pyvis", "spacy"}
    code = f"import sys, graph.store.graph; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    "name", ["util.sleep", "UTIL . Sleep", "`util`.`sleep`", "util./* so */sleep", "util.// so\nsleep"]
)
def test_a_question_that_only_waits_is_refused(graph: Graph, name: str) -> None:
    with pytest.raises(QueryError, match="waits"):
        graph.run(f"UNWIND range(1, 10000) AS x WITH x, {name}(60000) AS y RETURN count(x)")
    assert graph.run("RETURN 'sleep' AS word, 'utilities' AS other") == [
        {"word": "sleep", "other": "utilities"}
    ]


@pytest.mark.parametrize(
    "cypher",
    [
        "RETURN nonesuch.version()",
        "RETURN datetime({epochSeconds: 999999999999})",
        "RETURN date('2013-06-26') + duration({years: 99999999999})",
    ],
)
def test_what_no_engine_and_no_python_knows_is_the_querys_fault(graph: Graph, cypher: str) -> None:
    with pytest.raises(QueryError):
        graph.run(cypher)
    assert graph.run("RETURN 1 AS one") == [{"one": 1}]
