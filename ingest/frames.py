"""From a sentence to what it tells of a meeting: who, with whom, of what kind, and whether it is so.

Each trigger word gives one :class:`Frame`. Frames know their sentence only; :mod:`ingest.meetings`
joins what several sentences tell of one meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Token

from ingest import triggers as words
from ingest.actors import Actor, Cast, Mention, Organization, Person, State
from ingest.modality import Status, status_of
from ingest.syntax import conjuncts, first_conjunct, governor, own_subjects, prepositional, subjects

Kind = Literal["talks", "gathering", "visit", "call", "company"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part, and the words that say so."""

    actor: Actor
    mention: Mention

    @property
    def iso3(self) -> str | None:
        """The state that he, she or it acts for."""
        if isinstance(self.actor, State):
            return self.actor.iso3
        return self.actor.state if isinstance(self.actor, Person) else None


@dataclass(slots=True)
class Frame:
    """What one trigger tells. ``first`` and ``second`` are the two sides of talks; of a gathering or
    a visit all who take part are ``first``; of company ``first`` were there beside ``second``."""

    trigger: Token
    kind: Kind
    status: Status
    first: list[Party] = field(default_factory=list)
    second: list[Party] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    destinations: list[Mention] = field(default_factory=list)
    anaphoric: bool = False
    separate: bool = False
    beside: Token | None = None

    @property
    def parties(self) -> list[Party]:
        """Both sides."""
        return self.first + self.second


