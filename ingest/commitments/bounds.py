"""Where the clause of what is promised begins and ends, and whose subject stays in it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.actors.model import Actors
from ingest.commitments.contents import deed
from ingest.commitments.model import Content, Pledge
from ingest.commitments.sides import sides
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import (
    FINITE,
    OBJECTS,
    SUBJECTS,
    auxiliaries,
    base,
    conjuncts,
    is_verb,
    is_verbal,
    prepositional,
)

_LEXICON = word_sets("commitments", "bounds")
_MANNER = _LEXICON["manner"]
_CONTINUING = _LEXICON["continuing"]
#: Who decides as one, and the groups that make them up: "the two sides", "his government".
_BODIES = words.GROUP | words.GATHERING | words.COUNTRY | _LEXICON["bodies"]
_OPEN = frozenset({"det", "amod", "compound", "poss", "nummod", "aux", "auxpass", "mark", "case", "quantmod"})
#: What opens a clause that tells of a part: "both of which".
_PARTS = frozenset({"all", "both", "each", "most", "one", "some"})
_TOLD = _LEXICON["told"]
_ENSURING, _BRINGING = _LEXICON["ensuring"], _LEXICON["bringing"]
_MEASURES = word_sets("commitments", "find")["measures"]
DASHES = frozenset({"–", "—", "--"})
#: Who speaks, and who hears it.
REMARKING = ("i", "we", "you")
#: Words at most between a verb and an object that the parser hung far from it.
_GAP = 12
_NOMINAL = ("NOUN", "PROPN")
#: How an item of a list hangs where the parser lost its beginning.
_LISTED = ("appos", "conj", "dobj", "pobj")
#: What stands beside a commitment, and is no part of it.
_OTHERWISE = words.BACKING | words.RESOLVE_NOUN | words.INTENT | words.UNMADE | words.SPOKEN_FOR | _TOLD
#: Before what a text is on.
_ABOUT = ("about", "concerning", "for", "on", "to")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Tokens ``first`` to ``last`` (exclusive) of what is promised.

    ``subject`` is who does it, where that is not the pledger; ``cut`` says that its end stands elsewhere.
    """

    first: int
    last: int
    subject: Token | None
    cut: bool


def bounds(doc: Doc, actors: Actors, pledge: Pledge, content: Content) -> Bounds:
    """Where the clause begins and ends."""
    return _Finder(doc, actors, pledge, content).found()


def is_dated(phrase: Token) -> bool:
    """Whether a phrase tells a day: "in September"."""
    nouns = [child for child in phrase.children if child.dep_ == "pobj"]
    return phrase.dep_ == "prep" and bool(nouns) and all(noun.ent_type_ == "DATE" for noun in nouns)


def remark_end(opening: Token, last: int) -> int:
    """Where a remark between commas ends, before a token: the second comma of ", as we said, "; else 0."""
    around = opening.doc[max(0, opening.i - 1) : opening.i + 2].text.lower()
    if not any(around == f", as {who}" for who in REMARKING):
        return 0
    near = range(opening.i + 1, min(opening.i + _GAP, last - 1))
    return next((i for i in near if opening.doc[i].text == ","), 0)


