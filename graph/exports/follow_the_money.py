"""FollowTheMoney entities, one JSON object a line, for Aleph, OpenSanctions' tools and what else reads them.

States are ``PublicBody``, ministers ``Person``, meetings ``Event`` with all who took part as ``involved``. An
office that articles name is a ``Position`` with an ``Occupancy``; for whom somebody acts is a
``Representation``. Articles are the ``proof`` of an event. That vocabulary has nothing for commitments: they
are left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from graph.analysis.select import Part, read_edges, read_nodes
from graph.model import Label, digest, slug
from graph.reference.tables import states, wikidata_id
from graph.store.cypher import End
from graph.store.graph import Graph

Entity: TypeAlias = dict[str, Any]

#: The schema of each label's entities.
_SCHEMATA: Mapping[Label, str] = {
    "State": "PublicBody",
    "Organization": "Organization",
    "Minister": "Person",
    "Meeting": "Event",
    "Article": "Article",
}

#: Characters of a day that are known, by precision: that vocabulary has days, months and years.
_KNOWN = {"day": 10, "month": 7, "year": 4}


def ftm_entities(graph: Graph, part: Part | None = None) -> Iterator[Entity]:
    """The entities of a graph or of a part of it: nodes first, then what joins two of them."""
    of_meeting: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    countries: dict[str, set[str]] = defaultdict(set)
    joined: list[Entity] = []
    for kind, source, target, data in read_edges(graph, part):
        if kind == "ATTENDED":
            of_meeting[target[1]]["involved"].append(_id(source))
        elif kind == "CONVENED":
            of_meeting[target[1]]["organizer"].append(_id(source))
        elif kind == "REPORTS":
            of_meeting[target[1]]["proof"].append(_id(source))
            of_meeting[target[1]]["description"] += data.get("sentences", [])
        elif kind == "REPRESENTS":
            if target[0] == "State":
                countries[source[1]].update(_country(target[1]))
            joined += _office(source, target, data)
        elif kind == "MEMBER_OF":
            joined.append(
                _entity(
                    f"member-{digest(_id(source), _id(target), str(data.get('since')))}",
                    "Membership",
                    member=[_id(source)],
                    organization=[_id(target)],
                    startDate=[data.get("since")],
                    endDate=[data.get("until")],
                )
            )
    for label, key, data in read_nodes(graph, part):
        if label in _SCHEMATA:
            more = of_meeting[key] if label == "Meeting" else {"country": countries[key]}
            more = {name: sorted(values) for name, values in more.items()}  # However the engine orders edges.
            yield _entity(_id((label, key)), _SCHEMATA[label], **_node(label, key, data, more))
    yield from {entity["id"]: entity for entity in joined}.values()


def write_ftm(graph: Graph, path: Path, part: Part) -> None:
    """Write :func:`ftm_entities` as JSON lines in UTF-8."""
    with path.open("w", encoding="utf-8") as file:
        for entity in ftm_entities(graph, part):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _node(label: Label, key: str, data: Mapping[str, Any], more: Mapping[str, list[str]]) -> dict[str, Any]:
    match label:
        case "State":
            return {
                "name": [data.get("name") or key],
                "country": _country(key),
                "wikidataId": [wikidata_id(label, key)],
            }
        case "Organization":
            return {
                "name": [data.get("name") or key],
                "alias": [data.get("acronym")],
                "wikidataId": [wikidata_id(label, key)],
            }
        case "Minister":
            name = data.get("name") or key
            return {"name": [name], "alias": [one for one in data.get("aliases", []) if one != name], **more}
        case "Article":
            return {
                "title": [data.get("title")],
                "publisher": [data.get("publisher")],
                "sourceUrl": [data.get("url")],
                "publishedAt": [data.get("published")],
            }
    known = _KNOWN[data.get("date_precision") or "day"]
    first, last = (_day(data.get(name))[:known] for name in ("date", "end_date"))
    return {
        "name": [data.get("name") or key],
        "startDate": [first],
        "endDate": [last],
        "location": [data.get("city")],
        "country": _country(data.get("iso3") or ""),
        "keywords": [data.get("kind"), data.get("status")],
        **more,
    }


def _office(person: End, side: End, data: Mapping[str, Any]) -> Iterator[Entity]:
    """For whom somebody acts and, where it is named, the office. The days are those of reports that say so:
    when a term began is not known."""
    seen = [data.get("first_seen"), data.get("last_seen")]
    ends = {"agent": [_id(person)], "client": [_id(side)]}
    yield _entity(f"for-{digest(_id(person), _id(side))}", "Representation", **ends)
    office = data.get("office")
    if office:
        post = f"post-{digest(office, _id(side))}"
        where = {"country": _country(side[1])} if side[0] == "State" else {"organization": [_id(side)]}
        yield _entity(post, "Position", name=[office], **where)
        yield _entity(
            f"holds-{digest(_id(person), post)}", "Occupancy", holder=[_id(person)], post=[post], date=seen
        )


def _entity(key: str, schema: str, /, **properties: Any) -> Entity:
    """An entity; values that are not known are left out, and none stands twice."""
    held = {
        name: list(dict.fromkeys(_day(value) for value in values if value))
        for name, values in properties.items()
    }
    return {
        "id": key,
        "schema": schema,
        "properties": {name: values for name, values in held.items() if values},
    }


def _id(end: End) -> str:
    """An id as that vocabulary allows: letters, digits, hyphens."""
    label, key = end
    plain = slug(key)
    return f"{label.lower()}-{plain}" + ("" if plain == key.lower() else f"-{digest(key)}")


def _country(iso3: str) -> list[str]:
    return [states()[iso3].iso2.lower()] if iso3 in states() else []


def _day(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
