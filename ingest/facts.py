"""From what the stages found to the graph's facts: nodes by key, edges with evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from graph.model import Evidence, Facts, Ref, Value, digest, slug
from graph.reference.tables import states
from graph.statements.meeting_names import full_name
from ingest.actors.full_names import complete_name, with_rank
from ingest.actors.leading import office_in_table
from ingest.actors.model import (
    Actor,
    Actors,
    Mention,
    Office,
    Organization,
    Person,
    State,
    acts_for,
    retired,
    side_of,
)
from ingest.article import Article
from ingest.commitments.model import Pledge
from ingest.confidence import MEETING, NAMED, TALKS, UNNAMED, certainty, sure
from ingest.meetings.in_their_time import in_their_time
from ingest.meetings.model import Attendance, Meeting, affiliations, legs, states_of
from ingest.meetings.occasion import occasion
from ingest.meetings.sifted import sifted
from ingest.meetings.titles import title
from ingest.meetings.told_once import told_once
from ingest.text.copies import signature
from ingest.text.report import Report
from ingest.text.sentences import Sentence, Sentences


def extractor() -> str:
    """Name and version of this extractor, as edges carry it."""
    try:
        return f"summitry {version('summitry')}"
    except PackageNotFoundError:
        return "summitry"


def assemble(
    report: Report,
    sentences: Sentences,
    actors: Actors,
    meetings: Sequence[Meeting],
    pledges: Sequence[Pledge],
) -> Facts:
    """The facts of one article."""
    return _Assembly(report, sentences, actors).assemble(meetings, pledges)


def about(article: Article) -> Facts:
    """The facts of an article that states none: that it was read."""
    facts = Facts(extractor())
    facts.node("Article", article.id, **article.particulars, text=article.text)
    return facts


def _id(actor: Actor) -> str:
    if isinstance(actor, State):
        return actor.iso3
    return actor.id if isinstance(actor, Organization) else actor.name


#: How far, in tokens, the meeting at which a commitment was made may be told from it: some twenty sentences.
#: One told only behind it counts as so much further away.
_APART, _BEHIND = 600, 200

#: What one of many at a summit is called, be he a king or a premier: no office of his.
_EITHER = re.compile(r"(?i)heads? of (?:state|government) (?:and|or) (?:state|government)")


class _Assembly:
    def __init__(self, report: Report, sentences: Sentences, actors: Actors) -> None:
        self.report = report
        self.sentences = sentences
        self.actors = actors
        self.facts = about(report.article)
        # Once: it is the hash of the whole text.
        self.article = Ref("Article", report.article.id)
        self.names: dict[int, str] = {}
        #: Identities of former office-holders who take part in a meeting.
        self.former: set[int] = set()
        self.mentions: dict[int, list[Mention]] = {}
        for mention in actors.mentions:
            for actor in mention.actors:
                if isinstance(actor, Person):
                    self.mentions.setdefault(id(actor), []).append(mention)

    def assemble(self, meetings: Sequence[Meeting], pledges: Sequence[Pledge]) -> Facts:
        meetings = legs(sifted(in_their_time(told_once(meetings), self.report.day)))
        talking = [a.participant.actor for m in meetings for a in m.attendance]
        self.former = {id(a) for a in talking if isinstance(a, Person) and retired(a)}
        for person in self.actors.persons:
            if person.minister or id(person) in self.former:
                self._represents(person)
        keys = self._keys(meetings)
        if meetings:  # By it copies of one report are known, whose meetings are the same.
            self.facts.node("Article", self.article.key, signature=signature(self.report.text))
        for meeting, key in zip(meetings, keys, strict=True):
            self._meeting(meeting, key, keys[meeting.parent] if meeting.parent is not None else None)
        for pledge in pledges:
            self._pledge(pledge, meetings, keys)
        return self.facts

    # -- evidence -----------------------------------------------------------------------------

    def _evidence(
        self, sentence: Sentence, mention: Mention | None = None, confidence: float | None = None
    ) -> Evidence:
        told = self.sentences.told(sentence)
        text = told.text.strip()
        start = told.first + (len(told.text) - len(told.text.lstrip()))
        first, last = self.report.origin(start, start + len(text))
        if confidence is None:
            confidence = NAMED[mention.kind] if mention is not None else UNNAMED
        wording = self.sentences.wording(mention.start, mention.end) if mention is not None else ""
        words = " ".join(text.split())
        sure = certainty(" ".join(sentence.text.split()), confidence)
        return Evidence(self.article.key, first, last, words, sure, wording)

    # -- actors -------------------------------------------------------------------------------

    def _actor(self, actor: Actor) -> Ref | None:
        if isinstance(actor, State):
            return self._state(actor.iso3)
        if isinstance(actor, Organization):
            return self.facts.node("Organization", actor.id, name=actor.name, acronym=actor.acronym)
        if not actor.minister and id(actor) not in self.former:
            return None
        side = side_of(actor)
        name = self._name(actor)
        key = slug(f"{name} {_id(side) if side is not None else ''}")
        aliases = sorted({actor.name, *actor.aliases})
        return self.facts.node("Minister", key, name=with_rank(actor, name), aliases=aliases)

    def _name(self, person: Person) -> str:
        """What a person is called in the graph: in full, where the text's surname can mean but one."""
        if id(person) not in self.names:
            day = self.report.article.published or self.report.day
            self.names[id(person)] = complete_name(person, day.year if day else 0)
        return self.names[id(person)]

    def _state(self, iso3: str) -> Ref:
        known = states().get(iso3)
        return self.facts.node(
            "State", iso3, name=known.name if known else iso3, cow=known.cow if known else None
        )

    def _represents(self, person: Person) -> None:
        ref = self._actor(person)
        side = side_of(person)
        target = self._actor(side) if side is not None else None
        mentions = self.mentions.get(id(person), [])
        if ref is None or target is None or not mentions:
            return
        starts = [start for start, _ in person.introductions]
        shown = [m for m in mentions if any(m.start <= start < m.end for start in starts)] or mentions[:1]
        # Whose colleague somebody is says nothing of his office.
        told = [office for office in person.offices if office.role != "counterpart" and office.title]
        told = [office for office in told if not _EITHER.fullmatch(office.title)]
        called = [Office(title, "other") for title in person.callings[:1]]
        day = self.report.article.published or self.report.day
        known = office_in_table(person, day) if not told else None
        offices: list[Office | None] = [*(told or ([known] if known else called))] or [None]
        for office in offices:
            for mention in shown:
                self.facts.edge(
                    "REPRESENTS",
                    ref,
                    target,
                    self._evidence(self.sentences.at(mention.head), mention),
                    office=office.title if office else "",
                    role=office.role if office else "other",
                    former=True if office and office.former else None,
                    first_seen=self.report.day,
                    last_seen=self.report.day,
                )

    # -- meetings -----------------------------------------------------------------------------

    def _keys(self, meetings: Sequence[Meeting]) -> list[str]:
        """Ids that another article on the same meeting arrives at too: of its kind, its parties or its
        organization, and its day. What names no day is known to this article alone."""
        keys: list[str] = []
        for meeting in meetings:
            parts: list[str] = [meeting.kind]
            if meeting.kind == "multilateral" and meeting.organizations:
                parts += sorted(o.acronym or o.id for o in meeting.organizations)[:2]
            elif meeting.kind == "multilateral" and not states_of(meeting):
                parts.append(meeting.name)
            elif meeting.kind == "visit":
                parts += sorted(
                    self._name(a.participant.actor)
                    for a in meeting.attendance
                    if isinstance(a.participant.actor, Person)
                )[:1]
                parts.append(meeting.place.iso3 or "" if meeting.place else "")
            else:
                parts += sorted({_id(side) for side in affiliations(meeting)})[:6]
            if meeting.when is not None:
                parts.append(
                    meeting.when.date.isoformat()[
                        : {"day": 10, "month": 7, "year": 4}[meeting.when.precision]
                    ]
                )
            else:
                parts.append(self.article.key)
            key = slug(" ".join(parts))
            if key in keys:  # two meetings of the same parties on one day
                names = sorted(
                    self._name(a.participant.actor)
                    for a in meeting.attendance
                    if isinstance(a.participant.actor, Person)
                )
                key = slug(" ".join([key, *(names or [meeting.name])]))
            while key in keys:
                key += "-2"
            keys.append(key)
        return keys

    def _meeting(self, meeting: Meeting, key: str, larger: str | None) -> None:
        status = meeting.status
        place = meeting.place
        part, ordinal = occasion(meeting)
        stated: dict[str, Value | None] = {
            "kind": meeting.kind,
            "title": title(meeting),
            "date": meeting.when.date if meeting.when else None,
            "end_date": meeting.when.end_date if meeting.when else None,
            "date_precision": meeting.when.precision if meeting.when else None,
            "city": place.city if place else None,
            "iso3": place.iso3 if place else None,
        }
        ref = self.facts.node(
            "Meeting",
            key,
            **stated,
            name=full_name(stated),
            wording=meeting.name or None,
            status=status,
            part_of_day=part,
            ordinal=ordinal,
        )
        told = sure(MEETING, meeting.score, meeting.source)
        evidence = [self._evidence(sentence, confidence=told) for sentence in meeting.sentences]
        for item in evidence:
            self.facts.edge("REPORTS", self.article, ref, item)
        if place is not None and place.iso3:
            self.facts.edge("HELD_IN", ref, self._state(place.iso3), evidence[0])
        for organization in meeting.organizations:
            body = self._actor(organization)
            if body is not None and meeting.kind == "multilateral":
                self.facts.edge("CONVENED", body, ref, evidence[0])
        for attendance in meeting.attendance:
            self._attended(attendance, ref, meeting)
        for pair in meeting.pairs:
            first, second = self._actor(pair.first), self._actor(pair.second)
            if first is not None and second is not None and first != second:
                for sentence in pair.sentences:
                    self.facts.edge(
                        "BILATERAL_TALKS",
                        min(first, second),
                        max(first, second),
                        self._evidence(sentence, confidence=sure(TALKS, pair.score, pair.source)),
                        meeting=ref.key,
                        date=meeting.when.date if meeting.when else None,
                        mode="call" if meeting.kind == "call" else "in_person",
                        status=status,
                    )
        if larger is not None:
            self.facts.edge("SIDELINES_OF", ref, self.facts.node("Meeting", larger), evidence[0])

    def _attended(self, attendance: Attendance, ref: Ref, meeting: Meeting) -> None:
        """Who takes part in a meeting in his own state is its host; a visit has its visitors alone."""
        participant, place = attendance.participant, meeting.place
        host = place is not None and participant.iso3 is not None and place.iso3 == participant.iso3
        told = sure(NAMED[participant.mention.kind], attendance.score, attendance.source)
        evidence = [self._evidence(sentence, participant.mention, told) for sentence in attendance.sentences]
        side = acts_for(participant.actor)
        ends = [self._actor(actor) for actor in (participant.actor, side) if actor is not None]
        for end in dict.fromkeys(ends):
            if end is not None:
                for item in evidence:
                    role = "host" if host else "delegate"
                    self.facts.edge("ATTENDED", end, ref, item, role=role, status=meeting.status)

    # -- commitments --------------------------------------------------------------------------

    def _pledge(self, pledge: Pledge, meetings: Sequence[Meeting], keys: Sequence[str]) -> None:
        actors = [(actor, ref) for actor in pledge.actors if (ref := self._actor(actor)) is not None]
        if not actors:
            return
        sentence = self.sentences.at(pledge.trigger)
        evidence = self._evidence(sentence, pledge.mention, pledge.confidence)
        owners = sorted({ref.key for _, ref in actors})
        commitment = self.facts.node(
            "Commitment",
            digest(pledge.text.lower(), *owners),
            text=pledge.text,
            topics=list(pledge.topics) or None,
            deadline=pledge.due,
            amount=pledge.amount,
            currency=pledge.currency,
            beneficiary=pledge.beneficiary,
            minor=True if pledge.minor else None,
            status=pledge.status,
            clause=self.sentences.wording(pledge.start, pledge.end),
        )
        for _, ref in actors:
            self.facts.edge("PLEDGED", ref, commitment, evidence, date=self.report.day)
        for side in pledge.towards:
            if (ref := self._actor(side)) is not None:
                self.facts.edge("TOWARDS", commitment, ref, evidence._replace(mention=""))
        made_at = self._made_at(pledge, meetings)
        if made_at is not None:
            self.facts.edge("MADE_AT", commitment, self.facts.node("Meeting", keys[made_at]), evidence)

    def _made_at(self, pledge: Pledge, meetings: Sequence[Meeting]) -> int | None:
        """The number of the meeting at which a commitment was made: one that its sentence tells of, else the
        nearest meeting told before at which one of its makers was."""
        sentence = self.sentences.at(pledge.trigger)
        makers = {id(a) if isinstance(a, Person) else a for a in pledge.actors}
        best: tuple[int, int] | None = None
        for number, meeting in enumerate(meetings):
            if meeting.kind == "visit":
                continue
            members: set[object] = {id(a.participant.actor) for a in meeting.attendance}
            members |= {State(iso3) for iso3 in states_of(meeting)} | set(meeting.organizations)
            members |= {
                a.participant.actor for a in meeting.attendance if not isinstance(a.participant.actor, Person)
            }
            if not makers & members:
                continue
            for told in meeting.sentences:
                distance = abs(sentence.start - told.start) + (0 if told.start <= sentence.start else _BEHIND)
                if best is None or distance < best[0]:
                    best = distance, number
        return best[1] if best is not None and best[0] < _APART else None
