"""What a clause takes up that is named outside it: "sign it", "these goals", "do so"."""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Doc, Token

from ingest.actors.model import Actors, Person
from ingest.commitments.model import Pledge
from ingest.commitments.sides import sides
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import OBJECTS, SUBJECTS, base, is_verbal, subjects

_LEXICON = word_sets("commitments", "references")
_TAKING_UP = _LEXICON["taking_up"]
_SUMMING = _LEXICON["summing"]
_TELLS_NOTHING = _LEXICON["tells_nothing"]
_OCCASION = _LEXICON["occasion"]
_BARE = _LEXICON["bare"]
_ELSEWHERE, _THEIR_OWN = _LEXICON["elsewhere"], _LEXICON["their_own"]
_ACCORDS, _OF_ACCORDS = _LEXICON["accords"], _LEXICON["of_accords"]
_ALIKE, _WHILE = _LEXICON["alike"], _LEXICON["while"]
#: So many sentences back stands what a clause takes up.
_BACK = 4
#: What spaCy calls a place, or a people.
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})
SECOND_PERSON = frozenset({"you", "your"})


class References:
    """Those of the clause of tokens ``first`` to ``last`` (exclusive). ``unknown`` tells whether a word means
    what the clause cannot name; ``said`` is what is said in place of some words."""

    def __init__(
        self, doc: Doc, actors: Actors, pledge: Pledge, head: Token, span: tuple[int, int], cut: bool
    ) -> None:
        self.doc, self.actors, self.pledge, self.head, self.cut = doc, actors, pledge, head, cut
        self.first, self.last = span
        self.verbal = is_verbal(head)
        self.unknown = False

    def says_nothing(self, said: dict[int, str]) -> bool:
        """Whether what it is about is told elsewhere, and no noun says more: "build on these efforts"."""
        objects = [self.head, *(child for child in self.head.children if child.dep_ in OBJECTS)]
        if any(self._takes_up(token, said) for token in objects):
            return True
        nouns = [token for token in self.doc[self.first : self.last] if token.pos_ in ("NOUN", "PROPN")]
        return all(self._takes_up(token, said) for token in nouns)

    def context(self, said: dict[int, str]) -> str:
        """The sentence that says what is meant where the clause does not: of "sign it", "do so", "honour this
        deal"; the sentence before it, where it names nothing either, and none where that says no more."""
        sentence = self.doc[self.pledge.trigger].sent
        before = self.doc[sentence.start : min(self.first, self.pledge.trigger)]
        named = any(token.pos_ == "NOUN" and self.actors.at(token.i) is None for token in before)
        if sentence.start and not named and not self.cut and self.last - self.first > 1:
            sentence = self.doc[sentence.start - 1].sent
        clause = self.doc[self.first : self.last]
        taken = {base(token) for token in clause if token.pos_ == "NOUN" and self._takes_up(token, said)}
        meant = taken | _ALIKE if taken & _ALIKE else taken
        for _ in range(_BACK):
            told = {base(token) for token in sentence if token not in clause}
            if not taken or meant & told:
                return " ".join(sentence.text.split())
            if not sentence.start:
                break
            sentence = self.doc[sentence.start - 1].sent
        return ""

    def dangles(self, said: dict[int, str]) -> bool:
        """Whether its object, or the whole deed, stands elsewhere."""
        if self.verbal and self.last - self.first == 1:
            return True
        if self.speaks_to(said):
            return True
        if self.doc[self.last - 1].lower_ == "below" and self.doc[self.last - 1].dep_ == "advmod":
            return True  # "funding like that laid out below"
        if self.head.lemma_ == "do" and any(child.lower_ == "so" for child in self.head.children):
            return True
        return any(
            self._takes_up(token, said) or self._owns_unnamed(token, said)
            for token in self.doc[self.first : self.last]
        )

    def is_elsewhere(self) -> bool:
        """Whether it is of a crisis, a region, or of what is "there", and names no place; or of "the accord",
        and says of none which."""
        clause = self.doc[self.first : self.last]
        if self.pledge.status != "approved" and any(self._is_bare(t, _ACCORDS) for t in clause):
            return True
        if base(self.head) in _THEIR_OWN and len(sides(self.pledge.actors)) > 1:
            return False
        if any(token.ent_type_ in _PLACES or self.actors.at(token.i) for token in clause):
            return False
        return any(self._is_unplaced(token) for token in clause)

    def _is_unplaced(self, token: Token) -> bool:
        if token.lower_ == "there":
            return token.dep_ == "advmod"
        return self._is_bare(token, _ELSEWHERE)

    def _is_bare(self, token: Token, nouns: Set[str]) -> bool:
        """Whether it is one of some nouns, with "the" alone."""
        if base(token) not in nouns or self.doc[token.left_edge.i].lower_ != "the":
            return False
        told = any(child.pos_ in ("ADJ", "NOUN", "PROPN") for child in token.lefts)
        told = told or any(self._describes(child, token) for child in token.rights)
        return not told

    def speaks_to(self, said: dict[int, str]) -> bool:
        """Whether it speaks to somebody whom it does not name."""
        clause = self.doc[self.first : self.last]
        return any(token.lower_ in SECOND_PERSON and token.i not in said for token in clause)

    def _takes_up(self, noun: Token, said: dict[int, str]) -> bool:
        """Whether a word stands for what is named outside the clause: "it", "these goals"."""
        if noun.i in said or noun.dep_ not in (*OBJECTS, *SUBJECTS, "pobj"):
            return False
        before = self.doc[self.first : noun.i]
        if noun.pos_ == "PRON" and noun.lower_ in _BARE:
            mention = self.actors.at(noun.i)
            # who does something to "them" is not meant himself
            other = noun.dep_ in OBJECTS and noun.head.i == self.head.i
            known = mention is not None and not other and sides(mention.actors) & sides(self.pledge.actors)
            return not known and not any(token.pos_ in ("NOUN", "PROPN") for token in before)
        if any(child.lower_ in ("following", "below") for child in noun.children):
            self.unknown |= not any(token.text == ":" for token in self.doc[noun.i : self.last])
        signed = self.pledge.status == "approved" and base(noun) in words.ACCORD
        if base(noun) in _OCCASION or any(self._describes(child, noun) for child in noun.children):
            return False
        described = any(child.dep_ in ("amod", "compound", "poss") for child in noun.children)
        if signed and not described and any(child.lower_ == "the" for child in noun.children):
            return True  # "signed the deal in Oslo"
        bare = noun.pos_ == "NOUN" and base(noun) in _TELLS_NOTHING and not described
        several = any(token.dep_ in ("cc", "conj") for token in before if token.i > self.head.i)
        summed = base(noun) in _SUMMING and several and any(token.pos_ == "NOUN" for token in before)
        named = summed or any(token.lemma_ == noun.lemma_ for token in before)
        pointing = _TAKING_UP | {"the"} if bare else _TAKING_UP
        return not named and any(child.lower_ in pointing and child.i < noun.i for child in noun.children)

    def _owns_unnamed(self, owner: Token, said: dict[int, str]) -> bool:
        """Whether "its" is of what the clause does not name, nor one maker’s: "both will widen its scope",
        not "each vowed to open its ports"."""
        if owner.lower_ != "its" or owner.tag_ != "PRP$" or owner.i in said:
            return False
        each = (word for noun in subjects(self.doc[self.pledge.trigger]) for word in noun.subtree)
        if any(word.lower_ in ("each", "every") for word in each):
            return False
        alone = len(self.pledge.actors) == 1 and not isinstance(self.pledge.actors[0], Person)
        before = self.doc[self.first : owner.i]
        if base(owner.head) in _OF_ACCORDS and not any(base(token) in words.TEXT for token in before):
            return True  # "the full implementation of its terms"
        return not alone and not any(token.pos_ in ("NOUN", "PROPN") for token in before)

    def _describes(self, child: Token, noun: Token) -> bool:
        """Whether words behind a noun say which is meant; where and when it was signed does not."""
        if child.i < noun.i or child.dep_ not in ("acl", "relcl", "prep", "appos") or child.lower_ in _WHILE:
            return False
        told = [inner for inner in child.children if inner.dep_ == "pobj"]
        when = any(inner.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC") for inner in told)
        return not (child.lower_ in ("in", "at", "on") and when and self.pledge.status == "approved")
