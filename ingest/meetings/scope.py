"""Whether a date or a place is an event's: what stands between the two in the parse.

"Lund met Otieno on Monday" is of Monday; in "Lund said on Monday that she had met Otieno" a verb of saying
keeps them apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.dates.context import is_remote
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.syntax.plans import takes_place
from ingest.syntax.relations import auxiliaries, governor, own_subjects, subjects

_LEXICON = word_sets("meetings", "scope")

_AFTER = _LEXICON["after"]
_AHEAD = _LEXICON["ahead"]
_COME_ABOUT = _LEXICON["come_about"]
_FUTURE = _LEXICON["future"]
_BEFORE = _LEXICON["before"]
_HAPPENINGS = _LEXICON["happenings"]
_JUST = _LEXICON["just"]
_LEAVING = _LEXICON["leaving"]
_ON_THE_WAY = _LEXICON["on_the_way"]
_RECENT = _LEXICON["recent"]
_RECALLING = _LEXICON["recalling"]
_SCHEDULED = _LEXICON["scheduled"]
_TALKS = _LEXICON["talks"]
_EVENTS = words.GATHERING_NOUNS | words.TALK_NOUNS | words.VISIT_NOUNS
_WITH_UP = word_sets("meetings", "trigger")["last_day"]


def steps_between(token: Token, trigger: Token) -> int | None:
    """Steps through the parse, or None where a verb of saying keeps the two apart: in "he said on
    Friday that they had met" Friday is the day of the saying."""
    up = [token, *token.ancestors]
    index = {t.i: n for n, t in enumerate(up)}
    down = 0
    node = trigger
    while node.i not in index:
        if (
            node.dep_ == "ccomp"
            and node.head.i in index
            and node.head.lemma_.lower() not in words.PLANNED - words.SAYING
            and not _is_cleft(node.head)
        ):
            return None
        if node.head.i == node.i:
            return None
        if (
            (_after(node) or _ahead(node) or _is_marked(node, "before"))
            and not _within(token, node)
            and node.head.lemma_.lower() not in words.SAYING | words.ADDRESS
            and (_is_verb(node.head) or node.head.ent_type_ == "DATE")
        ):
            return None  # "heads to Beijing on Friday after visiting Tokyo"
        if node.dep_ == "prep" and node.lower_ == "from" and node.head.lower_ != "away":
            return None  # "returned on Tuesday from the summit, where he met X"
        if node.dep_ == "conj" and _is_verb(node) and _future(node) != _future(node.head):
            return None  # "left on Thursday and will visit Brazil"
        if node.dep_ == "relcl" and "had" in auxiliaries(node):
            return None  # "X, who had cancelled a trip to Rome, received Y on Friday"
        node = node.head
        down += 1
    for step in up[: index[node.i]]:
        if step.dep_ in ("relcl", "acl") and _tells_of(step, trigger):
            continue
        if _goes_on(step, trigger) or step.ent_type_ == "PERSON":
            continue  # a name is no clause, be it taken for a verb
        # the date of a clause below is that clause's own: "since he took office in October"
        if step.dep_ in ("advcl", "relcl", "ccomp", "csubj") or (step.dep_ == "conj" and step.pos_ == "VERB"):
            return None
    return down + index[node.i]


def _is_cleft(verb: Token) -> bool:
    """As in "It was a fortnight ago that they met"."""
    said = any(c.dep_ in ("acomp", "attr") for c in verb.children)
    return verb.lemma_ == "be" and not said and any(c.lower_ == "it" for c in verb.children)


def _tells_of(clause: Token, event: Token) -> bool:
    """As in "the talks that they held in July", "a meeting with X that was set for Friday"."""
    if clause.lemma_ == "be":  # "which was to open on Friday"
        clause_verb = next((c for c in clause.children if c.dep_ == "xcomp"), clause)
    else:
        clause_verb = clause
    lemma = clause_verb.lemma_.lower()
    if clause.head.i == event.i:
        return lemma in words.LIGHT or lemma in _SCHEDULED or (lemma == "announce" and _for_a_day(clause))
    opens = lemma in words.COURSE and event in own_subjects(clause)
    return (lemma in _SCHEDULED | {"hold"} or opens) and clause.head in event.subtree


