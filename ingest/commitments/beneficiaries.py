"""To whom a commitment is made: states, bodies and regions that it is to benefit, or to bind towards.

"give Kenya 20 buses", "support for Ukraine", "train Kenyan pilots", "lift sanctions on Iran", "cooperate with
the EU"; not "sanctions against Iran", "withdraw from Iraq", "a drill in China".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Doc, Token

from graph.reference.tables import members
from ingest.actors.gazetteer import entries
from ingest.actors.model import Actor, Actors, Organization, State, acts_for
from ingest.commitments.model import Content, Pledge
from ingest.commitments.sides import sides
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import OBJECTS, base, is_verb

_LEXICON = word_sets("commitments", "beneficiaries")
_TOWARDS = _LEXICON["towards"]
_NEUTRAL = _LEXICON["neutral"]
_HELP = _LEXICON["help"] | words.SUPPORT
_SHARE = _LEXICON["share"]
_LEADING = _LEXICON["leading"]
_ADVERSE = _LEXICON["adverse"]
_RELIEVE = _LEXICON["relieve"]
_BLAMED = _LEXICON["blamed"]


def beneficiaries(doc: Doc, actors: Actors, pledge: Pledge, content: Content) -> tuple[Actor, ...]:
    """The states and organizations that a commitment is to benefit or to bind towards, each once."""
    own = sides(pledge.actors)
    found = [*_listeners(doc, actors, pledge, content)]
    for token in doc[content.first : content.last]:
        meant = _meant(token, actors)
        if meant and _is_towards(token, pledge.trigger, content):
            found += meant
    named = (side for actor in found if isinstance(side := acts_for(actor), State | Organization))
    return tuple(dict.fromkeys(side for side in named if side not in own and not _is_of(own, side)))


def _is_of(makers: set[Actor], body: State | Organization) -> bool:
    """Whether several bind themselves within a body of their own: "more Quad cooperation"."""
    if isinstance(body, State) or len(makers) < 2:
        return False
    return {side.iso3 for side in makers if isinstance(side, State)} <= members(body.id)


def region_of(doc: Doc, pledge: Pledge, content: Content) -> str | None:
    """The region that a commitment is to benefit: "Africa"."""
    span = doc[content.first : content.last]
    for name, pattern in _regions().items():
        for match in pattern.finditer(span.text):
            part = doc.char_span(
                span.start_char + match.start(), span.start_char + match.end(), alignment_mode="expand"
            )
            if part is not None and _is_towards(part.root, pledge.trigger, content):
                return name
    return None


def _listeners(doc: Doc, actors: Actors, pledge: Pledge, content: Content) -> Iterator[Actor]:
    """To whom a promise is spoken: "assured Kyiv that aid would go on", "promised to Kenya that"."""
    cue = doc[pledge.trigger]
    if base(cue) not in _LEXICON["spoken"] or cue.i == content.head:
        return
    for child in cue.children:
        heard = child if child.dep_ in OBJECTS and base(cue) in words.PROMISE | _LEXICON["told"] else None
        if child.dep_ in ("prep", "dative") and child.lower_ == "to":
            heard = next((c for c in child.children if c.dep_ == "pobj"), heard)
        mention = actors.at(heard.i) if heard is not None and child.i > cue.i else None
        if mention is not None and not content.first <= mention.head < content.last:
            yield from mention.actors


def _meant(token: Token, actors: Actors) -> tuple[Actor, ...]:
    mention = actors.at(token.i)
    first, last = (mention.start, mention.end) if mention is not None else (token.i, token.i + 1)
    before, after = token.doc[max(0, first - 1) : first].text, token.doc[last : last + 1].text
    if token.ent_type_ == "MONEY" or after == "-" or before in ("-", "–"):
        return ()  # "20 million US dollars", "the one-China policy", "the Indo-Pacific"
    if after[:1].isupper() and after.lower() in words.DOCUMENT:
        return ()  # "the Oslo Accord"
    if mention is not None:
        return mention.actors if mention.head == token.i else ()
    entry = entries().get(token.text)
    if entry is None or not entry.iso3:
        return ()
    named = entry.sort == "name" and token.ent_type_ == "GPE" and token.head.pos_ != "PROPN"
    told = entry.sort in ("adjective", "people") and token.head.pos_ != "PROPN"
    return (State(entry.iso3),) if named or told else ()


def _is_towards(token: Token, trigger: int, content: Content) -> bool:
    """Whether the way from a name up to what is promised leads through words that give or bind."""
    favoured = False
    below, above = token, token.head
    for _ in range(12):  # A bound, for a parse may be damaged.
        if below.i == content.head or below.i == below.head.i:
            break
        word = above.lower_ if above.dep_ in ("prep", "dative") or above.pos_ == "ADP" else ""
        if word:
            if word in _TOWARDS:
                if _leads_elsewhere(above.head) or _leads_elsewhere(above.nbor(-1)):
                    return False
                favoured = True
            elif word in ("with", "between", "among", "alongside"):
                if not _shares(above, content):
                    return False
                favoured = True
            elif word in ("on", "against") and _relieves(above.head):
                favoured = True
            elif word not in _NEUTRAL:
                return False
        elif below.dep_ != "nsubj" and any(base(child) in _BLAMED for child in above.children):
            return False  # "hold Norway accountable"
        elif base(above) in _ADVERSE and below.dep_ != "nsubj" and not _relieves(above):
            return False
        else:
            helps = base(above) in _HELP and (below.dep_ != "nsubj" or above.pos_ == "NOUN")
            favoured = favoured or helps or below.dep_ == "dative"
        if above.i == trigger or not content.first <= above.i < content.last:
            break
        below, above = above, above.head
    return favoured or (content.verb == "commit to" and content.head in (token.i, below.i))


def _leads_elsewhere(word: Token) -> bool:
    """As in "access to the WTO", "a return to Kenya"; who returns something to Kenya gives it."""
    given = is_verb(word) and any(child.dep_ in OBJECTS for child in word.children)
    return base(word) in _LEADING and not given


def _shares(preposition: Token, content: Content) -> bool:
    """Whether what stands before "with" is shared: "ties with Kenya", "cooperate in trade with Kenya"."""
    above = preposition.head
    for _ in range(6):  # Steps up the parse: beyond, another clause begins.
        if base(above) in _SHARE:
            return True
        if above.i == content.head:
            break
        above = above.head
    return False


def _relieves(noun: Token) -> bool:
    """Whether a burden is taken away: "lift sanctions on", "ease the blockade against"."""
    return any(base(above) in _RELIEVE for above in (noun, noun.head))


@cache
def _regions() -> Mapping[str, re.Pattern[str]]:
    """Regions by name, with the wordings that mean them; "Southeast Asia" before "Asia"."""
    parts = r"(?:countr(?:y|ies)|nations?|states?|peoples?|partners?|continent|region|economies|islands?)"
    found: dict[str, re.Pattern[str]] = {}
    rows = (row.split(";") for row in _LEXICON["regions"])
    for name, *others in sorted(rows, key=lambda row: (row[0].islower(), -len(row[0]), row)):
        adjectives = [re.escape(one.removesuffix("*")) for one in others if one.endswith("*")]
        nouns = [re.escape(one) for one in (name, *others) if not one.endswith("*")]
        named = rf"(?:{'|'.join(nouns)})\b(?! [A-Z])"
        if adjectives:
            named += rf"|(?:{'|'.join(adjectives)})(?:[ -]\w+)? {parts}"
        found[name] = re.compile(rf"(?<![-\w])(?<!South )(?:{named})")
    return found
