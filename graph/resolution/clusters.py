"""From decisions on pairs to groups: a function of the set of records, in any order of arrival."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.resolution.decision import Decision

#: Two groups whose scores lie closer than this are equally likely.
_TIE = 0.02


@dataclass(slots=True)
class Joined:
    """Why a member is in its group: the member that it is most like, and the decision."""

    member: str
    like: str
    decision: Decision


@dataclass(slots=True)
class Cluster:
    """Records that mean the same: one by one, or in groups that people made."""

    groups: list[list[str]] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)

    @property
    def members(self) -> list[str]:
        """All of its records."""
        return [one for group in self.groups for one in group]


def clusters(
    ranked: Sequence[str],
    decide: Callable[[str, str], Decision],
    same: Iterable[tuple[str, str]],
    different: Iterable[tuple[str, str]],
    modest: Callable[[str], bool],
) -> list[Cluster]:
    """Group records, those that say most first: each joins the group that it is most like, if any.

    ``same`` and ``different`` are people's judgements, which rules never overrule; of two that contradict
    each other the latter. A ``modest`` record, which may mean several, joins none if two are as likely.
    """
    forbidden = {frozenset(pair) for pair in different}
    grouped = _together(ranked, same, forbidden)
    result: list[Cluster] = []
    for group in grouped:
        best = _best(group, result, decide, forbidden, all(modest(one) for one in group))
        if best is None:
            result.append(Cluster([group]))
        else:
            cluster, joined = best
            cluster.groups.append(group)
            cluster.joined.append(joined)
    return result


def _together(
    ranked: Sequence[str], same: Iterable[tuple[str, str]], forbidden: set[frozenset[str]]
) -> list[list[str]]:
    group: dict[str, list[str]] = {one: [one] for one in ranked}
    for one, other in sorted(same):
        if one not in group or other not in group or group[one] is group[other]:
            continue
        if any(frozenset((a, b)) in forbidden for a in group[one] for b in group[other]):
            continue
        group[one] += group[other]
        for member in group[other]:
            group[member] = group[one]
    place = {one: number for number, one in enumerate(ranked)}
    unique: Mapping[int, list[str]] = {id(members): members for members in group.values()}
    return sorted(
        (sorted(members, key=place.__getitem__) for members in unique.values()),
        key=lambda members: place[members[0]],
    )


def _best(
    group: list[str],
    known: list[Cluster],
    decide: Callable[[str, str], Decision],
    forbidden: set[frozenset[str]],
    modest: bool,
) -> tuple[Cluster, Joined] | None:
    found: list[tuple[float, int, Cluster, Joined]] = []
    for number, cluster in enumerate(known):
        joined = _fit(group, cluster, decide, forbidden)
        if joined is not None:
            found.append((-joined.decision.score, number, cluster, joined))
    found.sort(key=lambda item: item[:2])
    if not found or (modest and len(found) > 1 and found[1][0] - found[0][0] < _TIE):
        return None
    return found[0][2:]


def _fit(
    group: list[str],
    cluster: Cluster,
    decide: Callable[[str, str], Decision],
    forbidden: set[frozenset[str]],
) -> Joined | None:
    """The best reason to join a group to a cluster, if nothing forbids it.

    What a rule has against one record of a group that people made does not count where another record of
    that group is the same.
    """
    best: Joined | None = None
    for known in cluster.groups:
        vetoed = same = False
        for one in group:
            for other in known:
                decision = decide(one, other)
                if frozenset((one, other)) in forbidden:
                    return None
                vetoed = vetoed or decision.veto
                same = same or decision.same
                if decision.same and (best is None or decision.score > best.decision.score):
                    best = Joined(one, other, decision)
        if vetoed and not same:
            return None
    return best
