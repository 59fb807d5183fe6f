"""What the parse says of those whom the learned reader takes for participants: no score makes one of who is
said to stay away, is only talked about, or only speaks of another's journey."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from ingest.actors.model import Mention, Person
from ingest.lexicon import triggers as words
from ingest.lexicon.offices import lexicon
from ingest.lexicon.words import word_sets
from ingest.meetings.noun_phrase import stays_away
from ingest.meetings.partners import brings
from ingest.meetings.scope import beyond
from ingest.models.events import Argument
from ingest.syntax.factuality import status_of
from ingest.syntax.relations import (
    OBJECTS,
    auxiliaries,
    first_conjunct,
    governor,
    is_label,
    is_verb,
    own_subjects,
    prepositional,
    subjects,
)

_WORDS = word_sets("meetings", "arguments")
_MYSELF, _OURS = _WORDS["myself"], _WORDS["ours"]
_OWN, _EQUALS = _WORDS["own"], _WORDS["equals"]
#: Between a noun and whom it is of: "a lawyer for X", "an aide to X".
_OF = frozenset({"of", "from", "to", "for"})
_SPEAKING = word_sets("meetings", "verbs_of_meeting")["to"]
#: By these words who does something beside an event may be at it.
_COMING = (
    words.VISIT | words.TRAVEL | words.DEPART | words.MEET | words.RECEIVE | words.CALL | words.ACCOMPANY
) | words.COMING
#: Nouns beside which an adjective means the state, though they name no office.
_OF_STATES = (
    words.TALK_NOUNS | words.GATHERING_NOUNS | words.VISIT_NOUNS | words.OFFICIALS | words.CALL_NOUNS
) | _WORDS["joint"]


def narrator(trigger: Token) -> Token | None:
    """The "I" who does what a trigger tells: "I had the honor to meet X", "the message I carried to X"."""
    verbs = [trigger if is_verb(trigger) else governor(trigger)]
    verbs += [child for child in trigger.children if child.dep_ == "relcl" and not is_verb(trigger)]
    does = (token for verb in verbs if verb is not None for token in subjects(verb))
    return next((token for token in does if token.lower_ in _MYSELF), None)


def speaks_of(trigger: Token) -> bool:
    """Whether one speaks of something, and to nobody: "the president spoke of Paris"."""
    if trigger.lemma_.lower() not in _SPEAKING or prepositional(trigger, "with", "to"):
        return False
    does = own_subjects(trigger)
    office = [lexicon().heads.get(one.lower_, ("",))[0] == "official" for one in does]
    alone = len(does) == 1 and (does[0].tag_ == "NNP" or office[0]) and not does[0].conjuncts
    return alone and bool(prepositional(trigger, "of", "about"))


def is_among_themselves(trigger: Token, meant: Container[int]) -> bool:
    """Whether somebody is only with his own people: "met with his security team", "I called my secretary";
    ``meant`` are the tokens that mean somebody known."""
    partners = prepositional(trigger, "with", "to")
    if not is_verb(trigger) or not partners:
        partners += [child for child in trigger.children if child.dep_ in OBJECTS]
    own = [noun for noun in partners if any(c.dep_ == "poss" and c.lower_ in _OWN for c in noun.children)]
    return (
        bool(own)
        and len(own) == len(partners)
        and all(
            noun.lemma_.lower() not in _EQUALS
            and not any(t.i in meant for t in noun.subtree if t.dep_ != "poss")
            for noun in own
        )
    )


def in_sentence(doc: Doc, trigger: int, argument: Argument, mentions: Iterable[Mention]) -> Argument:
    """An argument with what its sentence, and that of the trigger, say of it; ``mentions`` are all of it."""
    mentions = list(mentions)
    sentence = doc[trigger].sent
    ours = any(token.lower_ in _OURS for token in sentence)
    mention, head = argument.mention, doc[argument.mention.head]
    own = {token.i for token in subjects(doc[trigger])}
    above = list(doc[trigger].ancestors)
    return replace(
        argument,
        absent=_absent(doc, mention)
        or _before(doc, trigger, mention)
        or _meanwhile(doc[trigger], head)
        or _only_named(doc[trigger], head, argument),
        topic=_topic(doc, trigger, argument) or _nationality(doc, mention),
        visitor=bool(own & set(range(mention.start, mention.end))),
        # X in "X, speaking before Y is due to visit Rome"
        speaker=head in above or (head.head in above and head.dep_ == "nsubj"),
        met=_met(doc[trigger], head),
        discusses=_discusses(doc[trigger], head),
        apart=isinstance(argument.actor, Person) and all(_apart(doc, trigger, one) for one in mentions),
        before=any(one.head < sentence.start for one in mentions),
        here=any(
            (sentence.start <= one.head < sentence.end and not one.place)
            or (ours and is_label(doc, one.start, one.end))
            for one in mentions
        ),
        lists=frozenset(
            first.i
            for one in mentions
            if sentence.start <= one.head < sentence.end
            and (first := first_conjunct(doc[one.head])).head.lower_ != "between"
        ),
    )


def _absent(doc: Doc, mention: Mention) -> bool:
    """Whether somebody is said to stay away: "X took no part in the talks", "X did not attend", "X skipped
    the summit"."""
    head = doc[mention.head]
    while head.dep_ in ("appos", "compound", "poss") and head.head.i != head.i:
        head = head.head
    return head in own_subjects(head.head) and stays_away(head.head)