def _for_a_day(verb: Token) -> bool:
    """As in "announced for Saturday", not "announced on Saturday"."""
    return any(t.ent_type_ == "DATE" for c in verb.children if c.lower_ == "for" for t in c.children)


def _goes_on(verb: Token, event: Token) -> bool:
    """As in "the summit was moved to Rome and will open on Friday": of one subject."""
    return (
        verb.dep_ == "conj"
        and verb.lemma_.lower() in _COME_ABOUT
        and event.head == verb.head
        and event.dep_ in ("nsubj", "nsubjpass")
        and event in subjects(verb)
    )


def superseded(token: Token, trigger: Token) -> bool:
    """As Monday in "the talks, planned for Monday, will open on Thursday": the day that was fixed before."""
    clause = governor(token)
    if clause is None:
        return False
    if clause.dep_ == "xcomp" and "to" in auxiliaries(clause) and _was_due(clause.head):
        clause = clause.head  # "the talks that were to be held on Monday"
    elif clause.lemma_.lower() not in _SCHEDULED:
        return False
    if clause == trigger.head:  # where the parser takes the participle for the verb
        return trigger.dep_ == "nsubj" and clause.tag_ in ("VBD", "VBN") and not auxiliaries(clause)
    told = trigger.head.lemma_.lower() in _COME_ABOUT | words.LIGHT
    return told and clause.dep_ in ("acl", "relcl", "amod") and clause.head in trigger.subtree


def told_anew(token: Token, verb: Token) -> bool:
    """Whether the verb has a day of its own in place of a day, or a place in place of a place."""
    a_day = token.ent_type_ == "DATE"
    own = (t for preposition in verb.children if preposition.dep_ == "prep" for t in preposition.children)
    return any(t.pos_ == "PROPN" and (t.ent_type_ == "DATE") == a_day for t in own)


def _was_due(verb: Token) -> bool:
    due = verb.lemma_.lower() in _SCHEDULED or any(c.lower_ in ("due", "meant") for c in verb.children)
    return verb.lower_ in ("was", "were") or (due and bool(auxiliaries(verb) & {"was", "were", "had"}))


def of_its_course(token: Token, trigger: Token) -> bool:
    """Whether a day is that on which an event begins, or was to: "a trip to Lima that was due to start on
    Monday"."""
    course = False
    for node in token.ancestors:
        course = course or node.lemma_.lower() in words.COURSE - words.ENDING or takes_place(node)
        if node.dep_ == "relcl":
            return course and trigger in (node.head, *node.head.ancestors) and trigger.pos_ == "NOUN"
    return False


def on_the_way(token: Token, trigger: Token) -> bool:
    """As in "arrived on Friday to join the summit", "will head to Rome tomorrow for the summit": it need not
    begin on that day."""
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return (
        verb is not None
        and verb.lemma_.lower() in _ON_THE_WAY
        and trigger.pos_ in ("NOUN", "PROPN")
        and trigger.lemma_.lower() in words.GATHERING_NOUNS - _TALKS
        and any(_is_aim(t, verb) for t in trigger.ancestors)
    )


def _is_aim(phrase: Token, journey: Token) -> bool:
    """Whether a phrase says what a journey is made for: "to join …", "for …", behind a place, too."""
    if phrase.head.i == journey.i and phrase.dep_ in ("advcl", "xcomp"):
        return True
    above = phrase.head if phrase.lower_ == "for" and phrase.dep_ == "prep" else None
    while above is not None and above.i != journey.i and above.dep_ in ("pobj", "prep", "appos"):
        above = above.head
    return above is not None and above.i == journey.i


def ends_a_journey(verb: Token) -> bool:
    """Whether a clause tells how a journey ended: "wrapped up his tour of the Gulf on Sunday"."""
    if verb.lemma_.lower() not in words.ENDING | _WITH_UP:
        return False
    return any(t.lemma_.lower() in words.VISIT_NOUNS for t in verb.children if t.dep_ in ("dobj", "obj"))