class FrameReader:
    """Finds the frames of a document."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self.frames: list[Frame] = []

    def read(self) -> list[Frame]:
        """All frames, in the order of the text."""
        for token in self.doc:
            frame = self._verb(token) if token.pos_ in ("VERB", "AUX") else None
            if frame is None and token.pos_ in ("NOUN", "PROPN", "VERB"):
                frame = self._noun(token)
            if frame is not None:
                self.frames.append(frame)
        return self.frames

    # -- who ----------------------------------------------------------------------------------

    def parties(self, tokens: Iterable[Token]) -> list[Party]:
        """The actors whom noun phrases mean, coordination expanded, places left out."""
        found: list[Party] = []
        for token in tokens:
            for head in conjuncts(token):
                found += self._phrase(head)
        for mention in dict.fromkeys(party.mention for party in list(found)):
            found += self._enumeration(mention, found)
        unique: dict[int | Actor, Party] = {}
        for party in found:
            unique.setdefault(id(party.actor) if isinstance(party.actor, Person) else party.actor, party)
        return list(unique.values())

    def doers(self, verb: Token, reach: bool = True) -> list[Party]:
        """Who does it, by the parse; else who stands right before the verb, for long names with offices
        often throw the parser off."""
        found = self.parties(own_subjects(verb)) or self._pronoun(own_subjects(verb))
        if found:
            return found
        index = verb.i - 1
        while index > verb.sent.start and self.doc[index].pos_ in ("AUX", "ADV", "PART"):
            index -= 1
        beside: list[Party] = []
        mention = self.cast.at(index)
        while mention is not None and not mention.place and mention.start >= verb.sent.start:
            beside = [Party(actor, mention) for actor in mention.actors] + beside
            index = mention.start - 1
            while index > verb.sent.start and self.doc[index].lower_ in ("and", ",", "with", "by"):
                if self.doc[index].lower_ in ("with", "by"):
                    return []
                index -= 1
            mention = self.cast.at(index) if index < mention.start - 1 else None
        if beside and not own_subjects(verb):
            return beside
        found = subjects(verb)
        climbed = self.parties(found) or self._pronoun(found)
        return climbed or (self._sentence_subject(verb) if reach else [])

    def _pronoun(self, tokens: list[Token]) -> list[Party]:
        """ "He" whom nobody resolved: the person of whom the sentence has spoken, else the subject of
        the one before, if there is but one."""
        if len(tokens) != 1 or tokens[0].lower_ not in ("he", "she") or self.cast.at(tokens[0].i) is not None:
            return []
        start = tokens[0].sent.start
        before = self.doc[max(0, start - 1)].sent.start
        for low, high in ((start, tokens[0].i), (before, start)):
            told = [
                m
                for m in self.cast.mentions
                if low <= m.start < high and len(m.actors) == 1 and isinstance(m.actors[0], Person)
            ]
            subject = [m for m in told if self.doc[m.head].dep_ in ("nsubj", "nsubjpass", "poss", "appos")]
            people = {id(m.actors[0]): m for m in subject or told}
            if len(people) == 1:
                (mention,) = people.values()
                return [Party(mention.actors[0], mention)]
            if told:
                return []
        return []

    def _sentence_subject(self, verb: Token) -> list[Party]:
        root = verb.sent.root
        if root.i == verb.i or any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.children):
            return []
        return self.parties(t for t in own_subjects(root) if t.i < verb.i or verb.i < root.i)

    def _phrase(self, head: Token) -> list[Party]:
        mention = self.cast.at(head.i)
        if mention is not None:
            if mention.place:
                return []
            members = self._members(head, mention)
            return members or [Party(actor, mention) for actor in mention.actors]
        # "a delegation led by X", "representatives of A and B", "heads of state from C": look inside.
        found: list[Party] = []
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "from", "including", "between", "among", "as"):
                found += self.parties(c for c in child.children if c.dep_ == "pobj")
            elif child.dep_ == "appos":
                found += self._phrase(child)
            elif child.dep_ == "acl" and child.lemma_ in ("lead", "head"):
                found += self.parties(prepositional(child, "by"))
        return found

    def _enumeration(self, last: Mention, known: list[Party], places: bool = False) -> list[Party]:
        """What a list goes on with where the parser lost it: ", B, C and D" behind A, closed by "and"."""
        listed: list[Party] = []
        index = last.end
        while index + 1 < len(self.doc) and self.doc[index].lower_ in (",", "and"):
            closing = self.doc[index].lower_ == "and"
            index += 1
            if self.doc[index].lower_ == "and":
                closing, index = True, index + 1
            while index + 1 < len(self.doc) and self.doc[index].lower_ in words.STYLE:
                index += 1
            mention = self.cast.at(index)
            if (
                mention is None
                or mention.start != index
                or (mention.place and not places)
                or mention.kind not in ("named", "office", "state")
            ):
                return []
            listed += [Party(actor, mention) for actor in mention.actors]
            index = mention.end
            if closing:
                seen = {id(p.mention) for p in known}
                return [p for p in listed if id(p.mention) not in seen]
        return []

    def _members(self, head: Token, mention: Mention) -> list[Party]:
        """A group's members, where they are listed behind it: "the EU troika, Britain, France and
        Germany"."""
        if not any(isinstance(actor, Organization) for actor in mention.actors):
            return []
        listed: list[Party] = []
        for child in head.children:
            if child.dep_ == "appos":
                for token in conjuncts(child):
                    inner = self.cast.at(token.i)
                    if inner is not None:
                        listed += [Party(a, inner) for a in inner.actors if isinstance(a, State)]
        if len(listed) > 1:
            return listed
        index = mention.end
        while index < len(self.doc) and (
            self.doc[index].like_num or self.doc[index].lower_ in ("troika", "members")
        ):
            index += 1
        if index + 1 < len(self.doc) and self.doc[index].text in ("--", "-", "–", "—", ":", "(", ","):
            first = self.cast.at(index + 1)
            if first is not None and first.kind == "state":
                rest = self._enumeration(first, [], places=True)
                if rest and all(isinstance(p.actor, State) for p in rest):
                    return [Party(actor, first) for actor in first.actors] + rest
        return []

    def companions(self, trigger: Token) -> list[Party]:
        """Those who come along: "…, joining X and Y", "accompanied by X", "together with X"."""
        found: list[Party] = []
        heads = [trigger]
        for above in trigger.ancestors:
            if above.lemma_.lower() == "join" and above.pos_ == "VERB":
                return self.parties(c for c in above.children if c.dep_ in ("dobj", "obj"))
        light = self._light_verb(trigger) if trigger.pos_ != "VERB" else None
        if light is not None:
            heads.append(light)
        for head in heads:
            for child in head.children:
                if child.dep_ in ("advcl", "acl", "conj", "dep", "xcomp") and child.lemma_.lower() == "join":
                    found += self.parties(c for c in child.children if c.dep_ in ("dobj", "obj"))
                elif child.dep_ in ("advcl", "acl", "dep") and child.lemma_.lower() in (
                    "accompany",
                    "flank",
                    "join",
                ):
                    found += self.parties(prepositional(child, "by"))
                elif child.dep_ == "prep" and child.lower_ in ("along", "together", "alongside"):
                    found += self.parties(prepositional(child, "with"))
        return found

    def premodifiers(self, noun: Token) -> list[Party]:
        """Actors named before a noun: "Ban-Aso meeting", "U.S.-Japan talks", "EU summit"."""
        found: list[Party] = []
        for token in self.doc[noun.left_edge.i : noun.i]:
            mention = self.cast.at(token.i)
            if mention is None or mention.start != token.i or mention.end > noun.i:
                continue
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
                found += [Party(actor, mention) for actor in mention.actors]
        return found

    # -- verbs --------------------------------------------------------------------------------

    def _verb(self, verb: Token) -> Frame | None:
        if (
            verb.dep_ == "relcl"
            and verb.head.i < verb.i
            and self._is_event(verb.head)
            and not own_subjects_named(verb)
        ):
            return None  # "meetings in which they exchanged views": the noun has told it
        lemma = verb.lemma_.lower()
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
        if lemma in words.VISIT:
            return self._visit(verb, [c for c in verb.children if c.dep_ in ("dobj", "obj")])
        if lemma in words.TRAVEL:
            goals = prepositional(verb, "to", "in", "into", "at", "for", "on")
            if lemma in ("return", "come") and not goals:
                goals = prepositional(verb, "from")
            return self._visit(verb, goals)
        if lemma == "lead" and any(c.lemma_ in ("delegation", "mission") for c in verb.children):
            return self._visit(verb, prepositional(verb, "to"))
        if lemma == "be":
            # "X is in Tunis for talks", "was in Moscow on a visit"
            purpose = [t.lemma_.lower() for t in prepositional(verb, "for", "on")]
            if set(purpose) & (words.VISIT_NOUNS | {"talk", "talks", "discussion"}):
                return self._visit(verb, prepositional(verb, "in"))
            return None
        if lemma == "set" and any(c.lemma_ == "foot" for c in verb.children):
            return self._visit(verb, prepositional(verb, "in", "on"))
        if lemma in words.DEPART:
            goals = prepositional(verb, "for", "to")
            if not goals and any(t.lemma_.lower() in words.VISIT_NOUNS for t in verb.sent):
                goals = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
            return self._visit(verb, goals)
        if lemma in words.MEET or (lemma == "sit" and any(c.lower_ == "down" for c in verb.children)):
            objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
            partners = objects + self._with(verb)
            second = self.parties(partners) or self._officials(partners, verb)
            first = self.doers(verb)
            if passive:
                second += self.parties(prepositional(verb, "by"))
            elif partners and not second and not any(_of_theirs(token) for token in partners):
                return None  # "met reporters"
            if not second and not passive and (bodies := _bodies(first)) and not objects:
                frame = Frame(verb, "gathering", status_of(verb), organizations=bodies)  # "the Council met"
                frame.first = [p for p in first if not isinstance(p.actor, Organization)]
                return frame
            return self._talks(verb, first, second)
        if lemma in words.GATHER:
            if any(self._is_event(token) for token in prepositional(verb, "for", "at", "in")):
                return None  # the noun tells it
            first = self.doers(verb)
            bodies = _bodies(first)
            if not bodies and len({p.iso3 for p in first}) < 2:
                return None
            first = [p for p in first if not isinstance(p.actor, Organization)]
            return Frame(verb, "gathering", status_of(verb), first, organizations=bodies)
        if lemma == "see":
            objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
            second = [p for p in self.parties(objects) if isinstance(p.actor, Person)]
            first = self.doers(verb)
            if passive or not _two_states(first, second) or any(c.lower_ == "as" for c in verb.children):
                return None
            return self._talks(verb, first, second)
        if lemma in words.COMPANY:
            first, second = (
                self.doers(verb),
                self.parties(c for c in verb.children if c.dep_ in ("dobj", "obj")),
            )
            if passive:
                first, second = self.parties(prepositional(verb, "by")), first
            first = [p for p in first if isinstance(p.actor, Person)]
            second = [p for p in second if isinstance(p.actor, Person)]
            if not first or not second or verb.dep_ in ("advcl", "acl"):
                return None  # "…, joining X": the verb above tells of it
            return Frame(verb, "company", status_of(verb), first, second)
        represented = lemma == "represent" and verb.tag_ == "VBN"
        if represented or lemma == "send":
            objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
            found = self.parties(prepositional(verb, "by") if represented else objects)
            found = [p for p in found if isinstance(p.actor, Person) or represented]
            if found:
                found += [p for p in self.doers(verb, reach=False) if isinstance(p.actor, State)]
            return Frame(verb, "gathering", status_of(verb), found, anaphoric=True) if found else None
        if lemma in words.SIGN and any(
            c.dep_ in ("dobj", "obj") and c.lemma_.lower() in words.DOCUMENTS for c in verb.children
        ):
            partners = self._with(verb)
            for token in verb.children:
                if token.dep_ in ("dobj", "obj"):
                    partners += self._with(token)
            second = self.parties(partners)
            first = self.doers(verb)
            if partners and not second:
                return None
            if second or len({_bloc_of(p) for p in first}) > 1:
                return self._talks(verb, first, second)
            return None
        if lemma in words.RECEIVE:
            objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
            if any(self._is_event(token) for token in objects):
                return None  # "hosted a summit": the noun tells it
            if passive:
                return self._talks(verb, self.doers(verb), self.parties(prepositional(verb, "by")))
            second = [
                p for p in self.parties(objects) if isinstance(p.actor, Person) or p.mention.kind == "office"
            ]
            return self._talks(verb, self.doers(verb), second) if second else None
        if lemma in words.ADDRESS:
            objects = [c for c in verb.children if c.dep_ in ("dobj", "obj", "dative")] + prepositional(
                verb, "to"
            )
            second = [p for p in self.parties(objects) if isinstance(p.actor, Person)]
            doers = self.doers(verb) if lemma == "brief" else self.parties(own_subjects(verb))
            first = [p for p in doers if isinstance(p.actor, Person)]
            if not first or not second or not _two_states(first, second):
                return None
            frame = self._talks(verb, first, second)
            if frame is not None and _by_telephone(verb):
                frame.kind = "call"
            return frame
        if lemma in words.CALL:
            objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
            second = [p for p in self.parties(objects) if isinstance(p.actor, Person)]
            if not second or any(c.dep_ in ("oprd", "prt") for c in verb.children) or passive:
                return None
            frame = self._talks(verb, self.doers(verb), second)
            if frame is not None:
                frame.kind = "call"
            return frame
        if lemma in words.WITH:
            objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
            if any(self._is_event(token) for token in objects):
                return None
            goals = self._with(verb)
            for token in objects:
                if not any(c.dep_ == "poss" for c in token.children):
                    goals += prepositional(token, "with")
            if lemma in ("talk", "speak", "chat"):
                goals += prepositional(verb, "to")
            second = self.parties(goals)
            first = self.doers(verb)
            if not second and not (lemma in words.PLURAL and len({_bloc_of(p) for p in first}) > 1):
                return None
            frame = self._talks(verb, first, second)
            if frame is not None and len({id(p.mention) for p in frame.parties}) == 1:
                frame.anaphoric = frame.parties[0].mention.kind == "anaphor"
            if frame is not None and (lemma == "speak" or _by_telephone(verb)) and not _in_person(verb):
                frame.kind = "call"
            return frame
        return None

    def _officials(self, partners: list[Token], verb: Token) -> list[Party]:
        """ "Met leaders in Baghdad": they act for the state that the place lies in."""
        if not any(token.lemma_.lower() in words.OFFICIALS for token in partners):
            return []
        places = [self._place(t) for head in (verb, *partners) for t in prepositional(head, "in", "at")]
        return [
            Party(actor, m) for m in places if m is not None for actor in m.actors if isinstance(actor, State)
        ]

    def _with(self, verb: Token) -> list[Token]:
        return prepositional(verb, "with", "alongside")

    def _is_event(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return (
            lemma
            in words.TALK_NOUNS
            | words.GATHERING_NOUNS
            | words.MEAL_NOUNS
            | words.CALL_NOUNS
            | words.VISIT_NOUNS
        )

    def _talks(self, trigger: Token, first: list[Party], second: list[Party]) -> Frame | None:
        first, second = _sides(first, second)
        if not first and not second:
            return None
        frame = Frame(
            trigger, "call" if _by_telephone(trigger) else "talks", status_of(trigger), first, second
        )
        frame.separate = _separate(trigger)
        frame.beside = _sidelines(trigger)
        return frame

    def _visit(self, verb: Token, goals: list[Token]) -> Frame | None:
        destinations = [
            m for token in goals for head in conjuncts(token) if (m := self._place(head)) is not None
        ]
        if not destinations:
            return None
        visitors = self.doers(verb)
        visitors = [
            p for p in visitors if isinstance(p.actor, Person) or p.mention.kind in ("office", "anaphor")
        ]
        if not visitors:
            return None
        visitors += [p for p in self.companions(verb) if isinstance(p.actor, Person)]
        return Frame(verb, "visit", status_of(verb), visitors, destinations=destinations)

    def _place(self, head: Token) -> Mention | None:
        mention = self.cast.at(head.i)
        if mention is not None and (mention.place or mention.kind == "state"):
            return mention
        for child in head.children:  # "the Tunisian capital Tunis", "the city of Danang"
            if child.dep_ in ("appos", "compound") or (child.dep_ == "prep" and child.lower_ == "of"):
                inner = child if child.dep_ != "prep" else next(iter(child.children), child)
                mention = self.cast.at(inner.i)
                if mention is not None and mention.place:
                    return mention
        return None

    # -- nouns --------------------------------------------------------------------------------

    def _noun(self, noun: Token) -> Frame | None:
        lemma = noun.lemma_.lower()
        if noun.dep_ == "compound" or self._is_topic(noun):
            return None
        within = self.cast.at(noun.i)
        if within is not None and within.kind == "organization":
            return None  # "the Pacific Islands Forum" is who, not what
        modifiers = {t.lower_ for t in self.doc[noun.left_edge.i : noun.i]}
        if modifiers & words.PRESS:
            return self._joint_appearance(noun)
        if lemma in words.VISIT_NOUNS:
            return self._visit_noun(noun)
        call = lemma in words.CALL_NOUNS and bool(modifiers & (words.CALL_MODIFIERS | words.COURTESY))
        call = call or (lemma in words.CALL_NOUNS and lemma != "call")
        call = call or (lemma == "call" and self._is_telephone_call(noun))
        meal = lemma in words.MEAL_NOUNS
        if not (call or meal or lemma in words.TALK_NOUNS | words.GATHERING_NOUNS):
            return None
        if noun.pos_ == "VERB" and lemma not in ("talk", "meeting"):
            return None
        before = self.premodifiers(noun)
        organizations = [p.actor for p in before if isinstance(p.actor, Organization)]
        for token in prepositional(noun, "of", "between"):
            for head in conjuncts(token):
                mention = self.cast.at(head.i)
                if mention is not None:
                    organizations += [a for a in mention.actors if isinstance(a, Organization)]
        between = self.parties(prepositional(noun, "between", "among", "involving"))
        members = self.parties(prepositional(noun, "of", "by"))
        possessors = self.parties(c for c in noun.children if c.dep_ == "poss")
        others = self.parties(prepositional(noun, "with"))
        light = self._light_verb(noun)
        if light is not None:
            others += self.parties(t for t in self._with(light))
        others = others or self._with_behind(noun)
        states = {p.iso3 for p in before + between + members + possessors + others if p.iso3}
        gathering = (
            not call
            and not meal
            and lemma in words.GATHERING_NOUNS
            and (
                (bool(organizations) and not others and len(between) < 2)
                or len(states) > 2
                and not others
                or (
                    lemma in ("summit", "conference", "forum", "session", "assembly", "ministerial")
                    and not others
                    and len(between) < 2
                    and len([p for p in before if p.iso3]) < 2
                )
                or (
                    bool((modifiers | self._behind(noun)) & words.DIPLOMATIC)
                    and not others
                    and len(between) < 2
                )
            )
        )
        if gathering:
            return self._gathering(noun, light, before + between + members, organizations, modifiers)
        telephone = (
            (call and not modifiers & words.COURTESY)
            or bool(modifiers & words.CALL_MODIFIERS)
            or (light is not None and _by_telephone(light))
        )
        first, second = possessors, others
        if len(between) > 1:
            first, second = between, []
        elif len(before) > 1:
            first, second = before, []
        elif len(members) > 1 and not first:
            first, second = members, []
        elif members and others and not first:
            first = members
        elif before and not others and possessors:
            second = before
        elif members and not others:
            second = members
        elif modifiers & words.COURTESY and not second:
            second = self.parties(prepositional(noun, "on"))
        if not first:
            first = self._outer_subject(noun, light)
        first, second = _sides(first, second)
        if lemma in words.ABSTRACT and not (others or between):
            if light is None or light.lemma_.lower() not in words.LIGHT or noun.dep_ == "conj":
                return None  # "there is dialogue", "to promote exchanges"
        if light is not None and light.lemma_.lower() in words.COLLAPSE and light.dep_ != "xcomp":
            return None
        definite = bool(
            {"the", "this", "that", "these", "those", "their", "both"} & {c.lower_ for c in noun.children}
        )
        own = bool(others or between or len(before) > 1 or len(members) > 1)
        frame = Frame(noun, "call" if telephone else "talks", status_of(noun), first, second, organizations)
        frame.anaphoric = definite and not own
        frame.separate = _separate(noun)
        frame.beside = _sidelines(noun) or (_sidelines(light) if light is not None else None)
        return frame if frame.parties or frame.anaphoric else None

    def _is_topic(self, noun: Token) -> bool:
        """ "Was briefed on discussions with X": spoken of, not told."""
        head = first_conjunct(noun)
        return (
            head.dep_ == "pobj"
            and head.head.lower_ in ("on", "about", "regarding", "concerning", "over")
            and head.head.head.lemma_.lower() in words.SPEAKING
        )

    def _with_behind(self, noun: Token) -> list[Party]:
        """Whom the first "with" behind a noun names, where the parser hung it elsewhere."""
        for index in range(noun.i + 1, min(noun.sent.end - 1, noun.i + 14)):
            token = self.doc[index]
            if token.pos_ == "VERB" or token.text in (";", ":", '"', "”"):
                return []
            if token.lower_ == "with":
                step = index + 1 + (self.doc[index + 1].pos_ == "DET")
                mention = self.cast.at(step)
                if mention is None or mention.start > step + 1:
                    return []
                parties = [Party(actor, mention) for actor in mention.actors] if not mention.place else []
                return parties + self._enumeration(mention, parties) if parties else []
        return []

    def _behind(self, noun: Token) -> set[str]:
        """The words of what a noun is "of": "a meeting of an international working group"."""
        return {
            t.lower_ for inner in prepositional(noun, "of") for t in self.doc[inner.left_edge.i : inner.i]
        }

    def _joint_appearance(self, noun: Token) -> Frame | None:
        """ "A joint news conference with X": the two have met."""
        if noun.lemma_.lower() not in ("conference", "appearance", "briefing"):
            return None
        others = self.parties(prepositional(noun, "with", "alongside"))
        light = self._light_verb(noun)
        if light is not None:
            others += self.parties(self._with(light))
        others = [p for p in others if isinstance(p.actor, Person)]
        first = [p for p in self._outer_subject(noun, light) if isinstance(p.actor, Person)]
        if not others or not _two_states(first, others):
            return None
        return Frame(noun, "talks", status_of(noun), *_sides(first, others))

    def _is_telephone_call(self, noun: Token) -> bool:
        """ "The call lasted an hour", "in a call with X"; not "a call for restraint" or "the call to prayer"."""
        if noun.pos_ != "NOUN" or noun.tag_ != "NN" or any(c.lower_ in ("for", "to") for c in noun.children):
            return False
        return any(c.lower_ in ("with", "between") for c in noun.children) or (
            noun.dep_ in ("nsubj", "pobj")
            and any(c.lower_ == "the" for c in noun.children)
            and noun.head.lower_
            in (
                "in",
                "during",
                "after",
                "before",
                "on",
                "came",
                "lasted",
                "was",
                "took",
                "follows",
                "followed",
            )
        )

    def _light_verb(self, noun: Token) -> Token | None:
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

    def _outer_subject(self, noun: Token, light: Token | None) -> list[Party]:
        verb = light or governor(noun)
        if verb is None:
            return []
        if light is not None and first_conjunct(noun).dep_ in ("nsubj", "nsubjpass"):
            return self.parties(prepositional(light, "by"))
        found = [p for p in self.doers(verb) if not noun.left_edge.i <= p.mention.head <= noun.right_edge.i]
        if not found:
            for token in subjects(verb):  # "a trip that begins with a visit to X"
                if token.i < noun.i and token.lemma_.lower() in words.VISIT_NOUNS:
                    return self._outer_subject(token, self._light_verb(token))
        return found

    def _gathering(
        self,
        noun: Token,
        light: Token | None,
        named: list[Party],
        organizations: list[Organization],
        modifiers: set[str],
    ) -> Frame | None:
        status = status_of(noun)
        own = {id(p.mention) for p in named}
        # "U.S.-ASEAN Summit": the body is a side of its own
        paired = any(self.doc[p.mention.start - 1].text in ("-", "–") for p in named if p.mention.start > 0)
        taking_part = [p for p in named if paired or not isinstance(p.actor, Organization)]
        verb = light or governor(noun)
        frame = Frame(noun, "gathering", status, taking_part, organizations=organizations)
        head = first_conjunct(noun)
        if verb is not None and self._takes_part(head, verb):
            people = [
                p for p in self.doers(verb) if not noun.left_edge.i <= p.mention.head <= noun.right_edge.i
            ]
            frame.first += [p for p in people if id(p.mention) not in own and p.actor not in organizations]
            frame.first += self.companions(verb)
            frame.first += self.parties(self._with(verb)) if verb.lemma_ in ("join", "meet", "attend") else []
        # "a summit attended by A and B", "a meeting chaired by A", "the forum, hosted by C"
        for child in noun.children:
            if child.dep_ in ("acl", "relcl"):
                frame.first += self.parties(prepositional(child, "by"))
                if child.dep_ == "relcl" and child.lemma_ in words.ATTEND:
                    frame.first += self.parties(t for t in own_subjects(child) if t.i != noun.i)
        frame.anaphoric = (
            not organizations
            and not modifiers & words.DIPLOMATIC
            and noun.pos_ != "PROPN"
            and len(modifiers) < 4
            and any(c.lower_ in ("the", "this") for c in noun.children)
        )
        return frame

    def _takes_part(self, noun: Token, verb: Token) -> bool:
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in words.PARTS:
            noun = noun.head.head  # "at the concluding session of the summit"
        if any(c.lemma_ == "part" and any(d.lower_ == "no" for d in c.children) for c in verb.children):
            return False
        if noun.dep_ in ("dobj", "obj"):
            return verb.lemma_.lower() in words.ATTEND | words.LIGHT | words.ADDRESS
        if noun.dep_ == "pobj":
            preposition = noun.head
            while preposition.head.dep_ == "prep" and preposition.head.i != preposition.i:
                preposition = preposition.head
            if noun.head.lower_ in ("at", "in", "for", "to", "during", "into"):
                if verb.lemma_.lower() in words.ATTEND:
                    return True
                return noun.head.lower_ in ("at", "during") and preposition.head.i == verb.i
        return False

    def _visit_noun(self, noun: Token) -> Frame | None:
        goals = prepositional(noun, "to", "in", "of") + [
            t for t in noun.children if t.dep_ in ("compound", "amod", "nmod")
        ]
        destinations = [
            m for token in goals for head in conjuncts(token) if (m := self._destination(head)) is not None
        ]
        light = self._light_verb(noun)
        if not destinations and light is not None:
            places = (self._place(t) for t in prepositional(light, "to", "in"))
            destinations = [m for m in places if m is not None]
        visitors = self.parties(c for c in noun.children if c.dep_ == "poss")
        visitors = visitors or self.parties(prepositional(noun, "by"))
        if not visitors:
            visitors = self._outer_subject(noun, light)
        visitors = [
            p for p in visitors if isinstance(p.actor, Person) or p.mention.kind in ("office", "anaphor")
        ]
        if not visitors:
            return None
        return Frame(
            noun, "visit", status_of(noun), visitors, destinations=destinations, anaphoric=not destinations
        )

    def _destination(self, head: Token) -> Mention | None:
        mention = self.cast.at(head.i)
        if mention is not None and mention.kind == "state":
            return mention
        return self._place(head)


def _two_states(first: Iterable[Party], second: Iterable[Party]) -> bool:
    left = {p.iso3 for p in first if p.iso3}
    return any(p.iso3 and p.iso3 not in left for p in second)


def _sides(first: list[Party], second: list[Party]) -> tuple[list[Party], list[Party]]:
    """Split "the two leaders met" and "A and B met" into two sides; nobody meets himself."""
    keys = {_key(p) for p in first}
    second = [p for p in second if _key(p) not in keys]
    blocs = list(dict.fromkeys(_bloc_of(p) for p in first))
    if not second and len(blocs) == 2:
        return [p for p in first if _bloc_of(p) == blocs[0]], [p for p in first if _bloc_of(p) == blocs[1]]
    return first, second


def _bloc_of(party: Party) -> object:
    """For whom somebody acts."""
    if party.iso3:
        return party.iso3
    return party.actor.organization if isinstance(party.actor, Person) else party.actor


def _of_theirs(token: Token) -> bool:
    """ "With their ministers": whoever they are, they come along."""
    return any(child.dep_ == "poss" and child.lower_ in ("their", "his", "her") for child in token.children)


def _bodies(parties: list[Party]) -> list[Organization]:
    return [p.actor for p in parties if isinstance(p.actor, Organization)]


def own_subjects_named(verb: Token) -> bool:
    """Whether a clause brings a subject of its own that is no pronoun."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in ("PROPN", "NOUN") for c in verb.children)


def _key(party: Party) -> object:
    return id(party.actor) if isinstance(party.actor, Person) else party.actor


def _separate(trigger: Token) -> bool:
    clause: Iterator[Token] = iter(trigger.sent)
    return any(
        t.lower_ in ("separate", "separately", "respectively", "individually", "each", "bilateral")
        for t in clause
    )


def _by_telephone(trigger: Token) -> bool:
    around = list(trigger.subtree)
    return any(
        t.lower_ in ("phone", "telephone", "videoconference", "teleconference")
        or (t.lower_ in ("video", "telephonic", "virtually", "telephoned") and t.head.i - 1 <= t.i)
        for t in around
        if abs(t.i - trigger.i) < 12
    )


def _in_person(trigger: Token) -> bool:
    return any(t.lower_ in ("met", "visit", "sidelines", "summit", "face") for t in trigger.sent)


def _sidelines(token: Token) -> Token | None:
    """The word "sidelines" or "margins" that a trigger's clause hangs on."""
    for child in token.children:
        if child.dep_ == "prep":
            for inner in child.children:
                if inner.lemma_.lower() in (
                    "sideline",
                    "sidelines",
                    "margin",
                    "margins",
                    "fringe",
                    "fringes",
                ):
                    return inner
    above = governor(token)
    if above is not None and above.sent.start == token.sent.start and token.pos_ == "NOUN":
        for child in above.children:
            if child.dep_ == "prep":
                for inner in child.children:
                    if inner.lemma_.lower() in (
                        "sideline",
                        "sidelines",
                        "margin",
                        "margins",
                        "fringe",
                        "fringes",
                    ):
                        return inner
    return None
