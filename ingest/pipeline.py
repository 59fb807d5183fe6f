"""One article read: the stages by name, in their order, and what passes between them.

Each stage takes what earlier ones found and returns a new value; it edits nothing that it was given. To
put another in its place takes its name::

    def nothing(doc, actors, places, dates):
        return []

    read(article, RULES.replace(detect=nothing))

In ``DEFAULT`` the learned reader finds events too: there ``understand`` is the stage to replace as well.

The protocols below say what each is given and gives: frozen values all, but for the parse. ``date`` to
``detect`` read it. From ``situate`` on none does: there the text is its sentences, and an event mention
carries with its trigger and its setting what the parse says of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Protocol

from spacy.tokens import Doc

from graph.model import Facts
from ingest import facts
from ingest.actors.find import find_actors
from ingest.actors.model import Actors
from ingest.article import Article
from ingest.commitments.express import express
from ingest.commitments.find import find_pledges
from ingest.commitments.model import Pledge
from ingest.confidence import kept
from ingest.dates.find import find_dates
from ingest.dates.when import When
from ingest.meetings import cluster, detect, situate
from ingest.meetings.at_large import at_large
from ingest.meetings.mention import EventMention, Situated
from ingest.meetings.model import Meeting
from ingest.meetings.place import Place, Places
from ingest.meetings.places import find_places
from ingest.meetings.sentences import sentences_of
from ingest.models import commitments as learned_commitments
from ingest.models import meetings as learned_meetings
from ingest.models.events import Reading
from ingest.models.officials import acknowledge
from ingest.models.reading import understand
from ingest.models.session import model
from ingest.syntax.model import parse
from ingest.text import relevance, report
from ingest.text.report import Report
from ingest.text.sentences import Sentences


class Clean(Protocol):
    """The report on a page, without menus and bylines; its text maps back to the article as received."""

    def __call__(self, article: Article, /) -> Report: ...


class Screen(Protocol):
    """Whether a report can tell of a meeting or a commitment at all: what cannot is not parsed."""

    def __call__(self, report: Report, /) -> bool: ...


class Parse(Protocol):
    """The report's text as spaCy's document: tokens, tags, dependencies, entities, sentences."""

    def __call__(self, report: Report, /) -> Doc: ...


class Date(Protocol):
    """The time expressions whose meaning is sure, in the order of the text."""

    def __call__(self, doc: Doc, day: date | None, /) -> Sequence[When]: ...


class Link(Protocol):
    """The actors, for whom each acts, and every mention of them, in the order of the text."""

    def __call__(self, doc: Doc, report: Report, /) -> Actors: ...


class Locate(Protocol):
    """The places that the text names."""

    def __call__(self, doc: Doc, actors: Actors, city: str | None, /) -> Places: ...


class Understand(Protocol):
    """What the learned reader finds: events with their arguments, commitments, office-holders."""

    def __call__(self, doc: Doc, actors: Actors, places: Places, dates: Sequence[When], /) -> Reading: ...


class Acknowledge(Protocol):
    """The actors with the offices and states that only the learned reader knows, and its findings on them."""

    def __call__(self, actors: Actors, reading: Reading, /) -> tuple[Actors, Reading]: ...


class Commit(Protocol):
    """The commitments: who bound himself to what, in which clause, and by when."""

    def __call__(
        self, doc: Doc, actors: Actors, dates: Sequence[When], day: date | None, /
    ) -> Sequence[Pledge]: ...


class Bind(Protocol):
    """The commitments of the rules and those of the learned reader, each once."""

    def __call__(
        self,
        doc: Doc,
        commitments: Sequence[Pledge],
        reading: Reading,
        dates: Sequence[When],
        day: date | None,
        /,
    ) -> Sequence[Pledge]: ...


class Express(Protocol):
    """The commitments in words that can be read alone: to whom, how much, and which are courtesies."""

    def __call__(self, doc: Doc, actors: Actors, commitments: Sequence[Pledge], /) -> Sequence[Pledge]: ...


class Detect(Protocol):
    """The event mentions: trigger, kind, factuality, who takes part on which side, and what the text says of
    when and where."""

    def __call__(
        self, doc: Doc, actors: Actors, places: Places, dates: Sequence[When], /
    ) -> Sequence[EventMention]: ...


class Situate(Protocol):
    """Those of the event mentions that are told as real, with time and place."""

    def __call__(
        self, events: Sequence[EventMention], here: Place | None, day: date | None, /
    ) -> Sequence[Situated]: ...


class Cluster(Protocol):
    """The meetings, each with the sentences that tell of it."""

    def __call__(
        self, events: Sequence[Situated], here: Place | None, day: date | None, /
    ) -> Sequence[Meeting]: ...


class Join(Protocol):
    """The meetings of the rules and those of the learned reader, each once."""

    def __call__(
        self,
        sentences: Sentences,
        meetings: Sequence[Meeting],
        reading: Reading,
        here: Place | None,
        day: date | None,
        /,
    ) -> Sequence[Meeting]: ...


class Assemble(Protocol):
    """The facts of the graph: nodes by key, edges with their evidence."""

    def __call__(
        self,
        report: Report,
        sentences: Sentences,
        actors: Actors,
        meetings: Sequence[Meeting],
        commitments: Sequence[Pledge],
        /,
    ) -> Facts: ...


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The stages of reading by name, in their order."""

    clean: Clean
    screen: Screen
    parse: Parse
    date: Date
    link: Link
    locate: Locate
    understand: Understand
    acknowledge: Acknowledge
    commit: Commit
    bind: Bind
    express: Express
    detect: Detect
    situate: Situate
    cluster: Cluster
    join: Join
    assemble: Assemble

    def replace(self, **stages: Any) -> Pipeline:
        """The same pipeline with other stages in place of those of their names.

        >>> RULES.replace(detect=my_stage)

        Raises:
            TypeError: there is no stage of that name.
        """
        if unknown := sorted(stages.keys() - set(self)):
            raise TypeError(f"no stage is called {unknown[0]!r}: there are {', '.join(self)}")
        return replace(self, **stages)

    def __iter__(self) -> Iterator[str]:
        """The names of the stages, in their order."""
        return (stage.name for stage in fields(self))


