"""Frames that verbs tell: "met", "was received by", "will travel to", "signed … with"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ingest.actors.model import Organization, Person, State, acts_for
from ingest.lexicon import triggers as words
from ingest.meetings.mention import (
    EventMention,
    Kind,
    Participant,
    bodies,
    by_telephone,
    holders,
    in_person,
    persons,
    separate,
    sidelines,
    sides,
    two_states,
)
from ingest.meetings.phrases import Phrases
from ingest.syntax.factuality import status_of
from ingest.syntax.relations import conjuncts, own_subjects, prepositional, subjects


class VerbFrames(Phrases):
    """Reads the frames of verbs."""

    def frame(self, verb: Token) -> EventMention | None:
        if (
            verb.dep_ == "relcl"
            and verb.head.i < verb.i
            and self.is_event(verb.head)
            and not brings_own_subject(verb)
            and not self.parties(c for c in verb.children if c.dep_ in ("dobj", "obj") and c.pos_ != "PRON")
        ):
            return None  # "meetings in which they exchanged views": the noun has told it
        lemma = verb.lemma_.lower()
        objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
        if lemma in words.VISIT:
            if (
                not objects
                and verb.tag_ == "VBG"
                and verb.i == verb.sent.start
                and verb.i + 1 < verb.sent.end
            ):
                objects = [verb.nbor()]  # "Visiting Seoul last week, …", which the parser takes for a name
            return self._visit(verb, objects)
        if lemma in ("take", "bring") and not passive and self._is_journey(verb):
            return self._visit(verb, prepositional(verb, "to"), self.parties(objects))
        if lemma in words.TRAVEL:
            goals = prepositional(verb, "to", "in", "into", "at", "for", "on")
            if lemma in ("return", "come") and not goals:
                goals = prepositional(verb, "from")
            return self._visit(verb, goals)
        if lemma == "spend" and any(c.lemma_.lower() in words.STAY for c in objects):
            shared = [t for c in (verb, *objects) for t in prepositional(c, "with")]
            if others := [p for p in self.parties(shared) if p.mention.kind != "state"]:
                return self._talks(verb, self.doers(verb), others)  # "spent an hour with the president"
            return self._visit(verb, prepositional(verb, "in"))  # "had spent three days in Jerusalem"
        if self._watches(verb, objects):
            return self._aside(verb, persons(self.doers(verb)))
        if lemma == "lead" and any(c.lemma_ in ("delegation", "mission") for c in verb.children):
            return self._visit(verb, prepositional(verb, "to"))
        if lemma == "be":
            due = [c for c in verb.children if c.dep_ in ("acomp", "attr") and c.lower_ == "due"]
            if due:  # "X is due at the White House on Monday"
                return self._visit(verb, [t for h in (verb, *due) for t in prepositional(h, "in", "at")])
            if any(
                c.tag_ == "VBG" and c.lemma_.lower() in words.JOINING and c.i < verb.i for c in verb.children
            ):
                # "Taking part in the talks were A and B"
                behind = [c for c in verb.children if c.dep_ in ("attr", "nsubj") and c.i > verb.i]
                return self._aside(verb, self.parties(behind))
            if company := self._among_those_there(verb):
                return self._aside(verb, company)
            present = [c for c in verb.children if c.lower_ in words.PRESENT]
            present += [t for t in prepositional(verb, "in", "on") if t.lower_ in words.PRESENT]
            if present:
                return self._aside(verb, self.parties(own_subjects(verb)))
            train = [t for t in prepositional(verb, "in") if t.lemma_.lower() in words.PARTIES]
            leaders = [c for t in train for c in t.children if c.dep_ == "poss"]
            if leaders:  # "The minister was in the president's party"
                return EventMention(verb, "company", status_of(verb), self.doers(verb), self.parties(leaders))
            # "X is in Tunis for talks", "was in Moscow on a visit"
            purpose = [t.lemma_.lower() for t in prepositional(verb, "for", "on")]
            if set(purpose) & (words.VISIT_NOUNS | {"talk", "talks", "discussion"}) or _on_a_day(verb):
                return self._visit(verb, prepositional(verb, "in"))
            return None
        if lemma == "set" and any(c.lemma_ == "foot" for c in verb.children):
            return self._visit(verb, prepositional(verb, "in", "on"))
        if lemma == "expect" and passive and not any(c.dep_ in ("xcomp", "ccomp") for c in verb.children):
            visit = self._visit(verb, prepositional(verb, "in", "at"))
            return replace(visit, status="planned") if visit is not None and visit.status == "held" else visit
        if lemma in words.DEPART:
            goals = prepositional(verb, "for", "to")
            # "will leave on Tuesday for Jordan": the parser hangs the goal on the day
            days = [t for t in verb.subtree if t.ent_type_ == "DATE"]
            goals = goals or [t for day in days for t in prepositional(day, "for", "to")]
            if not goals and any(t.lemma_.lower() in words.VISIT_NOUNS for t in verb.sent):
                goals = objects
            return self._visit(verb, goals)
        if lemma == "sit":
            return self._sit(verb)
        if lemma in words.STAND and (beside := self._beside(verb)):
            if lemma == "stand" and verb.tag_ != "VBG":
                return None  # "stood alongside his ally all those years"
            first = persons(self.doers(verb))
            return self._talks(verb, first, beside) if two_states(first, beside) else None
        if lemma in words.MEET:
            objects = [c for c in objects if not each_other(c)]
            partners = objects + self.partners(verb)
            second = self.parties(partners) or self.officials(partners, verb)
            if not partners and not passive:
                second = persons(self.with_behind(verb))
            first = self.doers(verb)
            if passive:
                second += self.parties(prepositional(verb, "by"))
                if not second:
                    return None  # "was met with garlands"
            elif partners and not second and not any(of_theirs(token) for token in partners):
                return None  # "met reporters"
            alone = len({acts_for(p.actor) for p in first}) < 2
            if not (first or second or passive) and (again := self._officials_meet(verb)):
                return again
            if not second and not passive and alone and (named := bodies(first)) and not objects:
                first = [p for p in first if not isinstance(p.actor, Organization)]
                return EventMention(
                    verb, "gathering", status_of(verb), first, organizations=named
                )  # "the Council met"
            return self._talks(verb, first, second)
        if lemma in words.GATHER:
            if any(self.is_event(token) for token in prepositional(verb, "for", "at", "in")):
                return None  # the noun tells it
            first = self.doers(verb)
            if not first and (again := self._officials_meet(verb)):
                return again
            named = bodies(first)
            if not named and len({p.iso3 for p in first}) < 2:
                many = any(t.tag_ == "NNS" and t.lemma_ in words.OFFICIALS for t in self.partners(verb))
                return self._aside(verb, first) if many else None
            first = [p for p in first if not isinstance(p.actor, Organization)]
            return EventMention(verb, "gathering", status_of(verb), first, organizations=named)
        if lemma == "see":
            if any(each_other(c) for c in objects):
                return self._talks(verb, self.doers(verb), [])
            second = persons(self.parties(objects))
            first = self.doers(verb)
            if passive or not two_states(first, second) or any(c.lower_ == "as" for c in verb.children):
                return None
            return self._talks(verb, first, second)
        if lemma in words.COMPANY:
            passive = passive or (verb.tag_ == "VBN" and bool(prepositional(verb, "by")))
            first, second = (
                self.doers(verb),
                self.parties(objects),
            )
            if passive:
                first, second = self.parties(prepositional(verb, "by")), first
            first = persons(first)
            second = holders(second)
            if not first or not second or (verb.dep_ in ("advcl", "acl") and not passive):
                return None  # "…, joining X": the verb above tells of it
            return EventMention(verb, "company", status_of(verb), first, second)
        represented = lemma == "represent" and verb.tag_ == "VBN"
        if represented or lemma == "send":
            found = self.parties(prepositional(verb, "by") if represented else objects)
            found = [p for p in found if isinstance(p.actor, Person) or represented]
            if found:
                found += [p for p in self.doers(verb, reach=False) if isinstance(p.actor, State)]
            return self._aside(verb, found)
        if lemma == "take" and any(
            c.dep_ == "dobj" and c.lemma_.lower() in words.SEATS for c in verb.children
        ):
            near = prepositional(verb, "with", "alongside", "beside")
            near += [t for c in verb.children for t in prepositional(c, "with", "alongside", "beside")]
            people = self.doers(verb, reach=False) + self.parties(near)
            return self._aside(verb, persons(people))
        if lemma == "attend" and not objects and verb.dep_ not in ("relcl", "acl"):
            # "also due to attend are A and B", "A and B are expected to attend"
            behind = [t for t in verb.sent if t.dep_ in ("nsubj", "attr") and t.head.i == verb.head.i]
            return self._aside(verb, self.doers(verb) or self.parties(behind))
        part = lemma == "take" and any(c.lower_ == "part" for c in objects)
        if part and not prepositional(verb, "in", "at"):  # "X will take part by video link"
            return self._aside(verb, persons(self.doers(verb, reach=False)))
        if lemma == "address" and any(c.lower_ == "it" for c in objects):
            return self._aside(verb, self.parties(own_subjects(verb)))  # the summit told before
        if self._makes_speech(verb, objects):
            return self._aside(verb, persons(self.doers(verb)))
        if self._puts_name(verb):
            return self._sign(verb)
        alone = not (objects or passive or self.partners(verb) or any(c.dep_ == "prt" for c in verb.children))
        if lemma in ("sign", "initial") and alone:
            return self._aside(verb, self.doers(verb, reach=False))  # "A, B and C signed after them"
        dealt = any(
            c.dep_ in ("xcomp", "advcl") or (c.dep_ == "prep" and c.lower_ == "on") for c in verb.children
        )
        if lemma == "agree" and verb.tag_ == "VBD" and dealt:
            # "Presidents A and B agreed on Wednesday to …": they dealt with each other
            both = holders(self.parties(own_subjects(verb)))
            return self._talks(verb, both, []) if len({acts_for(p.actor) for p in both}) == 2 else None
        if lemma in words.RECEIVE:
            if any(self.is_event(token) for token in objects):
                return None  # "hosted a summit": the noun tells it
            if any(c.dep_ in ("xcomp", "ccomp") for c in verb.children):
                return None  # "China welcomes him to come"
            if passive:
                hosts = self.parties(prepositional(verb, "by"))
                if not hosts and sidelines(verb) is not None:
                    return self._aside(verb, self.doers(verb))
                return self._talks(verb, self.doers(verb), hosts) if hosts else None
            # "received in the Kremlin X": nobody is received in a person
            inside = persons(self.parties(prepositional(verb, "in", "at")))
            second = holders(self.parties(objects))
            first, second = self.doers(verb), second or inside
            named = bodies(second)
            if named and all(isinstance(p.actor, Organization) for p in second):
                # "hosted the leaders of the Group of Eight"
                return EventMention(verb, "gathering", status_of(verb), first, organizations=named)
            if self._hosts_gathering(verb) and len({acts_for(p.actor) for p in first + second}) > 2:
                return self._aside(verb, first + second)
            return self._talks(verb, first, second) if second else None
        if lemma in words.ADDRESS:
            objects = [c for c in verb.children if c.dep_ in ("dobj", "obj", "dative")] + prepositional(
                verb, "to"
            )
            second = persons(self.parties(objects))
            doers = self.doers(verb) if lemma == "brief" else self.parties(own_subjects(verb))
            first = persons(doers)
            return self._talks(verb, first, second) if first and two_states(first, second) else None
        if lemma == "call" and not passive and any(c.lower_ == "on" for c in verb.children):
            hosts = persons(self.parties(prepositional(verb, "on")))
            if not hosts or any(c.dep_ in ("xcomp", "ccomp", "advcl") for c in verb.children):
                return None  # "called on the president to resign"
            if any(c.lower_ in ("to", "for") and c.i > hosts[0].mention.start for c in verb.subtree):
                return None
            return self._talks(verb, self.doers(verb), hosts)
        if lemma == "have" and {"line", "phone"} & {
            t.lower_ for held in (verb, *objects) for t in prepositional(held, "on")
        }:
            second = holders(self.parties(objects))
            return self._talks(verb, self.doers(verb), second, call=True) if second else None
        if lemma in words.CALL:
            second = persons(self.parties(objects))
            if not second or any(c.dep_ in ("oprd", "prt") for c in verb.children) or passive:
                return None
            return self._talks(verb, self.doers(verb), second, call=True)
        if lemma in words.WITH:
            if any(self.is_event(token) for token in objects):
                return None
            goals = self.partners(verb)
            for token in objects:
                if not any(c.dep_ == "poss" for c in token.children):
                    goals += prepositional(token, "with")
            if lemma in ("talk", "speak", "chat"):
                goals += prepositional(verb, "to")
            second = self.parties(goals)
            if not goals and lemma in words.PLURAL and not passive:
                second = persons(self.with_behind(verb, 24))
            first = self.doers(verb)
            if not second and not (lemma in words.PLURAL and len({acts_for(p.actor) for p in first}) > 1):
                return None
            call = (lemma == "speak" or by_telephone(verb)) and not in_person(verb)
            told = self._talks(verb, first, second, call=call)
            if told is not None and len({id(p.mention) for p in told.parties}) == 1:
                return replace(told, anaphoric=told.parties[0].mention.kind == "anaphor")
            return told
        return None

    @staticmethod
    def _hosts_gathering(verb: Token) -> bool:
        """As in "hosted the leaders of A, B and C at the second summit"."""
        occasions = prepositional(verb, "at", "for", "during")
        return any(t.lemma_.lower() in words.WIDE | words.SUMMIT_NOUNS for t in occasions)

    def _officials_meet(self, verb: Token) -> EventMention | None:
        """As in "Defence ministers of the new council are to meet in Brussels", "The negotiators will gather
        again": who they are is not told, where must be (and when, or it is left out in the end)."""
        levels = [
            t
            for t in subjects(verb)
            if t.tag_ == "NNS"
            and t.lemma_.lower() in words.LEVELS
            and not {c.lower_ for c in t.children} & words.DOMESTIC
        ]
        status = status_of(verb)
        if (
            not levels
            or status != "planned"
            or not any(self.place(t) for t in prepositional(verb, "in", "at"))
        ):
            return None
        return EventMention(verb, "gathering", status)

    def _sit(self, verb: Token) -> EventMention | None:
        """As in "sat down with", "sat next to each other", "sat for hours across a long table from X"."""
        if any(self.is_event(t) for t in prepositional(verb, "at", "in")):
            return None  # the noun tells it
        first = self.doers(verb)
        near = [t for t in verb.subtree if t.dep_ == "pobj" and t.head.lower_ in words.BESIDE]
        second = holders(self.parties(near))
        ones = persons(first)
        others = persons(second)
        if ones and others and {p.iso3 for p in ones} == {p.iso3 for p in others}:
            # "The ministers sat with their president"
            return EventMention(verb, "company", status_of(verb), ones, others)
        if not any(c.lower_ in ("down", "together") for c in verb.children) and not two_states(first, second):
            return None
        if len({acts_for(p.actor) for p in second}) > 1 and any(t.head.lower_ == "between" for t in near):
            return self._talks(verb, first + second, [])  # all at one table
        return self._talks(verb, first, second)

    def _makes_speech(self, verb: Token, objects: list[Token]) -> bool:
        """As in "told delegates", "stressed in her opening speech", "also spoke on the occasion"."""
        lemma = verb.lemma_.lower()
        if lemma == "speak" and any(t.lower_ == "occasion" for t in prepositional(verb, "on")):
            return True
        if lemma in ("tell", "address", "welcome") and any(t.lemma_ in words.AUDIENCES for t in objects):
            return True
        spoken = [t for t in prepositional(verb, "in") if t.lemma_.lower() in words.SPEECHES - {"statement"}]
        return lemma in words.SAYING | {"call", "urge", "warn"} and any(
            c.dep_ == "poss" and c.lower_ in ("his", "her") for t in spoken for c in t.children
        )

    def _watches(self, verb: Token, objects: list[Token]) -> bool:
        """As in "watched the signing", "looked on"."""
        lemma = verb.lemma_.lower()
        if lemma == "look":
            return any(c.lower_ == "on" and c.dep_ in ("prt", "advmod") for c in verb.children)
        finite = verb.tag_ in ("VBD", "VBZ", "VBP")
        ceremony = any(c.lemma_.lower() in words.CEREMONIES for c in objects)
        return lemma in ("watch", "witness") and finite and ceremony

    def _puts_name(self, verb: Token) -> bool:
        """Whether a verb tells of signing: "signed the accord", "put their names to", "signed it"."""
        objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
        lemmas = {c.lemma_.lower() for c in objects}
        if verb.lemma_.lower() in ("put", "set", "affix"):
            return bool(lemmas & words.SIGNATURES) and any(
                c.lower_ in ("to", "under", "on", "beneath") for t in (verb, *objects) for c in t.children
            )
        if verb.lemma_.lower() not in words.SIGN:
            return False
        taken_up = verb.lemma_.lower() in ("sign", "initial") and lemmas & {"it", "they"}
        return bool(lemmas & words.DOCUMENTS or taken_up)

    def _among_those_there(self, verb: Token) -> list[Participant]:
        """As in "Among those present were A and B", "A and B were among the participants"."""
        for among in verb.children:
            if among.lower_ == "among" and any(t.lower_ in words.THOSE_THERE for t in among.subtree):
                behind = [c for c in verb.children if c.dep_ in ("nsubj", "attr") and c.i > verb.i]
                return self.parties(behind if among.i < verb.i else own_subjects(verb))
        return []

    def _sign(self, verb: Token) -> EventMention | None:
        if any(t.lower_ in words.THOSE_THERE for t in subjects(verb)):
            return self._aside(verb, self.doers(verb))  # "Participants including A, B and C are to sign …"
        partners = self.partners(verb)
        for token in verb.children:
            if token.dep_ in ("dobj", "obj"):
                partners += self.partners(token)
        second = self.parties(partners)
        first = self.doers(verb)
        if (partners and not second) or (verb.lemma_ == "conclude" and status_of(verb) == "planned"):
            return None  # "intend to conclude a treaty by 2030": what is aimed at, not a day of signing
        if second or len({acts_for(p.actor) for p in first}) > 1:
            return self._talks(verb, first, second)
        return None

    def _aside(self, verb: Token, people: list[Participant]) -> EventMention | None:
        """Who else was at a meeting told elsewhere."""
        if not people:
            return None
        return EventMention(verb, "gathering", status_of(verb), people, anaphoric=True)

    def _talks(
        self, trigger: Token, first: list[Participant], second: list[Participant], call: bool = False
    ) -> EventMention | None:
        if second and not two_states(first, second):
            # "will ask China to … when meeting with its president": it is not China that meets him
            first = self._sentence_subject(trigger) or first
        first, second = sides(first, second)
        if not first and not second:
            return None
        kind: Kind = "call" if call or by_telephone(trigger) else "talks"
        apart, beside = separate(trigger), sidelines(trigger)
        return EventMention(trigger, kind, status_of(trigger), first, second, separate=apart, beside=beside)

    def _beside(self, verb: Token) -> list[Participant]:
        """Whom somebody stands beside: "next to X", "alongside X", "side by side with X"."""
        near = prepositional(verb, "alongside", "beside")
        for child in verb.children:
            if child.lower_ in ("next", "side"):
                near += prepositional(child, "to", "with")
                near += [t for c in child.children for t in prepositional(c, "with")]
        return persons(self.parties(near))

    @staticmethod
    def _is_journey(verb: Token) -> bool:
        """As in "The trip will take him to A", "a tour that took her to B"."""
        return any(t.lemma_.lower() in words.VISIT_NOUNS for t in subjects(verb))

    def _visit(
        self, verb: Token, goals: list[Token], visitors: list[Participant] | None = None
    ) -> EventMention | None:
        destinations = [
            place for token in goals for head in conjuncts(token) if (place := self.place(head)) is not None
        ]
        here = self.places.here
        named = destinations or any(t.pos_ == "PROPN" and t.ent_type_ != "DATE" for t in goals)
        summit = any(t.lemma_.lower() in words.WIDE | words.SUMMIT_NOUNS for t in verb.subtree)
        if verb.lemma_.lower() == "arrive" and here is not None and not named and not summit:
            destinations = [here]  # "arrived on Tuesday for a four-day visit"
        if not destinations:
            return None
        visitors = [
            p
            for p in visitors or self.doers(verb)
            if isinstance(p.actor, Person) or p.mention.kind in ("office", "anaphor")
        ]
        if not visitors:
            return None
        visitors += persons(self.companions(verb))
        return EventMention(verb, "visit", status_of(verb), visitors, destinations=destinations)


def _on_a_day(verb: Token) -> bool:
    """As in "X, who was in Moscow on Tuesday": told of no resident."""
    return any(t.ent_type_ == "DATE" for t in prepositional(verb, "on"))


def each_other(token: Token) -> bool:
    """As in "met each other", "saw one another"."""
    return token.lower_ in ("other", "another") and any(
        c.lower_ in ("each", "one") for c in (*token.children, token.nbor(-1) if token.i else token)
    )


def of_theirs(token: Token) -> bool:
    """As in "With their ministers": whoever they are, they come along."""
    return any(child.dep_ == "poss" and child.lower_ in ("their", "his", "her") for child in token.children)


def brings_own_subject(verb: Token) -> bool:
    """Whether a clause brings a subject of its own that is no pronoun."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in ("PROPN", "NOUN") for c in verb.children)
