"""Compare what was read with what a human reader found: true and false positives by layer.

Counts are summed over all articles (micro average). What was held or is planned counts; annotations of
cancelled, refused and urged things are traps, and taking one for real is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Literal, TypeVar

from summitry.evaluation.likeness import (
    dates_agree,
    fold,
    meeting_likeness,
    pair_up,
    same_organization,
    same_person,
    same_place,
    shared_wording,
)
from summitry.evaluation.tallies import Error, Judged, Record, Score

Item = TypeVar("Item")

#: Two quotations are of one pledge from half of the shorter one on, for annotators cut sentences otherwise.
_SAME_WORDS = 0.5

#: Offices outside the annotation: whoever holds one is neither right nor wrong, unless annotated.
OUTSIDE = re.compile(
    r"spokes|press secretary|senator|congress|lawmaker|legislator|member of parliament"
    r"|\bmps?\b|\bformer\b|\bex-"
)


def score(articles: Iterable[tuple[Record, Record]]) -> Score:
    """Score pairs of an annotated record (``id``, ``true_negative``, ``gold``) and its prediction.

    The shares in ``traps`` are of those that were stepped into.
    """
    total = Score()
    for record, prediction in articles:
        _Comparison(total, record, prediction).run()
    return total


def happens(record: Record) -> bool:
    """Whether something was held or is planned, rather than cancelled or refused."""
    return (record.get("status") or "held") in ("held", "planned")


class _Comparison:
    """One article: what was found in it (``gold``) against what was read (``read``)."""

    def __init__(self, total: Score, record: Record, prediction: Record) -> None:
        self.total = total
        self.id: str = record["id"]
        self.true_negative = bool(record.get("true_negative"))
        self.gold: Record = record["gold"]
        self.read = prediction
        self.attended = [entry for entry in prediction["attended"] if happens(entry)]
        self.talks = [entry for entry in prediction["bilateral_talks"] if happens(entry)]
        self.gold_talks: list[Record] = [entry for entry in self.gold["bilateral_talks"] if happens(entry)]
        self.meetings = [entry for entry in prediction["meetings"] if happens(entry)]

    def run(self) -> None:
        self.compare_ministers()
        self.compare_states()
        self.compare_attendance()
        self.compare_state_pairs()
        self.compare_person_pairs()
        self.compare_meetings()
        self.compare_pledges()
        if self.true_negative:
            self.total.traps["edges_in_meeting_free_article"].add(
                bool(self.meetings or self.attended or self.talks)
            )

    def compare_ministers(self) -> None:
        named = [entry for entry in self.gold["ministers"] if entry.get("state")]
        # Rebels, candidates and the like, who act for no state, may be read or not.
        optional = [entry for entry in self.gold["ministers"] if not entry.get("state")]
        read = [
            entry
            for entry in _distinct(self.read["ministers"], lambda entry: fold(entry["name"]))
            if not OUTSIDE.search(fold(entry.get("office"))) or _any_namesake(entry["name"], named)
        ]
        pairs = pair_up(read, named, lambda a, b: _name_likeness(a["name"], b["name"]))
        spurious = [
            entry
            for index, entry in enumerate(read)
            if index not in pairs and not _any_namesake(entry["name"], named + optional)
        ]
        missed = _without(named, pairs.values())
        self.count("ministers", [read[i] for i in pairs], spurious, missed, lambda entry: str(entry["name"]))
        for i, j in pairs.items():
            self.total.details["minister_state"].add(
                same_organization(read[i]["state"] or "", named[j]["state"])
            )

    def compare_states(self) -> None:
        read = {entry["iso3"]: entry for entry in self.read["states"]}
        gold = {entry["iso3"]: entry for entry in self.gold["states"]}
        self.count_sets("states", read, gold, str)

    def compare_attendance(self) -> None:
        held = {meeting["id"]: meeting for meeting in self.gold["meetings"] if happens(meeting)}
        gold = [entry for entry in self.gold["attended"] if entry["meeting"] in held]
        of_type = {
            kind: _distinct(
                [entry for entry in gold if entry["who_type"] == kind], lambda entry: entry["who"]
            )
            for kind in ("state", "organization", "person")
        }
        read = _distinct(self.attended, lambda entry: fold(entry["who"]))

        # A visit lists the visitor; reading its host as present too is neither right nor wrong.
        states = {entry["who"]: entry for entry in of_type["state"]}
        hosts = {entry[end] for entry in self.gold_talks for end in ("a", "b") if entry["level"] == "state"}
        read_states = {
            entry["who"]: entry
            for entry in read
            if entry["who_type"] == "state" and not (entry["who"] in hosts and entry["who"] not in states)
        }
        hit = read_states.keys() & states.keys()
        self.count_sets("attended_state", read_states, states, str, log=False)

        organizations = {
            entry["who"]
            for entry in of_type["organization"]
            if any(same_organization(entry["who"], other["who"]) for other in read)
        }
        others = [
            entry
            for entry in read
            if entry["who_type"] != "state"
            and not any(same_organization(entry["who"], name) for name in organizations)
        ]
        persons = of_type["person"]
        pairs = pair_up(others, persons, lambda a, b: _name_likeness(a["who"], b["who"]))
        partners = [
            entry[end] for entry in self.gold_talks for end in ("a", "b") if entry["level"] == "person"
        ]
        spurious = [
            entry
            for index, entry in enumerate(others)
            if index not in pairs
            and not any(same_person(entry["who"], name) for name in partners)
            and not any(same_person(entry["who"], person["who"]) for person in persons)
        ]
        missed = _without(persons, pairs.values())
        present = [others[i] for i in pairs]
        self.count("attended_person", present, spurious, missed, _who, log=False)
        self.count(
            "attended_who",
            [read_states[who] for who in hit] + present + [{"who": name} for name in organizations],
            spurious + [entry for who, entry in read_states.items() if who not in states],
            missed
            + [entry for who, entry in states.items() if who not in read_states]
            + [entry for entry in of_type["organization"] if entry["who"] not in organizations],
            _who,
        )
        for entry in self.attended:
            if entry.get("meeting_date"):
                self._attended_date(entry, gold, held)

    def _attended_date(self, entry: Record, gold: list[Record], held: dict[str, Record]) -> None:
        """Whether an attendee was at a meeting of that date, where the annotation dates one of his."""
        same: Callable[[str, str], bool] = str.__eq__ if entry["who_type"] == "state" else same_person
        kind = "state" if entry["who_type"] == "state" else "person"
        meetings = [
            held[other["meeting"]]
            for other in gold
            if other["who_type"] == kind and same(other["who"], entry["who"])
        ]
        dated = [meeting for meeting in meetings if meeting["date"]]
        if dated:
            self.total.details["attended_date"].add(
                any(dates_agree(entry["meeting_date"], m["date"], m.get("date_end")) for m in dated)
            )

    def compare_state_pairs(self) -> None:
        gold = {_pair(entry): entry for entry in self.gold_talks if entry["level"] == "state"}
        read = {_pair(entry): entry for entry in self.talks if entry["level"] == "state"}
        self.count_sets("bilateral_state_pairs", read, gold, lambda pair: "-".join(sorted(pair)))
        refused = {
            _pair(entry)
            for entry in self.gold["bilateral_talks"]
            if entry["level"] == "state" and not happens(entry)
        }
        for pair in refused - gold.keys():
            self.total.traps["refused_talks_as_held"].add(pair in read)
        for entry in self.talks:
            if entry["level"] == "state":
                self._talk_details(
                    entry, [g for g in self.gold_talks if g["level"] == "state" and _pair(g) == _pair(entry)]
                )

    def compare_person_pairs(self) -> None:
        annotated = [entry for entry in self.gold["bilateral_talks"] if entry["level"] == "person"]
        gold = _distinct([entry for entry in annotated if happens(entry)], _pair)
        persons = [entry for entry in self.talks if entry["level"] == "person"]
        read = _distinct(persons, lambda entry: frozenset((fold(entry["a"]), fold(entry["b"]))))
        pairs = pair_up(read, gold, _same_persons)
        spurious = [
            entry
            for index, entry in enumerate(read)
            if index not in pairs and not any(_same_persons(entry, other) for other in gold)
        ]
        missed = _without(gold, pairs.values())
        self.count(
            "bilateral_person_pairs",
            [read[i] for i in pairs],
            spurious,
            missed,
            lambda entry: f"{entry['a']} - {entry['b']}",
        )
        for entry in annotated:
            if not happens(entry) and not any(_same_persons(entry, other) for other in gold):
                self.total.traps["refused_talks_as_held"].add(
                    any(_same_persons(other, entry) for other in read)
                )
        for entry in persons:
            self._talk_details(
                entry, [g for g in self.gold_talks if g["level"] == "person" and _same_persons(entry, g)]
            )

    def _talk_details(self, entry: Record, candidates: list[Record]) -> None:
        if not candidates:
            return
        details = self.total.details
        dates = [candidate["date"] for candidate in candidates if candidate["date"]]
        if dates:
            undated = not entry.get("date") and len(dates) < len(candidates)
            details["bilateral_date"].add(undated or any(dates_agree(entry.get("date"), d) for d in dates))
        for name in ("mode", "status"):
            details[f"bilateral_{name}"].add(any(entry[name] == c[name] for c in candidates))

    def compare_meetings(self) -> None:
        gold = [entry for entry in self.gold["meetings"] if happens(entry)]
        pairs = pair_up(self.meetings, gold, meeting_likeness)
        spurious = _without(self.meetings, pairs)
        missed = _without(gold, pairs.values())
        self.count("meetings", [self.meetings[i] for i in pairs], spurious, missed, _meeting_text)
        details = self.total.details
        for i, j in pairs.items():
            read, stated = self.meetings[i], gold[j]
            if stated["date"]:
                details["meeting_date"].add(dates_agree(read["date"], stated["date"], stated.get("date_end")))
            if stated.get("city") or stated.get("country"):
                details["meeting_place"].add(same_place(read, stated))
            if read.get("kind"):
                details["meeting_kind"].add(read["kind"] == stated["kind"])

    def compare_pledges(self) -> None:
        gold = [entry for entry in self.gold["pledged"] if entry["status"] != "urged"]
        urged = [entry for entry in self.gold["pledged"] if entry["status"] == "urged"]
        read = [entry for entry in self.read["pledged"] if entry["status"] != "urged"]

        def likeness(entry: Record, stated: Record) -> float:
            shared = shared_wording(entry["evidence"], stated["evidence"])
            return shared if shared >= _SAME_WORDS and self._same_pledger(entry, stated) else 0

        pairs = pair_up(read, gold, likeness)
        spurious = _without(read, pairs)
        self.count(
            "pledged",
            [read[i] for i in pairs],
            spurious,
            _without(gold, pairs.values()),
            lambda entry: f"{', '.join(entry['who'])}: {entry.get('text') or entry.get('commitment')}",
        )
        for entry in spurious:
            self.total.traps["urged_as_pledge"].ok += any(
                shared_wording(entry["evidence"], other["evidence"]) >= _SAME_WORDS for other in urged
            )
        self.total.traps["urged_as_pledge"].n += len(urged)
        for i, j in pairs.items():
            self.total.details["pledge_status"].add(read[i]["status"] == gold[j]["status"])

    def _same_pledger(self, entry: Record, stated: Record) -> bool:
        """Whether one who pledges is the same; a person stands for his state, and a state for him."""
        states = [(minister["name"], minister["state"]) for minister in self.gold["ministers"]]
        for one in entry["who"]:
            for other in stated["who"]:
                if same_organization(one, other) or (
                    not _code(one) and not _code(other) and same_person(one, other)
                ):
                    return True
                for name, state in states:
                    if (state == other and same_person(one, name)) or (
                        state == one and not _code(other) and same_person(other, name)
                    ):
                        return True
        return False

    def count_sets(
        self,
        layer: str,
        read: dict[Any, Record],
        gold: dict[Any, Record],
        text: Callable[[Any], str],
        log: bool = True,
    ) -> None:
        """Count a layer whose entries are the same or not, by key."""
        spurious = [{**entry, "_text": text(key)} for key, entry in read.items() if key not in gold]
        missed = [{**entry, "_text": text(key)} for key, entry in gold.items() if key not in read]
        hits = [entry for key, entry in read.items() if key in gold]
        self.count(layer, hits, spurious, missed, lambda e: str(e["_text"]), log)

    def count(
        self,
        layer: str,
        hits: list[Record],
        spurious: list[Record],
        missed: list[Record],
        text: Callable[[Record], str],
        log: bool = True,
    ) -> None:
        """Count a layer and, unless another layer shows them too, keep its errors."""
        self.total.layers[layer].add(len(hits), len(spurious), len(missed))
        for right, entries in ((True, hits), (False, spurious)):
            self.total.judged += [
                Judged(layer, entry["confidence"], right) for entry in entries if "confidence" in entry
            ]
        kinds: tuple[tuple[Literal["spurious", "missed"], list[Record]], ...]
        kinds = ("spurious", spurious), ("missed", missed)
        for kind, wrong in kinds if log else ():
            for entry in wrong:
                self.total.errors.append(
                    Error(self.id, layer, kind, text(entry), str(entry.get("evidence") or ""))
                )


def _distinct(entries: Iterable[Item], key: Callable[[Item], Hashable]) -> list[Item]:
    """The first entry of each key, in order."""
    first: dict[Hashable, Item] = {}
    for entry in entries:
        first.setdefault(key(entry), entry)
    return list(first.values())


def _without(entries: list[Record], indices: Iterable[int]) -> list[Record]:
    taken = set(indices)
    return [entry for index, entry in enumerate(entries) if index not in taken]


def _name_likeness(one: str, other: str) -> int:
    return 1 + (fold(one) == fold(other)) if same_person(one, other) else 0


def _any_namesake(name: str, entries: list[Record]) -> bool:
    return any(same_person(name, entry["name"]) for entry in entries)


def _pair(entry: Record) -> frozenset[str]:
    return frozenset((entry["a"], entry["b"]))


def _same_persons(one: Record, other: Record) -> bool:
    return (same_person(one["a"], other["a"]) and same_person(one["b"], other["b"])) or (
        same_person(one["a"], other["b"]) and same_person(one["b"], other["a"])
    )


def _code(who: str) -> bool:
    """Whether a pledger is written as a state's code."""
    return re.fullmatch("[A-Z]{3}", who) is not None


def _who(entry: Record) -> str:
    return str(entry["who"])


def _meeting_text(entry: Record) -> str:
    named = (entry.get(name) for name in ("name", "kind", "date", "city", "country", "status"))
    return ", ".join(str(value) for value in named if value)
