"""A commitment as a clause that can be read alone, beside the name of who made it.

Of "China said the envoys would return to their posts" it gives "the envoys will return to their posts", of
"we also agreed to deepen our ties" of two states "deepen their ties". What takes up something that the clause
does not name ("sign it") is shown with its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graph.reference.tables import state_in_prose
from ingest.actors.model import Actor, Actors, Organization, Person, State
from ingest.commitments.contents import deed
from ingest.commitments.model import Content, Pledge
from ingest.commitments.parties import sides
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets, word_table
from ingest.syntax.relations import (
    OBJECTS,
    SUBJECTS,
    auxiliaries,
    base,
    conjuncts,
    is_passive,
    is_verb,
    negated,
    prepositional,
)

_LEXICON = word_sets("commitments", "wording")
_FILLERS = _LEXICON["fillers"]
_MANNER = _LEXICON["manner"]
_TAKING_UP = _LEXICON["taking_up"]
_SUMMING = _LEXICON["summing"]
_MAKING = _LEXICON["making"]
_OCCASION = _LEXICON["occasion"]
_BARE = _LEXICON["bare"]
#: Who decides as one, and the groups that make them up: "the two sides", "his government".
_BODIES = words.GROUP | words.GATHERING | words.COUNTRY | _LEXICON["bodies"]
_OPEN = frozenset({"det", "amod", "compound", "poss", "nummod", "aux", "auxpass", "mark", "case", "quantmod"})
#: What others say of who says "we"; what stands for one state or body in place of several.
_FIRST_PERSON = word_table("first_person")
_OF_ONE = word_table("of_one")
#: Words at most between a verb and an object that the parser hung far from it.
_GAP = 12
#: A word that its speaker did not finish, or put otherwise: "accessi- — accession", "strategic — strategy".
_BROKEN_OFF = re.compile(
    r"\b\w+- — |\b(\w{5})\w* — (?=\1)|(?<=\bin )— |(?<=\bof )— |(?<=\bto )— |(?<=\bthe )— "
)
_STUTTER = re.compile(r"\b(\w(?:[\w’' ]*\w)?)(?: ?(?:—|–|--) ?| )\1\b(?!-)", re.IGNORECASE)
#: What stands with a verb that tells who made what was signed.
_OF_MAKERS = frozenset({"aux", "auxpass", "agent", "nsubj"})
_CONTINUING = _LEXICON["continuing"]
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


def clause_of(doc: Doc, actors: Actors, pledge: Pledge, content: Content) -> Clause:
    """The clause of what is promised; its text is empty where nothing is left."""
    return _Clause(doc, actors, pledge, content).made()


class _Clause:
    def __init__(self, doc: Doc, actors: Actors, pledge: Pledge, content: Content) -> None:
        self.doc, self.actors, self.pledge, self.content = doc, actors, pledge, content
        self.head = doc[content.head]
        self.cut = False
        self.verbal = is_verb(self.head) or self.head.tag_ == "VBG"
        self.subject = self._subject() if self.verbal else None
        self.last = self._last()
        self.first = self._first()

    def made(self) -> Clause:
        said = self._said()
        parts: list[str] = []
        infinitives = [t.i for t in self.doc[self.first : self.last] if t.tag_ == "TO" and t.i not in said]
        if self.verbal and infinitives and self.doc[infinitives[0] - 1].lower_ in ("and", "or"):
            said[infinitives[0]] = ""  # "see calm restored and to help": its first "to" went
        for token in self.doc[self.first : self.last]:
            word = said.get(token.i, token.text)
            parts.append(word + (" " if word and (token.whitespace_ or token.is_space) else ""))
        text = _tidy("".join(parts))
        if not text:
            return Clause(self.first, self.last, "", alone=False)
        start = self.doc[self.first]
        if start.is_sent_start and start.pos_ not in ("PROPN",) and not start.text.isupper():
            text = text[0].lower() + text[1:]
        verb = self._verb()
        text = f"{verb} {text}" if verb else text
        dangling = self.cut or self._dangles(said)
        context = self._context(said) if dangling else ""
        shown = f"{text} (“{context.strip(_MARKS)}”)" if context else text
        return Clause(self.first, self.last, shown, alone=not dangling)

    # -- where it begins and ends -----------------------------------------------------------------

    def _subject(self) -> Token | None:
        """The subject of what is promised, where it is not the pledger: "the ambassadors would return"."""
        own = [c for c in self.head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < self.head.i]
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
        named = [m for each in conjuncts(subject) if (m := self.actors.at(each.i)) and m.kind != "anaphor"]
        meant = {side for mention in named for side in sides(mention.actors)}
        if meant:
            return own or meant == pledging or (len(pledging) == 1 and bool(meant & pledging))
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
        for child in self.head.children:
            if child.i < self.head.i and (
                child.dep_ in ("auxpass", "neg") or child.lower_ in _MANNER | {"never"}
            ):
                first = min(first, child.i)
        return first

    def _last(self) -> int:
        """The end, with an object that stands behind a remark, and without a remark of its own."""
        last = self._extended(self.content.last)
        if self.doc[last - 1].dep_ == "prep" and self.doc[last : last + 1].text == ",":
            following = self.doc[min(last + 2, len(self.doc) - 1)]  # "the growth of, and trade in, fish"
            last = following.right_edge.i + 1 if self.doc[last + 1].dep_ == "cc" else last
        for i in range(self.head.i + 1, last - 1):
            if self.doc[i].text == "," and self.doc[i + 1].tag_ in ("WDT", "WP"):
                clause = self.doc[i + 1].head
                if clause.dep_ == "relcl" and clause.right_edge.i >= last - 1:
                    last = i  # ", which will be paid by 2015" tells of it, and is not promised
                    break
        while last - 1 > self.head.i and self._hangs(self.doc[last - 1]):
            last -= 1
        if self.doc[last : last + 1].text == ")" and "(" in self.doc[self.head.i : last].text:
            last += 1
        return last

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
        last = self._object_behind(last)
        final, following = self.doc[last - 1], self.doc[min(last, len(self.doc) - 1)]
        if final.dep_ in _OPEN and final.head.i >= last:
            last = final.head.right_edge.i + 1
        elif (
            final.dep_ == "prep" or (final.dep_ == "conj" and is_verb(final))
        ) and final.right_edge.i >= last:
            last = final.right_edge.i + 1
        elif final.dep_ in ("prep", "prt") and following.tag_ == "VBG" and following.head.i == final.head.i:
            last = following.right_edge.i + 1  # "go on talking"
        elif following.lower_ in _CONTINUING or (
            following.lower_ == "as" and final.lower_ in ("long", "soon")
        ):
            above = following.head if following.dep_ == "mark" else following
            last = max(last, above.right_edge.i + 1)
        return min(last, self.head.sent.end)

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
        if final.dep_ == "prep" and not any(True for _ in final.children):
            self.cut = True
            return True
        if final.dep_ in ("det", "poss", "amod") and final.head.i > final.i:
            return True
        return final.dep_ in ("cc", "mark", "punct") or final.is_space or final.lower_ == "to"

    # -- the words ------------------------------------------------------------------------------

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
        one = len(self.pledge.actors) == 1 and not isinstance(self.pledge.actors[0], Person)
        for token in self.doc[self.first : self.last]:
            if token.i in said:
                continue
            word = token.lower_
            paired = token.nbor(1).dep_ == "cc" if token.i + 1 < len(self.doc) else False
            if word in _FILLERS and token.dep_ == "advmod" and is_verb(token.head) and not paired:
                said[token.i] = ""  # not of "now and over the long term"
            elif word in _FIRST_PERSON and token.pos_ == "PRON":
                said[token.i] = self._third_person(token, one)
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
                        or (child.lower_ == "to" and not negated(verb))
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

    def _verbs(self) -> Iterator[Token]:
        """The verb of what is promised and those coordinated with it, in the same form."""
        yield self.head
        pending = [self.head]
        while pending:
            for child in pending.pop().children:
                if (
                    child.dep_ == "conj"
                    and child.i < self.last
                    and is_verb(child)
                    and child.tag_ == self.head.tag_
                ):
                    yield child
                    pending.append(child)

    def _third_person(self, token: Token, one: bool) -> str:
        word: str = _FIRST_PERSON[token.lower_]
        following = self.doc[token.i + 1]
        if word == "their" and (following.like_num or following.lower_ == "both"):
            return "the"
        if one and word in _OF_ONE:
            return str(_OF_ONE[word])
        [only, *others] = self.pledge.actors
        if not others and isinstance(only, Person) and only.state and token.lower_ in ("our", "us"):
            state = state_in_prose(only.state)
            owner = f"{state}’" if state.endswith("s") else f"{state}’s"
            return owner if word == "their" else state
        return word

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

    def _verb(self) -> str:
        """What a noun needs before it to be read as a deed."""
        verb, head, cue = self.content.verb, self.head, self.doc[self.pledge.trigger]
        if self.verbal or verb:
            return verb
        confirmed = base(cue) == "confirm" and base(head) in words.SUPPORT
        if base(cue) in words.DECIDE and head.dep_ in (*OBJECTS, "nsubjpass") and not confirmed:
            return cue.lemma_.lower()
        if head.dep_ == "pobj" and head.head.lower_ in ("on", "upon") and base(cue) == "agree":
            return "agree on"
        given = base(head) in words.SUPPORT | words.GRANT or head.ent_type_ == "MONEY"
        given = given or any(child.dep_ == "dative" for child in cue.children)
        if given and base(head) not in _LEXICON["shared"]:
            return "give"
        if head.dep_ == "pobj" and head.head.lower_ == "to":
            above = head.head.head
            resolved = base(above) in words.RESOLVE | {"commit"} or (
                not is_verb(above) and base(above) in words.RESOLVE_NOUN
            )
            return "commitment to" if resolved else ""
        return ""

    # -- can it be read alone? --------------------------------------------------------------------

    def _context(self, said: dict[int, str]) -> str:
        """The sentence that says what is meant where the clause does not: of "sign it", "do so", "honour this
        deal"; the sentence before it, where it names nothing either, and none where that says no more."""
        sentence = self.doc[self.pledge.trigger].sent
        before = self.doc[sentence.start : min(self.first, self.pledge.trigger)]
        named = any(token.pos_ == "NOUN" and self.actors.at(token.i) is None for token in before)
        if sentence.start and not named and not self.cut and self.last - self.first > 1:
            sentence = self.doc[sentence.start - 1].sent
        clause = self.doc[self.first : self.last]
        taken = {token.lemma_ for token in clause if token.pos_ == "NOUN" and self._takes_up(token, said)}
        told = {token.lemma_ for token in sentence if token not in clause}
        return "" if taken and not taken & told else " ".join(sentence.text.split())

    def _dangles(self, said: dict[int, str]) -> bool:
        """Whether its object, or the whole deed, stands elsewhere."""
        if self.verbal and self.last - self.first == 1:
            return True
        if self.head.lemma_ == "do" and any(child.lower_ == "so" for child in self.head.children):
            return True
        return any(self._takes_up(token, said) for token in self.doc[self.first : self.last])

    def _takes_up(self, noun: Token, said: dict[int, str]) -> bool:
        """Whether a word stands for what is named outside the clause: "it", "these goals"."""
        if noun.i in said or noun.dep_ not in (*OBJECTS, *SUBJECTS, "pobj"):
            return False
        before = self.doc[self.first : noun.i]
        if noun.pos_ == "PRON" and noun.lower_ in _BARE:
            mention = self.actors.at(noun.i)
            return (mention is None or not sides(mention.actors) & sides(self.pledge.actors)) and not any(
                token.pos_ in ("NOUN", "PROPN") for token in before
            )
        if base(noun) in _OCCASION or any(child.i > noun.i for child in noun.children):
            return False
        summed = base(noun) in _SUMMING and any(token.pos_ == "NOUN" for token in before)
        named = summed or any(token.lemma_ == noun.lemma_ for token in before)
        return not named and any(child.lower_ in _TAKING_UP and child.i < noun.i for child in noun.children)


def name_of(actor: Actor) -> str:
    """How an actor is called in prose."""
    if isinstance(actor, State):
        return state_in_prose(actor.iso3)
    return actor.acronym or actor.name if isinstance(actor, Organization) else actor.name


def _tidy(text: str) -> str:
    """One line without stutters, half brackets and half quotations."""
    text = " ".join(text.split())
    text = re.sub(r" ([,.;:!?)])", r"\1", text)
    text = re.sub(r",(?: ?,)+", ",", text)
    text = _STUTTER.sub(r"\1", _BROKEN_OFF.sub("", text))
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")]
    elif text.count(")") > text.count("("):
        text = text[::-1].replace(")", "", 1)[::-1]
    return text.strip(" ,;:.-–—\"'“”‘’").removeprefix("to ")
