"""The records of all articles, in the store, and which node of the graph each of them means.

An article keeps its own ids in its statements; here stands what they mean. Each change of articles changes
records, looks for others that they are like under shared keys (``Block`` nodes), groups again what hangs
together, and tells which other articles' statements mean other nodes now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.model import Facts, Ref, digest
from graph.resolution import meetings, persons, same_meeting
from graph.resolution.clusters import Cluster, clusters
from graph.resolution.corrections import Correction, Meant, meant
from graph.resolution.decision import UNRELATED, Decision
from graph.resolution.full_names import in_full
from graph.resolution.judgements import Judgement, judgement
from graph.resolution.organizations import organization_id
from graph.resolution.renaming import renamed
from graph.resolution.standing import Corrections, Standing
from graph.resolution.storage import Item, RecordStore, label_of

_PRECISION = {"day": 0, "month": 1, "year": 2, "": 3}


class Registry:
    """What the records of the graph's articles mean, in one transaction."""

    def __init__(self, storage: RecordStore) -> None:
        self.storage = storage
        self.items: dict[str, Item] = {}
        self.before: dict[str, str] = {}
        self.after: dict[str, str] = {}
        self._blocks: dict[str, set[str]] = {}
        self._changed_blocks: set[str] = set()
        self._decisions: dict[tuple[str, str], Decision] = {}
        self._judged: dict[str, list[Judgement]] = {}
        self.corrections = Corrections(storage, self._load)

    # -- what statements mean -----------------------------------------------------------------

    def named_before(self, statements: Mapping[str, Facts]) -> dict[str, Facts]:
        """Articles' statements on the nodes that they meant before the change, less what was rejected."""
        return self._named(statements, self.before, self.corrections.standing(self.before.get, now=False))

    def named(self, statements: Mapping[str, Facts]) -> dict[str, Facts]:
        """Articles' statements on the nodes that they mean now, less what people rejected."""
        return self._named(statements, self.after, self.standing)

    def now(self, made: Correction) -> Meant:
        """The nodes that a correction is on now, whether it stands or not."""
        self._load(made.records)
        return meant(made, self._node)

    @property
    def corrected(self) -> dict[Correction, Meant]:
        """The corrections that stand, with the nodes that they are on now."""
        return self.corrections.meant(self._node)

    @property
    def standing(self) -> Standing:
        """What people say against articles, on the nodes that are meant now."""
        return self.corrections.standing(self._node, now=True)

    def records_of(self, statements: Mapping[str, Facts], ref: Ref) -> set[str]:
        """The records by which some articles tell of a person or a meeting."""
        self._load(item.id for facts in statements.values() for _, item in _records(facts))
        return {
            item.id
            for facts in statements.values()
            for own, item in _records(facts)
            if Ref(own.label, self.after.get(item.id, own.key)) == ref
        }

    def meant(self, facts: Facts) -> dict[Ref, str]:
        """The node that each person, meeting and organization of an article means now, by its own id."""
        return self._meant(facts, self.after)

    def _named(
        self,
        statements: Mapping[str, Facts],
        canonical: Mapping[str, str],
        standing: Standing,
    ) -> dict[str, Facts]:
        self._load(item.id for facts in statements.values() for _, item in _records(facts))
        return {
            article: standing.applied(renamed(in_full(facts), self._meant(facts, canonical)))
            for article, facts in statements.items()
        }

    @staticmethod
    def _meant(facts: Facts, canonical: Mapping[str, str]) -> dict[Ref, str]:
        return {ref: canonical.get(item.id, ref.key) for ref, item in _records(facts)} | _bodies(facts)

    # -- a change -----------------------------------------------------------------------------

    def change(self, retracted: Iterable[Facts], asserted: Iterable[Facts]) -> set[str]:
        """Take records of some articles out and put others in.

        Returns the articles whose records were there before and mean other nodes now, or are of what people
        corrected.
        """
        was = self.corrections.meant(self.before.get)
        counts: dict[str, list[tuple[int, persons.Person]]] = defaultdict(list)
        records: dict[str, tuple[meetings.Record | None, meetings.Record | None]] = {}
        for sign, statements in ((-1, retracted), (1, asserted)):
            for facts in statements:
                for _, item in _records(facts):
                    if isinstance(item, persons.Person):
                        counts[item.id].append((sign, item))
                    else:
                        old = records.get(item.id, (None, None))[0]
                        records[item.id] = (item, None) if sign < 0 else (old, item)
        self._load([*counts, *records])
        fresh: set[str] = set()
        former: list[Item] = []
        touched: set[str] = set()
        for key, changes in counts.items():
            known = self.items.get(key)
            profile = _counted(known, changes)
            if profile == known:
                continue
            touched.add(key)
            if profile and isinstance(known, persons.Profile) and _alike(profile, known):
                self.items[key] = profile
            else:
                self._replace(key, known, profile, fresh, former)
        for key, (_, record) in records.items():
            known = self.items.get(key)
            if record != known:
                touched.add(key)
                self._replace(key, known, record, fresh, former)
        seeds = fresh | {other for one in former for other in self._linked(one)}
        for gone_item in former:  # Only now: what it was like had to be found under its keys.
            if self.items.get(gone_item.id) is gone_item:
                del self.items[gone_item.id]
        moved = self._group(seeds & self.items.keys())
        gone = {one.id for one in former if one.id not in self.items}
        self._save(touched, moved, gone)
        return self._articles(moved) | self._recorrected(was)

    def reconsider(self, ids: Iterable[str]) -> set[str]:
        """Group records again after people judged them; the articles that mean other nodes now."""
        was = self.corrections.meant(self.before.get)
        wanted = set(ids)
        self._load(wanted)
        moved = self._group({key for key in wanted if key in self.items})
        self._save(set(), moved, set())
        return self._articles(moved) | self._recorrected(was)

    def concerned(self, corrections: Iterable[Correction]) -> set[str]:
        """The articles whose statements some corrections may change, or are known to change."""
        return self.corrections.concerned({made: self.now(made) for made in corrections})

    def _replace(
        self, key: str, old: Item | None, new: Item | None, fresh: set[str], former: list[Item]
    ) -> None:
        before = old.blocks() if old else set()
        after = new.blocks() if new else set()
        self._load_blocks(before ^ after)
        for block in before - after:
            self._blocks[block].discard(key)
        for block in after - before:
            self._blocks[block].add(key)
        self._changed_blocks |= before ^ after
        if old is not None:
            former.append(old)
        if new is not None:
            self.items[key] = new
            fresh.add(key)

    # -- groups -------------------------------------------------------------------------------

    def _group(self, seeds: set[str]) -> dict[str, str]:
        """Group all that hangs together with some records; the node each that moved meant before."""
        moved: dict[str, str] = {}
        grouped: set[str] = set()
        for seed in sorted(seeds):
            if seed in grouped:
                continue
            members = self._component(seed)
            grouped |= members
            found = self._clusters(members)
            for key, node in _nodes(found, self.items).items():
                if key in self.before and self.before[key] != node:
                    moved[key] = self.before[key]
                self.after[key] = node
            self._keep_judgements(members, found)
        return moved

    def _component(self, seed: str) -> set[str]:
        members, frontier = {seed}, {seed}
        while frontier:
            self._load_blocks(key for one in frontier for key in self.items[one].neighbours())
            self._load_judged(frontier)
            frontier = {other for one in frontier for other in self._linked(self.items[one])} - members
            members |= frontier
        return members

    def _linked(self, item: Item) -> set[str]:
        """Records that are, or by their ids could be, in one group with another."""
        keys = item.neighbours()
        self._load_blocks(keys)
        near = {other for key in keys for other in self._blocks[key]} - {item.id}
        judged = {
            judged.other if judged.one == item.id else judged.one for judged in self._judged.get(item.id, ())
        }
        self._load(near | judged)
        return {
            other
            for other in (near | judged) & self.items.keys()
            if other in judged
            or self.items[other].local == item.local
            or self._compared(item, self.items[other]).same
        }

    def decide(self, one: str, other: str) -> Decision:
        """What the rules say of two loaded records."""
        key = (one, other) if one < other else (other, one)
        if key not in self._decisions:
            self._decisions[key] = self._compared(self.items[key[0]], self.items[key[1]])
        return self._decisions[key]

    @staticmethod
    def _compared(one: Item, other: Item) -> Decision:
        return compare(one, other) if one.id < other.id else compare(other, one)

    def _clusters(self, members: set[str]) -> list[Cluster]:
        judged = {item.id: item for one in members for item in self._judged.get(one, ())}.values()
        return clusters(
            sorted(members, key=lambda key: _rank(self.items[key])),
            self.decide,
            [(item.one, item.other) for item in judged if item.verdict == "same"],
            [(item.one, item.other) for item in judged if item.verdict == "different"],
            lambda key: _modest(self.items[key]),
        )

    def _keep_judgements(self, members: set[str], found: list[Cluster]) -> None:
        """Why records of different ids are taken for one stays in the store."""
        if len(members) == 1 and not members & self.before.keys():
            return
        made = {
            one.id: one
            for cluster in found
            for joined in cluster.joined
            if self.items[joined.member].local != self.items[joined.like].local
            for one in [
                judgement(
                    label_of(self.items[joined.member]),
                    joined.member,
                    joined.like,
                    "same",
                    author=f"rule:{joined.decision.rule}",
                    reason=joined.decision.reason,
                    score=joined.decision.score,
                )
            ]
        }
        self.storage.give_reasons(members, made)

    # -- the store ----------------------------------------------------------------------------

    def _load(self, ids: Iterable[str]) -> None:
        missing = {key for key in ids if key not in self.items and key not in self.before}
        for key, (item, node) in self.storage.records(missing).items():
            self.items[key] = item
            self.before[key] = self.after[key] = node

    def _load_blocks(self, keys: Iterable[str]) -> None:
        missing = {key for key in keys if key not in self._blocks}
        if missing:
            self._blocks |= {key: set() for key in missing} | self.storage.blocks(missing)

    def _load_judged(self, ids: Iterable[str]) -> None:
        for one in self.storage.judged(ids):
            for end in (one.one, one.other):
                known = self._judged.setdefault(end, [])
                if one not in known:
                    known.append(one)

    def _save(self, touched: set[str], moved: Mapping[str, str], gone: set[str]) -> None:
        kept = sorted((touched | moved.keys()) & self.items.keys())
        self.storage.save(
            {key: (self.items[key], self.after[key]) for key in kept},
            {key: self._blocks[key] for key in sorted(self._changed_blocks)},
            gone,
        )
        self._changed_blocks.clear()

    def _node(self, record: str) -> str | None:
        """The node that a record means now, if it is still there."""
        return self.after.get(record) if record in self.items else None

    def _recorrected(self, was: Mapping[Correction, Meant]) -> set[str]:
        """The articles of corrections that are on other nodes now than they were."""
        now = self.corrected
        return self.corrections.concerned({made: now[made] for made in now if now[made] != was[made]})

    def _articles(self, moved: Mapping[str, str]) -> set[str]:
        """The articles that tell of records which mean another node now."""
        result = {item.article for key in moved if isinstance(item := self.items[key], meetings.Record)}
        nodes = {node for key, node in moved.items() if isinstance(self.items[key], persons.Profile)}
        return result | self.storage.articles(nodes)


