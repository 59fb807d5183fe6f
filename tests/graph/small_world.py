"""A small world whose every answer can be worked out by hand: eight articles, nine meetings, 2010–2022."""

from __future__ import annotations

from datetime import date
from typing import Any

from graph.model import Evidence, Facts, Ref
from graph.reference.tables import states

SCO = ("shanghai-cooperation-organization", "Shanghai Cooperation Organization", "SCO")


class Report:
    """One article, told meeting by meeting."""

    def __init__(self, article: str, published: date) -> None:
        self.facts, self.article, self.published = Facts("test 1"), article, published
        self.ref = self.facts.node(
            "Article",
            article,
            title=f"Report {article}",
            url=f"https://example.org/{article}",
            publisher="Example Wire",
            published=published,
        )

    def evidence(self, sentence: str, confidence: float = 0.8) -> Evidence:
        return Evidence(self.article, 0, len(sentence), sentence, confidence)

    def state(self, code: str) -> Ref:
        return self.facts.node("State", code, name=states()[code].name, cow=states()[code].cow)

    def meeting(
        self,
        key: str,
        day: date | None,
        kind: str,
        place: str,
        city: str,
        sides: str,
        *,
        status: str = "held",
        precision: str = "day",
        body: tuple[str, str, str] | None = None,
        beside: str | None = None,
        talks: bool = False,
        people: tuple[str, ...] = (),
        end: date | None = None,
    ) -> None:
        proof = self.evidence(f"They met in {city} on {day}.")
        ref = self.facts.node(
            "Meeting",
            key,
            name=key.replace("-", " "),
            kind=kind,
            date=day,
            date_precision=precision if day else None,
            end_date=end,
            city=city or None,
            iso3=place or None,
            status=status,
        )
        self.facts.edge("REPORTS", self.ref, ref, proof)
        if place:
            self.facts.edge("HELD_IN", ref, self.state(place), proof)
        if body:
            convener = self.facts.node("Organization", body[0], name=body[1], acronym=body[2])
            self.facts.edge("CONVENED", convener, ref, proof)
        if beside:
            self.facts.edge("SIDELINES_OF", ref, self.facts.node("Meeting", beside), proof)
        mode: dict[str, Any] = {"meeting": key, "date": day, "status": status}
        mode["mode"] = "call" if kind == "call" else "in_person"
        for code in sides.split():
            role = "host" if code == place and body else "delegate"
            self.facts.edge("ATTENDED", self.state(code), ref, proof, role=role, status=status)
        for name in people:
            self.facts.edge("ATTENDED", self.person(name), ref, proof, role="delegate", status=status)
        if talks:
            self.facts.edge("BILATERAL_TALKS", *sorted(map(self.state, sides.split())), proof, **mode)
            if len(people) == 2:
                self.facts.edge("BILATERAL_TALKS", *sorted(map(self.person, people)), proof, **mode)

    def person(self, name: str) -> Ref:
        return self.facts.node("Minister", name.lower().replace(" ", "-"), name=name, aliases=[name])

    def office(self, name: str, code: str, office: str, role: str) -> None:
        proof = self.evidence(f"{name}, {office}, was there.")
        self.facts.edge(
            "REPRESENTS", self.person(name), self.state(code), proof,
            office=office, role=role, first_seen=self.published, last_seen=self.published,
        )  # fmt: skip

    def pledge(
        self,
        key: str,
        text: str,
        sides: str,
        topics: list[str],
        at: str,
        *,
        deadline: date | None = None,
        status: str = "pledged",
    ) -> None:
        proof = self.evidence(f"They agreed to {text}.", 0.9)
        ref = self.facts.node("Commitment", key, text=text, topics=topics, deadline=deadline, status=status)
        for code in sides.split():
            self.facts.edge("PLEDGED", self.state(code), ref, proof, date=self.published)
        self.facts.edge("MADE_AT", ref, self.facts.node("Meeting", at), proof)


