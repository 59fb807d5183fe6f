"""Facts for the tests: articles of our own making about two meetings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from hypothesis import strategies as st

from graph.model import Evidence, Facts, Value

STATES = {"CHN": ("China", 710), "KAZ": ("Kazakhstan", 705), "RUS": ("Russia", 365)}


@dataclass
class Report:
    """One article on a meeting of some states, and what it says of it."""

    article: str
    meeting: str = "sco-2013"
    published: date | None = date(2013, 6, 27)
    day: date | None = date(2013, 6, 26)
    precision: str = "day"
    status: str | None = "held"
    name: str | None = "SCO defence ministers' meeting"
    city: str | None = "Bishkek"
    states: tuple[str, ...] = ("CHN", "KAZ")
    role: str | None = "delegate"
    minister: str | None = "Chang Wanquan"
    aliases: tuple[str, ...] = ("Chang",)
    topics: tuple[str, ...] = ("security",)
    confidences: tuple[float, ...] = (0.8,)
    sentence: str = "The ministers met."
    title: str | None = "Ministers meet in Bishkek"
    extractor: str = "summitry 0.1.0"
    acronym: str | None = "SCO"
    extra: dict[str, Value] = field(default_factory=dict)

    def facts(self) -> Facts:
        """The facts of the article."""
        facts = Facts(self.extractor)
        article = facts.node(
            "Article", self.article, title=self.title, published=self.published, text=self.sentence
        )
        meeting = facts.node(
            "Meeting",
            self.meeting,
            kind="multilateral",
            name=self.name,
            date=self.day,
            date_precision=self.precision if self.day else None,
            city=self.city,
            iso3="KGZ" if self.city else None,
            status=self.status,
        )
        states = [
            facts.node("State", iso3, name=STATES[iso3][0], cow=STATES[iso3][1]) for iso3 in self.states
        ]
        body = facts.node(
            "Organization",
            "shanghai-cooperation-organization",
            name="Shanghai Cooperation Organization",
            acronym=self.acronym,
        )
        evidence = [
            Evidence(self.article, 20 * n, 20 * n + 18, self.sentence, confidence, "ministers")
            for n, confidence in enumerate(self.confidences)
        ]
        for item in evidence:
            facts.edge("REPORTS", article, meeting, item)
            facts.edge("CONVENED", body, meeting, item)
            for state in states:
                facts.edge("ATTENDED", state, meeting, item, role=self.role, status=self.status)
            for one, other in pairwise(states):
                facts.edge(
                    "BILATERAL_TALKS", one, other, item, meeting=self.meeting, date=self.day, mode="in_person"
                )
            pledge = facts.node(
                "Commitment",
                "joint-exercise",
                text="hold a joint exercise",
                topics=list(self.topics),
                status="planned",
            )
            facts.edge("PLEDGED", states[0], pledge, item, date=self.published)
            facts.edge("MADE_AT", pledge, meeting, item)
            if self.minister:
                minister = facts.node(
                    "Minister", "chang-wanquan-chn", name=self.minister, aliases=list(self.aliases)
                )
                facts.edge(
                    "REPRESENTS",
                    minister,
                    states[0],
                    item,
                    office="Minister of Defense",
                    role="defence",
                    first_seen=self.published,
                    last_seen=self.published,
                )
                facts.edge("ATTENDED", minister, meeting, item, role=self.role)
        return facts


_days = st.dates(date(2013, 6, 20), date(2013, 6, 28))


@st.composite
def worlds(draw: st.DrawFn) -> list[Report]:
    """Three to five articles that agree in some things and not in others."""
    count = draw(st.integers(3, 5))
    return [
        Report(
            article=f"article-{number}",
            meeting=draw(st.sampled_from(["sco-2013", "talks-2013"])),
            published=draw(st.none() | _days),
            day=draw(st.none() | _days),
            precision=draw(st.sampled_from(["day", "month", "year"])),
            status=draw(st.sampled_from(["held", "planned", "cancelled", None])),
            name=draw(st.sampled_from(["SCO meeting", "SCO talks", None])),
            city=draw(st.sampled_from(["Bishkek", "Osh", None])),
            states=draw(st.sampled_from([("CHN", "KAZ"), ("CHN", "KAZ", "RUS"), ("KAZ", "RUS")])),
            role=draw(st.sampled_from(["host", "delegate", None])),
            minister=draw(st.sampled_from(["Chang Wanquan", "Wanquan Chang", None])),
            aliases=draw(st.sampled_from([(), ("Chang",), ("General Chang",)])),
            topics=draw(st.sampled_from([("security",), ("exercise", "security")])),
            confidences=draw(st.sampled_from([(0.8,), (0.5, 0.9)])),
        )
        for number in range(count)
    ]