def compare(one: Item, other: Item) -> Decision:
    """What the rules say of two records."""
    if isinstance(one, persons.Profile) and isinstance(other, persons.Profile):
        return persons.decide(one, other)
    if isinstance(one, meetings.Record) and isinstance(other, meetings.Record):
        return same_meeting.decide(one, other)
    return UNRELATED


def _records(facts: Facts) -> Iterator[tuple[Ref, persons.Person | meetings.Record]]:
    [article] = facts.of_label("Article")
    for node in facts.nodes.values():
        if node.ref.label == "Minister":
            yield node.ref, persons.describe(node, facts)
        elif node.ref.label == "Meeting":
            yield node.ref, meetings.describe(node, facts, article)


def _bodies(facts: Facts) -> dict[Ref, str]:
    return {
        node.ref: organization_id(node.ref.key, node.properties) for node in facts.of_label("Organization")
    }


def _counted(old: Item | None, changes: list[tuple[int, persons.Person]]) -> persons.Profile | None:
    """A profile after some articles more, or fewer, tell of it."""
    one = changes[0][1]
    new = persons.Profile(one.id, one.local, one.name, one.affiliation, one.leader, one.single)
    if isinstance(old, persons.Profile):
        new.sightings, new.articles = dict(old.sightings), old.articles
    for sign, person in changes:
        new.articles += sign
        for seen in person.sightings:
            new.sightings[seen.text] = new.sightings.get(seen.text, 0) + sign
    new.sightings = {text: count for text, count in sorted(new.sightings.items()) if count > 0}
    return new if new.articles > 0 else None


