"""From what the stages found to the graph's facts: nodes by key, edges with evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from spacy.tokens import Doc, Span

from graph.model import Evidence, Facts, Ref, Value, digest, slug
from graph.reference.tables import states
from graph.statements.meeting_names import full_name
from ingest.actors.model import Actor, Cast, Mention, Office, Organization, Person, State, retired
from ingest.article import Article
from ingest.commitments.find import Pledge
from ingest.confidence import MEETING, NAMED, TALKS, UNNAMED, certainty, sure
from ingest.dates.find import When
from ingest.meetings.model import Attendance, Meeting, affiliations
from ingest.meetings.naming import title
from ingest.meetings.occasion import occasion
from ingest.text.copies import signature
from ingest.text.report import Report


def extractor() -> str:
    """Name and version of this extractor, as edges carry it."""
    try:
        return f"summitry {version('summitry')}"
    except PackageNotFoundError:
        return "summitry"


def assemble(
    report: Report, doc: Doc, cast: Cast, meetings: Sequence[Meeting], pledges: Sequence[Pledge]
) -> Facts:
    """The facts of one article."""
    return _Assembly(report, doc, cast).assemble(meetings, pledges)


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


class _Assembly:
    def __init__(self, report: Report, doc: Doc, cast: Cast) -> None:
        self.report = report
        self.doc = doc
        self.cast = cast
        self.facts = about(report.article)
        #: Identities of former office-holders who take part in a meeting.
        self.former: set[int] = set()
        self.mentions: dict[int, list[Mention]] = {}
        for mention in cast.mentions:
            for actor in mention.actors:
                if isinstance(actor, Person):
                    self.mentions.setdefault(id(actor), []).append(mention)

    def assemble(self, meetings: Sequence[Meeting], pledges: Sequence[Pledge]) -> Facts:
        self.article = Ref("Article", self.report.article.id)
        meetings = [one for m in meetings for one in (m.legs() if m.stops else [m])]
        talking = [a.party.actor for m in meetings for a in m.attendance]
        self.former = {id(a) for a in talking if isinstance(a, Person) and retired(a)}
        for person in self.cast.persons:
            if person.minister or id(person) in self.former:
                self._represents(person)
        keys = self._keys(meetings)
        if meetings:  # By it copies of one report are known, whose meetings are the same.
            self.facts.node("Article", self.article.key, signature=signature(self.report.text))
        for meeting in meetings:
            self._meeting(meeting, keys)
        for pledge in pledges:
            self._pledge(pledge, meetings, keys)
        return self.facts

    # -- evidence -----------------------------------------------------------------------------

    def _evidence(
        self, sentence: Span, mention: Mention | None = None, confidence: float | None = None
    ) -> Evidence:
        text = sentence.text.strip()
        start = sentence.start_char + (len(sentence.text) - len(sentence.text.lstrip()))
        first, last = self.report.origin(start, start + len(text))
        if confidence is None:
            confidence = NAMED[mention.kind] if mention is not None else UNNAMED
        wording = " ".join(self.doc[mention.start : mention.end].text.split()) if mention is not None else ""
        words = " ".join(text.split())
        return Evidence(self.report.article.id, first, last, words, certainty(words, confidence), wording)

    # -- actors -------------------------------------------------------------------------------

    def _actor(self, actor: Actor) -> Ref | None:
        if isinstance(actor, State):
            return self._state(actor.iso3)
        if isinstance(actor, Organization):
            return self.facts.node("Organization", actor.id, name=actor.name, acronym=actor.acronym)
        if not actor.minister and id(actor) not in self.former:
            return None
        key = slug(f"{actor.name} {actor.state or (actor.organization.id if actor.organization else '')}")
        aliases = sorted({actor.name, *actor.aliases})
        return self.facts.node("Minister", key, name=actor.name, aliases=aliases)

    def _state(self, iso3: str) -> Ref:
        known = states().get(iso3)
        return self.facts.node(
            "State", iso3, name=known.name if known else iso3, cow=known.cow if known else None
        )

    def _represents(self, person: Person) -> None:
        ref = self._actor(person)
        target = self._state(person.state) if person.state else None
        if target is None and person.organization is not None:
            target = self._actor(person.organization)
        mentions = self.mentions.get(id(person), [])
        if ref is None or target is None or not mentions:
            return
        spans = [self.doc[start:end] for start, end in person.introductions]
        shown = [m for m in mentions if any(m.start <= s.start < m.end for s in spans)] or mentions[:1]
        offices: list[Office | None] = [*person.offices] or [None]
        for office in offices:
            for mention in shown:
                self.facts.edge(
                    "REPRESENTS",
                    ref,
                    target,
                    self._evidence(self.doc[mention.head].sent, mention),
                    office=office.title if office else "",
                    role=office.role if office else "other",
                    former=True if office and office.former else None,
                    first_seen=self.report.day,
                    last_seen=self.report.day,
                )

    # -- meetings -----------------------------------------------------------------------------

    def _keys(self, meetings: Sequence[Meeting]) -> dict[int, str]:
        """Ids that another article on the same meeting arrives at too: of its kind, its parties or its
        organization, and its day. What names no day is known to this article alone."""
        keys: dict[int, str] = {}
        taken: set[str] = set()
        for meeting in meetings:
            parts: list[str] = [meeting.kind]
            if meeting.kind == "multilateral" and meeting.organizations:
                parts += sorted(o.acronym or o.id for o in meeting.organizations)[:2]
            elif meeting.kind == "multilateral" and not meeting.states():
                parts.append(meeting.name)
            elif meeting.kind == "visit":
                parts += sorted(
                    a.party.actor.name for a in meeting.attendance if isinstance(a.party.actor, Person)
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
                parts.append(self.report.article.id)
            key = slug(" ".join(parts))
            if key in taken:  # two meetings of the same parties on one day
                names = sorted(
                    a.party.actor.name for a in meeting.attendance if isinstance(a.party.actor, Person)
                )
                key = slug(" ".join([key, *(names or [meeting.name])]))
            while key in taken:
                key += "-2"
            taken.add(key)
            keys[id(meeting)] = key
        return keys

    def _meeting(self, meeting: Meeting, keys: dict[int, str]) -> None:
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
            keys[id(meeting)],
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
        if meeting.parent is not None:
            parent = self.facts.node("Meeting", keys[id(meeting.parent)])
            self.facts.edge("SIDELINES_OF", ref, parent, evidence[0])

    def _attended(self, attendance: Attendance, ref: Ref, meeting: Meeting) -> None:
        """Who takes part in a meeting in his own state is its host; a visit has its visitors alone."""
        party = attendance.party
        host = meeting.place is not None and party.iso3 is not None and meeting.place.iso3 == party.iso3
        told = sure(NAMED[party.mention.kind], attendance.score, attendance.source)
        evidence = [self._evidence(sentence, party.mention, told) for sentence in attendance.sentences]
        ends = [self._actor(party.actor)]
        if party.iso3 is not None:
            ends.append(self._state(party.iso3))
        elif isinstance(party.actor, Person) and party.actor.organization is not None:
            ends.append(self._actor(party.actor.organization))
        for end in dict.fromkeys(ends):
            if end is not None:
                for item in evidence:
                    role = "host" if host else "delegate"
                    self.facts.edge("ATTENDED", end, ref, item, role=role, status=meeting.status)

    # -- commitments --------------------------------------------------------------------------

    def _pledge(self, pledge: Pledge, meetings: Sequence[Meeting], keys: dict[int, str]) -> None:
        actors = [(actor, ref) for actor in pledge.actors if (ref := self._actor(actor)) is not None]
        if not actors:
            return
        sentence = self.doc[pledge.trigger].sent
        evidence = self._evidence(sentence, pledge.mention, pledge.confidence)
        owners = sorted({ref.key for _, ref in actors})
        commitment = self.facts.node(
            "Commitment",
            digest(pledge.text.lower(), *owners),
            text=pledge.text,
            topics=pledge.topics or None,
            deadline=self._due(pledge.deadline) if pledge.deadline else None,
            status=pledge.status,
            clause=" ".join(self.doc[pledge.start : pledge.end].text.split()),
        )
        for _, ref in actors:
            self.facts.edge("PLEDGED", ref, commitment, evidence, date=self.report.day)
        made_at = self._made_at(pledge, meetings)
        if made_at is not None:
            self.facts.edge("MADE_AT", commitment, self.facts.node("Meeting", keys[id(made_at)]), evidence)

    def _due(self, when: When) -> date:
        """The day by which a commitment is due: "by 2014" leaves all that year, "before 2014" none."""
        before = "before" in {token.lower_ for token in self.doc[max(0, when.start - 1) : when.end]}
        return when.date if before else when.last_day

    def _made_at(self, pledge: Pledge, meetings: Sequence[Meeting]) -> Meeting | None:
        """The meeting at which a commitment was made: one that its sentence tells of, else the nearest
        meeting told before at which one of its makers was."""
        sentence = self.doc[pledge.trigger].sent
        makers = {id(a) if isinstance(a, Person) else a for a in pledge.actors}
        best: tuple[int, Meeting] | None = None
        for meeting in meetings:
            if meeting.kind == "visit":
                continue
            members: set[object] = {id(a.party.actor) for a in meeting.attendance}
            members |= {State(iso3) for iso3 in meeting.states()} | set(meeting.organizations)
            members |= {a.party.actor for a in meeting.attendance if not isinstance(a.party.actor, Person)}
            if not makers & members:
                continue
            for told in meeting.sentences:
                distance = abs(sentence.start - told.start) + (0 if told.start <= sentence.start else _BEHIND)
                if best is None or distance < best[0]:
                    best = distance, meeting
        return best[1] if best is not None and best[0] < _APART else None
