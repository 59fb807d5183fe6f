"""Whom the phrases around a trigger mean: subjects, partners, lists, companions, places."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from ingest.actors.model import Actor, Actors, Mention, Organization, Person, State, acts_for
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.lists import Lists
from ingest.meetings.mention import Participant, persons
from ingest.meetings.partners import are_public, brought
from ingest.meetings.place import REGION, Place, Places
from ingest.syntax.relations import (
    OBJECTS,
    auxiliaries,
    conjuncts,
    first_conjunct,
    is_label,
    own_subjects,
    prepositional,
    subjects,
)

_LEXICON = word_sets("meetings", "phrases")

_MEMBERS = _LEXICON["members"]
_WITHIN = _LEXICON["within"]
_LEADING = _LEXICON["leading"]
_ALONG = _LEXICON["along"]

#: "At the invitation of X" stands among the first tokens of a sentence, if it opens it.
_OPENING = 6
#: So many tokens before a meeting may stand its body: "the Arab League (AL) foreign ministers' meeting".
_BEFORE = 9


def is_house(token: Token) -> bool:
    """As in "at the President's mountain retreat": where they meet, not that they do."""
    return token.lemma_.lower() == "retreat" and any(c.dep_ == "poss" for c in token.children)


class Phrases:
    """The phrases of one document, and the actors whom they mean."""

    def __init__(self, doc: Doc, actors: Actors, places: Places) -> None:
        self.doc = doc
        self.actors = actors
        self.places = places
        self.lists = Lists(doc, actors)

    def participants(self, tokens: Iterable[Token]) -> list[Participant]:
        """The actors whom noun phrases mean, coordination expanded, places left out."""
        found: list[Participant] = []
        for token in tokens:
            for head in conjuncts(token):
                found += self._phrase(head)
        for mention in dict.fromkeys(participant.mention for participant in list(found)):
            found += self.lists.listed(mention.end, found)
        found += self.lists.between(found)
        found += self.lists.joined(found)
        unique: dict[int | Actor, Participant] = {}
        for one in found:
            unique.setdefault(id(one.actor) if isinstance(one.actor, Person) else one.actor, one)
        return list(unique.values())

    def doers(self, verb: Token, reach: bool = True) -> list[Participant]:
        """Who does it, by the parse; else who stands right before the verb, for long names with offices
        often throw the parser off."""
        if guest := self._invited(verb):
            return guest
        found = self.participants(own_subjects(verb)) or self._pronoun(own_subjects(verb))
        found = self._said_of(verb) or found
        if found:
            return found
        index = verb.i - 1
        while index > verb.sent.start and self.doc[index].pos_ in ("AUX", "ADV", "PART"):
            index -= 1
        beside: list[Participant] = []
        mention = self.actors.at(index)
        while mention is not None and not mention.place and mention.start >= verb.sent.start:
            beside = [Participant(actor, mention) for actor in mention.actors] + beside
            index = mention.start - 1
            while index > verb.sent.start and self.doc[index].lower_ in ("and", ",", "with", "by"):
                if self.doc[index].lower_ in ("with", "by"):
                    return []
                index -= 1
            mention = self.actors.at(index) if index < mention.start - 1 else None
        if not beside and not own_subjects(verb) and verb.dep_ == "ROOT":
            beside = self._opening(verb)
        if beside and not own_subjects(verb) and not _is_purpose(verb):
            return beside
        above = subjects(verb)
        climbed = self.participants(above) or self._pronoun(above)
        return climbed or (self.sentence_subject(verb) if reach else [])

    def _opening(self, verb: Token) -> list[Participant]:
        """As in "X, on a visit to A, paid a call on Y": the parser does not see that X is the subject."""
        mention = self.actors.at(verb.sent.start)
        if mention is None or mention.kind != "named" or self.doc[mention.end : mention.end + 1].text != ",":
            return []
        inside = any(t.dep_ in ("nsubj", "nsubjpass") for t in self.doc[mention.end : verb.i])
        return [] if inside else [Participant(actor, mention) for actor in mention.actors]

    def _invited(self, verb: Token) -> list[Participant]:
        """As in "At the invitation of X, Y paid a visit": the parser often hears the host as the subject."""
        sentence = verb.sent
        opening = self.doc[sentence.start : min(sentence.start + _OPENING, sentence.end)]
        cue = next((t for t in opening if t.lower_ == "invitation"), None)
        if cue is None:
            return []
        between = [
            m for m in self.actors.mentions if cue.i < m.start < verb.i and m.kind in ("named", "office")
        ]
        heard = own_subjects(verb)
        if len(between) < 2 or any(not between[0].start <= t.i < between[0].end for t in heard):
            return []
        guest = between[1]
        return [
            Participant(a, guest) for a in guest.actors if isinstance(a, Person) or guest.kind == "office"
        ]

    def _said_of(self, verb: Token) -> list[Participant]:
        """As in "Nixon became the first president to set foot in China": not any president, but Nixon."""
        head = verb.head
        if verb.dep_ not in ("relcl", "acl") or head.dep_ not in ("attr", "oprd", "xcomp"):
            return []
        while head.dep_ in ("attr", "oprd", "xcomp") and head.head.i != head.i:
            head = head.head
        return persons(self.participants(own_subjects(head)))

    def _pronoun(self, tokens: list[Token]) -> list[Participant]:
        """As in "He" whom nobody resolved: the person of whom the sentence has spoken, else the subject of
        the one before, if there is but one."""
        if (
            len(tokens) != 1
            or tokens[0].lower_ not in ("he", "she")
            or self.actors.at(tokens[0].i) is not None
        ):
            return []
        start = tokens[0].sent.start
        before = self.doc[max(0, start - 1)].sent.start
        for low, high in ((start, tokens[0].i), (before, start)):
            told = [
                m
                for m in self.actors.mentions
                if low <= m.start < high
                and len(m.actors) == 1
                and isinstance(m.actors[0], Person)
                and not is_label(self.doc, m.start, m.end)
            ]
            subject = [m for m in told if self.doc[m.head].dep_ in ("nsubj", "nsubjpass", "poss", "appos")]
            people = {id(m.actors[0]): m for m in subject or told}
            if len(people) == 1:
                (mention,) = people.values()
                return [Participant(mention.actors[0], mention)]
            if told:
                return []
        return []

    def sentence_subject(self, verb: Token) -> list[Participant]:
        root = verb.sent.root
        if root.i == verb.i or any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.children):
            return []
        return self.participants(t for t in own_subjects(root) if t.i < verb.i or verb.i < root.i)

    def _phrase(self, head: Token) -> list[Participant]:
        mention = self.actors.at(head.i)
        if mention is not None:
            if mention.place:
                return []
            members = self.lists.members(head, mention)
            members = members or [Participant(actor, mention) for actor in mention.actors]
            if mention.kind == "office":  # "senior officials, including Secretary of State X"
                named = self.participants(prepositional(head, "including"))
                members += persons(named)
            return members
        if head.lemma_.lower() in words.JOINT:
            together = self.premodifiers(head)
            if len({acts_for(p.actor) for p in together}) > 1:
                return together
        if head.tag_ == "NNS" and head.lemma_ in _MEMBERS:
            together = [p for p in self.premodifiers(head) if isinstance(p.actor, Organization)]
            if together:  # "the ministers of all 25 EU members", "from the ASEAN members, Japan and India"
                return together + self.lists.listed(head.i + 1, together)
        # "a delegation led by X", "representatives of A and B", "heads of state from C": look inside.
        found: list[Participant] = []
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _WITHIN:
                inner = self.participants(c for c in child.children if c.dep_ == "pobj")
                found += brought(head, inner) if child.lower_ in ("of", "from") else inner
            elif child.dep_ == "appos":
                found += self._phrase(child)
            elif child.dep_ == "acl" and child.lemma_ in _LEADING:
                found += self.participants(prepositional(child, "by"))
        return found

    def companions(self, trigger: Token) -> list[Participant]:
        """Those who come along: "…, joining X and Y", "accompanied by X", "together with X"."""
        found: list[Participant] = []
        heads = [trigger]
        for above in trigger.ancestors:
            if above.lemma_.lower() == "join" and above.pos_ == "VERB":
                return self.participants(c for c in above.children if c.dep_ in ("dobj", "obj"))
        light = self.light_verb(trigger) if trigger.pos_ != "VERB" else None
        if light is not None:
            heads.append(light)
        for head in heads:
            for child in head.children:
                if child.dep_ in ("advcl", "acl", "conj", "dep", "xcomp") and child.lemma_.lower() == "join":
                    found += self.participants(c for c in child.children if c.dep_ in ("dobj", "obj"))
                elif child.dep_ in ("advcl", "acl", "dep") and child.lemma_.lower() in words.ACCOMPANY:
                    found += self.participants(prepositional(child, "by"))
                elif child.dep_ == "prep" and child.lower_ in _ALONG:
                    found += self.participants(prepositional(child, "with"))
        return found

    def premodifiers(self, noun: Token) -> list[Participant]:
        """Actors named before a noun: "Ban-Aso meeting", "U.S.-Japan talks", "EU summit"."""
        found: list[Participant] = []
        for token in self.doc[noun.left_edge.i : noun.i]:
            mention = self.actors.at(token.i)
            if mention is None or mention.start != token.i or mention.end > noun.i:
                continue
            dashed = self.doc[mention.end].text in ("-", "–", "/") or self.doc[mention.start - 1].text in (
                "-",
                "–",
                "/",
            )
            if mention.place and self.places.at(token.i) is not None and not dashed:
                continue  # "the Abuja peace talks"
            top = token
            while top.head.i != noun.i and top.head.i != top.i and noun.left_edge.i <= top.head.i < noun.i:
                top = top.head
            if top.head.i == noun.i and top.dep_ in (
                "compound",
                "amod",
                "nmod",
                "nummod",
                "punct",
                "npadvmod",
            ):
                found += [Participant(actor, mention) for actor in mention.actors]
        return found

    def body_before(self, noun: Token) -> list[Organization]:
        """The body whose meeting it is, where the parser lost it: "the Arab League (AL) foreign ministers'
        meeting", "the EU's summit"."""
        for index in range(noun.i - 1, max(noun.sent.start, noun.i - _BEFORE) - 1, -1):
            mention = self.actors.at(index)
            if mention is not None and mention.kind == "organization":
                return [actor for actor in mention.actors if isinstance(actor, Organization)]
            token = self.doc[index]
            if token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "PART") and token.text not in (
                "(",
                ")",
                "-",
            ):
                return []
        return []

    def light_verb(self, noun: Token) -> Token | None:
        head = first_conjunct(noun)
        while (
            head.dep_ == "pobj"
            and head.head.lower_ == "of"
            and head.head.head.lemma_.lower() in words.MEASURES
        ):
            head = first_conjunct(head.head.head)  # "ended two days of talks"
        if head.dep_ in ("dobj", "obj", "nsubjpass", "nsubj") and head.head.pos_ in ("VERB", "AUX"):
            return head.head
        if (
            head.dep_ == "pobj"
            and head.head.head.pos_ == "VERB"
            and head.head.head.lemma_.lower() in words.LIGHT | words.ATTEND
        ):
            return head.head.head
        return None

    def partners(self, verb: Token) -> list[Token]:
        """Those who stand behind "with": "spoke with X", "discussed it by phone with X"."""
        found = prepositional(verb, "with", "alongside")
        for preposition in verb.children:  # "spoke with X to discuss it", where the parser makes X discuss it
            if preposition.lower_ == "with":
                clauses = [c for c in preposition.children if c.dep_ == "pcomp" and c.tag_ == "VB"]
                found += [c for clause in clauses for c in clause.children if c.dep_ == "nsubj"]
        for line in prepositional(verb, "by", "over", "on", "via"):
            if line.lower_ in words.LINES:
                found += prepositional(line, "with")
        return found

    def with_behind(self, head: Token, reach: int = 14) -> list[Participant]:
        """Whom the first "with" behind a word names, where the parser hung it elsewhere; ``reach`` is in
        tokens, about a clause."""
        for index in range(head.i + 1, min(head.sent.end - 1, head.i + reach)):
            token = self.doc[index]
            if token.pos_ == "VERB" or token.text in (";", ":", '"', "”"):
                return []
            if token.lower_ == "with":
                step = index + 1 + (self.doc[index + 1].pos_ == "DET" or self.doc[index + 1].tag_ == "PRP$")
                mention = self.actors.at(step)
                if mention is None or mention.start > step + 1:
                    return []
                participants = (
                    [Participant(actor, mention) for actor in mention.actors] if not mention.place else []
                )
                return participants + self.lists.listed(mention.end, participants) if participants else []
        return []

    def right_behind(self, verb: Token) -> list[Participant]:
        """Who stands right behind a verb, where the parser lost its object: "met X in Foz do Iguacu"."""
        mention = self.actors.at(verb.i + 1) if verb.i + 1 < verb.sent.end else None
        if mention is None or mention.place or mention.start != verb.i + 1:
            return []
        head = self.doc[mention.head]
        if head.dep_ in ("nsubj", "nsubjpass") and head.head.tag_ in ("VBD", "VBP", "VBZ"):
            return []  # "rumours that he met Y are untrue": Y may be the subject of a clause of its own
        return [Participant(actor, mention) for actor in mention.actors]

    def is_event(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        if is_house(token):
            return False
        return (
            lemma
            in words.TALK_NOUNS
            | words.GATHERING_NOUNS
            | words.MEAL_NOUNS
            | words.CALL_NOUNS
            | words.VISIT_NOUNS
        )

    def place(self, head: Token) -> Place | None:
        """The place that a noun names: "Shanghai", "the Tunisian capital Tunis", "the city of Danang"."""
        mention = self.actors.at(head.i)
        if mention is not None and (mention.place or mention.kind == "state"):
            return self.places.of(mention)
        if mention is None and self._region(head):
            return REGION
        if mention is None and (city := self.places.at(head.i)) is not None:
            return city
        for child in head.children:
            if child.dep_ in ("appos", "compound") or (child.dep_ == "prep" and child.lower_ == "of"):
                inner = child if child.dep_ != "prep" else next(iter(child.children), child)
                mention = self.actors.at(inner.i)
                if mention is not None and mention.place:
                    return self.places.of(mention)
                if mention is None and (city := self.places.at(inner.i)) is not None:
                    return city
        return None

    def _region(self, head: Token) -> bool:
        """Is it a part of the world: "Asia", "the Middle East", "Central America"?"""
        before = self.doc[max(0, head.i - 1) : head.i]
        return head.text in words.REGIONS or (
            head.text == "America" and any(token.pos_ == "PROPN" for token in before)
        )

    def officials(self, partners: list[Token], verb: Token) -> list[Participant]:
        """As in "Met leaders in Baghdad": they act for the state that the place lies in."""
        if not any(token.lemma_.lower() in words.OFFICIALS and are_public(token) for token in partners):
            return []
        found = []
        for head in (verb, *partners):
            for token in prepositional(head, "in", "at"):
                place = self.place(token)
                if place is not None and place.iso3:
                    state = State(place.iso3)
                    mention = Mention(token.i, token.i + 1, token.i, (state,), "state", place=True)
                    found.append(Participant(state, mention))
        return found


def _is_purpose(verb: Token) -> bool:
    """Whether an infinitive tells what something was done to others for: "met A and B to talk about C"."""
    to_others = any(child.dep_ in OBJECTS and child.i < verb.i for child in verb.head.children)
    return verb.dep_ == "advcl" and "to" in auxiliaries(verb) and to_others