def _alike(one: persons.Profile, other: persons.Profile) -> bool:
    """Whether no group can depend on what changed: in number of articles what counts is its magnitude."""
    return set(one.sightings) == set(other.sightings) and _weight(one) == _weight(other)


def _rank(item: Item) -> tuple[Any, ...]:
    """Records that say most come first."""
    if isinstance(item, persons.Profile):
        return item.single, not item.leader, -len(item.name.split()), item.id
    return (
        _PRECISION[item.precision],
        -len(item.persons),
        -len(item.states) - len(item.bodies),
        not item.city,
        item.id,
    )


def _modest(item: Item) -> bool:
    return item.single if isinstance(item, persons.Profile) else item.precision != "day"


def _nodes(found: list[Cluster], items: Mapping[str, Item]) -> dict[str, str]:
    """The node of each record: of a group the local id that is used most, roughly, so that it seldom changes.

    Where two groups of one component would take one id, the larger has it, and the other's gets a tail.
    """
    result: dict[str, str] = {}
    taken: set[str] = set()
    sizes = {id(cluster): sum(_weight(items[key]) for key in cluster.members) for cluster in found}
    for cluster in sorted(found, key=lambda one: (-sizes[id(one)].bit_length(), min(one.members))):
        counts: dict[str, int] = defaultdict(int)
        firmness: dict[str, tuple[bool, int]] = {}
        for key in cluster.members:
            item = items[key]
            counts[item.local] += _weight(item)
            firmness[item.local] = min(firmness.get(item.local, (True, 9)), _firmness(item))
        local = min(counts, key=lambda key: (firmness[key], -counts[key].bit_length(), key))
        node = local if local not in taken else f"{local}-{digest(min(cluster.members))[:6]}"
        taken.add(node)
        result |= dict.fromkeys(cluster.members, node)
    return result


def _weight(item: Item) -> int:
    return 1 << item.articles.bit_length() if isinstance(item, persons.Profile) else 1


def _firmness(item: Item) -> tuple[bool, int]:
    """Whether an id says who or what is meant: not a surname alone, not a meeting without a day."""
    if isinstance(item, persons.Profile):
        return "@" in item.id, sum(len(word) < 3 for word in item.name.split())
    return item.precision != "day", _PRECISION[item.precision]
