"""What persons did counts for whom they represent: successors, organizations, persons of nobody."""

from __future__ import annotations

from datetime import date

from graph import questions
from graph.analysis.tables import records
from graph.model import Ref
from graph.store.graph import Graph
from tests.graph.small_world import SCO, Report


def promise(report: Report, key: str, text: str, topics: list[str], *parties: Ref) -> None:
    proof = report.evidence(f"It was agreed to {text}.")
    ref = report.facts.node("Commitment", key, text=text, topics=topics, status="pledged")
    for party in parties:
        report.facts.edge("PLEDGED", party, ref, proof, date=report.published)
    report.facts.edge("MADE_AT", ref, report.facts.node("Meeting", f"meeting-{report.article}"), proof)


def years() -> list[Report]:
    """Two presidents of Kazakhstan, one after the other, a minister of China and an SCO official."""
    told = [Report(f"a{year}", date(year, 5, 1)) for year in (2012, 2016, 2020)]
    for report in told:
        report.meeting(
            f"meeting-{report.article}", report.published, "bilateral", "KAZ", "Astana", "CHN KAZ",
            people=("Timur Aliyev" if report is told[0] else "Serik Nurov", "Lu Heng"), talks=True,
        )  # fmt: skip
        report.office("Lu Heng", "CHN", "Minister of Transport", "other")
    first, second, third = told
    first.office("Timur Aliyev", "KAZ", "President", "head_of_state")
    second.office("Serik Nurov", "KAZ", "President", "head_of_state")
    promise(first, "railway", "build a railway", ["transport"], first.person("Timur Aliyev"))
    promise(second, "opening", "open the railway", ["transport", "trade"], second.person("Serik Nurov"))
    promise(second, "canal", "dig a canal", ["water"], second.state("KAZ"), second.person("Serik Nurov"))
    both = second.person("Serik Nurov"), second.state("CHN"), second.person("Lu Heng")
    promise(second, "bridge", "build a bridge", ["transport"], *both)
    promise(third, "toll", "lift the toll", ["transport"], third.state("KAZ"), third.person("Lu Heng"))
    promise(third, "water", "share the water", ["water"], third.state("KAZ"))
    body = third.facts.node("Organization", SCO[0], name=SCO[1], acronym=SCO[2])
    proof = third.evidence("Ivan Petrov of the SCO and Anna Berg, an envoy, were there.")
    third.facts.edge("REPRESENTS", third.person("Ivan Petrov"), body, proof, office="Secretary-General")
    promise(third, "study", "study the route", ["transport"], third.person("Ivan Petrov"))
    promise(third, "visit", "come again", ["talks"], third.person("Anna Berg"))
    talks = sorted((third.person("Ivan Petrov"), third.person("Serik Nurov")))
    third.facts.edge("BILATERAL_TALKS", *talks, proof, meeting="meeting-a2020", mode="in_person")
    return told


def test_a_pledge_meets_what_the_next_in_office_says(graph: Graph) -> None:
    graph.write([report.facts for report in years()])
    rows = records(questions.pledges(graph))
    assert {row["pledge"]: (row["parties"], row["later"]) for row in rows} == {
        "build a railway": (["Timur Aliyev"], ["2016-05-01 pledged: open the railway"]),
        "open the railway": (["Serik Nurov"], []),
        "dig a canal": (["KAZ", "Serik Nurov"], ["2020-05-01 pledged: share the water"]),
        "build a bridge": (["CHN", "Lu Heng", "Serik Nurov"], ["2020-05-01 pledged: lift the toll"]),
        "lift the toll": (["Lu Heng", "KAZ"], []),
        "share the water": (["KAZ"], []),
        "study the route": (["Ivan Petrov"], []),
        "come again": (["Anna Berg"], []),
    }
    of_china = records(questions.pledges(graph, state="CHN"))
    assert [row["pledge"] for row in of_china] == ["build a bridge", "lift the toll"]
    assert of_china[0]["later"] == ["2020-05-01 pledged: lift the toll"]


def test_talks_with_an_official_of_an_organization_count(graph: Graph) -> None:
    graph.write([report.facts for report in years()])
    [row] = records(questions.who_met_whom(graph, person="Ivan Petrov"))
    assert (row["state"], row["other"], row["other_state"], row["talks"]) == (None, "Serik Nurov", "KAZ", 1)
    assert len(questions.who_met_whom(graph)) == 3
