"""The page as a file, and the network as pyvis's users know it."""

from __future__ import annotations

import json
import re
from datetime import date, datetime

import networkx
import numpy
import pytest

from graph.model import Evidence, Facts
from graph.view import Network, from_facts
from tests.graph.view.conftest import data_of
from tests.graph.view.graphs import many, summit


def test_one_file_without_addresses_to_load_from():
    page = from_facts(summit()).html()
    assert not re.search(
        r"<link|<iframe|<img|@import|url\(|\bsrc=", re.sub(r"<script.*?</script>", "", page, flags=re.S)
    )
    assert "sourceMappingURL" not in page
    assert not re.search(r"\bimport\s*\(|importScripts|XMLHttpRequest|\bfetch\(|WebSocket|sendBeacon", page)


def test_the_page_itself_weighs_less_than_a_megabyte_and_a_half():
    assert len(Network().html().encode()) < 1_500_000


def test_a_sentence_is_written_once_however_much_it_proves():
    page = from_facts(many(900)).html()
    sentences = [passage[2] for passage in data_of(page)["passages"]]
    assert len(data_of(page)["edges"]) > 3 * len(sentences)
    assert max(page.count(sentence) for sentence in sentences[:20] if sentences.count(sentence) == 1) == 1


def test_an_empty_graph_is_a_page_too(explore):
    page = explore(Facts())
    assert page.status() == "0 of 0 nodes, 0 of 0 links shown"
    for view in ("map", "timeline"):
        page.page.click(f"#tab-{view}")


def test_a_node_alone(explore):
    facts = Facts()
    facts.node("State", "CHN", name="China")
    assert explore(facts).shown() == ["State:CHN"]


def test_dates_and_numpy_values_are_written():
    network = Network()
    network.add_node(
        numpy.int64(7),
        properties={"date": date(2013, 6, 26), "at": datetime(2013, 6, 26, 9), "n": numpy.float32(0.5)},
    )
    network.add_node("other", properties={"set": {"b", "a"}, "odd": object})
    network.add_edge(numpy.int64(7), "other", properties={"since": numpy.array([1, 2])})
    nodes = {node["id"]: node["properties"] for node in data_of(network.html())["nodes"]}
    assert nodes[7]["date"] == "2013-06-26"
    assert nodes[7]["n"] == 0.5
    assert nodes["other"]["set"] == ["a", "b"]


def test_a_number_that_json_has_no_form_for_is_left_out():
    network = Network()
    network.add_node("a", properties={"value": float("nan")})
    assert data_of(network.html())["nodes"][0]["properties"]["value"] is None


def test_parallel_edges_stay_apart():
    network = Network()
    network.add_node("a")
    network.add_node("b")
    for _ in range(3):
        network.add_edge("a", "b")
    network.add_edge("b", "a")
    assert len(network.edges) == 4


def test_a_colour_stays_beside_a_group():
    network = Network()
    network.add_node("a", color="#123456", group="g")
    assert network.get_node("a")["color"] == "#123456"


def test_a_node_is_added_once():
    network = Network()
    network.add_node("a", label="first")
    network.add_node("a", label="second")
    assert [node["label"] for node in network.nodes] == ["first"]


def test_an_edge_to_nowhere_is_refused_by_name():
    network = Network()
    network.add_node("a")
    with pytest.raises(ValueError, match="ends at 'b', which is not a node"):
        network.add_edge("a", "b")


def test_networkx_graphs_come_in_as_with_pyvis(explore):
    network = Network("Karate club")
    network.from_nx(networkx.karate_club_graph())
    page = explore(network)
    assert len(page.shown()) == 34
    assert page.find(".entry").first.inner_text().split() == ["Others", "34"]


def test_options_of_vis_network_apply(explore):
    network = from_facts(summit())
    network.set_options('{"interaction": {"dragView": false}}')
    page = explore(network)
    assert page.run("() => Picture.network.interactionHandler.options.dragView") is False


def test_options_must_be_an_object():
    with pytest.raises(ValueError, match="JSON object"):
        Network().set_options("[1, 2]")


@pytest.mark.parametrize("write", ["write_html", "save_graph", "write"])
def test_every_way_to_write_writes_our_page(tmp_path, write):
    path = tmp_path / "ünï.html"
    getattr(from_facts(summit()), write)(str(path))
    assert "Content-Security-Policy" in path.read_text("utf-8")


def test_show_opens_the_file(tmp_path, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    from_facts(summit()).show(str(tmp_path / "page.html"))
    assert opened == [(tmp_path / "page.html").as_uri()]


def test_evidence_travels_whole():
    facts = Facts()
    facts.node("Article", "a1", title="One", url="https://one.example")
    facts.node("Article", "a2", title="Two")
    facts.node("Article", "unused", title="Three")
    one, two = facts.node("State", "AAA"), facts.node("State", "BBB")
    for article, confidence in (("a1", 0.9), ("a2", 0.7)):
        facts.edge(
            "BILATERAL_TALKS",
            one,
            two,
            Evidence(article, 3, 12, "They met.", confidence, "They"),
            meeting="m",
        )
    data = data_of(from_facts(facts).html())
    (edge,) = data["edges"]
    assert edge["confidence"] == 0.9
    assert [data["passages"][at] for at, *_ in edge["evidence"]] == [
        ["a1", "3-12", "They met."],
        ["a2", "3-12", "They met."],
    ]
    assert [rest for _, *rest in edge["evidence"]] == [[0.9, "They"], [0.7, "They"]]
    assert set(data["articles"]) == {"a1", "a2"}


def test_it_says_what_it_is():
    network = from_facts(summit(), heading="Summits")
    assert str(network) == "<Network 'Summits': 32 nodes, 108 edges>"


def test_the_vendored_script_is_the_one_that_was_checked():
    import hashlib
    from importlib.resources import files

    assets = files("graph.view") / "assets"
    stated = re.search(r"SHA-256 `([0-9a-f]{64})`", (assets / "README.md").read_text("utf-8"))
    assert stated
    script = (assets / "vendor" / "vis-network" / "vis-network.min.js").read_bytes()
    assert hashlib.sha256(script).hexdigest() == stated[1]
    assert "10.1.5" in script[:400].decode()


def test_the_map_knows_the_states():
    from importlib.resources import files

    world = json.loads((files("graph.view") / "assets" / "world" / "world.json").read_text("utf-8"))
    # The members of the United Nations but one, the observers, Kosovo and Taiwan.
    assert {"CHN", "USA", "FJI", "SGP", "MLT", "VAT", "PSE", "XKX", "TWN", "SSD", "NRU"} <= set(
        world["states"]
    )
    for code, (outline, longitude, latitude) in world["states"].items():
        assert re.fullmatch(r"[A-Z]{3}", code)
        assert re.fullmatch(r"[Mlz0-9 -]*", outline)
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