class _Finder:
    def __init__(self, doc: Doc, actors: Actors, pledge: Pledge, content: Content) -> None:
        self.doc, self.actors, self.pledge, self.content = doc, actors, pledge, content
        self.head = doc[content.head]
        self.verbal = is_verbal(self.head)
        self.subject = self._subject() if self.verbal else None
        self.cut = False

    def found(self) -> Bounds:
        last = self._last()
        return Bounds(self._first(), last, self.subject, self.cut)

    def _subject(self) -> Token | None:
        """The subject of what is promised, where it is not the pledger: "the ambassadors would return"."""
        own = [c for c in self.head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < self.head.i]
        there = [c for c in self.head.children if c.dep_ == "expl" and c.lower_ == "there"]
        if there and there[0].i < self.head.i:
            return there[0]  # "there will be aid"
        cue = self.pledge.trigger
        if not own and "to" in auxiliaries(self.head):  # "agreed for the envoys to return"
            own = [noun for noun in prepositional(self.doc[cue], "for") if cue < noun.i < self.head.i]
        if not own or own[-1].tag_ in ("WDT", "WP"):
            return None
        return None if self._pledges(own[-1]) else own[-1]

    def _pledges(self, subject: Token) -> bool:
        pledging = sides(self.pledge.actors)
        cue = self.doc[self.pledge.trigger]
        own = self.head.i in (cue.i, deed(cue).i)
        if own and self.pledge.status == "approved" and subject.dep_ == "nsubj":
            return True  # "the partners signed a treaty"
        named = [m for each in conjuncts(subject) if (m := self.actors.at(each.i)) and m.kind != "anaphor"]
        meant = {side for mention in named for side in sides(mention.actors)}
        if meant:
            return own or meant == pledging or (len(pledging) == 1 and bool(meant & pledging))
        if subject.dep_ == "nsubjpass" and subject.tag_ != "WP":
            return False  # "an agency will be set up", "they will be reviewed"
        if subject.tag_ in ("PRP", "WP", "WDT", "DT", "EX", "CD"):
            return own or subject.dep_ == "nsubj"
        if base(subject) in _BODIES:
            described = [c for c in subject.children if c.dep_ in ("prep", "compound", "amod")]
            return all(child.lower_ == "two" for child in described) or (
                own and not any(child.dep_ == "prep" for child in described)
            )
        return own and subject.pos_ == "PROPN"

    def _first(self) -> int:
        if not self.verbal:
            return self.content.first
        if self.subject is not None:
            return self.subject.left_edge.i
        first = self.head.i
        maker = max((c.i for c in self.head.children if c.dep_ in SUBJECTS and c.i < first), default=-1)
        for child in self.head.children:
            if maker < child.i < self.head.i and (
                child.dep_ in ("auxpass", "neg") or child.lower_ in _MANNER | {"never"}
            ):
                first = min(first, child.i)
        return first

    def _last(self) -> int:
        """The end, with an object that stands behind a remark, and without a remark of its own."""
        cue = self.pledge.trigger
        if self.head.dep_ == "nsubjpass" and self.head.head.i == cue and not self.verbal:
            return self.head.right_edge.i + 1  # "the treaty was signed by the members in Oslo"
        last = self._extended(self.content.last)
        if self.doc[last - 1].dep_ == "prep" and self.doc[last : last + 1].text == ",":
            following = self.doc[min(last + 2, len(self.doc) - 1)]  # "the growth of, and trade in, fish"
            last = following.right_edge.i + 1 if self.doc[last + 1].dep_ == "cc" else last
        last = next((i for i in range(self.head.i + 1, last - 1) if self._is_beside(i, last)), last)
        named = self.actors.at(last - 1)
        if named is not None and self.doc[named.start - 1].lower_ in (",", "the") and last < len(self.doc):
            comma = named.start - 1 - (self.doc[named.start - 1].lower_ == "the")
            goes_on = self.doc[last].lower_ == "and" or is_verb(self.doc[last])
            theirs = set() < sides(named.actors) <= sides(self.pledge.actors)
            if goes_on and theirs and comma > self.head.i and self.doc[comma].text == ",":
                last = comma  # "guided by our pledge to help Chad, Norway and Kenya are building": theirs
        while last - 1 > self.head.i and self._hangs(self.doc[last - 1]):
            last -= 1
        if any(token.text == ":" for token in self.doc[last : last + 2]):
            self.cut = True  # "undertake efforts towards:", and a list
        if self.doc[last : last + 1].text == ")" and "(" in self.doc[self.head.i : last].text:
            last += 1
        return last

    def _is_beside(self, i: int, last: int) -> bool:
        """Whether from a token on something is told beside what is promised, to its end.

        So do ", which will be paid by 2015", "as we grow", "and their support for Chad".
        """
        token, following = self.doc[i], self.doc[i + 1]
        if token.text == ",":
            opening = self.doc[i + 1 : i + 4]
            if following.lower_ in ("like", "unlike") and following.dep_ == "prep":
                return following.right_edge.i >= last - 1
            if (
                following.tag_ not in ("WDT", "WP", "WRB")
                and following.pos_ != "ADP"
                and following.lower_ not in _PARTS
            ):
                return False
            pronoun = next((one for one in opening if one.tag_ in ("WDT", "WP", "WRB")), None)
            clause = pronoun if pronoun is not None else token
            while clause.dep_ != "relcl" and i < clause.head.i < last and clause.head.i != clause.i:
                clause = clause.head
            ends = clause.right_edge.i
            leads_on = self.doc[ends + 1 : ends + 3].text == ", with"
            return clause.dep_ == "relcl" and (ends >= last - 1 or leads_on)
        if token.lower_ == "as" and self.doc[i - 1].lower_ not in _MEASURES:
            return (
                following.lower_ in REMARKING
                and token.dep_ in ("mark", "advmod")
                and not remark_end(token, last)
            )
        if token.lower_ != "and" or token.dep_ != "cc" or following.dep_ not in ("poss", "det"):
            return False
        noun = following.head  # "reaffirmed their commitment to peace and their support for Chad"
        told = words.BACKING | words.RESOLVE_NOUN | _TOLD
        return not self.verbal and base(noun) in told and any(child.dep_ == "prep" for child in noun.children)

    def _extended(self, last: int) -> int:
        for child in self.head.children if self.verbal else ():
            far = child.dep_ in (*OBJECTS, "xcomp", "attr", "acomp", "prt") and child.i < last + _GAP
            if last <= child.i and (far or ("to" in auxiliaries(child) and child.left_edge.i <= last + 2)):
                last = child.right_edge.i + 1
        if self.doc[last : last + 1].text == ",":
            commas = [i for i in range(last, min(last + _GAP, len(self.doc) - 1)) if self.doc[i].text == ","]
            for comma in commas[:2]:  # "work, in each country, to collaborate"
                verb = self.doc[comma + 1].head
                if self.doc[comma + 1].text == "to" and verb.head.i in range(self.head.i, last):
                    last = verb.right_edge.i + 1
                    break
        following = self.doc[min(last, len(self.doc) - 1)]
        gerund = any(child.dep_ == "pcomp" for child in following.children)
        if not self.verbal and following.lower_ == "in" and gerund:
            last = following.right_edge.i + 1  # "committed to leadership in upholding an order"
        last = self._object_behind(self._list_behind(self._repaired(last)))
        last = self._items_behind(self._ensured(self._subject_behind(last)))
        final, following = self.doc[last - 1], self.doc[min(last, len(self.doc) - 1)]
        if final.dep_ in _OPEN and final.head.i >= last:
            last = final.head.right_edge.i + 1
        elif (
            final.dep_ == "prep" or (final.dep_ == "conj" and is_verb(final))
        ) and final.right_edge.i >= last:
            last = final.right_edge.i + 1
        elif final.tag_ == "DT" and following.dep_ == "cc":
            # "any and all aid to Chad"
            nouns = (t for t in self.doc[last : last + _GAP] if t.pos_ in _NOMINAL)
            last = next((noun.right_edge.i + 1 for noun in nouns), last)
        elif final.ent_type_ == "DATE" and following.pos_ == "PROPN" and not following.is_sent_start:
            last = next((t.i for t in self.doc[last:] if t.pos_ != "PROPN"), len(self.doc))
        elif final.lower_ == "worth" and following.ent_type_ == "MONEY":
            end = next((t.i for t in self.doc[last:] if t.ent_type_ != "MONEY"), len(self.doc))
            last = max(last, end)  # "a deal worth 2 million euros"
        elif final.dep_ in SUBJECTS and self.head.i < last <= final.head.i <= last + 2:
            last = final.head.right_edge.i + 1  # "the aid Kenya needs to recover"
        elif final.dep_ in ("prep", "prt") and following.tag_ == "VBG" and following.head.i == final.head.i:
            last = following.right_edge.i + 1  # "go on talking"
        elif following.lower_ in _CONTINUING or (
            following.lower_ == "as" and final.lower_ in ("long", "soon")
        ):
            above = following.head if following.dep_ == "mark" else following
            last = max(last, above.right_edge.i + 1)
        return min(last, self.head.sent.end)

    def _ensured(self, last: int) -> int:
        """The end of what is to be so, where the parser took its subject for an object: "ensure the road that
        it builds stays open"."""
        following = self.doc[min(last, len(self.doc) - 1)]
        if following.tag_ not in ("VBZ", "VBP", "MD") or not is_verb(following):
            return last
        ensuring = [t for t in self.doc[self.head.i : last] if base(t) in _ENSURING]
        objects = [
            c for t in ensuring for c in t.children if c.dep_ in OBJECTS and c.right_edge.i >= last - 1
        ]
        verb = following.head if following.dep_ in ("aux", "auxpass") else following
        return verb.right_edge.i + 1 if objects else last

    def _repaired(self, last: int) -> int:
        """The end of what a speaker begins anew: "to bui- — build a school", "the Uni- — of the union"."""
        dash = last if self.doc[last - 1].text.endswith("-") else last + 1
        if self.doc[dash - 1 : dash].text[-1:] != "-" or self.doc[dash : dash + 1].text not in DASHES:
            return last
        anew = self.doc[min(dash + 1, len(self.doc) - 1)]
        return last if anew.is_sent_start else anew.right_edge.i + 1

    def _list_behind(self, last: int) -> int:
        """The end of a list that goes on: "to grow, to trade, and to help Kenya", "on fish, and tea"."""
        i = last + (self.doc[last : last + 1].text == ",")
        if self.verbal and self.doc[i : i + 2].text == "and to":
            verb = self.doc[i + 1].head
            listed = verb.dep_ == "conj" and self.pledge.trigger <= verb.head.i < last
            return verb.right_edge.i + 1 if listed and verb.tag_ == "VB" else last
        cue = self.doc[self.pledge.trigger]
        nouns = [
            c for c in cue.children if c.dep_ == "conj" and c.pos_ == "NOUN" and c.left_edge.i == last + 1
        ]
        return nouns[0].right_edge.i + 1 if i > last and nouns and is_verb(cue) else last

    def _items_behind(self, last: int) -> int:
        """The end of a list whose last item the parser hung higher: "in Kenya, Chad, and the wider region",
        "for refugees and displaced people"."""
        i = last + (self.doc[last : last + 1].text == ",")
        if self.doc[i : i + 1].text not in ("and", "or") or self.doc[last - 1].pos_ not in _NOMINAL:
            return last
        near = (t for t in self.doc[i + 1 : i + _GAP] if t.pos_ in _NOMINAL and t.dep_ in _LISTED)
        noun = next((t for t in near if t.left_edge.i == i + 1 and t.head.i < last), None)
        if noun is None or base(noun) in _OTHERWISE:
            return last
        end = noun.right_edge.i + 1
        behind = self.doc[min(end, len(self.doc) - 1)]
        return last if behind.tag_ in FINITE or end > self.head.sent.end else end

    def _subject_behind(self, last: int) -> int:
        """The end of what a text is on, where its day stands between: "signed an accord in May on fish"."""
        if self.pledge.status != "approved" or self.verbal:
            return last
        behind = [c for c in self.doc[self.pledge.trigger].children if c.i >= last and c.dep_ == "prep"]
        if len(behind) > 1 and is_dated(behind[0]) and behind[0].i == last and behind[1].lower_ in _ABOUT:
            return behind[1].right_edge.i + 1
        doing = [c for c in self.doc[self.pledge.trigger].children if c.i > last and c.tag_ == "VBG"]
        doing = [verb for verb in doing if base(verb) in _BRINGING]
        described = any(c.dep_ not in ("det", "punct") for c in self.head.children)
        if doing and not described and self.doc[doing[0].i - 1].text == ",":
            return doing[0].right_edge.i + 1  # "signed an accord on Monday, opening its ports"
        return last

    def _object_behind(self, last: int) -> int:
        """The end of an object that the parser hung elsewhere: "seek, within the year, an end to the war"."""
        if self.doc[last : last + 1].text != "," or not self.verbal:
            return last
        own = (*OBJECTS, "xcomp", "ccomp", "attr", "acomp", "prt", "agent", "auxpass")
        if any(child.dep_ in own for child in self.head.children) or self.doc[last - 1].dep_ != "pobj":
            return last
        above = (self.head.i, self.pledge.trigger, self.doc[self.pledge.trigger].head.i)
        nouns = (token for token in self.doc[last : last + _GAP] if token.dep_ in ("npadvmod", "dobj"))
        noun = next((one for one in nouns if one.head.i in above and one.left_edge.i == last + 1), None)
        return last if noun is None or noun.ent_type_ in ("DATE", "TIME") else noun.right_edge.i + 1

    def _hangs(self, final: Token) -> bool:
        """Whether a last word wants more behind it: "and", "the", a preposition without its object."""
        if final.dep_ == "prep" and not any(child.i < final.i for child in final.children):
            self.cut = True
            return True
        if final.tag_ == "PRP$":
            return True
        if final.dep_ in ("det", "poss", "amod") and final.head.i > final.i:
            return True
        return final.dep_ in ("cc", "mark", "punct") or final.is_space or final.lower_ == "to"
