"""FollowTheMoney and JSON-LD: read back, and what the vocabularies can hold is all there."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from rdflib import RDF, Literal, Namespace, URIRef
from rdflib import Graph as Triples

from graph.analysis.select import Part
from graph.exports import FORMATS
from graph.exports.icews import icews_rows
from graph.store.graph import Graph
from tests.graph.small_world import Report

SCHEMA = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")
#: Schemata and the types of their properties, as followthemoney 3.8.2 (MIT) has them. It cannot stand
#: beside Summitry: it wants an older networkx, and its newer versions need what there are no wheels of.
MODEL: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("ftm_model.json").read_text("utf-8"))
FORMS = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "country": re.compile(r"[a-z]{2}"),
    "url": re.compile(r"https?://.+"),
}


def test_what_reads_polecat_reads_our_meetings(known: Graph, tmp_path: Path) -> None:
    FORMATS["polecat"](known, tmp_path / "events.txt", Part())
    read = pd.read_csv(tmp_path / "events.txt", sep="\t", na_values="None", dtype={"Actor COW": str})
    assert list(read.columns[:8]) == [
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
        "Actor Name",
    ]  # fmt: skip
    assert len(read.columns) == 40
    events = read.set_index("Event ID")
    assert set(events["Event Type"]) == {"CONSULT"}
    geneva = events.loc["geneva-2021"]
    assert (geneva["Actor Country"], geneva["Recipient Country"]) == ("RUS", "USA")
    assert (geneva["Event Date"], geneva["Country"], geneva["Actor COW"]) == ("2021-06-16", "CHE", "365")
    bishkek = events.loc["bishkek-2013"]
    assert bishkek["Actor Country"] == bishkek["Recipient Country"]
    assert bishkek["Actor Country"].split("; ") == sorted(set(bishkek["Actor Country"].split("; ")))
    assert pd.isna(bishkek["Intensity"])
    others = known.run("MATCH (m:Meeting) WHERE m.status <> 'held' RETURN m.id AS id")
    assert others
    assert not {row["id"] for row in others} & set(events.index)


def test_what_reads_icews_reads_our_pairs(known: Graph, tmp_path: Path) -> None:
    FORMATS["icews"](known, tmp_path / "events.tab", Part())
    read = pd.read_csv(tmp_path / "events.tab", sep="\t", dtype={"CAMEO Code": str})
    assert list(read.columns[:8]) == [
        "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
        "CAMEO Code", "Intensity",
    ]  # fmt: skip
    assert len(read.columns) == 20

    def told(meeting: str) -> set[tuple[str, str, str]]:
        rows = read[read["Event ID"] == meeting]
        return set(zip(rows["Source Name"], rows["CAMEO Code"], rows["Target Name"], strict=True))

    assert told("geneva-2021") == {("Russia", "044", "United States"), ("United States", "044", "Russia")}
    assert told("chn-kaz-call-2014") == {("China", "041", "Kazakhstan"), ("Kazakhstan", "041", "China")}
    assert len(told("dushanbe-2014")) == 6 * 5
    assert {code for _, code, _ in told("dushanbe-2014")} == {"040"}
    # Known to the month only, planned, without a day.
    assert not {"chn-kaz-beijing-2014", "chn-usa-2022", "chn-ind-undated"} & set(read["Event ID"])


def test_who_travels_makes_a_visit_and_who_receives_hosts_one(graph: Graph) -> None:
    report = Report("b1", date(2015, 5, 8))
    report.meeting("astana-2015", date(2015, 5, 7), "visit", "KAZ", "Astana", "CHN KAZ", talks=True)
    graph.write([report.facts])
    assert [(row["Source Name"], row["CAMEO Code"], row["Target Name"]) for row in icews_rows(graph)] == [
        ("China", "042", "Kazakhstan"), ("Kazakhstan", "043", "China"),
    ]  # fmt: skip


def test_a_state_named_alone_met_that_of_the_place_on_a_visit_only(graph: Graph) -> None:
    report = Report("b2", date(2015, 5, 8))
    report.meeting("astana-visit", date(2015, 5, 7), "visit", "KAZ", "Astana", "CHN")
    report.meeting("astana-call", date(2015, 5, 7), "call", "KAZ", "Astana", "CHN")
    report.meeting("astana-forum", date(2015, 5, 7), "multilateral", "KAZ", "Astana", "CHN")
    report.meeting("astana-talks", date(2015, 5, 7), "bilateral", "KAZ", "Astana", "CHN")
    graph.write([report.facts])
    columns = "Event ID", "Source Name", "CAMEO Code", "Target Name"
    assert [tuple(row[column] for column in columns) for row in icews_rows(graph)] == [
        ("astana-visit", "China", "042", "Kazakhstan"),
        ("astana-visit", "Kazakhstan", "043", "China"),
    ]


@pytest.fixture
def entities(known: Graph, tmp_path: Path) -> dict[str, dict[str, Any]]:
    FORMATS["ftm"](known, tmp_path / "graph.ftm.json", Part(everyone=True))
    lines = (tmp_path / "graph.ftm.json").read_text("utf-8").splitlines()
    read = {entity["id"]: entity for entity in map(json.loads, lines)}
    assert len(read) == len(lines)
    return read


def test_entities_are_such_as_follow_the_money_allows(entities: dict[str, dict[str, Any]]) -> None:
    for key, entity in entities.items():
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", key)
        for name, values in entity["properties"].items():
            kind = MODEL[entity["schema"]][name]
            for value in values:
                assert isinstance(value, str)
                if kind == "entity":
                    assert value in entities
                elif kind in FORMS:
                    assert FORMS[kind].fullmatch(value), (name, value)


def test_every_node_but_commitments_is_an_entity(known: Graph, entities: dict[str, dict[str, Any]]) -> None:
    held = Counter(entity["schema"] for entity in entities.values())
    nodes = known.stats().nodes
    assert [held[name] for name in ("PublicBody", "Organization", "Person", "Event", "Article")] == [
        nodes[label] for label in ("State", "Organization", "Minister", "Meeting", "Article")
    ]
    assert held["Occupancy"]
    assert held["Representation"]


def test_an_event_has_who_took_part_and_its_articles(entities: dict[str, dict[str, Any]]) -> None:
    meeting = entities["meeting-geneva-2021"]["properties"]
    assert {"state-rus", "state-usa"} <= set(meeting["involved"])
    assert meeting["startDate"] == ["2021-06-16"]
    assert meeting["proof"] == ["article-a5", "article-a6"]
    assert entities["state-rus"]["properties"]["wikidataId"] == ["Q159"]
    bodies = [one["properties"] for one in entities.values() if one["schema"] == "Organization"]
    assert ["Q485207"] in [body.get("wikidataId") for body in bodies]


def test_the_phrases_that_docs_give_for_bloom_find_paths(known: Graph) -> None:
    page = (Path(__file__).parents[3] / "docs/neo4j.md").read_text("utf-8")
    phrases = re.findall(r"^\| [^`|]*\$state[^`|]* \| `(MATCH [^`]+)` \|$", page, re.MULTILINE)
    assert len(phrases) == 3
    for phrase in phrases:
        asked = {
            name: value for name, value in (("state", "China"), ("year", "2013")) if f"${name}" in phrase
        }
        assert known.run(phrase, **asked), phrase


# rdflib's own reader of JSON-LD uses what rdflib advises against.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_json_ld_is_read_by_rdflib(known: Graph, tmp_path: Path) -> None:
    FORMATS["json-ld"](known, tmp_path / "graph.jsonld", Part(everyone=True))
    triples = Triples().parse(tmp_path / "graph.jsonld", format="json-ld")
    nodes, edges = known.stats().nodes, known.stats().edges
    assert len(set(triples.subjects(RDF.type, SCHEMA.Event))) == nodes["Meeting"]
    assert len(set(triples.subjects(RDF.type, RDF.Statement))) == sum(edges.values()) - edges["MEMBER_OF"]
    geneva = URIRef("urn:summitry:meeting:geneva-2021")
    assert set(triples.objects(geneva, SCHEMA.attendee)) >= {
        URIRef("urn:summitry:state:RUS"), URIRef("urn:summitry:state:USA"),
    }  # fmt: skip
    assert set(triples.objects(geneva, PROV.wasDerivedFrom)) == {
        URIRef("urn:summitry:article:a5"), URIRef("urn:summitry:article:a6"),
    }  # fmt: skip
    assert set(triples.objects(geneva, SCHEMA.startDate)) == {Literal("2021-06-16")}
    russia = URIRef("urn:summitry:state:RUS")
    assert set(triples.objects(russia, SCHEMA.sameAs)) == {URIRef("http://www.wikidata.org/entity/Q159")}
    for statement in triples.subjects(RDF.type, RDF.Statement):
        for name in (RDF.subject, RDF.predicate, RDF.object, PROV.value, PROV.wasDerivedFrom):
            assert (statement, name, None) in triples
        assert (triples.value(statement, RDF.subject), RDF.type, None) in triples
