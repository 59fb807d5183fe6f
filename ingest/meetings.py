"""From frames to meetings: one meeting for all the sentences that tell of it.

A frame that says nothing new of who met ("the talks will resume in Geneva on Monday") adds its date and
place to the meeting it speaks of; a frame of the same two states on the same day is the same meeting.
Meetings of one state's officials among themselves are no diplomacy and are left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from ingest import triggers as words
from ingest.actors import Cast, Person, State
from ingest.circumstances import Circumstances, Place
from ingest.dates import When
from ingest.frame import Frame, Party
from ingest.frames import find_frames
from ingest.meeting import (
    Meeting,
    MeetingKind,
    bare,
    blocs,
    by_side,
    dates_conflict,
    finer,
    head,
    level,
    name_of,
    places_differ,
    within,
)
from ingest.modality import Status

#: How many tokens a report's headline and first paragraphs have.
LEAD = 120

#: Talks and the visit that they belong to: the visitor may have arrived before he meets his hosts.
UNDER_WAY = frozenset({("held", "held"), ("planned", "planned"), ("planned", "held")})


def find_meetings(
    doc: Doc, cast: Cast, dates: list[When], anchor: date | None, dateline_city: str | None
) -> list[Meeting]:
    """All meetings that a document tells of as held, planned or cancelled.

    ``anchor`` is the day from which the article speaks; ``dateline_city`` is what "here" means.
    """
    frames = find_frames(doc, cast)
    around = Circumstances(doc, cast, dates, [f.trigger for f in frames], dateline_city)
    return _Assembly(doc, around, anchor).assemble(frames)


class _Assembly:
    def __init__(self, doc: Doc, around: Circumstances, anchor: date | None) -> None:
        self.doc = doc
        self.around = around
        self.anchor = anchor
        self.meetings: list[Meeting] = []

    def assemble(self, frames: list[Frame]) -> list[Meeting]:
        beside: list[tuple[Meeting, Token]] = []
        # who else was there is told of a meeting that may be named only later in the sentence
        for frame in sorted(frames, key=_is_aside):
            if frame.status in ("hypothetical", "negated"):
                continue
            when = self.around.when(frame.trigger)
            status: Status = frame.status
            if status == "held" and when is not None and self.anchor is not None and when.date > self.anchor:
                status = "planned"
            frame.status = status
            if when is None and status == "held" and frame.kind == "talks":
                when = self.around.day_of_saying(frame.trigger, (p.actor for p in frame.first))
            if frame.kind == "visit":
                self._visit(frame, when)
            elif frame.kind == "gathering":
                self._gathering(frame, when)
            elif frame.kind == "company":
                self._company(frame)
            else:
                for meeting in self._talks(frame, when):
                    if frame.beside is not None:
                        beside.append((meeting, frame.beside))
        for meeting, sideline in beside:
            self._tie(meeting, sideline)
        self._settle_purposes()
        self._settle_places()
        for meeting in self.meetings:
            self._settle(meeting)
            self._place_of_report(meeting)
        return [m for m in self.meetings if self._holds(m)]

    # -- talks --------------------------------------------------------------------------------

    def _talks(self, frame: Frame, when: When | None) -> list[Meeting]:
        place = self.around.place(frame.trigger)
        left, right = by_side(frame.first), by_side(frame.second)
        sides = {**left, **right}
        if len(left) > 2 and not right and not frame.anaphoric:
            return [self._multilateral(frame, when, place)]
        if frame.anaphoric and frame.trigger.pos_ == "VERB":
            # "they reviewed the agenda of the summit in Busan": whose days and places these are is open
            when, place = None, None
        if frame.anaphoric or not (left and right) or len(sides) < 2:
            known = self._recall(frame, when, place, set(sides))
            if known is not None and (frame.anaphoric or set(sides) <= blocs(known)):
                self._add(
                    known,
                    frame,
                    when,
                    place,
                    attend=set(sides) <= blocs(known) or known.kind == "multilateral",
                )
                return [known]
            if len(sides) < 2 or not (left and right):
                return []
        if len(sides) > 2 and (len(left) > 1 or self._together(frame)) and not frame.separate:
            return [self._multilateral(frame, when, place)]
        found = []
        for one, ones in left.items():
            for other, others in right.items():
                if one == other:
                    continue
                found.append(self._bilateral(frame, ones, others, when, place))
        return found

    def _together(self, frame: Frame) -> bool:
        around = {t.lower_ for t in frame.trigger.sent}
        if frame.trigger.lemma_.lower() == "host" and not frame.separate:
            return True  # "hosted the presidents of A, B and C"
        unnamed = [p for p in frame.second if not isinstance(p.actor, Person)]
        if len(unnamed) > 1 and len(unnamed) == len(frame.second):
            return True  # "talks of Iran with Britain, France and Germany"
        return bool(
            around & {"trilateral", "three-way", "tripartite", "quadrilateral", "four-way", "six-party"}
        )

    def _bilateral(
        self, frame: Frame, ones: list[Party], others: list[Party], when: When | None, place: Place | None
    ) -> Meeting:
        kind: MeetingKind = "call" if frame.kind == "call" else "bilateral"
        sentence = frame.trigger.sent
        meeting = Meeting(kind, frame.status, when=when, place=place, organizations=list(frame.organizations))
        meeting.attend(ones + others, sentence)
        for one in ones:
            for other in others:
                if isinstance(one.actor, Person) and isinstance(other.actor, Person):
                    meeting.talk(one.actor, other.actor, sentence)
        if ones[0].iso3 and others[0].iso3:
            meeting.talk(State(ones[0].iso3), State(others[0].iso3), sentence)
        meeting.sentences.append(sentence)
        meeting.triggers.append(frame.trigger)
        for known in reversed(self.meetings):
            if known.kind == "visit" and self._inside(meeting, known):
                self._absorb(known, meeting)
                return known
            if known.kind in ("bilateral", "call") and self._same_talks(known, meeting):
                self._absorb(known, meeting)
                return known
        self.meetings.append(meeting)
        return meeting

    def _inside(self, talks: Meeting, visit: Meeting) -> bool:
        """Whether talks without a named partner are what a visit was for: "will visit Pakistan for
        talks with Pakistani leaders"."""
        if visit.place is None or talks.kind == "call" or not talks.persons() & visit.persons():
            return False
        others = [a.party for a in talks.attendance if id(a.party.actor) not in visit.persons()]
        return all(not isinstance(p.actor, Person) and p.iso3 == visit.place.iso3 for p in others) and not (
            dates_conflict(talks.when, visit.when) and talks.sentences[0] not in visit.sentences
        )

    def _same_talks(self, known: Meeting, new: Meeting) -> bool:
        if blocs(known) != blocs(new) or places_differ(known.place, new.place):
            return False
        if (known.kind == "call") != (new.kind == "call") and (new.when or new.place):
            return False
        if dates_conflict(known.when, new.when):
            return False
        if (
            known.status != new.status
            and known.when is not None
            and new.when is not None
            and known.when != new.when
        ):
            return False
        ours, theirs = known.persons(), new.persons()
        if ours and theirs and not ours & theirs:
            return False
        if known.status == "cancelled" or new.status == "cancelled":
            return known.status == new.status
        dated = known.when is not None and new.when is not None
        return known.status == new.status or ours == theirs or dated

    def _absorb(self, known: Meeting, new: Meeting) -> None:
        for attendance in new.attendance:
            if known.kind == "visit" and attendance.party.iso3 == (known.place.iso3 if known.place else None):
                continue
            for sentence in attendance.sentences:
                known.attend([attendance.party], sentence)
        for pair in new.pairs:
            for sentence in pair.sentences:
                known.talk(pair.first, pair.second, sentence)
        self._circumstances(known, new.when, new.place)
        known.sentences += [s for s in new.sentences if s not in known.sentences]
        known.triggers += new.triggers

    def _recall(
        self, frame: Frame, when: When | None, place: Place | None, sides: set[str]
    ) -> Meeting | None:
        """The meeting that "the talks" or "the summit" goes back to."""
        for known in reversed(self.meetings):
            if known.kind == "visit" or (
                known.kind == "call"
                and frame.kind == "talks"
                and frame.trigger.lemma_ in ("meeting", "summit")
            ):
                continue
            if frame.kind == "call" and (known.kind == "multilateral" or known.place is not None):
                continue
            if known.triggers and frame.trigger.i - known.triggers[-1].i > 250:
                continue
            if sides and known.kind == "bilateral" and not sides <= blocs(known):
                continue
            if dates_conflict(known.when, when) or places_differ(known.place, place):
                continue
            return known
        return None

    def _add(
        self, known: Meeting, frame: Frame, when: When | None, place: Place | None, attend: bool
    ) -> None:
        sentence = frame.trigger.sent
        if frame.kind == "call":
            known.kind = "call"
        if attend and (frame.status == known.status or frame.anaphoric):
            known.attend(frame.parties, sentence)
            if known.kind in ("bilateral", "call"):
                persons = [a.party for a in known.attendance if isinstance(a.party.actor, Person)]
                sides_of = by_side(persons)
                if len(sides_of) == 2 and all(len(members) == 1 for members in sides_of.values()):
                    (one,), (other,) = sides_of.values()
                    known.talk(one.actor, other.actor, sentence)
        self._circumstances(known, when, place)
        if sentence not in known.sentences:
            known.sentences.append(sentence)
        known.triggers.append(frame.trigger)

    def _circumstances(self, known: Meeting, when: When | None, place: Place | None) -> None:
        known.when = finer(known.when, when)
        if place is not None and (
            known.place is None or (known.place.city is None and place.iso3 == known.place.iso3)
        ):
            known.place = place

    # -- gatherings ---------------------------------------------------------------------------

    def _multilateral(self, frame: Frame, when: When | None, place: Place | None) -> Meeting:
        sentence = frame.trigger.sent
        meeting = Meeting(
            "multilateral", frame.status, when=when, place=place, organizations=list(frame.organizations)
        )
        meeting.attend(frame.parties, sentence)
        meeting.sentences.append(sentence)
        meeting.triggers.append(frame.trigger)
        for known in reversed(self.meetings):
            if (
                known.kind == "multilateral"
                and blocs(known) == blocs(meeting)
                and not dates_conflict(known.when, when)
            ):
                self._absorb(known, meeting)
                return known
        self.meetings.append(meeting)
        return meeting

    def _gathering(self, frame: Frame, when: When | None) -> None:
        sentence = frame.trigger.sent
        place = self.around.place(frame.trigger)
        noun = frame.trigger
        if when is None and _since(noun):
            return  # "since the first meeting": only a mark in time
        name = name_of(noun) if noun.pos_ != "VERB" else ""
        new = Meeting(
            "multilateral", frame.status, name=name, when=when, place=place, organizations=frame.organizations
        )
        nearest = sorted(self.meetings, key=lambda m: min(abs(t.i - noun.i) for t in m.triggers))
        for known in nearest if _is_aside(frame) else reversed(self.meetings):
            if known.kind == "multilateral" and self._same_gathering(known, new, frame):
                known.attend(frame.first, sentence)
                self._circumstances(known, when, place)
                known.organizations += [o for o in frame.organizations if o not in known.organizations]
                if len(new.name) > len(known.name) and not frame.anaphoric:
                    known.name = new.name
                known.sentences += [sentence] if sentence not in known.sentences else []
                known.triggers.append(noun)
                return
        if _is_aside(frame):
            return  # "Egypt was represented by …": by itself no meeting
        new.attend(frame.first, sentence)
        new.sentences.append(sentence)
        new.triggers.append(noun)
        self.meetings.append(new)

    def _same_gathering(self, known: Meeting, new: Meeting, frame: Frame) -> bool:
        if dates_conflict(known.when, new.when) or places_differ(known.place, new.place):
            return False
        if frame.anaphoric:
            lemma = frame.trigger.lemma_.lower()
            if lemma in words.SUMMIT_NOUNS:
                return lemma in known.name.lower() or bare(head(known)) == lemma
            return True
        told = bare(head(known)) == bare(frame.trigger) or (
            "VERB" in (head(known).pos_, frame.trigger.pos_) and frame.trigger.sent in known.sentences
        )
        nameless = not (known.organizations and new.organizations)
        if known.when is not None and known.when == new.when and told and nameless:
            return True
        if bool(known.organizations) != bool(new.organizations) and bare(head(known)) == bare(frame.trigger):
            # "a summit meeting … the Second ACMECS Summit": one of them has no name yet
            unnamed, named = (new, known) if known.organizations else (known, new)
            if unnamed.place is not None and unnamed.place.city and named.place == unnamed.place:
                return True
            return not unnamed.states() and len(unnamed.name.split()) < 4
        if known.organizations and new.organizations:
            if not {o.id for o in known.organizations} & {o.id for o in new.organizations}:
                return False
            return level(known) == level(new) or not level(new) or not level(known)
        if known.name and new.name:
            ours, theirs = set(known.name.lower().split()), set(new.name.lower().split())
            return ours <= theirs or theirs <= ours
        return False

    def _company(self, frame: Frame) -> None:
        """As in "X joined the president": X was where the president has just been told to be."""
        sentence = frame.trigger.sent
        others = {id(p.actor) for p in frame.second}
        for known in reversed(self.meetings):
            if frame.trigger.i - known.triggers[-1].i > 120:
                break
            if known.persons() & others:
                known.attend(frame.first, sentence)
                return

    # -- visits -------------------------------------------------------------------------------

    def _visit(self, frame: Frame, when: When | None) -> None:
        sentence = frame.trigger.sent
        if not frame.destinations:
            known = next(
                (
                    m
                    for m in reversed(self.meetings)
                    if m.kind == "visit" and m.persons() & {id(p.actor) for p in frame.first}
                ),
                None,
            )
            if known is not None and not dates_conflict(known.when, when):
                self._circumstances(known, when, None)
                known.triggers.append(frame.trigger)
                known.sentences += [sentence] if sentence not in known.sentences else []
            return
        for mention in frame.destinations:
            place = self.around.place_of(mention)
            if place is None:
                continue
            visitors = [
                p for p in frame.first if p.iso3 != place.iso3 and (p.iso3 or isinstance(p.actor, Person))
            ]
            if not visitors:
                continue
            new = Meeting("visit", frame.status, when=when, place=place)
            new.attend(visitors, sentence)
            for known in reversed(self.meetings):
                if known.kind == "visit" and self._same_visit(known, new):
                    known.attend(visitors, sentence)
                    self._circumstances(known, when, place)
                    known.sentences += [sentence] if sentence not in known.sentences else []
                    known.triggers.append(frame.trigger)
                    if frame.status == "held":
                        known.status = known.status if known.when and when is None else "held"
                    break
            else:
                new.sentences.append(sentence)
                new.triggers.append(frame.trigger)
                self.meetings.append(new)

    def _same_visit(self, known: Meeting, new: Meeting) -> bool:
        if known.place is None or new.place is None or known.place.iso3 != new.place.iso3:
            return False
        if not (
            known.persons() & new.persons()
            or (known.states() == new.states() and not (known.persons() and new.persons()))
        ):
            return False
        if known.status == "cancelled" or new.status == "cancelled":
            return known.status == new.status
        return not dates_conflict(known.when, new.when, days=7)

    # -- the whole ----------------------------------------------------------------------------

    def _tie(self, meeting: Meeting, sideline: Token) -> None:
        for child in sideline.subtree:
            for parent in self.meetings:
                if parent.kind == "multilateral" and parent is not meeting and child in parent.triggers:
                    meeting.parent = parent
                    for attendance in meeting.attendance:
                        parent.attend([attendance.party], attendance.sentences[0])
                    if meeting.place is None:
                        meeting.place = parent.place
                    if meeting.when is None and meeting.status == parent.status:
                        meeting.when = within(parent.when)
                    return

    def _settle_purposes(self) -> None:
        """Who travels to a summit, or to talks in a third country, is told of that meeting: the journey
        gives it day and place and is no visit of its own."""
        for visit in [m for m in self.meetings if m.kind == "visit" and m.place is not None]:
            for meeting in self.meetings:
                if meeting.kind == "visit" or not set(meeting.sentences) & set(visit.sentences):
                    continue
                if not meeting.persons() & visit.persons() or places_differ(meeting.place, visit.place):
                    continue
                if dates_conflict(meeting.when, visit.when) or meeting.status != visit.status:
                    continue
                abroad = (
                    meeting.kind == "bilateral"
                    and visit.place is not None
                    and (visit.place.iso3 not in meeting.states())
                )
                if abroad or (meeting.kind == "multilateral" and _purpose(meeting, visit)):
                    self._circumstances(meeting, visit.when, visit.place)
                    meeting.attend((a.party for a in visit.attendance), visit.sentences[0])
                    self.meetings.remove(visit)
                    break

    def _settle_places(self) -> None:
        """Talks during a visit take place where the visitor is, and when he is there."""
        for talks in self.meetings:
            if talks.kind != "bilateral" or (talks.place is not None and talks.when is not None):
                continue
            for visit in self.meetings:
                if (
                    visit.kind == "visit"
                    and visit.place is not None
                    and talks.persons() & visit.persons()
                    and visit.place.iso3 in talks.states()
                    and not dates_conflict(talks.when, visit.when, days=4)
                    and not places_differ(talks.place, visit.place)
                    and (talks.status, visit.status) in UNDER_WAY
                ):
                    talks.place = talks.place or visit.place
                    if talks.when is None and visit.when is not None and visit.when.precision == "day":
                        sure = within(visit.when)
                        if sure is not None and talks.status != visit.status:  # some day of the visit
                            sure = replace(sure, date=sure.date.replace(day=1), precision="month")
                        talks.when = sure
                    break

    def _place_of_report(self, meeting: Meeting) -> None:
        """A gathering of the day, told at the head of the report, is where the report comes from."""
        today = meeting.when is not None and meeting.when.date == self.anchor and meeting.status == "held"
        if meeting.kind == "multilateral" and meeting.place is None and today and head(meeting).i < LEAD:
            meeting.place = self.around.here

    def _settle(self, meeting: Meeting) -> None:
        """What only the whole shows: the day decides whether it is yet to come, and a gathering of two
        states is a bilateral meeting."""
        if meeting.when is not None and self.anchor is not None and meeting.when.date > self.anchor:
            meeting.status = "planned" if meeting.status == "held" else meeting.status
        sides_of = by_side(a.party for a in meeting.attendance)
        words_before = {t.lower_ for t in self.doc[head(meeting).left_edge.i : head(meeting).i]}
        if (
            meeting.kind == "multilateral"
            and not meeting.organizations
            and len(sides_of) == 2
            and len(meeting.states()) == 2
            and not words_before & words.MANY
        ):
            meeting.kind = "bilateral"
            (one, ones), (other, others) = sides_of.items()
            sentence = meeting.sentences[0]
            meeting.talk(State(one), State(other), sentence)
            for first in ones:
                for second in others:
                    if isinstance(first.actor, Person) and isinstance(second.actor, Person):
                        meeting.talk(first.actor, second.actor, sentence)

    def _holds(self, meeting: Meeting) -> bool:
        if meeting.kind in ("bilateral", "call"):
            # A state and an organization need a person who met: "entry talks with the EU" are a process.
            return len(meeting.states()) >= 2 or (len(blocs(meeting)) >= 2 and bool(meeting.persons()))
        if meeting.kind == "visit":
            return bool(meeting.attendance)
        noun = head(meeting)
        modifiers = {t.lower_ for t in self.doc[noun.left_edge.i : noun.i]}
        if not (meeting.attendance or meeting.when or meeting.place):
            return False
        if meeting.organizations:
            return True
        if len(meeting.states()) > 2:
            return True
        if modifiers & words.DOMESTIC and not modifiers & words.DIPLOMATIC:
            return False
        modifiers |= set(meeting.name.lower().split())
        if noun.lemma_.lower() == "conference" and not modifiers & words.DIPLOMATIC - words.WORLDLY:
            # learned societies meet internationally too; of states is what has states for its topic
            topic = self.doc[noun.left_edge.i : noun.right_edge.i + 1]
            return len(meeting.states()) >= 2 or any(t.ent_type_ in ("GPE", "NORP") for t in topic)
        if noun.lemma_.lower() in words.SUMMIT_NOUNS or modifiers & words.DIPLOMATIC:
            return bool(meeting.states()) or meeting.when is not None or meeting.place is not None
        return len(meeting.states()) >= 2


def _is_aside(frame: Frame) -> bool:
    """Whether a frame only adds somebody to a meeting told elsewhere: "Egypt was represented by …"."""
    return frame.kind == "gathering" and frame.anaphoric and frame.trigger.pos_ == "VERB"


def _purpose(meeting: Meeting, visit: Meeting) -> bool:
    """Whether the journey's clause says that it is made to attend the meeting."""
    for trigger in meeting.triggers:
        for above in trigger.ancestors:
            purpose = above.lemma_.lower() in ("attend", "participate", "take", "join")
            purpose = purpose and above.dep_ in ("advcl", "xcomp")
            if purpose and any(above.head.i == t.i for t in visit.triggers):
                return True
    return False


def _since(noun: Token) -> bool:
    return (noun.dep_ == "pobj" and noun.head.lower_ == "since") or (
        noun.dep_ in ("nsubj", "ROOT", "dep") and any(c.lower_ == "since" for c in noun.children)
    )
