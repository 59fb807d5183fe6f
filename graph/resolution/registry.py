"""The records of all articles, in the store, and which node of the graph each of them means.

An article keeps its own ids in its statements; here stands what they mean. Each change of articles changes
records, looks for others that they are like under shared keys (``Block`` nodes), groups again what hangs
together, and tells which other articles' statements mean other nodes now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TypeAlias

from graph.model import Facts, Ref
from graph.resolution import meetings, persons, same_meeting
from graph.resolution.clusters import Cluster, clusters
from graph.resolution.corrections import Correction, Meant, meant
from graph.resolution.decision import UNRELATED, Decision
from graph.resolution.full_names import in_full
from graph.resolution.judgements import Judgement, judgement
from graph.resolution.nodes import modest, nodes, rank, weight
from graph.resolution.organizations import organization_id
from graph.resolution.renaming import renamed
from graph.resolution.standing import Corrections, Standing
from graph.resolution.storage import Item, RecordStore, label_of

#: The records of an article's persons and meetings.
_Records: TypeAlias = dict[Ref, persons.Person | meetings.Record]


class Registry:
    """What the records of the graph's articles mean, in one transaction."""

    def __init__(self, storage: RecordStore) -> None:
        self.storage = storage
        self.items: dict[str, Item] = {}
        self.before: dict[str, str] = {}
        self.after: dict[str, str] = {}
        self._blocks: dict[str, set[str]] = defaultdict(set)
        self._asked: set[str] = set()
        self._changed_blocks: set[str] = set()
        self._decisions: dict[tuple[str, str], Decision] = {}
        self._judged: dict[str, list[Judgement]] = {}
        self._described: dict[int, tuple[Facts, _Records]] = {}

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

    @cached_property
    def corrections(self) -> Corrections:
        """The store's corrections, and their records known."""
        found = Corrections(self.storage)
        self._load(found.records)
        return found

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
        told = [(own, item) for facts in statements.values() for own, item in _records(facts).items()]
        self._load(item.id for _, item in told)
        return {item.id for own, item in told if Ref(own.label, self.after.get(item.id, own.key)) == ref}

    def meant(self, facts: Facts) -> dict[Ref, str]:
        """The node that each person, meeting and organization of an article means now, by its own id."""
        return _meant(facts, _records(facts), self.after)

    def _named(
        self,
        statements: Mapping[str, Facts],
        canonical: Mapping[str, str],
        standing: Standing,
    ) -> dict[str, Facts]:
        records = {article: self._records(facts) for article, facts in statements.items()}
        self._load(item.id for own in records.values() for item in own.values())
        return {
            article: standing.applied(
                renamed(_in_full(facts, records[article]), _meant(facts, records[article], canonical))
            )
            for article, facts in statements.items()
        }

    def _records(self, facts: Facts) -> _Records:
        """The records of an article's persons and meetings. Those that a change made are used once more, when
        its statements are put on the nodes that they mean, and then let go."""
        _, records = self._described.pop(id(facts), (facts, None))
        return _records(facts) if records is None else records

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
                own = _records(facts)
                self._described[id(facts)] = facts, own
                for item in own.values():
                    if isinstance(item, persons.Person):
                        counts[item.id].append((sign, item))
                    else:
                        old = records.get(item.id, (None, None))[0]
                        records[item.id] = (item, None) if sign < 0 else (old, item)
        self._load([*counts, *records])
        replaced: list[tuple[str, Item | None, Item | None]] = []
        touched: set[str] = set()
        for key, changes in counts.items():
            known = self.items.get(key)
            profile = persons.counted(known if isinstance(known, persons.Profile) else None, changes)
            if profile == known:
                continue
            touched.add(key)
            if profile and isinstance(known, persons.Profile) and _alike(profile, known):
                self.items[key] = profile
            else:
                replaced.append((key, known, profile))
        for key, (_, record) in records.items():
            known = self.items.get(key)
            if record != known:
                touched.add(key)
                replaced.append((key, known, record))
        fresh, former = self._replace(replaced)
        seeds = fresh.union(*self._linked(former).values())
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
        self, changes: Collection[tuple[str, Item | None, Item | None]]
    ) -> tuple[set[str], list[Item]]:
        """Put records in the place of others; the ids of those that came, and those that are no more."""
        keys = [(old.blocks() if old else set(), new.blocks() if new else set()) for _, old, new in changes]
        self._load_blocks(set().union(*(before ^ after for before, after in keys)))
        fresh: set[str] = set()
        former: list[Item] = []
        for (key, old, new), (before, after) in zip(changes, keys, strict=True):
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
        return fresh, former

    # -- groups -------------------------------------------------------------------------------

    def _group(self, seeds: set[str]) -> dict[str, str]:
        """Group all that hangs together with some records; the node each that moved meant before."""
        moved: dict[str, str] = {}
        grouped: set[str] = set()
        told: set[str] = set()
        reasons: dict[str, Judgement] = {}
        links = self._links(seeds)
        for seed in sorted(seeds):
            if seed in grouped:
                continue
            members = _reached(seed, links)
            grouped |= members
            found = self._clusters(members) if len(members) > 1 else []  # Alone it means what its id says.
            placed = nodes(found, self.items) if found else {seed: self.items[seed].local}
            for key, node in placed.items():
                if key in self.before and self.before[key] != node:
                    moved[key] = self.before[key]
                self.after[key] = node
            if len(members) > 1 or members & self.before.keys():
                told |= members
                reasons |= self._reasons(found)
        if told:
            self.storage.give_reasons(told, reasons)
        return moved

    def _links(self, seeds: Iterable[str]) -> dict[str, set[str]]:
        """The records linked with some, those linked with these and so on: the storage is asked for all that
        are one step away at once."""
        links: dict[str, set[str]] = {}
        frontier = set(seeds)
        while frontier:
            self._load_judged(frontier)
            found = self._linked([self.items[key] for key in sorted(frontier)])
            links |= found
            frontier = set().union(*found.values()) - links.keys()
        return links

    def _linked(self, items: Collection[Item]) -> dict[str, set[str]]:
        """Of each of some records those that are, or by their ids could be, in one group with it, by id."""
        keys = {item.id: item.neighbours() for item in items}
        judged: dict[str, set[str]] = defaultdict(set)
        for one in self._judged.keys() & keys.keys():
            judged[one].update(end for it in self._judged[one] for end in (it.one, it.other))
        wanted = set().union(*keys.values())
        self._load_blocks(wanted)
        self._load(self._under(wanted).union(*judged.values()))
        return {item.id: self._alike_to(item, keys[item.id], judged.get(item.id, set())) for item in items}

    def _under(self, keys: set[str]) -> set[str]:
        """The records under some keys; few of those around a year hold any."""
        return set().union(*(self._blocks[key] for key in keys & self._blocks.keys()))

    def _alike_to(self, item: Item, keys: set[str], judged: set[str]) -> set[str]:
        near = judged | self._under(keys)
        near.discard(item.id)
        return {
            other
            for other in near
            if (known := self.items.get(other))
            and (other in judged or known.local == item.local or self._alike(item, known))
        }

    def _alike(self, item: Item, other: Item) -> bool:
        """Whether rules take a record, which may stand no more, and a loaded one for the same."""
        if (
            isinstance(item, meetings.Record)
            and isinstance(other, meetings.Record)
            and same_meeting.far_apart(item, other)
        ):
            return False
        current = self.items.get(item.id) is item
        return (self.decide(item.id, other.id) if current else self._compared(item, other)).same

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
            sorted(members, key=lambda key: rank(self.items[key])),
            self.decide,
            [(item.one, item.other) for item in judged if item.verdict == "same"],
            [(item.one, item.other) for item in judged if item.verdict == "different"],
            lambda key: modest(self.items[key]),
        )

    def _reasons(self, found: Iterable[Cluster]) -> dict[str, Judgement]:
        """Why records of different ids are taken for one, which stays in the store: judgements by id."""
        made = (
            judgement(
                label_of(self.items[joined.member]),
                joined.member,
                joined.like,
                "same",
                author=f"rule:{joined.decision.rule}",
                reason=joined.decision.reason,
                score=joined.decision.score,
            )
            for cluster in found
            for joined in cluster.joined
            if self.items[joined.member].local != self.items[joined.like].local
        )
        return {one.id: one for one in made}

    # -- the store ----------------------------------------------------------------------------

    def _load(self, ids: Iterable[str]) -> None:
        missing = {key for key in ids if key not in self.items and key not in self.before}
        for key, (item, node) in self.storage.records(missing).items():
            self.items[key] = item
            self.before[key] = self.after[key] = node

    def _load_blocks(self, keys: set[str]) -> None:
        missing = keys - self._asked
        if missing:
            self._asked |= missing
            self._blocks |= self.storage.blocks(missing)

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


