"""A commitment as a clause that can be read alone, beside the name of who made it.

Of "China said the envoys would return to their posts" it gives "the envoys will return to their posts", of
"we also agreed to deepen our ties" of two states "deepen their ties". What takes up something that the clause
does not name ("sign it") is shown with its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from graph.reference.tables import state_in_prose
from ingest.actors.model import Actor, Actors, Person, State, acts_for
from ingest.commitments.bounds import DASHES, bounds, is_dated, remark_end
from ingest.commitments.lists import listed
from ingest.commitments.model import Content, Pledge
from ingest.commitments.nouns import deed_of
from ingest.commitments.pronouns import in_singular, name_of, owning, second_person
from ingest.commitments.references import SECOND_PERSON, References
from ingest.commitments.sides import sides
from ingest.commitments.speech import GAP, tidy
from ingest.commitments.sums import is_bare_sum, purpose_before
from ingest.lexicon.words import word_sets, word_table
from ingest.syntax.relations import (
    OBJECTS,
    base,
    first_conjunct,
    is_passive,
    is_verb,
    is_verbal,
    negated,
    prepositional,
    subjects,
)

_LEXICON = word_sets("commitments", "wording")
_FILLERS = _LEXICON["fillers"]
_MANNER = word_sets("commitments", "bounds")["manner"]
_MUTUAL = _LEXICON["mutual"]
_OF_MANY, _UNCOUNTED = _LEXICON["of_many"], _LEXICON["uncounted"]
_COMMON, _LANDS = _LEXICON["common"], _LEXICON["lands"]
_NAMED_IN_PART = _LEXICON["named_in_part"]
_LIKE_VERBS, _CLOSE = _LEXICON["like_verbs"], _LEXICON["mutual"] | _LEXICON["close"]
_LISTING, _MAKING, _MULTIPLYING = _LEXICON["listing"], _LEXICON["making"], _LEXICON["multiplying"]
_OCCASION = word_sets("commitments", "references")["occasion"]
_DONE_BY_MAKER = _LEXICON["done_by_maker"]
#: What others say of who says "we"; what stands for one state or body in place of several.
_FIRST_PERSON = word_table("first_person")
_POINTING = word_table("pointing")
_OF_ONE = word_table("of_one")
#: What stands with a verb that tells who made what was signed.
_OF_MAKERS = frozenset({"aux", "auxpass", "agent", "nsubj"})
#: Behind a pronoun of several.
_EACH = frozenset({"all", "both", "each"})
_MARKS = " \"'“”‘’"


@dataclass(frozen=True, slots=True)
class Clause:
    """What is promised: tokens ``first`` to ``last`` (exclusive), and its ``text`` in words that stand alone.

    ``alone`` is false where the text needs its sentence to be understood, and shows it.
    """

    first: int
    last: int
    text: str
    alone: bool


def clause_of(doc: Doc, actors: Actors, pledge: Pledge, content: Content, dealing: Set[Actor]) -> Clause:
    """The clause of what is promised; its text is empty where nothing is left.

    ``dealing`` are the sides that the report tells of: "you" is the other of two.
    """
    start = doc[content.first]
    if start.tag_ == "VBG" and start.head.dep_ == "poss" and start.i < content.head:
        content = replace(content, head=start.i)  # "advancing workers' rights": no rights that advance
    content = _noun_bound(doc, content)
    return _Clause(doc, actors, pledge, content, dealing).made()


def _noun_bound(doc: Doc, content: Content) -> Content:
    """What is promised, where the tagger took its adjective for a verb: "agreed to close cooperation"."""
    head = doc[content.head]
    if head.lower_ not in _LIKE_VERBS or not is_verb(head):
        return content
    noun = next((c for c in head.children if c.dep_ in OBJECTS and base(c) in _CLOSE), None)
    bare = noun is not None and all(t.pos_ in ("ADJ", "NOUN", "PROPN") for t in doc[head.i + 1 : noun.i])
    return replace(content, head=noun.i, verb="commit to") if noun is not None and bare else content


class _Clause:
    def __init__(
        self, doc: Doc, actors: Actors, pledge: Pledge, content: Content, dealing: Set[Actor]
    ) -> None:
        self.doc, self.actors, self.pledge, self.content = doc, actors, pledge, content
        self.others = dealing - sides(pledge.actors)
        self.head = doc[content.head]
        self.verbal = is_verbal(self.head)
        found = bounds(doc, actors, pledge, content)
        self.first, self.last, self.subject, self.cut = found.first, found.last, found.subject, found.cut
        self.references = References(doc, actors, pledge, self.head, (self.first, self.last), self.cut)
        self.unknown = False  # whether a word means somebody whom the clause cannot name

    def made(self) -> Clause:
        said = self._said()
        verb = self._noun_as_deed(said)
        parts: list[str] = []
        infinitives = [t.i for t in self.doc[self.first : self.last] if t.tag_ == "TO" and t.i not in said]
        if self.verbal and infinitives and self.doc[infinitives[0] - 1].lower_ in ("and", "or"):
            said[infinitives[0]] = ""  # "see calm restored and to help": its first "to" went
        start = self.doc[self.first]
        if start.is_sent_start and start.pos_ != "PROPN" and not (start.text.isupper() and len(start) > 1):
            word = said.get(start.i, start.text)
            said[start.i] = word[:1].lower() + word[1:]
        for token in self._ordered(said):
            word = said.get(token.i, token.text)
            parts.append(word + (" " if word and (token.whitespace_ or token.is_space) else ""))
        text = tidy("".join(parts))
        dangling = self.cut or self.references.dangles(said)
        if not text or GAP.search(text) or self.unknown or self.references.unknown or self._breaks_off():
            return Clause(self.first, self.last, "", alone=False)
        told = bool(verb) or self._multiplies()
        if not self.verbal and not told and self.head.dep_ != "pcomp":
            return Clause(self.first, self.last, "", alone=False)
        if not self.verbal and not told:
            verb = "remain committed to"  # "committed to partnering": to the tagger a noun
        text = f"{verb} {text}" if verb else text
        text = f"{self._denied()}{text}"
        span = self.doc[self.first : self.last]
        bare_sum = self.verbal and is_bare_sum(span, self.head, self.pledge, self.actors)
        if bare_sum and (purpose := purpose_before(span, self.doc[self.pledge.trigger])):
            text, bare_sum = f"{text} {purpose}", False
        if not dangling and (bare_sum or self.references.is_elsewhere()):
            return Clause(self.first, self.last, text, alone=False)
        elsewhere = dangling and not self.cut and not self.references.speaks_to(said)
        context = self.references.context(said) if elsewhere else ""
        if dangling and not context and self.references.says_nothing(said):
            return Clause(self.first, self.last, "", alone=False)
        shown = f"{text} (“{context.strip(_MARKS)}”)" if context else text
        return Clause(self.first, self.last, shown, alone=not dangling and not self._lacks_subject())

    def _lacks_subject(self) -> bool:
        """Whether the parser lost what something is to be done with: "(vaccine) be sent by Norway"."""
        return self.verbal and self.subject is None and is_passive(self.head)

    def _denied(self) -> str:
        """What denies the deed before its subject: "under no circumstances would Norway close the port"."""
        phrases = [c for c in self.head.children if c.dep_ == "prep" and c.i < self.first]
        denying = (
            self.doc[phrase.i : phrase.right_edge.i + 1].text.lower()
            for phrase in phrases
            if any(c.lower_ == "no" for noun in phrase.children for c in noun.children)
        )
        return "".join(f"{phrase} " for phrase in denying) if self.verbal else ""

    def _breaks_off(self) -> bool:
        """Whether a list behind its verb, or what a speaker did not finish, leaves nothing to be read."""
        final, following = self.doc[self.last - 1], self.doc[self.last : self.last + 1].text
        if final.tag_ in ("DT", "PRP$") and following in DASHES:
            return True
        return self.verbal and self.doc[self.head.i + 1].text == ":"

    def _ordered(self, said: dict[int, str]) -> Iterator[Token]:
        """The words in their order; of "aid will be sent to Kenya" the maker's "send aid to Kenya"."""
        span = self.doc[self.first : self.last]
        subject = self.subject
        by_others = prepositional(self.head, "by") or any(c.dep_ == "conj" for c in self.head.children)
        plain = not any(c.dep_ in ("advmod", "neg") and c.i < self.head.i for c in self.head.children)
        given = is_passive(self.head) and base(self.head) in _DONE_BY_MAKER and plain and not by_others
        if subject is None or subject.dep_ != "nsubjpass" or not given:
            yield from span
            return
        said[self.head.i] = f"{base(self.head)} "
        yield self.head
        yield from (t for t in span if t.i < self.head.i and (t == subject or subject.is_ancestor(t)))
        yield from (t for t in span if t.i > self.head.i)

    # -- the words ------------------------------------------------------------------------------

    def _noun_as_deed(self, said: dict[int, str]) -> str:
        """The verb before a noun, without the words that it makes needless."""
        if self.verbal or self._multiplies():
            return ""
        deed = deed_of(self.head, self.doc[self.pledge.trigger], self.content, self.first)
        said |= dict.fromkeys(range(self.first, deed.first), "")
        return deed.verb

    def _multiplies(self) -> bool:
        """Whether the first word is a verb that was tagged an adjective: "committed to double trade"."""
        multiplying = self.doc[self.first].lower_ in _MULTIPLYING
        return not self.verbal and multiplying and self.doc[self.first - 1].lower_ == "to"

    def _said(self) -> dict[int, str]:
        """What is said in place of some words: base forms, "they" for "we"."""
        said: dict[int, str] = {}
        cue = self.doc[self.pledge.trigger]
        if self.verbal:
            self._conjugate(said)
        elif self.content.verb and cue.dep_ in ("acl", "relcl") and self.first <= cue.i:
            # "the accord reached between A and B on fish": its verb goes before it, its makers are known
            makers = (c for c in cue.children if c.dep_ in _OF_MAKERS or c.lower_ in _MAKING)
            said |= {token.i: "" for child in makers for token in child.subtree} | {cue.i: ""}
        if self.pledge.status == "approved":
            between = (c for c in cue.children if self.head.i < c.i < self.last and is_dated(c))
            said |= {token.i: "" for child in between for token in child.subtree}
        bare = self.verbal and self.subject is None
        one = len(self.pledge.actors) == 1 and not isinstance(self.pledge.actors[0], Person)
        for token in self.doc[self.first : self.last]:
            if token.i in said:
                continue
            word = token.lower_
            paired = token.nbor(1).dep_ == "cc" if token.i + 1 < self.last else False
            paired = paired or (token.i > 0 and token.nbor(-1).lower_ == "as")  # "as soon as possible"
            if (
                token.tag_ == "TO"
                and bare
                and not negated(token.head)
                and first_conjunct(token.head).i == self.head.i
                and self._is_listed(token)
            ):
                said[token.i] = ""  # "grow, to trade and to help": the first lost its own
            elif word in _FILLERS and token.dep_ == "advmod" and is_verb(token.head) and not paired:
                said[token.i] = ""  # not of "now and over the long term"
            elif word == "here" and token.dep_ == "advmod" and token.i == self.last - 1:
                said[token.i] = ""
            elif word in _POINTING and not paired and self._is_described(token):
                said[token.i] = _POINTING[word]
            elif word == "as" and (end := remark_end(token, self.last)):
                said |= dict.fromkeys(range(token.i - 1, end + 1), "") | {end: " "}
            elif word in DASHES and (end := self._parenthesis(token.i)):
                said |= dict.fromkeys(range(token.i, end), "")
            elif word == "our" and (state := self._country(token)):
                said |= dict.fromkeys(range(token.i, token.head.i), "") | {token.head.i: state}
            elif word in _FIRST_PERSON and token.pos_ == "PRON":
                said[token.i] = self._third_person(token, one, said)
            elif name := self._full_name(token):
                said[token.i] = name
            elif token.i + 1 < len(self.doc) and token.nbor(1).lower_ in _EACH:
                continue  # "as they each see fit"
            elif word in SECOND_PERSON and len(self.others) == 1:
                said[token.i] = second_person(word, *self.others)
            elif token.tag_ == "PRP" and (name := self._named(token)):
                said[token.i] = name
        return said

    def _conjugate(self, said: dict[int, str]) -> None:
        """Verbs in their base form; before a subject's verb "will" for "would"."""
        for verb in self._verbs():
            if self.subject is None or verb.tag_ == "VBG":
                for child in verb.children:
                    if child.i < verb.i and (
                        child.tag_ == "MD"
                        or (child.dep_ == "aux" and child.lemma_ in ("be", "have"))
                        or (child.dep_ == "advmod" and child.lower_ not in _MANNER | {"never"})
                        or (child.lower_ == "to" and not negated(verb) and self._is_listed(child))
                    ):
                        said[child.i] = ""
                perfect = verb.tag_ == "VBN" and not is_passive(verb)
                if verb.tag_ in ("VBG", "VBZ", "VBP", "VBD") or perfect:
                    said[verb.i] = verb.lemma_
                continue
            for child in verb.children:
                if child.i < verb.i and child.dep_ == "aux" and child.lower_ in ("would", "'d", "’d", "to"):
                    gap = "" if self.doc[child.i - 1].whitespace_ else " "
                    said[child.i] = f"{gap}will"

    def _is_listed(self, to: Token) -> bool:
        """Whether a "to" stands where one of a list does, not in "and together to help"."""
        return to.i <= self.first or to.nbor(-1).lower_ in _LISTING

    def _verbs(self) -> Iterator[Token]:
        """The verb of what is promised and those coordinated with it, in the same form."""
        own = [t for t in listed(self.head) if t.i < self.last] if self.head.tag_ == "VBG" else []
        inner = (
            t for t in self.doc[self.head.i + 1 : self.last] if t.tag_ == "VBG" and t.nbor(-1).dep_ == "prep"
        )
        others = {token.i for gerund in inner for token in listed(gerund)}
        yield self.head
        yield from own
        pending = [self.head]
        while pending:
            for child in pending.pop().children:
                if (
                    child.dep_ == "conj"
                    and child.i < self.last
                    and is_verb(child)
                    and child.tag_ == self.head.tag_
                    and child not in own
                    and child.i not in others
                ):
                    yield child
                    pending.append(child)

    def _third_person(self, token: Token, one: bool, said: dict[int, str]) -> str:
        word: str = _FIRST_PERSON[token.lower_]
        alone = len(sides(self.pledge.actors)) == 1
        if word == "their" and base(token.head) in _COMMON:
            return "the"
        told = any(subject.lower_ in ("i", "we") for subject in subjects(self.doc[self.pledge.trigger]))
        if token.lower_ == "us" and token.dep_ in OBJECTS and token.head.i >= self.head.i:
            self.unknown |= alone and not told  # "Norway's commitment to help us", says somebody else
        lands = word == "their" and alone and token.head.lower_ in _LANDS
        if lands and token.nbor(-1).lower_ != "both" and len(self.others) == 1:
            return "both"
        if word == "their" and token.i and self.doc[token.i - 1].lower_ == "both":
            return ""  # "both our peoples"
        if word == "their" and len(sides(self.pledge.actors)) == 1 and base(token.head) in _MUTUAL:
            # "the US commitment to our partnership": of both, not of one
            if any(child.lower_ in ("with", "to") for child in token.head.children):
                return "its"
            several = token.head.tag_ == "NNS" and base(token.head) in _OF_MANY
            if len(self.others) == 1 and token.head.i < self.last and not several:
                said[token.head.i] = f"{token.head.text} with {name_of(*self.others)}"
                return "" if token.head.tag_ == "NNS" or base(token.head) in _UNCOUNTED else "the"
            return "the"
        following = self.doc[token.i + 1]
        if word == "their" and (following.like_num or following.lower_ == "both"):
            return "the"
        [only, *others] = self.pledge.actors
        mine = isinstance(only, Person) and token.lower_ in ("i", "me", "my", "mine", "myself")
        if others or mine or (isinstance(only, Person) and not only.state):
            return str(_OF_ONE[word]) if one and word in _OF_ONE and not mine else word
        if word == "they":
            said |= in_singular(token.head)
        side = acts_for(only) or only
        before = [m for m in self.actors.mentions if self.first <= m.start < token.i and m.kind != "anaphor"]
        named = bool(before) and set(sides(before[-1].actors)) == {side}
        if named or (one and not before):
            return "it" if word == "they" else str(_OF_ONE[word])
        name = name_of(side)
        return {"they": name, "them": name, "their": owning(name)}.get(word, str(_OF_ONE.get(word, word)))

    def _country(self, owner: Token) -> str:
        """The state that "our country" is, where one alone pledges."""
        owned = [side for side in sides(self.pledge.actors) if isinstance(side, State)]
        noun = owner.head
        alone = len(owned) == len(sides(self.pledge.actors)) == 1 and noun.i == owner.i + 1
        return state_in_prose(owned[0].iso3) if alone and noun.lower_ in ("country", "nation") else ""

    def _full_name(self, noun: Token) -> str:
        """The name that a word of it takes up, where the text before gives just one: "the Agency"."""
        if noun.tag_ != "NNP" or base(noun) not in _NAMED_IN_PART or noun.nbor(-1).lower_ != "the":
            return ""
        following = self.doc[noun.i + 1 : noun.i + 3]
        longer = [t.text.istitle() or t.lower_ in ("for", "of", "on") for t in following]
        if not noun.text.istitle() or noun.nbor(1).tag_ in ("NNP", "NNPS") or all(longer):
            return ""  # "the Partnership for Growth"
        pattern = rf"(?<![\w.-])(?:[A-Z][\w’'-]*(?:,? (?:and|of|for))? )+{noun.text}\b"
        told = re.findall(pattern, self.doc[: noun.i].text)
        names = {re.sub("^(?:The|This|Our) ", "", name) for name in told} - {noun.text}
        return names.pop() if len(names) == 1 else ""

    def _is_described(self, pointing: Token) -> bool:
        """Whether the clause itself says which is meant: "such efforts to protect"."""
        noun = pointing.head
        described = [c for c in noun.children if c.dep_ in ("acl", "relcl", "prep") and c.i > noun.i]
        if noun.i < pointing.i or (pointing.lower_ == "such" and any(c.lower_ == "as" for c in described)):
            return False  # "in such fields as trade"
        return noun.pos_ == "NOUN" and base(noun) not in _OCCASION and any(c.i < self.last for c in described)

    def _parenthesis(self, dash: int) -> int:
        """The end of a remark between dashes on a noun: "the fund – which is his idea – will help"."""
        if self.doc[dash - 1].pos_ not in ("NOUN", "PROPN") or self.doc[dash + 1].tag_ not in ("WDT", "WP"):
            return 0
        closing = (i for i in range(dash + 1, self.last) if self.doc[i].text in DASHES)
        return next((i + 1 for i in closing), 0)

    def _named(self, pronoun: Token) -> str:
        """Whom a pronoun means, by name, unless it is who pledges or stands beside him."""
        mention = self.actors.at(pronoun.i)
        if mention is None or mention.kind != "anaphor" or sides(mention.actors) & sides(self.pledge.actors):
            return ""
        if any(
            self.first <= m.start < pronoun.i and m.actors == mention.actors for m in self.actors.mentions
        ):
            return ""
        return " and ".join(name_of(actor) for actor in mention.actors)
