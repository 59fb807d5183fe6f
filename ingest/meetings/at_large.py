"""What a text tells at large, by no trigger: who speaks in a transcript, and what is called off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from ingest.actors.model import Actors, Person
from ingest.dates.when import When
from ingest.lexicon import triggers as words
from ingest.meetings.mention import EventMention, Participant
from ingest.meetings.model import by_side
from ingest.meetings.place import Places
from ingest.meetings.trigger import trigger_of
from ingest.syntax.factuality import status_of
from ingest.syntax.plans import called_off
from ingest.syntax.relations import governor, is_label


def at_large(doc: Doc, actors: Actors, places: Places, dates: Sequence[When]) -> list[EventMention]:
    """The event mentions that hang on no trigger."""
    return [*_conversation(doc, actors), *_callings_off(doc)]


def _conversation(doc: Doc, actors: Actors) -> Iterator[EventMention]:
    """The speakers of a transcript ("PRESIDENT BIDEN: …"), where they act for two states or more.

    Of each state only its first speaker is sure to be at the table: interpreters and spokesmen speak too.
    """
    sides = by_side(_speakers(doc, actors))
    if len({one.iso3 for side in sides.values() for one in side if one.iso3}) < 2:
        return
    for participant, *_ in sides.values():
        yield EventMention(trigger_of(doc[participant.mention.head]), "conversation", "held", [participant])


def _speakers(doc: Doc, actors: Actors) -> Iterator[Participant]:
    for mention in actors.mentions:
        for actor in mention.actors:
            if (
                isinstance(actor, Person)
                and actor.minister
                and actor.state
                and is_label(doc, mention.start, mention.end)
            ):
                yield Participant(actor, mention)


def _callings_off(doc: Doc) -> Iterator[EventMention]:
    """As in "The visit was later called off"."""
    events = words.TALK_NOUNS | words.VISIT_NOUNS | words.SUMMIT_NOUNS
    for noun in doc:
        if noun.lemma_.lower() in events and called_off(noun) and status_of(noun) == "cancelled":
            determiners = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss")}
            if determiners and not determiners & {"a", "an", "no"} and not _is_on_again(noun):
                yield EventMention(trigger_of(noun), "calling_off", "cancelled")


def _is_on_again(noun: Token) -> bool:
    """As in "will meet after all, two days after X called off the talks"."""
    verb = governor(noun)
    if verb is None or verb.dep_ != "advcl" or not any(c.lower_ == "after" for c in verb.children):
        return False
    return status_of(verb.head) == "planned"
