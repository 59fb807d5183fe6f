"""What the parse says of those whom the learned reader takes for participants: no score makes one of who is
said to stay away, is only talked about, or only speaks of another's journey."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from ingest.actors.model import Mention, Person
from ingest.lexicon import triggers as words
from ingest.lexicon.offices import lexicon
from ingest.meetings.noun_phrase import stays_away
from ingest.meetings.scope import beyond
from ingest.models.events import Argument
from ingest.syntax.relations import governor, own_subjects, subjects

#: Nouns beside which an adjective means the state, though they name no office.
_OF_STATES = words.TALK_NOUNS | words.GATHERING_NOUNS | words.VISIT_NOUNS | words.OFFICIALS | words.CALL_NOUNS


def in_sentence(doc: Doc, trigger: int, argument: Argument) -> Argument:
    """An argument with what its sentence, and that of the trigger, say of it."""
    mention, head = argument.mention, doc[argument.mention.head]
    own = {token.i for token in subjects(doc[trigger])}
    above = list(doc[trigger].ancestors)
    return replace(
        argument,
        absent=_absent(doc, mention) or _before(doc, trigger, mention),
        topic=_topic(doc, trigger, argument) or _nationality(doc, mention),
        visitor=bool(own & set(range(mention.start, mention.end))),
        # X in "X, speaking before Y is due to visit Rome"
        speaker=head in above or (head.head in above and head.dep_ == "nsubj"),
        met=_met(doc[trigger], head),
    )


def _absent(doc: Doc, mention: Mention) -> bool:
    """Whether somebody is said to stay away: "X took no part in the talks", "X did not attend", "X skipped
    the summit"."""
    head = doc[mention.head]
    while head.dep_ in ("appos", "compound", "poss") and head.head.i != head.i:
        head = head.head
    return head in own_subjects(head.head) and stays_away(head.head)


def _met(trigger: Token, head: Token) -> bool:
    """As Y in "X met Y in Oslo and flew to Rome", "X held talks with Y before leaving for Rome"."""
    verb = governor(head)
    if verb is None or verb not in trigger.ancestors or trigger in head.ancestors:
        return False
    talks = any(c.dep_ == "dobj" and c.lemma_.lower() in words.TALK_NOUNS for c in verb.children)
    second = next((t for t in (head, *head.ancestors) if t.head == verb), head).dep_
    meets = verb.lemma_.lower() in words.MEET
    return (meets or talks) and second in ("dobj", "prep", "agent")


def _before(doc: Doc, trigger: int, mention: Mention) -> bool:
    """Whether somebody does something ahead of an event only: "Lund and Otieno spoke ahead of the summit"."""
    phrase = beyond(doc[trigger])
    return phrase is not None and mention.head not in {token.i for token in phrase.subtree}


def _nationality(doc: Doc, mention: Mention) -> bool:
    """As in "the Kenyan novelist Jane Wambui": an adjective stands for its state beside an office or an event
    only ("the Kenyan president", "Kenyan officials", "U.S.-Kenyan talks")."""
    word = doc[mention.head]
    noun = word.head
    if mention.kind != "state" or word.dep_ not in ("amod", "compound", "nmod") or noun.i <= word.i:
        return False
    known = lexicon().heads.get(noun.lower_) or lexicon().heads.get(noun.lemma_.lower())
    office = known is not None and known[0] in ("official", "collective")
    return (
        noun.pos_ in ("NOUN", "PROPN")
        and noun.ent_type_ in ("", "PERSON")
        and not (office or noun.lemma_.lower() in _OF_STATES)
    )


def _topic(doc: Doc, trigger: int, argument: Argument) -> bool:
    """As Taiwan in "talks about Taiwan", Afghanistan in "a conference on Afghanistan"."""
    mention = argument.mention
    if mention.kind not in ("state", "organization") or isinstance(argument.actor, Person):
        return False
    head = doc[mention.head]
    while head.dep_ in ("conj", "compound", "poss", "nmod") and head.head.i != head.i:
        head = head.head
    over = head.head
    return head.dep_ == "pobj" and over.lower_ in words.ABOUT and over.i > trigger
