"""Tables, networks and exports: read back with the tools that they are for, and nothing lost."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pytest

from graph import questions
from graph.analysis import tables
from graph.analysis.networks import contacts, network, query_network
from graph.analysis.select import Part
from graph.errors import QueryError, SummitryError
from graph.exports import FORMATS
from graph.exports.tables import write_csv
from graph.store.graph import Graph, open_graph
from tests.graph.worlds import Report

WHOLE = Part(everyone=True)


def totals(graph: Graph) -> tuple[int, int]:
    stats = graph.stats()
    return sum(stats.nodes.values()), sum(stats.edges.values())


def test_a_network_holds_every_node_and_edge_with_its_evidence(known: Graph) -> None:
    whole = network(known, everyone=True)
    assert (whole.number_of_nodes(), whole.number_of_edges()) == totals(known)
    talks = whole.get_edge_data("State:RUS", "State:USA")
    assert sorted(talks) == ["BILATERAL_TALKS:geneva-2021", "BILATERAL_TALKS:prague-2010"]
    geneva = talks["BILATERAL_TALKS:geneva-2021"]
    assert geneva["date"] == date(2021, 6, 16)
    assert geneva["articles"] == ["a5", "a6"]
    assert geneva["sentences"] == ["They met in Geneva on 2021-06-16."] * 2
    assert whole.nodes["Meeting:bishkek-2013"]["end_date"] == date(2013, 6, 27)
    assert all("statements" not in data for _, data in whole.nodes(data=True))


def test_parts_hold_their_meetings_and_what_hangs_on_them(known: Graph) -> None:
    def meetings(**part: object) -> set[str]:
        chosen = network(known, **part)  # type: ignore[arg-type]
        return {data["key"] for _, data in chosen.nodes(data=True) if data["label"] == "Meeting"}

    assert meetings(state="USA") == {"prague-2010", "geneva-2021", "chn-usa-2022"}
    assert meetings(organization="SCO") == {"bishkek-2013", "dushanbe-2014"}
    assert meetings(since=date(2021, 1, 1), until=date(2021, 12, 31)) == {"geneva-2021"}
    assert meetings(state="KAZ", since=date(2014, 1, 1)) == {
        "chn-kaz-call-2014", "dushanbe-2014", "chn-kaz-beijing-2014",
    }  # fmt: skip
    of_sco = network(known, organization="SCO")
    kinds = Counter(data["type"] for *_, data in of_sco.edges(data=True))
    assert kinds == {
        "ATTENDED": 4 + 3 + 6, "CONVENED": 2, "HELD_IN": 2, "REPORTS": 2, "MADE_AT": 1, "PLEDGED": 2,
        "REPRESENTS": 3, "MEMBER_OF": 6,
    }  # fmt: skip
    with pytest.raises(SummitryError, match="'Atlantis'"):
        network(known, state="Atlantis")


def test_a_query_gives_a_network_too(known: Graph) -> None:
    query = "MATCH (s:State {iso3: $one})-[t:BILATERAL_TALKS]-(:State) RETURN t"
    talks = query_network(known, query, one="USA")
    assert set(talks.nodes) == {"State:CHN", "State:RUS", "State:USA"}
    assert talks.nodes["State:RUS"]["name"] == "Russia"
    assert sorted(key for *_, key in talks.edges(keys=True)) == [
        "BILATERAL_TALKS:chn-usa-2022", "BILATERAL_TALKS:geneva-2021", "BILATERAL_TALKS:prague-2010",
    ]  # fmt: skip
    assert talks.get_edge_data("State:RUS", "State:USA")["BILATERAL_TALKS:prague-2010"]["date"] == date(
        2010, 4, 8
    )
    path = query_network(
        known, "MATCH p = (:Organization)-[:CONVENED]->(:Meeting) RETURN [p] AS paths, 1 AS one"
    )
    assert (path.number_of_nodes(), path.number_of_edges()) == (3, 2)
    whole = query_network(known, "MATCH (n) OPTIONAL MATCH (n)-[r]-() RETURN {node: n, edge: r} AS both")
    assert nx.utils.graphs_equal(whole, network(known, everyone=True))
    with pytest.raises(QueryError):
        query_network(known, "MATCH (n) RETURN m")


def test_contacts_weigh_a_summit_less_than_talks(known: Graph) -> None:
    joined = contacts(known, since=date(2013, 1, 1), until=date(2013, 12, 31))
    assert joined["CHN"]["KAZ"] == {"meetings": 2, "weight": 1 + 1 / 3}
    assert joined["CHN"]["RUS"] == {"meetings": 1, "weight": 1 / 3}


def test_tables_have_types_and_every_row(known: Graph) -> None:
    nodes, edges = tables.nodes(known, everyone=True), tables.edges(known, everyone=True)
    assert (len(nodes), len(edges)) == totals(known)
    assert nodes.dtypes[["date", "published", "deadline"]].astype(str).unique().tolist() == ["datetime64[s]"]
    assert [str(nodes.dtypes[name]) for name in ("label", "cow")] == ["category", "Int64"]
    assert str(edges.dtypes["type"]) == "category"
    assert edges.loc[edges.type == "MEMBER_OF", "since"].max() == pd.Timestamp(2017, 6, 9)
    asked = tables.frame(
        known, "MATCH (m:Meeting) WHERE m.date < $on RETURN m.date AS date", on=date(2011, 1, 1)
    )
    assert asked.date.tolist() == [pd.Timestamp(2010, 4, 8)]
    assert tables.records(asked) == [{"date": date(2010, 4, 8)}]


def test_who_does_nothing_but_hold_an_office_is_left_out_unless_asked_for(
    known: Graph, tmp_path: Path
) -> None:
    """Lan is named as minister and was nowhere; that she was minister is known all the same."""
    assert "Minister:wei-lan" not in network(known)
    assert "Minister:wei-lan" in network(known, everyone=True)
    FORMATS["csv"](known, tmp_path / "some", Part())
    written = pd.read_csv(tmp_path / "some" / "nodes.csv"), pd.read_csv(tmp_path / "some" / "edges.csv")
    assert set(written[0].key[written[0].label == "Minister"]) == {
        "adil-omarov", "chen-bo", "pavel-orlov", "susan-hart",
    }  # fmt: skip
    assert "wei-lan" not in set(written[1].source)
    stats = known.stats()
    assert (stats.nodes["Minister"], stats.mentioned, stats.offices) == (5, 1, 1)
    assert "Wei Lan" in set(questions.office_holders(known, "CHN", on=date(2022, 1, 10)).person)


def test_talks_tell_how_precise_their_day_is(known: Graph) -> None:
    edges = tables.edges(known, state="KAZ")
    talks = edges[edges.type == "BILATERAL_TALKS"].set_index("meeting")
    assert talks.date_precision["chn-kaz-beijing-2014"] == "month"
    assert set(talks.date_precision["chn-kaz-2013"]) == {"day"}


def test_gexf_comes_back_whole_and_with_its_time(known: Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.gexf"
    FORMATS["gexf"](known, path, WHOLE)
    back = nx.read_gexf(path)
    assert (back.number_of_nodes(), back.number_of_edges()) == totals(known)
    meeting = back.nodes["Meeting:bishkek-2013"]
    assert (meeting["start"], meeting["end"], meeting["label"]) == (
        "2013-06-26",
        "2013-06-27",
        "bishkek 2013",
    )
    looks = {data["type"]: data["viz"]["color"] for _, data in back.nodes(data=True)}
    assert looks["State"] == {"r": 0, "g": 114, "b": 178, "a": 1.0}
    assert len({tuple(colour.values()) for colour in looks.values()}) == len(looks)
    places = {(at["x"], at["y"]) for _, data in back.nodes(data=True) for at in [data["viz"]["position"]]}
    assert len(places) == back.number_of_nodes()
    of_month = back.nodes["Meeting:chn-kaz-beijing-2014"]
    assert (of_month["start"], of_month["end"]) == ("2014-11-01", "2014-11-30")
    talks = list(back.get_edge_data("State:RUS", "State:USA").values())
    assert sorted((edge["start"], edge["end"]) for edge in talks) == [
        ("2010-04-08", "2010-04-08"), ("2021-06-16", "2021-06-16"),
    ]  # fmt: skip
    assert {tuple(json.loads(edge["articles"])) for edge in talks} == {("a1",), ("a5", "a6")}
    [head] = ElementTree.parse(path).getroot().iter("{http://www.gexf.net/1.2draft}graph")  # noqa: S314
    assert (head.get("mode"), head.get("timeformat")) == ("dynamic", "date")
    member = next(
        iter(back.get_edge_data("State:IND", "Organization:shanghai-cooperation-organization").values())
    )
    assert member["start"] == "2017-06-09"
    assert "end" not in member


def test_graphml_comes_back_whole(known: Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    FORMATS["graphml"](known, path, WHOLE)
    back, here = nx.read_graphml(path, force_multigraph=True), network(known, everyone=True)
    assert set(back.nodes) == set(here.nodes)
    assert back.number_of_edges() == here.number_of_edges()
    for source, target, key, data in here.edges(keys=True, data=True):
        read = back.get_edge_data(source, target, key)
        for name, value in data.items():
            assert (json.loads(read[name]) if isinstance(value, list) else read[name]) == (
                value.isoformat() if isinstance(value, date) else value
            )


def test_dyad_years_are_those_counted_by_hand(known: Graph, tmp_path: Path) -> None:
    for name, read in (("dyads.csv", pd.read_csv), ("dyads.parquet", pd.read_parquet)):
        FORMATS["dyad-year"](known, tmp_path / name, WHOLE)
        data = read(tmp_path / name).set_index(["year", "iso3_a", "iso3_b"]).sort_index()  # type: ignore[operator]
        assert len(data) == 1 + 6 + 15 + 1 + 1
        assert data.loc[(2014, "CHN", "KAZ")].to_list() == [710, 705, 705710, 710, 705, 2, 1, 1, 1]
        assert data.loc[(2013, "CHN", "KAZ")].to_list() == [710, 705, 705710, 710, 705, 1, 1, 0, 1]
        assert data.loc[(2021, "RUS", "USA")].to_list() == [365, 2, 2365, 365, 2, 1, 1, 0, 0]
    with pytest.raises(SummitryError, match=r"neither \.csv nor \.parquet"):
        FORMATS["dyad-year"](known, tmp_path / "dyads.xlsx", WHOLE)


def test_a_summit_is_one_plover_event(known: Graph, tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    FORMATS["plover"](known, path, WHOLE)
    events = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert {event["event"] for event in events} == {"CONSULT"}
    assert {event["id"]: event.get("mode") for event in events} == {
        "prague-2010": "third-party", "bishkek-2013": "multilateral", "chn-kaz-2013": "third-party",
        "chn-kaz-call-2014": "phone", "dushanbe-2014": "multilateral", "chn-kaz-beijing-2014": "visit",
        "geneva-2021": "third-party", "chn-usa-2022": "visit", "chn-ind-undated": None,
    }  # fmt: skip
    [summit] = [event for event in events if event["id"] == "dushanbe-2014"]
    assert [actor["code"] for actor in summit["actors"]] == ["CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB"]
    assert summit["actors"][0] == {
        "type": "State",
        "code": "CHN",
        "name": "China",
        "cow": 710,
        "gw": 710,
        "role": "delegate",
    }
    assert (summit["date"], summit["location"]) == ("2014-09-12", {"city": "Dushanbe", "country": "TJK"})
    [geneva] = [event for event in events if event["id"] == "geneva-2021"]
    assert [source["id"] for source in geneva["sources"]] == ["a5", "a6"]


def test_csv_and_parquet_come_back_whole(known: Graph, tmp_path: Path) -> None:
    FORMATS["csv"](known, tmp_path / "csv", WHOLE)
    FORMATS["parquet"](known, tmp_path / "parquet", WHOLE)
    for name, here in (
        ("nodes", tables.nodes(known, everyone=True)),
        ("edges", tables.edges(known, everyone=True)),
    ):
        read = pd.read_csv(tmp_path / "csv" / f"{name}.csv")
        assert list(read.columns) == list(here.columns)
        assert len(read) == len(here)
        back = pd.DataFrame(pq.read_table(tmp_path / "parquet" / f"{name}.parquet").to_pylist())
        lists = ("articles", "sentences", "topics", "aliases")
        for column in (column for column in lists if column in here):
            expected = [value for value in here[column] if isinstance(value, list)]
            assert [json.loads(value) for value in read[column].dropna()] == expected
            assert [value for value in back[column] if value is not None] == expected
        days = here["date"].dropna()
        assert pd.to_datetime(read["date"].dropna()).tolist() == days.tolist()
        assert pd.to_datetime(back["date"].dropna()).tolist() == days.tolist()


def test_a_part_is_exported_as_it_is_selected(known: Graph, tmp_path: Path) -> None:
    FORMATS["plover"](known, tmp_path / "events.jsonl", Part(organization="SCO"))
    assert len((tmp_path / "events.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize("unfit", ["\x01", "\x0c", "\x1b", "\ufffe"])
def test_xml_can_be_read_whatever_the_fields_hold(embedded_store: str, tmp_path: Path, unfit: str) -> None:
    """Articles are cleaned when they are taken in; a graph may have been written by something else."""
    with open_graph(embedded_store) as graph:
        graph.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
        facts = Report("a").facts()
        for thing in [*facts.nodes.values(), *facts.edges.values()]:
            for name, value in thing.properties.items():
                if isinstance(value, str) and name not in _CHECKED:
                    thing.properties[name] = f"{value}{unfit}x"
                elif isinstance(value, list):
                    thing.properties[name] = [*value, f"{unfit}x"]
        graph.write(facts)
        graph.run("MATCH (m:Meeting) SET m.id = m.id + $unfit", unfit=unfit)
        graph.run("MATCH ()-[r:BILATERAL_TALKS]->() SET r.meeting = r.meeting + $unfit", unfit=unfit)
        for name in ("gexf", "graphml"):
            FORMATS[name](graph, tmp_path / name, WHOLE)
            ElementTree.parse(tmp_path / name)  # noqa: S314 - our own file
            assert unfit not in (tmp_path / name).read_text("utf-8")
        assert nx.read_graphml(tmp_path / "graphml").number_of_nodes() == totals(graph)[0]


#: Properties whose values the graph's contract lists.
_CHECKED = frozenset({"kind", "status", "date_precision", "role", "iso3", "mode"})


def test_a_spreadsheet_computes_nothing_that_an_article_says(embedded_store: str, tmp_path: Path) -> None:
    with open_graph(embedded_store) as graph:
        graph.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
        graph.write(Report("a", name="=HYPERLINK(1)", city="@SUM(1)", title="+1").facts())
        FORMATS["csv"](graph, tmp_path / "csv", WHOLE)
        cells = pd.read_csv(tmp_path / "csv" / "nodes.csv", dtype=str).to_numpy().ravel().tolist()
        assert {"'=HYPERLINK(1)", "'@SUM(1)", "'+1"} <= set(cells)
        assert not [cell for cell in cells if isinstance(cell, str) and cell.startswith(("=", "+", "@"))]
        write_csv(graph, tmp_path / "raw", WHOLE, raw=True)
        assert (
            "=HYPERLINK(1)"
            in pd.read_csv(tmp_path / "raw" / "nodes.csv", dtype=str).to_numpy().ravel().tolist()
        )