def _screen(report: Report, /) -> bool:
    return relevance.can_tell(report.text)


def _parse(report: Report, /) -> Doc:
    return parse(report.text)


def _link(doc: Doc, report: Report, /) -> Actors:
    return find_actors(doc, report.article, report.city, report.day)


def _understand(doc: Doc, actors: Actors, places: Places, dates: Sequence[When], /) -> Reading:
    return understand(model(), doc, actors, places, dates)


def at_least(confidence: float | None, pipeline: Pipeline | None = None) -> Pipeline:
    """A pipeline, else ``DEFAULT``, that keeps what is at least so sure, from 0 to 1: less than it would
    otherwise, or, where that is lower than what the learned reader holds to be true, more. ``None`` leaves it
    as it is. Who replaced ``join`` or ``bind`` decides there what to believe."""
    given = pipeline or DEFAULT
    if confidence is None:
        return given

    def join(
        sentences: Sentences,
        meetings: Sequence[Meeting],
        reading: Reading,
        here: Place | None,
        day: date | None,
        /,
    ) -> list[Meeting]:
        thresholds = learned_meetings.Thresholds().down_to(confidence, reading)
        return learned_meetings.join(sentences, meetings, reading, here, day, thresholds)

    def bind(
        doc: Doc, commitments: Sequence[Pledge], reading: Reading, dates: Sequence[When], day: date | None, /
    ) -> list[Pledge]:
        least = min(learned_commitments.COMMITMENT, reading.score_of("commitment", confidence))
        return learned_commitments.join(doc, commitments, reading, dates, day, least)

    def assemble(
        report: Report,
        sentences: Sentences,
        actors: Actors,
        meetings: Sequence[Meeting],
        commitments: Sequence[Pledge],
        /,
    ) -> Facts:
        return kept(given.assemble(report, sentences, actors, meetings, commitments), confidence)

    return given.replace(
        join=join if given.join is DEFAULT.join else given.join,
        bind=bind if given.bind is DEFAULT.bind else given.bind,
        assemble=assemble,
    )


def _nothing(*_: object) -> Any:
    return ()


def _no_reading(*_: object) -> Reading:
    return Reading()


#: Rules and learned reader together: what they are better at than either.
DEFAULT = Pipeline(
    clean=report.clean,
    screen=_screen,
    parse=_parse,
    date=find_dates,
    link=_link,
    locate=find_places,
    understand=_understand,
    acknowledge=acknowledge,
    commit=find_pledges,
    bind=learned_commitments.join,
    express=express,
    detect=detect.detect,
    situate=situate.situate,
    cluster=cluster.cluster,
    join=learned_meetings.join,
    assemble=facts.assemble,
)
#: Rules alone, and the learned reader alone, to which the rules give names, days and places.
RULES = DEFAULT.replace(understand=_no_reading)
LEARNED = DEFAULT.replace(detect=at_large, commit=_nothing)


def read(article: Article, pipeline: Pipeline = DEFAULT) -> Facts:
    """What an article states, as nodes and edges with their evidence.

    An article that tells of no meeting and no commitment still names office-holders.
    """
    report = pipeline.clean(article)
    if not pipeline.screen(report):
        return facts.about(article)
    doc = pipeline.parse(report)
    sentences = sentences_of(doc)
    dates = pipeline.date(doc, report.day)
    actors = pipeline.link(doc, report)
    places = pipeline.locate(doc, actors, report.city)
    reading = pipeline.understand(doc, actors, places, dates)
    actors, reading = pipeline.acknowledge(actors, reading)
    commitments = pipeline.commit(doc, actors, dates, report.day)
    commitments = pipeline.bind(doc, commitments, reading, dates, report.day)
    commitments = pipeline.express(doc, actors, commitments)
    events = pipeline.detect(doc, actors, places, dates)
    situated = pipeline.situate(events, places.here, report.day)
    meetings = pipeline.cluster(situated, places.here, report.day)
    meetings = pipeline.join(sentences, meetings, reading, places.here, report.day)
    return pipeline.assemble(report, sentences, actors, meetings, commitments)
