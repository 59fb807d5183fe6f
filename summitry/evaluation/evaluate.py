"""Measure the extractor on annotated articles.

An annotated article is a JSON file with ``id``, ``text``, ``title``, ``url``, ``published``,
``true_negative`` and, under ``gold``, what a reader found in it: ``meetings``, ``ministers``,
``states``, ``attended``, ``bilateral_talks`` and ``pledged``. What the extractor read is brought into
the same shape, *predictions*, from its :class:`~graph.model.Facts` alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import SummitryError
from graph.model import Edge, Evidence, Facts, Ref, Value
from ingest.article import Article
from summitry.evaluation.annotations import record_of
from summitry.evaluation.scoring import score
from summitry.evaluation.tallies import HEADINGS, Judged, Record, Score

if TYPE_CHECKING:
    from ingest.pipeline import Pipeline

#: Statuses of what takes place or is due to; what was cancelled or refused is no attendance.
HAPPENS = frozenset({"held", "planned"})

#: The annotations' words for the modes of talks, and for those who take part.
MODES = {"in_person": "in_person", "call": "phone", "video": "video"}
WHO_TYPES = {"State": "state", "Organization": "organization", "Minister": "person"}


def annotated(folder: Path) -> list[tuple[Record, Article]]:
    """The annotated records under a folder and their articles, in the order of their paths.

    Raises:
        SummitryError: the folder is missing or holds none, or a file of it is damaged.
        OSError: a file cannot be read.
    """
    if not folder.is_dir():
        raise SummitryError(f"{folder} is not a folder", "name one that holds annotated articles (*.json)")
    found: list[tuple[Record, Article]] = []
    for path in sorted(folder.rglob("*.json")):
        try:
            record = record_of(path)
        except ValueError as error:
            raise SummitryError(
                f"{path} is no annotated article ({error})",
                "mend it as tests/gold/README.md has it, or move it",
            ) from error
        if record is not None:
            found.append((record, _article(record, path)))
    if not found:
        raise SummitryError(f"{folder} holds no annotated article", "name one with text and gold in *.json")
    return found


#: Which stages read: both readers together, the rules alone, the learned reader alone.
READERS = ("default", "rules", "learned")


def evaluate(
    articles: Iterable[tuple[Record, Article]], reader: str | Pipeline = "default"
) -> tuple[Score, list[Record]]:
    """Read annotated articles by one of :data:`READERS`, or by a pipeline of your own; return how well they
    were read, and what was read of each."""
    from ingest.pipeline import DEFAULT, LEARNED, RULES, read

    named = {"default": DEFAULT, "rules": RULES, "learned": LEARNED}
    pipeline = named[reader] if isinstance(reader, str) else reader
    compared = [(record, predictions(read(article, pipeline), record["id"])) for record, article in articles]
    return score(compared), [prediction for _, prediction in compared]


def grouped(records: Iterable[Record], read: Iterable[Record], by: str) -> list[tuple[str, int, Score]]:
    """How well the articles of each style or publisher were read, and how many they are; the many first.

    ``by`` is the records' field; those that lack it are "not given".
    """
    groups: dict[str, list[tuple[Record, Record]]] = {}
    for record, prediction in zip(records, read, strict=True):
        groups.setdefault(str(record.get(by) or "not given"), []).append((record, prediction))
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [(name, len(pairs), score(pairs)) for name, pairs in ordered]


def print_groups(groups: Iterable[tuple[str, int, Score]], by: str) -> None:
    """A table of F1, a row for each group; a dash where there was nothing to find and nothing was found."""
    from summitry.output import print_table

    print_table(
        [
            {by: name, "of": count}
            | {
                heading: tally.f1 if (tally := score.layers[layer]).tp + tally.fp + tally.fn else None
                for layer, heading in HEADINGS.items()
            }
            for name, count, score in groups
        ]
    )


def as_record(score: Score, *, errors: bool = False) -> Record:
    """A score as JSON can hold it; with its errors on request."""
    record: Record = {
        layer: {
            "precision": round(tally.precision, 4),
            "recall": round(tally.recall, 4),
            "f1": round(tally.f1, 4),
            "tp": tally.tp,
            "fp": tally.fp,
            "fn": tally.fn,
        }
        for layer, tally in score.layers.items()
    }
    record["details"] = {name: asdict(share) for name, share in sorted(score.details.items())}
    record["calibration"] = calibration(score)
    record["traps"] = {name: asdict(share) for name, share in score.traps.items()}
    if errors:
        record["errors"] = [asdict(error) for error in score.errors]
    return record


def print_score(score: Score, *, errors: bool = False) -> None:
    """A score as tables; with each error in its sentence on request."""
    from summitry.output import print_table

    print_table(
        [
            {
                "layer": layer.replace("_", " "),
                "precision": tally.precision,
                "recall": tally.recall,
                "F1": tally.f1,
                "right": tally.tp,
                "spurious": tally.fp,
                "missed": tally.fn,
            }
            for layer, tally in score.layers.items()
        ]
    )
    print_table(
        [
            {
                "of what was found": name.replace("_", " "),
                "right": share.ok,
                "of": share.n,
                "share": share.rate,
            }
            for name, share in sorted(score.details.items())
        ]
    )
    print_table(
        [
            {"trap": name.replace("_", " "), "stepped into": share.ok, "of": share.n}
            for name, share in score.traps.items()
        ]
    )
    print_table(
        [{"sure of what was read": row.pop("band"), **row} for row in calibration(score)],
    )
    if errors:
        print_table([asdict(error) for error in score.errors])


def calibration(score: Score) -> list[Record]:
    """How many edges of each confidence are right: a row for each tenth, and one for all.

    Confidence means something where ``right`` is about the mean ``confidence``.
    """
    edges = [one for one in score.judged if one.layer not in _NO_EDGES]
    bands: dict[str, list[Judged]] = {}
    for one in sorted(edges, key=lambda one: one.confidence):
        low = min(int(one.confidence * 10 + 1e-9), 9)
        bands.setdefault(f"0.{low} to {'1.0' if low == 9 else f'0.{low + 1}'}", []).append(one)
    if edges:
        bands["all"] = edges
    return [
        {
            "band": band,
            "edges": len(found),
            "confidence": round(sum(one.confidence for one in found) / len(found), 3),
            "right": round(sum(one.right for one in found) / len(found), 3),
        }
        for band, found in bands.items()
    ]


#: Layers that count edges of other layers once more.
_NO_EDGES = frozenset({"states", "attended_who"})


def predictions(facts: Facts, article_id: str) -> Record:
    """What was read of one article, in the shape of the annotations.

    Each entry carries its ``evidence``, a sentence. Ministers come from Minister nodes and their first
    REPRESENTS; states are the State ends of ATTENDED and BILATERAL_TALKS; a pledge is a Commitment with all
    who pledged it. Dates are cut to their precision (``2013-06`` for a month).
    """
    return {
        "id": article_id,
        "ministers": _ministers(facts),
        "states": _states(facts),
        "meetings": _meetings(facts),
        "attended": _attended(facts),
        "bilateral_talks": _talks(facts),
        "pledged": _pledged(facts),
    }


def _ministers(facts: Facts) -> list[Record]:
    capacities: dict[Ref, Edge] = {}
    for edge in facts.of_type("REPRESENTS"):
        capacities.setdefault(edge.source, edge)
    ministers: list[Record] = []
    for node in facts.of_label("Minister"):
        capacity = capacities.get(node.ref)
        ministers.append(
            {
                "name": node.properties.get("name", node.ref.key),
                "office": capacity.properties.get("office") if capacity else None,
                "state": _who(facts, capacity.target, capacity.evidence) if capacity else None,
                "evidence": _sentence(capacity),
                "confidence": _confidence(capacity),
            }
        )
    return ministers


def _states(facts: Facts) -> list[Record]:
    ends: dict[str, Record] = {}
    for edge in (*facts.of_type("ATTENDED"), *facts.of_type("BILATERAL_TALKS")):
        for ref in (edge.source, edge.target):
            if ref.label == "State" and _status(facts, edge) in HAPPENS:
                ends.setdefault(ref.key, {"iso3": ref.key, "evidence": _sentence(edge)})
    return [ends[iso3] for iso3 in sorted(ends)]


def _meetings(facts: Facts) -> list[Record]:
    proof: dict[Ref, Edge] = {}
    for edge in (*facts.of_type("REPORTS"), *facts.of_type("ATTENDED")):
        proof.setdefault(edge.target, edge)
    later = _later_legs(facts)
    return [
        {
            "name": node.properties.get("name"),
            "kind": node.properties.get("kind"),
            "date": _partial(node.properties, "date"),
            "date_end": _partial(node.properties, "end_date"),
            "city": node.properties.get("city"),
            "country": node.properties.get("iso3"),
            "status": node.properties.get("status", "held"),
            "evidence": _sentence(proof.get(node.ref)),
            "confidence": _confidence(proof.get(node.ref)),
        }
        for node in facts.of_label("Meeting")
        if node.ref not in later
    ]


def _later_legs(facts: Facts) -> set[Ref]:
    """The visits of a journey but the first: the annotations tell a tour that is told in one phrase once."""
    visitors: dict[Ref, set[Ref]] = {}
    for edge in facts.of_type("ATTENDED"):
        visitors.setdefault(edge.target, set()).add(edge.source)
    begun: dict[tuple[object, ...], dict[Ref, str]] = {}
    later: set[Ref] = set()
    for edge in facts.of_type("REPORTS"):
        visit = facts.nodes[edge.target].properties
        if visit.get("kind") == "visit":
            day = _partial(visit, "date") or ""
            key = _sentence(edge), frozenset(visitors.get(edge.target, ())), visit.get("status")
            others = begun.setdefault(key, {})
            if any(other.startswith(day) for ref, other in others.items() if ref != edge.target):
                later.add(edge.target)  # it has no day of its own
            others.setdefault(edge.target, day)
    return later


def _attended(facts: Facts) -> list[Record]:
    later = _later_legs(facts)
    return [
        {
            "who": _who(facts, edge.source, edge.evidence),
            "who_type": WHO_TYPES[edge.source.label],
            "meeting_date": _partial(facts.nodes[edge.target].properties, "date"),
            "status": _status(facts, edge),
            "evidence": _sentence(edge),
            "confidence": _confidence(edge),
        }
        for edge in facts.of_type("ATTENDED")
        if edge.target not in later
    ]


def _talks(facts: Facts) -> list[Record]:
    talks: list[Record] = []
    for edge in facts.of_type("BILATERAL_TALKS"):
        meeting = facts.nodes.get(_meeting_of(edge))
        talks.append(
            {
                "a": _who(facts, edge.source, edge.evidence),
                "b": _who(facts, edge.target, edge.evidence),
                "date": _partial(meeting.properties if meeting else edge.properties, "date"),
                "level": WHO_TYPES[edge.source.label],
                "mode": MODES.get(str(edge.properties.get("mode")), "unspecified"),
                "status": _status(facts, edge),
                "evidence": _sentence(edge),
                "confidence": _confidence(edge),
            }
        )
    return talks


def _pledged(facts: Facts) -> list[Record]:
    pledges: dict[Ref, Record] = {}
    for edge in facts.of_type("PLEDGED"):
        commitment = facts.nodes[edge.target].properties
        status = commitment.get("status", "pledged")
        pledge = pledges.setdefault(
            edge.target,
            {
                "who": [],
                "text": commitment.get("text", ""),
                # The annotations know no planned pledges: who says that he will, announces.
                "status": "announced" if status == "planned" else status,
                # Two commitments may share a sentence: the clause tells which is meant.
                "evidence": commitment.get("clause") or _sentence(edge),
                "confidence": _confidence(edge),
            },
        )
        pledge["who"].append(_who(facts, edge.source, edge.evidence))
    return list(pledges.values())


def _who(facts: Facts, ref: Ref, evidence: list[Evidence]) -> str:
    """The name of a person, the code of a state, an organization as its sentences word it.

    Two letters may be a state's code ("AU" is Australia's): such organizations go by their names, save EU
    and UN, which are no state's; "G7" is none.
    """
    properties = facts.nodes[ref].properties
    if ref.label == "State":
        return ref.key
    name, acronym = str(properties.get("name", ref.key)), str(properties.get("acronym", ""))
    if not acronym or (len(acronym) == 2 and acronym.isalpha() and acronym not in ("EU", "UN")):
        return name
    wording = " ".join(entry.sentence for entry in evidence)
    return name if name in wording and acronym not in wording else acronym


def _meeting_of(edge: Edge) -> Ref:
    return (
        edge.target if edge.target.label == "Meeting" else Ref("Meeting", str(edge.properties.get("meeting")))
    )


def _status(facts: Facts, edge: Edge) -> str:
    """The status of an edge, else of its meeting, else held."""
    meeting = facts.nodes.get(_meeting_of(edge))
    stated = meeting.properties.get("status") if meeting else None
    return str(edge.properties.get("status") or stated or "held")


def _partial(properties: dict[str, Value], name: str) -> str | None:
    """An ISO date without what is beyond its precision."""
    value = properties.get(name)
    if not isinstance(value, date):
        return None
    length = {"year": 4, "month": 7}.get(str(properties.get("date_precision")), 10)
    return value.isoformat()[:length]


def _sentence(edge: Edge | None) -> str:
    """The first sentence that proves an edge."""
    return edge.evidence[0].sentence if edge and edge.evidence else ""


def _confidence(edge: Edge | None) -> float:
    """How sure an edge is by its best sentence, as the store counts it."""
    return max((item.confidence for item in edge.evidence), default=0.0) if edge else 0.0


def _published(value: str | None) -> date | None:
    """A day of publication; of a month or a year no day is made up."""
    return date.fromisoformat(value[:10]) if value and len(value) >= 10 else None


def _article(record: Record, path: Path) -> Article:
    return Article(
        record["text"],
        title=record.get("title"),
        url=record.get("url"),
        published=_published(record.get("published")),
        source=str(path),
    )
