"""How English says that somebody binds himself: which word is the promise, what is promised, by whom.

Syntax alone; who the subjects are and whether a promise is a diplomatic one is for
:mod:`ingest.commitments.find`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from spacy.tokens import Doc, Token

from ingest.commitments.assertion import is_asserted, is_conditional, is_contingent
from ingest.commitments.contents import (
    binds,
    content_of_noun,
    counted,
    deed_clause,
    future_clause,
    has,
    infinitive,
    is_denied,
    is_description,
    is_domestic,
    is_reflexive,
    is_reported,
    is_resolved,
    is_threat,
    makers,
    who,
)
from ingest.commitments.model import PledgeStatus
from ingest.commitments.vow import Vow
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import (
    OBJECTS,
    auxiliaries,
    base,
    conjuncts,
    is_verb,
    prepositional,
    subjects,
)

_LEXICON = word_sets("commitments", "grammar")

_INTRANSITIVE = _LEXICON["intransitive"]
_TO = _LEXICON["to"]
_ANNOUNCED = _LEXICON["announced"]
_COMMITTED = _LEXICON["committed"]
_AFFIRMING = _LEXICON["affirming"]
_PLAIN = _LEXICON["plain"]
_HOLDING = _LEXICON["holding"]
_PARTICLES = _LEXICON["particles"]
_ARRANGING = _LEXICON["arranging"]
_OPEN = _LEXICON["open"]
_BINDING = _LEXICON["binding"]
_PLANNING = _LEXICON["planning"]
_ASSURING = _LEXICON["assuring"]
_LENT, _LENDING, _ACCORDED = _LEXICON["lent"], _LEXICON["lending"], _LEXICON["accorded"]


def vows(doc: Doc) -> Iterator[Vow]:
    """The vows of a text that are stated as made: not denied, demanded, hoped for or conditional."""
    for token in doc:
        for read in _READERS.get(base(token), ()):
            vow = read(token)
            if vow is None or not binds(vow.content) or is_contingent(vow.content):
                continue
            if is_asserted(vow.cue, future=vow.deed):
                yield vow
                break


def _promise(verb: Token) -> Vow | None:
    """Promises: "agreed to reduce tariffs", "pledged that it would help", "vowed closer cooperation"."""
    if not is_verb(verb) or (verb.lemma_ == "commit" and is_resolved(verb)):
        return None
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VB"
        and not auxiliaries(verb)
        and infinitive(verb.head) is not None
    ):
        return None  # "have agreed to endorse it, undertake measures": part of what was agreed
    parties = who(verb)
    objects = [child for child in verb.children if child.dep_ in OBJECTS and child.pos_ != "PRON"]
    objects = objects[1:] if len(objects) > 1 and objects[0].dep_ == "dative" else objects
    granted = [c for c in objects if base(c) in words.SUPPORT | words.GRANT or c.ent_type_ == "MONEY"]
    if granted:
        return Vow(verb, "pledged", granted[0], parties)
    deed = infinitive(verb)
    if deed is not None:
        return Vow(verb, "pledged", deed, parties)
    clause = future_clause(verb)
    lemma = verb.lemma_
    if clause is not None:
        opinion = lemma == "agree" and is_description(clause)
        return None if opinion else Vow(verb, "pledged", clause, parties)
    if lemma in _INTRANSITIVE and not prepositional(verb, "to"):
        return None
    reflexive = is_reflexive(verb)
    bound = prepositional(verb, "to") if lemma in _TO else []
    if lemma == "agree" and any(noun.ent_type_ != "DATE" for noun in prepositional(verb, "on", "upon")):
        bound = []  # "agreed on a road from Vinh to Thakhek"
    if bound and (reflexive or lemma != "commit" or not objects):
        return _of_noun(Vow(verb, "pledged", bound[0], parties, wording="commit to"))
    if lemma == "commit":
        bound = bound or [child for child in objects if child.ent_type_ == "MONEY"]
        return _of_noun(Vow(verb, "pledged", objects[0], parties)) if objects and bound else None
    if lemma == "agree":
        objects += [noun for noun in prepositional(verb, "on", "upon") if noun.ent_type_ != "DATE"]
    passive = [child for child in verb.children if child.dep_ == "nsubjpass"]
    objects += [child for child in passive if child.pos_ == "NOUN"]
    return _of_noun(Vow(verb, "pledged", objects[0], parties)) if objects else None


def _bind(verb: Token) -> Vow | None:
    """Bonds: "bound themselves not to use force"."""
    deed = infinitive(verb) if is_verb(verb) and is_reflexive(verb) else None
    return Vow(verb, "pledged", deed, who(verb)) if deed is not None else None


def _offer(verb: Token) -> Vow | None:
    """Offers: "offered to host the next round"."""
    if not is_verb(verb):
        return None
    granted = [c for c in verb.children if c.dep_ in OBJECTS and base(c) in words.SUPPORT | words.GRANT]
    # "offered few specifics to ease concerns": what is offered is not what the infinitive tells
    given = any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in verb.children)
    content = granted[0] if granted else None if given else infinitive(verb)
    return Vow(verb, "pledged", content, who(verb)) if content is not None else None


def _decide(verb: Token) -> Vow | None:
    """Decisions: "decided to set up a fund", "announced that it would withdraw"."""
    if not is_verb(verb):
        return None
    parties = who(verb)
    content = infinitive(verb) if verb.lemma_ == "decide" else None
    if verb.lemma_ != "confirm":  # what is confirmed was known: only money given is news
        content = content or future_clause(verb)
    if content is not None:
        return Vow(verb, "announced", content, parties)
    for child in verb.children:
        if child.dep_ in OBJECTS or (child.dep_ == "nsubjpass" and verb.lemma_ == "announce"):
            noun = counted(child)
            given = words.SUPPORT | words.GRANT | {"package"}
            money = any(token.ent_type_ == "MONEY" for token in child.subtree)
            if money and any(base(n) in given for n in (noun, *prepositional(child, "in", "of"))):
                return Vow(verb, "announced", child, parties, wording="give")
            content = infinitive(noun)
            if content is not None:
                return Vow(verb, "announced", content, parties)
            if verb.lemma_ != "confirm" and base(noun) in (words.TEXT - _ANNOUNCED) | given:
                return Vow(verb, "announced", child, parties, wording=verb.lemma_)
    return None


def _approve(verb: Token) -> Vow | None:
    """Texts put in force: "signed a treaty", "a plan adopted by A", "an accord reached between A and B"."""
    if not is_verb(verb):
        return None
    objects = [child for child in verb.children if child.dep_ in OBJECTS]
    if verb.lemma_ == "sign":
        objects += [noun for noun in prepositional(verb, "on", "onto") if noun.ent_type_ != "DATE"]
    passive = [child for child in verb.children if child.dep_ == "nsubjpass"]
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN" and not objects and not passive:
        # "an agreement reached on the port", not "the consensus reached by all": that is no news of it
        passive = (
            [verb.head] if content_of_noun(verb.head) or prepositional(verb, "on") or infinitive(verb) else []
        )
    for noun in objects or passive:
        for each in conjuncts(counted(noun)):
            if lends(verb, each) and not is_from_others(verb):
                return Vow(verb, "approved", noun, who(verb), wording="give")
            bare = base(each) == "consensus" and not prepositional(each, "on")
            if base(each) in words.DOCUMENT and not bare and not is_domestic(each) and not is_denied(each):
                parties = who(verb) if objects else makers(verb, noun)
                deed = infinitive(verb) if objects and base(each) in words.ACCORD else None
                about = prepositional(each, "on", "for", "with") or prepositional(verb, "for", "with")
                agreed = deed is not None and base(deed) in _ACCORDED and not about
                if deed is not None and agreed and noun.right_edge.i + 1 < deed.left_edge.i:
                    return Vow(verb, "approved", deed, parties)  # "signed an accord on Friday to share data"
                return Vow(verb, "approved", noun, parties, wording=verb.lemma_)
    return None


def lends(verb: Token, noun: Token) -> bool:
    """As in "approved a loan of 2 million"."""
    return base(noun) in _LENT and base(verb) in _LENDING


def is_from_others(verb: Token) -> bool:
    """Whether what is approved comes from elsewhere: "approved a loan of 2 million from China"."""
    return any(token.lower_ == "from" for token in verb.subtree)


def _put_name(verb: Token) -> Vow | None:
    """Signatures: "put their names to the treaty", "put his initials under a text"."""
    if any(child.dep_ in OBJECTS and base(child) in words.SIGNATURE for child in verb.children):
        nouns = [child for child in verb.children if child.dep_ in OBJECTS]
        for noun in [
            *prepositional(verb, "to", "under", "on"),
            *prepositional(nouns[0], "to", "under", "on"),
        ]:
            return Vow(verb, "approved", noun, who(verb), wording="sign")
    return None


def _resolve(word: Token) -> Vow | None:
    """Resolve: "is committed to peace", "remains ready to help", "are determined to"."""
    if not is_resolved(word):
        return None
    parties = who(word) if word.dep_ in ("acomp", "ROOT", "conj", "xcomp", "oprd") else tuple(subjects(word))
    content = infinitive(word)
    if content is None and base(word) in _COMMITTED:
        bound = prepositional(word, "to")
        content = bound[0] if bound else None
    if content is None or content.lemma_ in words.AIM or is_threat(word) or "have" in has(word):
        return None
    return _of_noun(Vow(word, "pledged", content, parties, wording="commit to", opinion=True))


def _affirm(verb: Token) -> Vow | None:
    """Resolve affirmed: "reaffirmed their commitment to", "expressed readiness to"."""
    if not is_verb(verb):
        return None
    stated = [child for child in verb.children if child.dep_ in OBJECTS]
    # "reaffirmed the importance of growth to fight poverty" promises nothing
    affirmed = infinitive(verb) if verb.lemma_ in _AFFIRMING and not stated else None
    if affirmed is not None:
        return Vow(verb, "pledged", affirmed, who(verb))
    clear = [child for child in verb.children if child.lower_ in _PLAIN]
    # "made clear their commitment": to the parser the commitment is what is clear
    stated += [child for one in clear for child in one.children if child.dep_ in (*OBJECTS, "nsubj")]
    for child in stated:
        for noun in conjuncts(child):
            backed = base(noun) in words.BACKING and verb.lemma_ in words.REAFFIRM
            backed = backed and bool(prepositional(noun, "for"))
            if not backed and (base(noun) not in words.RESOLVE_NOUN or is_denied(noun)):
                continue
            if base(noun) == "intention" and verb.lemma_ not in words.BREAK | {"declare"}:
                continue  # "voiced its intention to buy": a wish
            owner = [part for part in noun.children if part.dep_ in ("poss", "compound", "amod", "nmod")]
            owner += prepositional(noun, "of")
            owner = [
                part for part in owner if part.pos_ == "PROPN" or part.ent_type_ in ("GPE", "NORP", "ORG")
            ]
            parties = tuple(owner) if owner else who(verb)
            if backed:  # "reaffirmed their support for Ukraine": support to be given
                return Vow(verb, "pledged", noun, parties, wording="give")
            assured = future_clause(noun)
            if assured is not None:  # "gave an assurance that it would help"
                return Vow(verb, "pledged", assured, parties)
            content = content_of_noun(noun)
            if content is None and verb.dep_ in ("ROOT", "conj", "ccomp"):
                content = infinitive(verb)
            if content is None or (base(noun) == "intention" and not is_verb(content)):
                continue
            return _of_noun(Vow(verb, "pledged", content, parties, wording="commit to"))
    return None


def _plan(verb: Token) -> Vow | None:
    """Plans announced: "the United States plans to work closely with Niue"."""
    if not is_verb(verb) or verb.tag_ not in ("VBZ", "VBP") or auxiliaries(verb):
        return None
    content = infinitive(verb)
    if content is None or base(content) not in words.DEED:
        return None
    return Vow(verb, "announced", content, who(verb), deed=True, opinion=True)


def _assure(verb: Token) -> Vow | None:
    """Assurances: "assured the visitor of his country's support", "assured Kyiv that aid would go on"."""
    if not is_verb(verb):
        return None
    parties = who(verb)
    clause = future_clause(verb)
    listeners = [child for child in verb.children if child.dep_ in OBJECTS]
    for listener in [verb, *listeners]:
        # the parser hangs "that aid would go on" on the verb or on the listener
        clause = clause or future_clause(listener) or deed_clause(listener)
    if clause is not None:
        return Vow(verb, "pledged", clause, parties)
    for given in [*prepositional(verb, "of"), *(n for one in listeners for n in prepositional(one, "of"))]:
        if base(given) in words.SUPPORT | words.RESOLVE_NOUN:
            return Vow(verb, "pledged", given, parties, wording="give")
    return None


def _deed(verb: Token) -> Vow | None:
    """Deeds announced: "will provide 500 troops", "said it would withdraw", "is to open an embassy"."""
    if not is_verb(verb):
        return None
    helpers = auxiliaries(verb)
    below = verb
    while not helpers and below.dep_ == "conj":
        below = below.head
        helpers = auxiliaries(below)
    if below.i != verb.i:  # "will stand and fight" is one vow, its first verb's
        return None
    arranged = (
        "to" in helpers
        and verb.dep_ == "xcomp"
        and verb.head.lemma_ == "be"
        and not any(
            child.dep_ in ("acomp", "attr", "prep") and child.i < verb.i for child in verb.head.children
        )
    )
    if not (helpers & words.FUTURE or arranged) or "have" in helpers or "be" in helpers:
        return None
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return None
    if verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in verb.children):
        return None  # "the statement that we will release": what is done stands elsewhere
    objects = {base(child) for child in verb.children if child.dep_ in OBJECTS}
    if base(verb) in words.AFFIRM and objects & words.RESOLVE_NOUN:
        return None  # "will reinforce its commitment to peace" is told by what it commits to
    parties = who(verb.head if arranged else verb)
    undertaking = [c for c in verb.children if c.dep_ in OBJECTS and base(c) in words.UNDERTAKING]
    status: PledgeStatus = "planned" if undertaking else "announced"
    if verb.lemma_ in _HOLDING and not undertaking:
        return None
    particles = {child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod")}
    if (verb.lemma_ == "stand" and particles & _PARTICLES) or (
        verb.lemma_ == "set" and "up" not in particles
    ):
        return None
    unreal = helpers & {"would", "'d", "’d"} and not is_reported(verb)
    if unreal or is_conditional(verb):
        return None  # "without it we would pay more" tells no plan, "said it would pay" does
    return Vow(verb, status, verb, parties, deed=True, opinion=True)


def _prepare(verb: Token) -> Vow | None:
    """Preparations: "talked over preparations for a joint exercise", "are planning a joint patrol"."""
    if not is_verb(verb):
        return None
    for noun in [c for c in verb.children if c.dep_ in OBJECTS] + prepositional(
        verb, "over", "about", "on", "for"
    ):
        for each in conjuncts(noun):
            if base(each) in words.PREPARATION:
                for event in prepositional(each, "for", "of"):
                    if base(event) in words.UNDERTAKING:
                        return Vow(verb, "planned", event, who(verb), wording="hold")
            elif base(each) in words.UNDERTAKING and verb.lemma_ in _ARRANGING:
                return Vow(verb, "planned", each, who(verb), wording="hold")
    return None


def _of_noun(vow: Vow) -> Vow | None:
    """Sorts vows whose content is a noun: a text agreed on is approved, an opinion binds nobody."""
    noun = counted(vow.content)
    if noun.pos_ not in ("NOUN", "PROPN"):
        # "committed to helping", not "agreed on how the talks are to go"
        return replace(vow, wording="") if noun.tag_ == "VBG" or "to" in auxiliaries(noun) else None
    lemma = base(noun)
    if lemma in words.OPINION or any(child.lower_ in _OPEN for child in noun.children):
        return None
    if vow.cue.lemma_ == "agree" and lemma in words.TEXT:
        return replace(vow, status="approved", wording="agree on")
    return vow


_Reader: TypeAlias = Callable[[Token], Vow | None]


def _readers() -> Mapping[str, tuple[_Reader, ...]]:
    by_lemma: dict[str, tuple[_Reader, ...]] = {}
    for lemmas, reader in (
        (words.RESOLVE | {"commit"}, _resolve),
        (words.AFFIRM, _affirm),
        (words.PROMISE, _promise),
        (_BINDING, _bind),
        (words.OFFER, _offer),
        (_PLANNING, _plan),
        (words.DECIDE, _decide),
        (words.APPROVE | words.REACH, _approve),
        (frozenset({"put"}), _put_name),
        (words.DISCUSS | {"plan"}, _prepare),
        (_ASSURING, _assure),
        (words.DEED | _HOLDING, _deed),
    ):
        for lemma in lemmas:
            by_lemma[lemma] = (*by_lemma.get(lemma, ()), reader)
    return by_lemma


_READERS = _readers()