def world() -> list[Facts]:
    """All articles of the world, and the reference data that goes with them."""
    prague = Report("a1", date(2010, 4, 8))
    prague.meeting(
        "prague-2010",
        date(2010, 4, 8),
        "bilateral",
        "CZE",
        "Prague",
        "RUS USA",
        talks=True,
        people=("Pavel Orlov", "Susan Hart"),
    )
    prague.office("Pavel Orlov", "RUS", "Foreign Minister", "foreign")
    prague.office("Susan Hart", "USA", "Secretary of State", "foreign")

    bishkek = Report("a2", date(2013, 6, 26))
    bishkek.meeting(
        "bishkek-2013",
        date(2013, 6, 26),
        "multilateral",
        "KGZ",
        "Bishkek",
        "CHN KAZ KGZ RUS",
        body=SCO,
        people=("Chen Bo", "Adil Omarov", "Pavel Orlov"),
        end=date(2013, 6, 27),
    )
    bishkek.meeting(
        "chn-kaz-2013",
        date(2013, 6, 26),
        "bilateral",
        "KGZ",
        "Bishkek",
        "CHN KAZ",
        beside="bishkek-2013",
        talks=True,
        people=("Chen Bo", "Adil Omarov"),
    )
    bishkek.office("Chen Bo", "CHN", "Minister of Defense", "defence")
    bishkek.office("Adil Omarov", "KAZ", "Minister of Defense", "defence")
    bishkek.pledge(
        "exercise",
        "hold an exercise in 2014",
        "CHN KAZ",
        ["military exercise"],
        "chn-kaz-2013",
        deadline=date(2014, 12, 31),
        status="planned",
    )
    bishkek.pledge("patrols", "patrol the border together", "CHN RUS", ["border"], "bishkek-2013")

    call = Report("a3", date(2014, 5, 3))
    call.meeting(
        "chn-kaz-call-2014",
        date(2014, 5, 3),
        "call",
        "",
        "",
        "CHN KAZ",
        talks=True,
        people=("Chen Bo", "Adil Omarov"),
    )
    call.office("Chen Bo", "CHN", "Minister of Defense", "defence")
    call.pledge(
        "delay",
        "put the exercise off to 2015",
        "CHN KAZ",
        ["logistics", "military exercise"],
        "chn-kaz-call-2014",
        status="announced",
    )

    dushanbe = Report("a4", date(2014, 9, 12))
    dushanbe.meeting(
        "dushanbe-2014",
        date(2014, 9, 12),
        "multilateral",
        "TJK",
        "Dushanbe",
        "CHN KAZ KGZ RUS TJK UZB",
        body=SCO,
    )
    dushanbe.meeting(
        "chn-kaz-beijing-2014",
        date(2014, 11, 1),
        "visit",
        "CHN",
        "Beijing",
        "CHN KAZ",
        talks=True,
        precision="month",
    )

    lake = Report("a5", date(2021, 6, 16))
    lake.meeting("geneva-2021", date(2021, 6, 16), "bilateral", "CHE", "Geneva", "RUS USA", talks=True)
    harbour = Report("a6", date(2021, 6, 17))
    harbour.meeting("geneva-2021", date(2021, 6, 16), "bilateral", "CHE", "Geneva", "RUS USA", talks=True)

    plan = Report("a7", date(2022, 1, 10))
    plan.meeting(
        "chn-usa-2022", date(2022, 3, 1), "visit", "CHN", "Beijing", "CHN USA", talks=True, status="planned"
    )
    plan.office("Wei Lan", "CHN", "Minister of Defense", "defence")
    plan.meeting(
        "chn-ind-undated", date(2022, 1, 1), "bilateral", "", "", "CHN IND", talks=True, precision="year"
    )

    reports = (prague, bishkek, call, dushanbe, lake, harbour, plan)
    return [*(report.facts for report in reports), memberships()]


def memberships() -> Facts:
    """Six members since the founding, and two that came later."""
    facts = Facts()
    body = facts.node("Organization", SCO[0], name=SCO[1], acronym=SCO[2])
    for code in ("CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB", "IND", "PAK"):
        since = date(2017, 6, 9) if code in ("IND", "PAK") else date(2001, 6, 15)
        state = facts.node("State", code, name=states()[code].name, cow=states()[code].cow)
        facts.edge("MEMBER_OF", state, body, None, since=since, source="Shanghai Cooperation Organization")
    return facts
