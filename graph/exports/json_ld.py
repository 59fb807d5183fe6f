"""JSON-LD: schema.org for what happened, PROV-O for where it is known from.

One document with its context inside, so that nobody is asked for it. A meeting is an ``Event`` with its
``attendee``; each edge that a text states stands beside that as an ``rdf:Statement`` with the sentences
(``prov:value``), the articles (``prov:wasDerivedFrom``) and the program that read it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.analysis.select import Part, read_edges, read_nodes
from graph.model import EDGE_KEYS, REFERENCE_EDGES, EdgeType, Label, digest
from graph.reference.tables import wikidata_id
from graph.store.cypher import End
from graph.store.graph import Graph

_SUMMITRY = "urn:summitry:"

CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "summitry": _SUMMITRY,
    **{
        name: {"@type": "@id"}
        for name in (
            "attendee", "organizer", "superEvent", "agent", "affiliation", "memberOf", "sameAs", "url",
            "eventStatus", "rdf:subject", "rdf:predicate", "rdf:object", "summitry:madeAt",
            "summitry:towards", "prov:wasDerivedFrom", "prov:wasAttributedTo", "additionalType",
        )
    },
}  # fmt: skip

_TYPES: Mapping[Label, str | list[str]] = {
    "State": "Country",
    "Organization": "Organization",
    "Minister": "Person",
    "Meeting": ["Event", "prov:Entity"],
    "Commitment": "PlanAction",
    "Article": ["NewsArticle", "prov:Entity"],
}

#: Where an edge's source stands on its target in schema.org, or its target on its source.
_ON_TARGET = {"ATTENDED": "attendee", "CONVENED": "organizer", "PLEDGED": "agent"}
_ON_SOURCE = {"SIDELINES_OF": "superEvent", "MADE_AT": "summitry:madeAt", "TOWARDS": "summitry:towards"}
#: What a commitment has that schema.org has no word for.
_OF_COMMITMENTS = ("amount", "currency", "beneficiary", "minor")


def json_ld_nodes(graph: Graph, part: Part | None = None) -> Iterator[dict[str, Any]]:
    """The nodes of the document, then a statement for each edge that texts state."""
    more: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    programs: set[str] = set()
    statements = []
    for kind, source, target, data in read_edges(graph, part):
        if kind in _ON_TARGET:
            more[_id(target)][_ON_TARGET[kind]].append(_id(source))
        elif kind in _ON_SOURCE:
            more[_id(source)][_ON_SOURCE[kind]].append(_id(target))
        elif kind == "REPRESENTS":
            more[_id(source)]["affiliation"].append(_role("affiliation", target, roleName=data.get("office")))
        elif kind == "MEMBER_OF":
            since, until = data.get("since"), data.get("until")
            more[_id(source)]["memberOf"].append(_role("memberOf", target, startDate=since, endDate=until))
        elif kind == "REPORTS":
            more[_id(target)]["prov:wasDerivedFrom"].append(_id(source))
        if kind not in REFERENCE_EDGES:
            programs.update(data.get("extractors", []))
            statements.append(_statement(kind, source, target, data))
    for label, key, data in read_nodes(graph, part):
        node = {"@id": _id((label, key)), "@type": _TYPES[label], **_properties(label, key, data)}
        yield _stated({**node, **more[node["@id"]]})
    for program in sorted(programs):
        yield {"@id": _program(program), "@type": "prov:SoftwareAgent", "name": program}
    yield from statements


def write_json_ld(graph: Graph, path: Path, part: Part) -> None:
    """Write the document, a node a line."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [')
        for number, node in enumerate(json_ld_nodes(graph, part)):
            file.write((",\n" if number else "\n") + json.dumps(node, ensure_ascii=False))
        file.write("\n]}\n")


def _properties(label: Label, key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    match label:
        case "State" | "Organization" | "Minister":
            also = data.get("aliases") or data.get("acronym")
            item = wikidata_id(label, key)
            same = item and f"http://www.wikidata.org/entity/{item}"
            return {"name": data.get("name"), "alternateName": also, "identifier": key, "sameAs": same}
        case "Article":
            return {
                "headline": data.get("title"),
                "publisher": data.get("publisher") and {"@type": "Organization", "name": data["publisher"]},
                "url": data.get("url"),
                "datePublished": data.get("published"),
                "inLanguage": data.get("language"),
            }
        case "Commitment":
            return {
                "description": data.get("text"),
                "keywords": data.get("topics"),
                "endTime": data.get("deadline"),
                **{f"summitry:{name}": data.get(name) for name in _OF_COMMITMENTS},
            }
    known = {"month": 7, "year": 4}.get(str(data.get("date_precision")), 10)
    status = {"cancelled": "EventCancelled", "planned": "EventScheduled"}.get(str(data.get("status")))
    return {
        "name": data.get("name"),
        "startDate": data["date"].isoformat()[:known] if data.get("date") else None,
        "endDate": data.get("end_date"),
        "eventStatus": status and f"https://schema.org/{status}",
        "additionalType": data.get("kind") and f"{_SUMMITRY}{data['kind']}",
        "location": _place(data.get("city"), data.get("iso3")),
    }


def _place(city: Any, iso3: Any) -> dict[str, Any] | None:
    if not city and not iso3:
        return None
    address = _stated({"@type": "PostalAddress", "addressLocality": city, "addressCountry": iso3})
    return _stated({"@type": "Place", "name": city, "address": address})


def _role(name: str, end: End, **stated: Any) -> dict[str, Any]:
    """schema.org's way to say more of a property: a role between, which has the property again."""
    return _stated({"@type": "OrganizationRole", name: _id(end), **stated})


def _statement(kind: EdgeType, source: End, target: End, data: Mapping[str, Any]) -> dict[str, Any]:
    apart = EDGE_KEYS[kind]
    named = digest(kind, *source, *target, str(data.get(apart, "")) if apart else "")
    return {
        "@id": f"{_SUMMITRY}statement:{named}",
        "@type": ["rdf:Statement", "prov:Entity"],
        "rdf:subject": _id(source),
        "rdf:predicate": f"{_SUMMITRY}{kind}",
        "rdf:object": _id(target),
        "prov:value": list(dict.fromkeys(data.get("sentences", []))),
        "prov:wasDerivedFrom": [_id(("Article", one)) for one in dict.fromkeys(data.get("articles", []))],
        "prov:wasAttributedTo": [_program(one) for one in dict.fromkeys(data.get("extractors", []))],
        "summitry:confidence": data.get("confidence"),
    }


def _stated(node: Mapping[str, Any]) -> dict[str, Any]:
    """A node without what is not known; days as ISO 8601."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in node.items()
        if value not in (None, "", [])
    }


def _id(end: End) -> str:
    return f"{_SUMMITRY}{end[0].lower()}:{quote(end[1], safe='')}"


def _program(name: str) -> str:
    return f"{_SUMMITRY}program:{quote(name, safe='')}"