def _only_named(trigger: Token, head: Token, argument: Argument) -> bool:
    """As X in "met the widow of X"; of "met an envoy of X" his state was there."""
    head = first_conjunct(head)
    if argument.mention.kind != "named" or head.dep_ != "pobj" or head.head.lower_ not in _OF:
        return False
    noun = head.head.head
    partner = noun.dep_ in OBJECTS and noun.head == trigger
    partner = partner or (noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head == trigger)
    if noun.pos_ != "NOUN" or not partner:
        return False
    whom = brings(noun)
    return whom == "nobody" or (whom == "his state" and isinstance(argument.actor, Person))


def _met(trigger: Token, head: Token) -> bool:
    """As Y in "X met Y in Oslo and flew to Rome", "X held talks with Y before leaving for Rome"."""
    verb = governor(head)
    if verb is None or verb not in trigger.ancestors or trigger in head.ancestors:
        return False
    talks = any(c.dep_ == "dobj" and c.lemma_.lower() in words.TALK_NOUNS for c in verb.children)
    second = next((t for t in (head, *head.ancestors) if t.head == verb), head).dep_
    meets = verb.lemma_.lower() in words.MEET
    return (meets or talks) and second in ("dobj", "prep", "agent")


def _discusses(trigger: Token, head: Token) -> bool:
    """As X and Y in "X and Y discussed the upcoming summit", "held talks on the summit"; not in "X and Y went
    over the maps"."""
    if trigger.lemma_.lower() not in words.GATHERING_NOUNS:
        return False
    for node in (trigger, *trigger.ancestors):
        other = node.dep_ == "prep" and node.lower_ not in words.ABOUT | {"of"}
        if other or (node.i != trigger.i and node.lemma_.lower() in words.OCCASIONS):
            return False  # "agreed on a text at the summit", "spoke on the first day of the summit"
        topic = first_conjunct(node)
        over = topic.dep_ == "pobj" and topic.head.lower_ in words.ABOUT
        if over or (topic.dep_ in OBJECTS and topic.head.lemma_.lower() in words.DISCUSSING):
            verb = topic.head if is_verb(topic.head) else governor(topic)
            does = subjects(verb) if verb is not None else []
            return any(head in (one, *one.conjuncts) for one in does)
        if is_verb(node):
            break
    return False


def _apart(doc: Doc, trigger: int, mention: Mention) -> bool:
    """Whether somebody is named in what is told of another time: X in "X had agreed to it in July", "Y, who
    met X in Oslo, was there too", "a conference where Y hopes to meet X"."""
    for verb in doc[mention.head].ancestors:
        if not is_verb(verb):
            continue
        if doc[trigger] == verb or verb.is_ancestor(doc[trigger]):
            return False
        lemma = verb.lemma_.lower()
        if "had" in auxiliaries(verb) and lemma not in _COMING | words.SAYING:
            return True
        if lemma in words.MEET | words.RECEIVE and _beside_the_story(verb):
            return True
    return False


def _beside_the_story(verb: Token) -> bool:
    """Whether a clause tells what is not of the event around it: "who met X in May", "hopes to meet X"."""
    if verb.dep_ == "relcl":
        return any(subject.tag_ == "WP" for subject in verb.children)
    return status_of(verb) == "hypothetical"


def _meanwhile(trigger: Token, head: Token) -> bool:
    """Whether somebody does something else in a clause beside an event: Z in "X met Y in Oslo as Z considered
    sanctions"; not in "X spoke with Y after Z flew in"."""
    verb = head.head
    if head.dep_ not in ("nsubj", "nsubjpass") or verb.dep_ != "advcl" or trigger in verb.subtree:
        return False
    told = trigger if is_verb(trigger) else governor(trigger)
    doing = {token.lemma_.lower() for token in (verb, *verb.children)}
    return told is not None and told in verb.ancestors and doing.isdisjoint(_COMING)


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
    if noun.dep_ in ("amod", "compound", "nmod") and noun.nbor(-1).text in ("-", "–"):
        noun = noun.head  # "U.S.-Kenyan talks"
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