def simple_past(token: Token) -> bool:
    """Whether the clause of a word is told as the next thing that happened: "met", "was received"."""
    verb = token if token.pos_ in ("VERB", "AUX") else governor(token)
    if verb is None:
        return False
    helpers = auxiliaries(verb)
    if verb.tag_ == "VBN" and not helpers:
        # the tagger's errors: "the statement that they issued here Tuesday", "the ministers, who …, promised"
        return verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.head.dep_ == "ROOT")
    if verb.tag_ == "VBN":
        return bool(helpers & {"was", "were"}) and "had" not in helpers
    if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN"):
        return "had" not in helpers and simple_past(verb.head)
    return verb.tag_ == "VBD" and not helpers - {"did"}


def left_behind(token: Token, trigger: Token) -> bool:
    """As Paris in "met X in Paris and flew to Berlin to meet Y": one has travelled on from there."""
    journeys = (t for t in (trigger, *trigger.ancestors) if t.dep_ == "conj" and _is_verb(t))
    return any(t.lemma_.lower() in words.TRAVEL and token.i < t.i for t in journeys)


def in_purpose(token: Token, trigger: Token) -> bool:
    """As in "signed an agreement to end the war in Vietnam": not where they signed. "Talks to be held in
    Hanoi" are in Hanoi."""
    for node in token.ancestors:
        if node.i == trigger.i:
            return False
        if node.dep_ == "acl" and "to" in auxiliaries(node):
            return node.head.i != trigger.i or node.lemma_.lower() not in _COME_ABOUT
    return False


def leaves_later(word: Token) -> bool:
    """As in "Before leaving for Rome on Friday, X met Y": he has yet to leave, but met; not "before flying
    home"."""
    above = word.head
    before = above.lower_ == "before" or (above.lower_ == "of" and above.head.lower_ == "ahead")
    leaving = word.dep_ in ("pcomp", "pobj") and word.lemma_.lower() in _LEAVING
    return leaving and before and not any(c.lower_ in ("home", "back") for c in word.children)


def during(token: Token) -> bool:
    """Whether something took place during a journey, whose days are its own: "During his stay, X met Y"."""
    verb = token if token.pos_ in ("VERB", "AUX") else governor(token)
    return verb is not None and any(
        noun.lemma_.lower() in words.VISIT_NOUNS
        for child in verb.children
        if child.lower_ in ("during", "on")
        for noun in child.children
    )


#: So many words up the parse: "in the old part of the city of Danang".
_STEPS = 5


def preposition_of(token: Token) -> str:
    """The preposition that a place hangs on: "in" for Danang in "in the city of Danang"."""
    if token.lower_ == "here":
        return "here"
    node = token
    for _ in range(_STEPS):
        if node.dep_ == "prep" and node.lower_ != "of":
            return node.lower_
        if node.pos_ in ("VERB", "AUX") or node.head.i == node.i:
            return ""
        node = node.head
    return ""


def _within(token: Token, phrase: Token) -> bool:
    """Whether a word stands inside a phrase or right behind it, whatever the parser hung it on: "went for
    a walk after talks at the palace today"."""
    start, end = sorted((phrase.i, token.i))
    return phrase.i < token.i and all(t.pos_ not in ("PUNCT", "VERB", "CCONJ") for t in phrase.doc[start:end])


def _future(verb: Token) -> bool:
    return bool(auxiliaries(verb) & _FUTURE)


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _after(token: Token) -> bool:
    """Whether a phrase or a clause tells of something that came before."""
    if token.dep_ == "prep":
        return token.lower_ in _AFTER
    return _is_marked(token, "after", "since")


def _is_marked(clause: Token, *marks: str) -> bool:
    """As in "before the summit opened", of which "opened" is the clause."""
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in marks for c in clause.children)


def _ahead(token: Token) -> bool:
    """Whether a phrase tells of something yet to come then: "spoke today in advance of the summit"."""
    return token.lower_ in _AHEAD or (
        token.lower_ == "in" and any(c.lower_ == "advance" for c in token.children)
    )


