"""Who binds himself in a vow, and whether he does so towards others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from spacy.tokens import Doc, Span, Token

from ingest.actors.gazetteer import entries
from ingest.actors.model import Actor, Actors, Mention, Organization, Person, State
from ingest.commitments.phrases import (
    in_apposition,
    is_author,
    is_bare,
    is_definite,
    is_inside,
    is_item,
    is_joint,
    is_quoted,
    is_under_accord,
    may_speak,
    nations,
    stands_for_group,
)
from ingest.commitments.sides import acting, represented, sides
from ingest.commitments.vow import Vow
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import (
    FINITE,
    SUBJECTS,
    base,
    conjuncts,
    governor,
    is_label,
    own_subjects,
    subjects,
)

_LEXICON = word_sets("commitments", "parties")

#: The actors, and the words that name them, if any do.
Found: TypeAlias = tuple[tuple[Actor, ...], Mention | None]
_NOBODY: Found = ((), None)

_ASSURING = _LEXICON["assuring"]
_FIRST_PERSON, _SPEAKING = _LEXICON["first_person"], _LEXICON["speaking"]
#: Tokens within which a report says what it is about: headline and lead.
_OPENING = 80

_LISTING = frozenset({"and", ",", "the", "(", ")", "-"})
_PARTED, _ABOUT = _LEXICON["parted"], _LEXICON["about"]
_THIRD_PERSON = _LEXICON["third_person"]


class Parties:
    """Finds the parties of vows in one article."""

    def __init__(self, doc: Doc, actors: Actors) -> None:
        self.doc = doc
        self.actors = actors
        self.starts = [mention.start for mention in actors.mentions]
        self.group: tuple[Actor, ...] = ()
        self.dealings = self._dealings()

    def of(self, vow: Vow) -> Found:
        """Those who bind themselves in a vow."""
        if vow.deed and any(base(token) in words.GATHERING for token in vow.parties):
            return _NOBODY  # "the meeting will give priority to trade" tells its agenda
        actors, mention = self._beside(vow.cue)
        if not actors:
            actors, mention = self.who(vow.parties)
        if not actors and vow.cue.dep_ == "conj" and vow.cue.head.dep_ in ("relcl", "acl", "advcl"):
            # "apologized for errors that cost lives and agreed to pay": the parser took the nearer verb
            above = governor(vow.cue.head)
            actors, mention = self.who(subjects(above)) if above is not None else _NOBODY
        if not actors and not vow.parties and is_item(vow.cue):
            actors = self._group_before(vow.cue)
        actors = tuple(
            actor for actor in represented(actors) if not isinstance(actor, Person) or actor.minister
        )
        if not actors or self._is_hearsay(vow, actors):
            return _NOBODY
        told = self.who(own_subjects(vow.content)) if vow.content.dep_ == "ccomp" else _NOBODY
        if sides(actors) < sides(told[0]):
            actors, mention = told  # "Lund announced that Norway and Kenya will build"
        if len(sides(actors)) > 1 or isinstance(actors[0], Organization):
            self.group = actors
        return actors, mention

    def are_diplomatic(self, vow: Vow, actors: tuple[Actor, ...]) -> bool:
        """Whether a vow is made towards others: by several states, by a body, or with others in view."""
        own = sides(actors)
        if len(own) > 1 or any(isinstance(actor, Organization) for actor in actors):
            return True
        sentence = vow.cue.sent
        if vow.status == "approved" and any(base(token) in words.PEACE for token in vow.content.subtree):
            return True
        if is_under_accord(vow.cue):
            return True
        dealing = len(self.dealings) > 1 and own <= self.dealings
        if dealing and not vow.deed:
            return True
        if self.has_others(own, sentence.start, sentence.end):
            return True
        if vow.deed:
            return dealing and self.has_others(own, self._sentences_before(sentence, 1), sentence.start)
        if any(base(token) in words.ABROAD for token in vow.content.subtree if token.i != vow.content.i):
            return True
        before = self._sentences_before(sentence, 2)
        return self.has_others(own, before, sentence.start) and any(
            base(token) in words.CONTACT_SIGNS for token in self.doc[before : sentence.end]
        )

    # -- by name or by reference --------------------------------------------------------------

    def who(self, heads: Iterable[Token]) -> Found:
        """Whom subjects mean, with what is coordinated with them, and the first words that name one."""
        actors: list[Actor] = []
        first: Mention | None = None
        for head in heads:
            for token in conjuncts(head):
                found, mention = self._meant(token)
                actors += found
                first = first or mention
        return tuple(dict.fromkeys(actors)), first

    def _beside(self, verb: Token) -> Found:
        """The mention right before a verb of which the parser did not see that it is the subject.

        In "trained pilots and Kenya promised to pay" the parser takes Kenya for a thing that is trained.
        """
        modal = any(child.tag_ == "MD" for child in verb.children)
        if own_subjects(verb) or not (modal or verb.tag_ in ("VBD", "VBZ", "VBP")):
            return _NOBODY
        first = min((child.i for child in verb.children if child.dep_ in ("aux", "advmod")), default=verb.i)
        mention = self.actors.at(min(first, verb.i) - 1) if verb.i else None
        if mention is None or mention.place:
            return _NOBODY
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        orphan = not any(child.dep_ in SUBJECTS for child in verb.head.children) and verb.dep_ != "conj"
        return (mention.actors, mention) if orphan or before in ("and", "but", "while") else _NOBODY

    def _meant(self, token: Token) -> Found:
        """Whom a subject means: by its own words, by those inside its phrase, by what it refers to."""
        mention = self.actors.at(token.i)
        if token.lower_ in _THIRD_PERSON and any(_is_stranger(one) for one in _speakers(token)):
            return _NOBODY  # "lawmakers said they had reached an agreement"
        if mention is not None:
            if token.dep_ in ("poss", "compound", "nmod", "amod"):
                return (*self._sharing(mention), *mention.actors), mention
            listed = self._listed(mention, token) if not mention.place else []
            return tuple(actor for each in listed for actor in each.actors), mention
        word = token.lower_
        if word in _FIRST_PERSON:
            return self._speaker(token)
        if word in _THIRD_PERSON:
            told = self._told_by(token)
            return told if told[0] or word == "it" else (self._group_before(token), None)
        owner = next(
            (child for child in token.children if child.dep_ == "poss" and child.tag_ == "PRP$"), None
        )
        if owner is not None and base(token) in words.COUNTRY:
            return self._country_of(owner)
        inside = self._inside(token) if base(token) in words.SPOKEN_FOR else []
        if inside:
            return tuple(actor for part in inside for actor in part.actors), inside[0]
        if base(token) in words.SPOKEN_FOR and (several := nations(token)):
            return several, None
        named = [child for child in token.children if child.dep_ == "appos"]
        if named:
            return self.who(named)
        each = any(child.lower_ in ("each", "either") for child in token.children)
        group = base(token) in words.GROUP and (token.tag_ in ("NNS", "NNPS") or each)
        if (group or is_joint(token) or base(token) in words.GATHERING) and (
            is_definite(token) or (self.group and is_bare(token))
        ):
            return self._group_before(token), None
        return _NOBODY

    def _sharing(self, owner: Mention) -> tuple[Actor, ...]:
        """Who is named before an owner and shares what is his: "Norway's and Kenya's commitment"."""
        at = owner.start - 1
        if at < 1 or self.doc[at].lower_ != "and":
            return ()
        while at > 1 and (self.doc[at].lower_ == "and" or self.doc[at].tag_ == "POS"):
            at -= 1
        beside = self.actors.at(at)
        return beside.actors if beside is not None else ()

    def _listed(self, first: Mention, head: Token) -> list[Mention]:
        """A mention and those listed after it: the parser loses its way in "A, the B of C, and D"."""
        found = [first]
        for mention in self._within(first.end, head.sent.end):
            between = self.doc[found[-1].end : mention.start]
            if not between or any(t.lower_ not in _LISTING and not t.is_space for t in between):
                break
            persons = [isinstance(actor, Person) for actor in (*first.actors, *mention.actors)]
            beside = any(persons) and not all(persons)
            if beside and in_apposition(self.doc[mention.head], self.doc[first.head]):
                break  # "Lund, head of the Bank and former envoy of Kenya, has offered"
            if found[-1].place or mention.place or not any(t.lower_ in ("and", ",") for t in between):
                break
            found.append(mention)
        return found if any(t.lower_ == "and" for t in self.doc[first.end : found[-1].start]) else [first]

    def _inside(self, head: Token) -> list[Mention]:
        found: list[Mention] = []
        for token in head.subtree:
            mention = self.actors.at(token.i) if token.i != head.i and is_inside(token, head) else None
            if mention is not None and mention not in found and (not mention.place or head.pos_ == "NOUN"):
                found.append(mention)
        return found

    def _told_by(self, pronoun: Token) -> Found:
        """Whom "it" and "they" mean in what somebody says, mostly himself: "Oslo said it would help"."""
        found, mention = self.who(_speakers(pronoun))
        return represented(found), mention

    def _country_of(self, owner: Token) -> Found:
        """Whose "his country" is: the state of the person meant, or of the speaker."""
        mention = self.actors.at(owner.i)
        if mention is not None:
            found: tuple[Actor, ...] = mention.actors
        elif owner.lower_ in ("my", "our"):
            found, mention = self._speaker(owner)
        else:
            speaker = governor(owner)
            found, mention = self._told_by_verb(speaker.head) if speaker is not None else _NOBODY
        return tuple(
            State(actor.state) for actor in found if isinstance(actor, Person) and actor.state
        ), mention

    def _told_by_verb(self, verb: Token) -> Found:
        return self.who(token for token in own_subjects(verb) if token.tag_ != "PRP")

    def _group_before(self, token: Token) -> tuple[Actor, ...]:
        """The group that "they", "the ministers" or "the summit" takes up: the last one spoken of."""
        start = self._sentences_before(token.sent, 2)
        parted = (
            base(token) in _PARTED
            or is_joint(token)
            or any(child.lower_ in ("two", "both") for child in token.children)
        )
        for mention in reversed(self._within(start, token.i)):
            if len(sides(mention.actors)) > 1 or (
                not parted  # "the two sides" are not one body
                and not mention.place
                and any(isinstance(actor, Organization) for actor in mention.actors)
                and stands_for_group(self.doc[mention.head])
            ):
                return mention.actors
        if self.group and not (parted and len(sides(self.group)) < 2):
            return self.group
        if parted and (authors := self._signatories()):
            return authors
        told = sides(person for person in self.actors.persons if person.minister)
        states = sorted(side.iso3 for side in told if isinstance(side, State))
        return tuple(State(iso3) for iso3 in states) if len(states) == 2 else ()

    # -- who speaks ----------------------------------------------------------------------------

    def speaking(self, token: Token) -> tuple[Actor, ...]:
        """Whom "we" and "our" mean."""
        return self._speaker(token)[0]

    def _speaker(self, token: Token) -> Found:
        """Whom "I" and "we" mean: who is quoted, else the authors of a joint statement."""
        if not is_quoted(token):
            if token.lower_ != "i":
                return self._authors(), None
            return self._labelled(token)
        sentences = [token.sent]
        for _ in range(2):
            if sentences[-1].start:
                sentences.append(self.doc[sentences[-1].start - 1].sent)
        if token.sent.end < len(self.doc):
            sentences.insert(1, self.doc[token.sent.end].sent)
        for sentence in sentences:
            for verb in sentence:
                if verb.lemma_ in words.REPORT and verb.pos_ == "VERB" and not is_quoted(verb):
                    found, mention = self._told_by_verb(verb) if own_subjects(verb) else _NOBODY
                    if not found:
                        found, mention = self.who(t for t in own_subjects(verb) if t.lower_ in ("he", "she"))
                    if found:
                        return represented(found), mention
        return _NOBODY

    def _labelled(self, token: Token) -> Found:
        """Whom a transcript's label has speak: "PRESIDENT LUND: I will …"; without one, the only author."""
        for mention in reversed(self._within(0, token.i)):
            if is_label(self.doc, mention.start, mention.end):
                return mention.actors, mention
        authors = self._authors()
        return (authors, None) if len(authors) == 1 else _NOBODY

    def _authors(self) -> tuple[Actor, ...]:
        """Who speaks in a joint statement: "We, the leaders of A and B, …"."""
        for token in self.doc:
            if token.lower_ == "we" and token.dep_ == "nsubj":
                if is_quoted(token):
                    return ()
                if signed := self._signatories():
                    return signed
                starts = [token.i, *(self._sentences_before(token.sent, back) for back in (1, 2, 3))]
                for start in starts:  # "We, the leaders of A and B, …", or "A and B met. We agreed …"
                    near = (m for m in self._within(start, token.head.i) if not m.place)
                    may = may_speak if start == token.i else is_author
                    named = [mention for mention in near if may(self.doc[mention.head])]
                    every = dict.fromkeys(actor for mention in named for actor in mention.actors)
                    actors = tuple(acting(every))
                    if (start == token.i and actors) or len(sides(actors)) > 1:
                        return actors
                return ()
        return ()

    def _signatories(self) -> tuple[Actor, ...]:
        """Whose statement it is by its heading: "Joint Statement of A and B"."""
        for sentence in self.doc.sents:
            if sentence.start >= _OPENING:
                break
            heading = not any(token.tag_ in FINITE for token in sentence)
            if heading and any(base(token) in words.DOCUMENT for token in sentence):
                about = (token.i for token in sentence if token.lower_ in _ABOUT)
                told = self._within(sentence.start, next(about, sentence.end))
                every = [actor for mention in told for actor in mention.actors]
                if len(sides(every)) > 1:
                    return tuple(acting(dict.fromkeys(every)))
        return ()

    # -- towards whom ---------------------------------------------------------------------------

    def _is_hearsay(self, vow: Vow, actors: tuple[Actor, ...]) -> bool:
        """Whether a vow is only what others say of its maker, or what he says of others.

        "argued that Oslo was committed to the plan" is an opinion on Oslo; "declared that Oslo would help"
        binds nobody. That Oslo "has agreed" is a fact, whoever tells it.
        """
        own = sides(actors)
        if vow.content.dep_ == "ccomp" and vow.cue.lemma_ not in _ASSURING:
            others = sides(self.who(own_subjects(vow.content))[0])
            if others and not others & own:
                return True
        if not vow.opinion:
            return False
        if is_quoted(vow.cue) and any(token.lower_ in ("it", "they", "he", "she") for token in vow.parties):
            return not sides(self._speaker(vow.cue)[0]) & own
        token = vow.cue
        while token.dep_ in ("acomp", "xcomp", "conj") and token.head.i != token.i:
            token = token.head
        if token.dep_ != "ccomp" or base(token.head) in words.BREAK:
            return False
        speakers = sides(self.who(own_subjects(token.head))[0])
        return bool(speakers) and not speakers & own

    def _within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin between two tokens."""
        return self.actors.mentions[bisect_left(self.starts, start) : bisect_right(self.starts, end - 1)]

    def _dealings(self) -> set[Actor]:
        """The sides whose dealings with each other the report opens with, if it does."""
        opening = self.doc[:_OPENING]
        if not any(base(token) in words.CONTACT_SIGNS for token in opening):
            return set()
        return {side for m in self._within(0, len(opening)) if not m.place for side in sides(m.actors)}

    def has_others(self, own: set[Actor], start: int, end: int) -> bool:
        lexicon = entries()
        if any(sides(mention.actors) - own for mention in self._within(start, end)):
            return True
        # "to train Kenyan pilots": an adjective is no mention, but tells of another country
        adjectives = (lexicon.get(token.text) for token in self.doc[start:end] if token.ent_type_ == "NORP")
        return any(State(entry.iso3) not in own for entry in adjectives if entry is not None and entry.iso3)

    def _sentences_before(self, sentence: Span, count: int) -> int:
        """Where the ``count``-th sentence before another begins."""
        start = sentence.start
        for _ in range(count):
            if start:
                start = self.doc[start - 1].sent.start
        return start


def _speakers(pronoun: Token) -> list[Token]:
    """Who says of himself what a clause with "it" or "they" tells: "Oslo" of "Oslo said it would help"."""
    clause = pronoun.head
    while clause.dep_ in ("xcomp", "acomp", "conj") and clause.head.i != clause.i:
        clause = clause.head
    above = own_subjects(clause.head) if clause.dep_ == "ccomp" else []
    return [token for token in above if token.i != pronoun.i]


def _is_stranger(speaker: Token) -> bool:
    """Whether several who speak are nobody who could bind a state: "lawmakers", "investors"."""
    return speaker.tag_ == "NNS" and base(speaker) not in words.SPOKEN_FOR | words.COUNTRY | _SPEAKING
