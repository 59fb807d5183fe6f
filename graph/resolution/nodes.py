"""Which record of a group comes first, and which node all of them mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph.model import digest
from graph.resolution import persons
from graph.resolution.clusters import Cluster
from graph.resolution.storage import Item

_PRECISION = {"day": 0, "month": 1, "year": 2, "": 3}


def rank(item: Item) -> tuple[Any, ...]:
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


def modest(item: Item) -> bool:
    """Whether a record may mean several."""
    return item.single if isinstance(item, persons.Profile) else item.precision != "day"


def nodes(found: list[Cluster], items: Mapping[str, Item]) -> dict[str, str]:
    """The node of each record: of a group the local id that is used most, roughly, so that it seldom changes.

    Where two groups of one component would take one id, the larger has it, and the other's gets a tail.
    """
    result: dict[str, str] = {}
    taken: set[str] = set()
    sizes = {id(cluster): sum(weight(items[key]) for key in cluster.members) for cluster in found}
    for cluster in sorted(found, key=lambda one: (-sizes[id(one)].bit_length(), min(one.members))):
        counts: dict[str, int] = defaultdict(int)
        firmness: dict[str, tuple[bool, int]] = {}
        for key in cluster.members:
            item = items[key]
            counts[item.local] += weight(item)
            firmness[item.local] = min(firmness.get(item.local, (True, 9)), _firmness(item))
        local = min(counts, key=lambda key: (firmness[key], -counts[key].bit_length(), key))
        node = local if local not in taken else f"{local}-{digest(min(cluster.members))[:6]}"
        taken.add(node)
        result |= dict.fromkeys(cluster.members, node)
    return result


def weight(item: Item) -> int:
    """By how many articles a record is told, roughly."""
    return 1 << item.articles.bit_length() if isinstance(item, persons.Profile) else 1


def _firmness(item: Item) -> tuple[bool, int]:
    """Whether an id says who or what is meant: not a surname alone, not a meeting without a day."""
    if isinstance(item, persons.Profile):
        return "@" in item.id, sum(len(word) < 3 for word in item.name.split())
    return item.precision != "day", _PRECISION[item.precision]
