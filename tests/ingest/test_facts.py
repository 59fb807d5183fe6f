"""From persons, meetings and commitments to nodes and edges, each with its evidence."""

from __future__ import annotations

from datetime import date

from graph.model import Facts
from ingest.actors.model import Actors, Mention, Office, Person, State
from ingest.article import Article
from ingest.commitments.model import Pledge
from ingest.facts import assemble
from ingest.meetings.mention import Participant
from ingest.meetings.model import Attendance, Meeting, Pair
from ingest.meetings.place import Place
from ingest.text.page import clean
from ingest.text.report import Report
from ingest.text.sentences import Sentence, Sentences
from tests.ingest.meetings.values import LUND, OTIENO, UNION, day

MET = "President Kari Lund met President Daniel Otieno in Nairobi on Tuesday."
PLEDGED = "Norway pledged to build a clinic in Kenya by the end of 2021 at the latest."
PAGE = f"Menu | Sport | Sign in\n\n{MET} {PLEDGED}\n"

REPORT = Report(clean(Article(PAGE)), day=date(2019, 6, 12))


def sentences() -> Sentences:
    """The report's text, word by word."""
    text, spans, found = REPORT.text, [], []
    for told in (MET, PLEDGED):
        first = at = text.index(told)
        start = len(spans)
        for word in told.split():
            at = text.index(word, at)
            spans.append((at, at + len(word)))
            at += len(word)
        words = tuple(word.lower() for word in told.split())
        found.append(Sentence(start, len(spans), first, told, words))
    return Sentences(text, tuple(spans), tuple(found))


TEXT = sentences()
FIRST, SECOND = TEXT.sentences
BY_NAME = {
    LUND: Mention(0, 3, 2, (LUND,), "named"),
    OTIENO: Mention(4, 7, 6, (OTIENO,), "named"),
}


KENYA = Place(None, "KEN")


def talks(*actors: Person, **more: object) -> Meeting:
    attendance = tuple(Attendance(Participant(a, BY_NAME.get(a, BY_NAME[LUND])), (FIRST,)) for a in actors)
    return Meeting(
        "bilateral", "held", when=day(11), place=Place("Nairobi", "KEN"), attendance=attendance,
        sentences=(FIRST,), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def facts(*meetings: Meeting, pledges: tuple[Pledge, ...] = (), persons: tuple[Person, ...] = ()) -> Facts:
    actors = Actors(persons or (LUND, OTIENO), tuple(BY_NAME.values()))
    return assemble(REPORT, TEXT, actors, meetings, pledges)


def test_who_attended_and_who_was_the_host() -> None:
    found = facts(talks(LUND, OTIENO))
    roles = {(edge.source.key, edge.properties["role"]) for edge in found.of_type("ATTENDED")}
    assert roles == {
        ("NOR", "delegate"), ("KEN", "host"), ("kari-lund-nor", "delegate"), ("daniel-otieno-ken", "host"),
    }  # fmt: skip


def test_evidence_is_the_sentence_where_it_stands_in_the_page_as_received() -> None:
    [edge] = [e for e in facts(talks(LUND)).of_type("ATTENDED") if e.source.key == "NOR"]
    [evidence] = edge.evidence
    assert PAGE[evidence.start : evidence.end] == evidence.sentence == MET
    assert evidence.mention == "President Kari Lund"


def test_a_pair_who_talked_is_of_its_meeting() -> None:
    found = facts(talks(LUND, OTIENO, pairs=(Pair(LUND, OTIENO, (FIRST,)),)))
    [edge] = found.of_type("BILATERAL_TALKS")
    [meeting] = found.of_label("Meeting")
    assert edge.properties["meeting"] == meeting.ref.key
    assert {edge.source.key, edge.target.key} == {"kari-lund-nor", "daniel-otieno-ken"}


def test_the_larger_meeting_is_the_one_of_that_number() -> None:
    summit = Meeting("multilateral", "held", name="Fjord Summit", when=day(11), sentences=(FIRST,))
    journey = Meeting(
        "visit", "held", place=Place(None, "GHA"), stops=(Place(None, "TGO"),),
        attendance=(Attendance(Participant(LUND, BY_NAME[LUND]), (FIRST,)),), sentences=(FIRST,),
    )  # fmt: skip
    found = facts(journey, summit, talks(LUND, OTIENO, parent=1))
    [edge] = found.of_type("SIDELINES_OF")
    kinds = {node.ref: node.properties["kind"] for node in found.of_label("Meeting")}
    assert (kinds[edge.source], kinds[edge.target]) == ("bilateral", "multilateral")


def test_a_former_office_holder_who_takes_part_is_told_as_such() -> None:
    former = Person("Kari Lund", offices=(Office("President", "head_of_state", former=True),), state="NOR")
    mention = Mention(0, 3, 2, (former,), "named")
    attendance = (Attendance(Participant(former, mention), (FIRST,)),)
    meeting = Meeting("visit", "held", place=Place(None, "KEN"), attendance=attendance, sentences=(FIRST,))
    found = assemble(REPORT, TEXT, Actors((former,), (mention,)), [meeting], [])
    assert {edge.source.label for edge in found.of_type("ATTENDED")} == {"Minister"}
    assert [edge.properties["former"] for edge in found.of_type("REPRESENTS")] == [True]


def test_a_former_secretary_general_brings_no_organization() -> None:
    found = {}
    for former in (False, True):
        office = Office("Secretary General", "head_of_organization", former=former)
        holm = Person("Lars Holm", offices=(office,), organization=UNION, minister=not former)
        mention = Mention(0, 3, 2, (holm,), "named")
        attendance = (Attendance(Participant(holm, mention), (FIRST,)),)
        meeting = Meeting(
            "visit", "held", place=Place(None, "KEN"), attendance=attendance, sentences=(FIRST,)
        )
        stated = assemble(REPORT, TEXT, Actors((holm,), (mention,)), [meeting], [])
        found[former] = {edge.source.label for edge in stated.of_type("ATTENDED")}
    assert found == {False: {"Minister", "Organization"}, True: {"Minister"}}


def test_a_commitment_is_due_on_its_day_and_made_at_the_meeting_told_before() -> None:
    pledge = Pledge(
        actors=(State("NOR"),), mention=Mention(11, 12, 11, (State("NOR"),), "state"), start=11, end=16,
        text="build a clinic", topics=("health",), deadline=None, due=date(2021, 12, 31), status="pledged",
        trigger=12, confidence=0.8,
    )  # fmt: skip
    found = facts(talks(LUND, OTIENO), pledges=(pledge,))
    [commitment] = found.of_label("Commitment")
    assert commitment.properties["deadline"] == date(2021, 12, 31)
    assert commitment.properties["clause"] == "Norway pledged to build a"
    [edge] = found.of_type("PLEDGED")
    assert [one.sentence for one in edge.evidence] == [PLEDGED]
    assert len(list(found.of_type("MADE_AT"))) == 1
