"""Frames that nouns tell: "talks between A and B", "the A–B summit", "his visit to C", "a call with D"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.actors.model import Mention, Organization, Person
from ingest.lexicon import triggers as words
from ingest.meetings.mention import (
    EventMention,
    Participant,
    by_telephone,
    persons,
    separate,
    sidelines,
    sides,
    two_states,
)
from ingest.meetings.phrases import Phrases, is_house
from ingest.meetings.places import Place
from ingest.syntax.factuality import status_of
from ingest.syntax.plans import mover
from ingest.syntax.relations import (
    auxiliaries,
    conjuncts,
    first_conjunct,
    governor,
    own_subjects,
    prepositional,
    subjects,
)


class NounFrames(Phrases):
    """Reads the frames of nouns."""

    def frame(self, noun: Token) -> EventMention | None:
        lemma = noun.lemma_.lower()
        if noun.dep_ == "compound" or is_house(noun) or (self._is_topic(noun) and not self._recent(noun)):
            return None
        within = self.cast.at(noun.i)
        if within is not None and within.kind == "organization":
            if lemma == "assembly" and noun.i == within.end - 1:
                return self._assembly(noun, within)
            return None  # "the Pacific Islands Forum" is who, not what
        if lemma in ("round", "congress", "assembly") and noun.pos_ == "PROPN":
            return None  # "the Uruguay Round", "the National Assembly"
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
        possessors = self.parties(c for c in noun.children if c.dep_ == "poss")
        organizations += [
            p.actor for p in possessors if isinstance(p.actor, Organization) and p.mention.kind == "office"
        ]
        organizations = organizations or self.body_before(noun) or self._owners(noun)
        for token in prepositional(noun, "of", "between"):
            for head in conjuncts(token):
                mention = self.cast.at(head.i)
                if mention is not None:
                    organizations += [a for a in mention.actors if isinstance(a, Organization)]
        between = self.parties(prepositional(noun, "between", "among", "involving"))
        for child in noun.children:  # "the talks that A and B held in July"
            if child.dep_ == "relcl" and child.lemma_.lower() in words.LIGHT:
                holders = self.parties(t for t in own_subjects(child) if t.i > noun.i)
                between += holders if two_states(holders[:1], holders[1:]) else []
        members = self.parties(prepositional(noun, "of", "by") + self._of_behind(noun))
        others = self.parties(prepositional(noun, "with", *(("from",) if call else ())))
        light = self.light_verb(noun)
        if light is not None:
            others += self.parties(t for t in self.partners(light))
        others = others or self.with_behind(noun)
        if organizations and lemma in words.WIDE | words.SUMMIT_NOUNS | {"session"}:
            others = self.parties(
                prepositional(noun, "with")
            )  # not of "gathered for the summit of the movement, with A and B due to meet"
        states = {p.iso3 for p in before + between + members + possessors + others if p.iso3}
        gathering = (
            not call
            and not meal
            and lemma in words.GATHERING_NOUNS
            and (
                (bool(organizations) and not others and len(between) < 2)
                or (len(states) > 2 and not others)
                or (
                    lemma in ("summit", "conference", "forum", "session", "assembly", "ministerial")
                    and not others
                    and len(between) < 2
                    and len([p for p in before if p.iso3]) < 2
                )
                or (
                    lemma == "meeting"
                    and light is not None
                    and first_conjunct(noun).dep_ == "nsubjpass"
                    and light.lemma_.lower() in ("attend", "chair", "host", "lead")
                    and not others
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
            or (light is not None and by_telephone(light))
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
        if not first and second and light is not None and first_conjunct(noun).dep_ == "nsubjpass":
            first = self._topic(noun)
        first, second = sides(first, second)
        told = light is not None and light.lemma_.lower() in words.LIGHT and noun.dep_ != "conj"
        if lemma in words.ABSTRACT and not (others or between or told or len(possessors) > 1):
            return None  # "there is dialogue", "to promote exchanges"
        if lemma == "exchange" and not told and any(c.dep_ == "conj" for c in noun.children):
            return None  # "exchange and cooperation between the two countries"
        if light is not None and light.lemma_.lower() in words.COLLAPSE and light.dep_ != "xcomp":
            return None
        definite = bool(
            {"the", "this", "that", "these", "those", "their", "both"} & {c.lower_ for c in noun.children}
        )
        own = bool(others or between or len(before) > 1 or len(members) > 1)
        if len({p.iso3 for p in first + second if p.iso3}) > 2:
            first += [p for p in self._presiding(noun) if p.actor not in [q.actor for q in first + second]]
            head, verb = first_conjunct(noun), light or governor(noun)
            if head.dep_ == "pobj" and verb is not None and self._takes_part(head, verb):
                seen = {id(p.mention) for p in first + second}
                first += [p for p in self.doers(verb) if id(p.mention) not in seen]
        told_before = definite and not own
        if not (first or second or told_before):
            return None
        return EventMention(
            noun,
            "call" if telephone else "talks",
            status_of(noun),
            first,
            second,
            organizations,
            anaphoric=told_before,
            separate=separate(noun),
            beside=sidelines(noun) or (sidelines(light) if light is not None else None),
        )

    def _is_topic(self, noun: Token) -> bool:
        """As in "Was briefed on discussions with X": spoken of, not told."""
        head = first_conjunct(noun)
        over = head.head.head
        above = (over.head if over.pos_ == "ADV" else over).lemma_.lower()  # "back to", "on to"
        if head.dep_ == "pobj" and head.head.lower_ == "for" and above in words.ENVOYS:
            return True  # "the envoy for the status talks"
        if head.dep_ == "pobj" and head.head.lower_ == "to" and above in words.BRINGING:
            return True  # "agreed to bring the North back to the six-party talks"
        return (
            head.dep_ == "pobj"
            and head.head.lower_ in ("on", "about", "regarding", "concerning", "over")
            and above in words.SPEAKING
        )

    def _recent(self, noun: Token) -> bool:
        """As in "talking about his recent visit to Rome": told in passing, yet told."""
        return noun.lemma_.lower() in words.VISIT_NOUNS and any(
            c.lower_ in ("recent", "last", "latest", "previous", "current", "first") for c in noun.children
        )

    def _topic(self, noun: Token) -> list[Participant]:
        """As in "He will fly to A. A meeting with X has been arranged": the one that the story is about."""
        start = noun.sent.start
        before = self.doc[max(0, start - 1)].sent.start
        told = [
            m
            for m in self.cast.mentions
            if before <= m.start < start and len(m.actors) == 1 and isinstance(m.actors[0], Person)
        ]
        subjects_of = [m for m in told if self.doc[m.head].dep_.startswith("nsubj")]
        people = {id(m.actors[0]): m for m in subjects_of or told}
        (mention,) = people.values() if len(people) == 1 else (None,)
        return [Participant(mention.actors[0], mention)] if mention is not None else []

    def _of_behind(self, noun: Token) -> list[Token]:
        """As in "a meeting here of the ministers of A and B": the adverb takes the "of" from the noun."""
        behind = noun.nbor() if noun.i + 1 < noun.sent.end else None
        return prepositional(behind, "of") if behind is not None and behind.pos_ == "ADV" else []

    def _behind(self, noun: Token) -> set[str]:
        """The words of what a noun is "of": "a meeting of an international working group"."""
        return {
            t.lower_ for inner in prepositional(noun, "of") for t in self.doc[inner.left_edge.i : inner.i]
        }

    def _joint_appearance(self, noun: Token) -> EventMention | None:
        """As in "A joint news conference with X": the two have met."""
        if noun.lemma_.lower() not in ("conference", "appearance", "briefing"):
            return None
        others = self.parties(prepositional(noun, "with", "alongside"))
        light = self.light_verb(noun)
        if light is not None:
            others += self.parties(self.partners(light))
        others = persons(others)
        first = persons(self._outer_subject(noun, light))
        if not others or not two_states(first, others):
            return None
        return EventMention(noun, "talks", status_of(noun), *sides(first, others))

    def _is_telephone_call(self, noun: Token) -> bool:
        """As in "the call lasted an hour", "in a call with X"; not in "a call for restraint"."""
        if noun.pos_ != "NOUN" or noun.tag_ != "NN" or any(c.lower_ in ("for", "to") for c in noun.children):
            return False
        if any(c.dep_ in ("acl", "relcl") for c in noun.children):
            return False  # "backed a call from X to raise spending"
        light = self.light_verb(noun)
        if any(c.lower_ == "from" for c in noun.children):
            return light is not None and light.lemma_.lower() in words.RECEIVING
        if any(c.lower_ == "of" for c in noun.children) and any(c.dep_ == "poss" for c in noun.children):
            return True  # "Friday's call of A and B"
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

    def _outer_subject(self, noun: Token, light: Token | None) -> list[Participant]:
        verb = light or governor(noun)
        if verb is None:
            return []
        if light is not None and first_conjunct(noun).dep_ in ("nsubj", "nsubjpass"):
            return self.parties(prepositional(light, "by"))
        found = [p for p in self.doers(verb) if not noun.left_edge.i <= p.mention.head <= noun.right_edge.i]
        if not found:
            for token in subjects(verb):  # "a trip that begins with a visit to X"
                if token.i < noun.i and token.lemma_.lower() in words.VISIT_NOUNS:
                    return self._outer_subject(token, self.light_verb(token))
        return found

    def _gathering(
        self,
        noun: Token,
        light: Token | None,
        named: list[Participant],
        organizations: list[Organization],
        modifiers: set[str],
    ) -> EventMention | None:
        status = status_of(noun)
        own = {id(p.mention) for p in named}
        # "U.S.-ASEAN Summit": the body is a side of its own
        paired = any(self.doc[p.mention.start - 1].text in ("-", "–") for p in named if p.mention.start > 0)
        taking_part = [p for p in named if paired or not isinstance(p.actor, Organization)]
        verb = light or governor(noun)
        coming = verb is not None and verb.lemma_.lower() in words.COMING
        stays = status in ("negated", "hypothetical") and coming and bool(organizations)
        if verb is not None and stays:  # "will skip the summit", "refused to attend the summit"
            status = "planned" if auxiliaries(verb) & {"will", "may", "might", "could"} else "held"
        head = first_conjunct(noun)
        if verb is not None and self._takes_part(head, verb) and not stays:
            people = [
                p for p in self.doers(verb) if not noun.left_edge.i <= p.mention.head <= noun.right_edge.i
            ]
            taking_part += [p for p in people if id(p.mention) not in own and p.actor not in organizations]
            taking_part += self.companions(verb)
            taking_part += (
                self.parties(self.partners(verb)) if verb.lemma_ in ("join", "meet", "attend") else []
            )
        if light is not None and head.dep_ == "nsubjpass" and light.lemma_.lower() in words.ATTEND:
            taking_part += self.parties(prepositional(light, "by"))
        # "a summit attended by A and B", "a meeting chaired by A", "the forum, hosted by C"
        for child in noun.children:
            if child.dep_ in ("acl", "relcl"):
                taking_part += self.parties(prepositional(child, "by"))
                if child.dep_ == "relcl" and child.lemma_ in words.ATTEND:
                    taking_part += self.parties(t for t in own_subjects(child) if t.i != noun.i)
        if light is not None and self._meanwhile(light):
            # "The leaders of A, B and C vowed to … as the summit opened"
            taking_part += [p for p in self.doers(light.head) if p.mention.kind == "office"]
        holding = organizations
        if not organizations and noun.lemma_.lower() in words.SUMMIT_NOUNS | {"meeting"}:
            holding = self._body_of_members(noun)
        anaphoric = (
            not organizations
            and len({p.iso3 for p in taking_part if p.iso3}) < 2
            and not modifiers & words.DIPLOMATIC
            and noun.pos_ != "PROPN"
            and len(modifiers) < 4
            and any(c.lower_ in ("the", "this") for c in noun.children)
        )
        return EventMention(
            noun, "gathering", status, taking_part, organizations=holding, anaphoric=anaphoric
        )

    @staticmethod
    def _meanwhile(verb: Token) -> bool:
        return (
            verb.dep_ == "advcl"
            and verb.lemma_.lower() in words.COURSE
            and any(c.lower_ in ("as", "when") for c in verb.children)
        )

    def _owners(self, noun: Token) -> list[Organization]:
        """As in "Foreign ministers of ASEAN began their annual meeting": theirs is the body's."""
        light = self.light_verb(noun)
        if light is None or not any(c.dep_ == "poss" and c.lower_ in ("their", "its") for c in noun.children):
            return []
        owners = [p for p in self.parties(own_subjects(light)) if p.mention.kind == "office"]
        return [p.actor for p in owners if isinstance(p.actor, Organization)]

    def _body_of_members(self, noun: Token) -> list[Organization]:
        """The body whose leaders or ministers the sentence, or the one before, is about: "EU leaders
        agreed … after a first day of talks at a two-day summit"."""
        sentence = noun.sent
        start = self.doc[max(0, sentence.start - 100)].sent.start
        for mention in reversed(self.cast.mentions):
            bodies = [a for a in mention.actors if isinstance(a, Organization)]
            if not bodies or not start <= mention.start < noun.i:
                continue
            head = self.doc[mention.head]
            while head.dep_ in ("compound", "nmod", "poss", "amod") and head.i < noun.i:
                head = head.head
            subject = head.dep_ in ("nsubj", "nsubjpass") and head.tag_ == "NNS"
            if subject and head.lemma_.lower() in words.OFFICIALS:
                return bodies
        return []

    def _takes_part(self, noun: Token, verb: Token) -> bool:
        while (
            noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in words.PARTS
        ):
            noun = noun.head.head  # "at the end of the first day of the summit"
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
            if noun.head.lower_ == "from" and preposition.head.i == verb.i:
                return verb.lemma_.lower() in ("return", "come", "fly")  # "returned from the summit"
        return False

    def _assembly(self, noun: Token, body: Mention) -> EventMention | None:
        """As in "on the sidelines of the United Nations General Assembly": a body's name for its session."""
        beside = (
            noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in words.EDGES
        )
        at = noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during", "to")
        light = self.light_verb(noun)
        attended = noun.dep_ in ("dobj", "obj") and light is not None and self._takes_part(noun, light)
        if not (beside or at or attended):
            return None
        organizations = [actor for actor in body.actors if isinstance(actor, Organization)]
        return self._gathering(noun, light, [], organizations, set())

    def _to_behind(self, noun: Token) -> list[Place]:
        """As in "his state visit next week to Ghana": the parser hangs the goal on the week."""
        for index in range(noun.i + 1, min(noun.sent.end - 1, noun.i + 5)):
            token = self.doc[index]
            if token.pos_ in ("VERB", "AUX", "PUNCT"):
                return []
            if token.lower_ == "to":
                goals = (self.place(t) for t in token.children if t.dep_ == "pobj")
                return [place for place in goals if place is not None]
        return []

    def _presiding(self, noun: Token) -> list[Participant]:
        """As in "talks of A with B, chaired by C"."""
        chairs = (c for t in (noun, *noun.subtree) for c in t.children if c.dep_ in ("acl", "relcl"))
        leading = [c for c in chairs if c.lemma_.lower() in ("chair", "host", "lead", "mediate", "moderate")]
        return self.parties(t for c in leading for t in prepositional(c, "by"))

    def _visit_noun(self, noun: Token) -> EventMention | None:
        if noun.lemma_.lower() == "mission" and noun.tag_ != "NN":
            return None  # "local staff of U.S. missions in Turkey"
        goals = prepositional(noun, "to", "in", "of") + [
            t for t in noun.children if t.dep_ in ("compound", "amod", "nmod")
        ]
        destinations = [
            place for token in goals for head in conjuncts(token) if (place := self.place(head)) is not None
        ]
        light = self.light_verb(noun)
        if not destinations and light is not None:
            places = (self.place(t) for t in prepositional(light, "to", "in"))
            destinations = [place for place in places if place is not None]
        if not destinations:
            destinations = self._to_behind(noun)
        above = governor(noun)
        if not destinations and light is None and above is not None and noun.dep_ == "pobj":
            # "slipped into Afghanistan on an unannounced visit"
            places = (self.place(t) for t in prepositional(above, "to", "into"))
            destinations = [place for place in places if place is not None]
        visitors = self.parties(c for c in noun.children if c.dep_ == "poss")
        visitors = visitors or self.parties(prepositional(noun, "by"))
        visitors = visitors or persons(self.parties(prepositional(noun, "of")))
        host = governor(noun)
        if not visitors and host is not None and host.lemma_.lower() in words.RECEIVE and light is None:
            # "will host the prime minister for a state visit"
            visitors = self.parties(c for c in host.children if c.dep_ in ("dobj", "obj"))
        if not visitors:
            visitors = self._outer_subject(noun, light)
        visitors = [
            p for p in visitors if isinstance(p.actor, Person) or p.mention.kind in ("office", "anaphor")
        ]
        if not visitors and mover(noun) is None:
            return None  # "The visit was postponed to Friday" goes back to one told before
        return EventMention(
            noun, "visit", status_of(noun), visitors, destinations=destinations, anaphoric=not destinations
        )