def _reached(seed: str, links: Mapping[str, set[str]]) -> set[str]:
    """All that hangs together with a record."""
    members, frontier = {seed}, {seed}
    while frontier:
        frontier = set().union(*(links[one] for one in frontier)) - members
        members |= frontier
    return members


def compare(one: Item, other: Item) -> Decision:
    """What the rules say of two records."""
    if isinstance(one, persons.Profile) and isinstance(other, persons.Profile):
        return persons.decide(one, other)
    if isinstance(one, meetings.Record) and isinstance(other, meetings.Record):
        return same_meeting.decide(one, other)
    return UNRELATED


def _records(facts: Facts) -> _Records:
    """The records of an article's persons and meetings."""
    [article] = facts.of_label("Article")
    people = persons.describe_all(facts)
    return {
        **people,
        **{node.ref: meetings.describe(node, facts, article, people) for node in facts.of_label("Meeting")},
    }


def _in_full(facts: Facts, records: _Records) -> Facts:
    people = {ref: item for ref, item in records.items() if isinstance(item, persons.Person)}
    return in_full(facts, people)


def _meant(facts: Facts, records: _Records, canonical: Mapping[str, str]) -> dict[Ref, str]:
    return {ref: canonical.get(item.id, ref.key) for ref, item in records.items()} | _bodies(facts)


def _bodies(facts: Facts) -> dict[Ref, str]:
    return {
        node.ref: organization_id(node.ref.key, node.properties) for node in facts.of_label("Organization")
    }


def _alike(one: persons.Profile, other: persons.Profile) -> bool:
    """Whether no group can depend on what changed: in number of articles what counts is its magnitude."""
    return set(one.sightings) == set(other.sightings) and weight(one) == weight(other)