def beyond(token: Token) -> Token | None:
    """The phrase in which a word belongs to an event that something comes before: "spoke ahead of the summit
    in Vilnius"; not in "spoke before attending the summit", which they do attend, nor in "before May"."""
    for node in (token, *token.ancestors):
        if _ahead(node) and any(child.dep_ in ("pobj", "prep") for child in node.children):
            return node if any(t.lemma_.lower() in _EVENTS for t in node.subtree) else None
        if _is_verb(node):
            break
    return None


def passed(token: Token) -> Token | None:
    """The phrase in which a word belongs to an event that is over then: "Following the July 9 summit, X met
    Y"."""
    for node in (token, *token.ancestors):
        if _after(node):
            return node if any(t.lemma_.lower() in _EVENTS for t in node.subtree) else None
        if _is_verb(node):
            break
    return None


def before_it(token: Token, event: Token) -> bool:
    """Whether a time is of what comes before: Tuesday in "acted on Tuesday, just before the visit"."""
    phrase = beyond(event)
    return phrase is not None and token not in phrase.subtree and not _within(token, phrase)


def of_a_happening(token: Token, trigger: Token) -> bool:
    """As January in "met X to congratulate him on his inauguration in January": the day is that of what is no
    meeting, unless they met at it."""
    noun = token.head
    if noun.dep_ == "prep":
        # The parser may hang "in January" on the verb: what it stands behind is meant.
        behind = noun.nbor(-1) if noun.i else noun
        noun = behind if behind.lemma_.lower() in _HAPPENINGS else noun.head
    if noun.lemma_.lower() not in _HAPPENINGS:
        return False
    at = noun.head if noun.dep_ == "pobj" else noun
    return not (at.lower_ in ("at", "during", "for") and at.head.i == trigger.i)


def day_of_recalling(token: Token, trigger: Token) -> bool:
    """As Friday in "While he was a senator, X met Y, his office recalled on Friday": the day on which it is
    told of another time."""
    verb = governor(token)
    if verb is None or verb.i == trigger.i or not is_remote(trigger.sent.text):
        return False
    over = any(t.dep_ in ("ccomp", "parataxis") and t.head == verb for t in (trigger, *trigger.ancestors))
    behind = (
        trigger.i < verb.i < token.i and verb.lemma_ in words.SAYING | _RECALLING and bool(own_subjects(verb))
    )
    return over or behind


def _clauses(trigger: Token) -> Iterator[Token]:
    """What a word hangs on, up to a clause that stands beside another: "the last time …, and they met"."""
    for above in (trigger, *trigger.ancestors):
        if above.i != trigger.i:
            yield above
        if above.dep_ == "conj" and _is_verb(above) and own_subjects(above):
            return


def earlier(trigger: Token) -> bool:
    """Whether an event is told as one of before, whose time is not that of what is told around it: "the
    recently concluded summit", "the last time we met"."""
    own = [trigger.doc[i] for i in range(trigger.left_edge.i, trigger.i)]
    own += [child for child in trigger.children if child.dep_ == "advmod"]
    recent = _RECENT if _is_verb(trigger) else _RECENT | _JUST
    if any(word.lower_ in recent and word.ent_type_ != "DATE" for word in own):
        return True
    above = [word for verb in _clauses(trigger) for word in (verb, *verb.lefts)]
    times = [word for word in (*own, *above) if word.lower_ == "time"]
    return any(word.lower_ in _BEFORE for time in times for word in time.lefts)


def linked(one: Token, other: Token) -> bool:
    """Whether one event is told through the other, or as a part of it: "held talks", "paid a visit", "met at
    the conference"."""
    for inner, outer in ((one, other), (other, one)):
        above = {inner.head.i}
        if inner.head.dep_ == "prep" and inner.head.lower_ in ("at", "during"):
            above.add(inner.head.head.i)
        # "At the dinner on July 7 X left his chair and sat down beside Y"
        if outer.i in above or (outer.dep_ == "conj" and outer.head.i in above):
            return True
    return False
