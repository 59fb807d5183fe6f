"""What of a graph is drawn."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Evidence, Facts, Ref
from graph.view.selection import certainty, select
from tests.graph.view.graphs import many, summit

SCO = Ref("Organization", "shanghai-cooperation-organization")
SAID = Evidence("a", 0, 9, "It was so.", 0.8)


def keys(facts: Facts) -> set[str]:
    return {ref.key for ref in facts.nodes}


def test_all_of_a_small_graph_without_its_articles():
    chosen = select(summit())
    assert len(chosen.facts.nodes) == chosen.nodes == 32
    assert len(chosen.facts.edges) == chosen.edges == 108
    assert "Article" not in {ref.label for ref in chosen.facts.nodes}
    assert len(chosen.articles) == 2


@pytest.mark.parametrize(
    "wanted",
    [
        SCO.key,
        "Organization:shanghai-cooperation-organization",
        "Shanghai Cooperation Organization",
        "sco",
        "shanghai cooperation organization",
    ],
)
def test_a_focus_by_any_of_its_names(wanted):
    assert select(summit(), focus=wanted).focus == SCO


def test_a_focus_by_alias_and_with_accents():
    facts = summit()
    facts.node("Minister", "x", name="Jānis Bērziņš")
    assert select(facts, focus="General Chang").focus == Ref("Minister", "chang-wanquan")
    assert select(facts, focus="Janis Berzins").focus == Ref("Minister", "x")


def test_a_focus_keeps_two_steps():
    facts = Facts()
    a, b, c, d = (facts.node("State", key) for key in ("AAA", "BBB", "CCC", "DDD"))
    for one, two in ((a, b), (b, c), (c, d)):
        facts.edge("BILATERAL_TALKS", one, two, SAID, meeting=one.key)
    assert keys(select(facts, focus="AAA").facts) == {"AAA", "BBB", "CCC"}


def test_an_unknown_focus_is_named_with_the_cure():
    with pytest.raises(LookupError, match="nothing in the graph is called 'Atlantis': give a name"):
        select(summit(), focus="Atlantis")


def test_a_focus_that_may_be_several_is_refused_with_their_keys():
    facts = Facts()
    facts.node("Minister", "m1", name="Jan Smith")
    facts.node("Minister", "m2", name="Jan Smith")
    with pytest.raises(LookupError, match=r"any of 2 nodes: say which, as in m1 .*, m2 "):
        select(facts, focus="jan smith")


def test_a_key_goes_before_a_name():
    facts = Facts()
    facts.node("Minister", "georgia", name="Georgia Somebody")
    facts.node("State", "GEO", name="Georgia")
    assert select(facts, focus="GEO").focus == Ref("State", "GEO")


def test_a_period_keeps_its_meetings_and_who_took_part():
    chosen = keys(select(summit(), since=date(2013, 9, 1), until=date(2013, 9, 8)).facts)
    assert "2013-09-07-state-visit-of-xi-jinping-to-kazakhstan" in chosen
    assert "2013-09-13-sco-summit" not in chosen
    assert {"xi-jinping", "vladimir-putin", "nursultan-nazarbayev", "CHN", "RUS", "KAZ"} <= chosen
    assert not {"islam-karimov", "chang-wanquan", "UZB"} & chosen


@pytest.mark.parametrize(
    ("precision", "since", "kept"),
    [
        ("month", date(2001, 5, 31), True),
        ("month", date(2001, 6, 1), False),
        ("year", date(2001, 12, 31), True),
        ("day", date(2001, 5, 2), False),
    ],
)
def test_a_date_of_a_month_or_year_covers_it(precision, since, kept):
    facts = Facts()
    meeting = facts.node("Meeting", "m", date=date(2001, 5, 1), date_precision=precision)
    facts.edge("ATTENDED", facts.node("State", "AAA"), meeting, SAID)
    assert ("m" in keys(select(facts, since=since).facts)) is kept


def test_a_meeting_that_lasts_into_a_period_is_in_it():
    facts = Facts()
    meeting = facts.node("Meeting", "m", date=date(2001, 5, 1), end_date=date(2001, 5, 9))
    facts.edge("ATTENDED", facts.node("State", "AAA"), meeting, SAID)
    assert "m" in keys(select(facts, since=date(2001, 5, 8)).facts)
    assert "m" not in keys(select(facts, since=date(2001, 5, 10)).facts)


def test_pledges_stay_with_their_meeting():
    facts = Facts()
    meeting = facts.node("Meeting", "m", date=date(2001, 5, 1))
    pledge = facts.node("Commitment", "c", text="peace")
    state = facts.node("State", "AAA")
    facts.edge("MADE_AT", pledge, meeting, SAID)
    facts.edge("PLEDGED", state, pledge, SAID)
    assert keys(select(facts, since=date(2001, 5, 1)).facts) == {"m", "c", "AAA"}
    assert not keys(select(facts, since=date(2001, 5, 2)).facts)


def test_unsure_facts_go():
    facts = summit()
    chosen = select(facts, confidence=0.95)
    assert 0 < len(chosen.facts.edges) < len(facts.edges)
    assert min(map(certainty, chosen.facts.edges.values())) >= 0.95


def test_a_stored_confidence_goes_before_that_of_sentences():
    facts = Facts()
    edge = facts.edge("HELD_IN", facts.node("Meeting", "m"), facts.node("State", "AAA"), SAID, confidence=0.3)
    assert certainty(edge) == 0.3


def test_a_limit_keeps_the_most_connected_and_counts_the_rest():
    chosen = select(many(900), limit=100)
    assert len(chosen.facts.nodes) == 100
    assert chosen.nodes > 600
    assert all(
        edge.source in chosen.facts.nodes and edge.target in chosen.facts.nodes
        for edge in chosen.facts.edges.values()
    )


def test_a_limit_never_drops_the_focus():
    chosen = select(many(900), focus="Malta", limit=5)
    assert chosen.focus in chosen.facts.nodes


def test_nothing_of_nothing():
    assert select(Facts(), since=date(2001, 1, 1), confidence=0.5).nodes == 0
