"""What a word of committing binds to, where only the word is known, and whether it binds at all.

The learned reader finds words: "announced", "commitment", "will". Grammar says what each governs, and what is
no commitment however it is worded: what was done already, an opinion, a commitment only talked of.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest.commitments.assertion import is_contingent, is_history
from ingest.commitments.contents import (
    binds,
    content_of_noun,
    counted,
    deed,
    governed,
    has,
    is_description,
    is_domestic,
    is_threat,
)
from ingest.commitments.find import extent
from ingest.commitments.model import Content, PledgeStatus
from ingest.commitments.vow import Vow
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import (
    OBJECTS,
    auxiliaries,
    base,
    first_conjunct,
    is_verb,
    negated,
    own_subjects,
    prepositional,
)

_LEXICON = word_sets("commitments", "binding")
_ABLE = _LEXICON["able"]
_TALKED_OF = _LEXICON["talked_of"]
_KEPT = _LEXICON["kept"]
_BLAMING, _STILL_TO_COME = _LEXICON["blaming"], _LEXICON["still_to_come"]
_ATTITUDES, _SHOWING = _LEXICON["attitudes"], _LEXICON["showing"]
_CONSENTING = _LEXICON["consenting"]
_HOPING = _LEXICON["hoping"]
_PRAISE = _LEXICON["praise"]
_CHOOSING = _LEXICON["choosing"]
_CONTENT_WORDS = ("ADJ", "ADV", "NOUN", "PROPN", "PART", "ADP")
#: What "to" and a noun may hang on: "committed to peace and to trade".
_COMMITTING = words.RESOLVE | words.RESOLVE_NOUN | words.PROMISE | words.AFFIRM
_GIVEN = (words.TEXT - _LEXICON["announced"]) | words.SUPPORT | words.GRANT | words.UNDERTAKING | words.INTENT


def bound(doc: Doc, cue: Token, status: PledgeStatus) -> Content | None:
    """What a word of committing binds to; absent where it binds to nothing, or that is told elsewhere."""
    leading = cue.dep_ == "prep" or not (is_verb(cue) or cue.pos_ in _CONTENT_WORDS)
    if leading and (cue.lower_ != "to" or base(first_conjunct(cue).head) not in _COMMITTING):
        return None  # "pursuant to the rules"
    if cue.pos_ == "NOUN" and base(cue) in words.UNMADE - words.OFFER - words.INTENT:
        return None  # "Norway's efforts to help"
    signed = _antecedent(cue, status)
    head = signed or _thing(governed(cue))
    if (
        head is None
        or not binds(head)
        or is_contingent(head)
        or _is_told_of(cue)
        or _is_sought(cue)
        or _is_over(cue, head, status)
        or _is_foretold(head)
    ):
        return None
    if _is_opinion(cue, head) or _is_refused(cue) or _is_announced_only(cue, head):
        return None
    if is_threat(cue) or is_history(cue) or _is_custom(cue, head):
        return None
    if head.tag_ == "VBN" and head.dep_ == "acl":
        return None  # "the commitments contained in the statement"
    if signed is None and _lacks_object(cue, head):
        return None  # "the work that we will do": what is done stands elsewhere
    if not is_verb(head) and base(head) in words.GATHERING | words.MEETING:
        return None  # "the commitments of the 2022 summit"
    if status == "approved" and not _is_document(cue, head):
        return None
    first, last = extent(doc, Vow(cue=cue, status=status, content=head, parties=()))
    return Content(first, last, head.i, cue.lemma_.lower() if signed is not None else "")


def _thing(head: Token | None) -> Token | None:
    """What is promised, where the parser took its praise for a verb: "reaffirmed unwavering support"."""
    if head is None or head.lower_ not in _PRAISE:
        return head
    return next((child for child in head.children if child.dep_ in OBJECTS), head)


def _is_document(cue: Token, head: Token) -> bool:
    """Whether what is signed or passed is a text between states: not "it", "papers", "a bill"."""
    texts = _objects(cue)
    if not texts and is_verb(head):
        return False
    named = words.DOCUMENT | words.GRANT | words.SUPPORT
    between_states = (
        (base(text) in named or text.pos_ == "PROPN") and not is_domestic(text)
        for text in map(counted, texts or [head])
        if base(text) not in words.DOMESTIC
    )
    return any(between_states)


def _lacks_object(cue: Token, head: Token) -> bool:
    """Whether a deed stands in a clause whose antecedent is its object, or that of a verb below it."""
    verb = deed(cue)
    own = own_subjects(verb)
    if verb.dep_ != "relcl" or not own or any(subject.tag_ in ("WDT", "WP") for subject in own):
        return False
    below = [head, *(child for child in head.children if child.dep_ == "xcomp")]
    objects = (child for one in below for child in one.children if child.dep_ in (*OBJECTS, "attr"))
    return is_verb(head) and all(child.tag_ in ("WDT", "WP") for child in objects)


def _antecedent(cue: Token, status: PledgeStatus) -> Token | None:
    """What was signed, where a relative clause tells so: "the accord that they signed with Kenya"."""
    if status != "approved" or cue.dep_ != "relcl" or base(cue.head) not in words.DOCUMENT:
        return None
    return None if _objects(cue) else cue.head


def _objects(cue: Token) -> list[Token]:
    stated = (child for child in cue.children if child.dep_ in (*OBJECTS, "nsubjpass"))
    return [child for child in stated if child.lower_ not in ("that", "which")]


def _is_told_of(cue: Token) -> bool:
    """Whether a commitment is only talked of, or kept: "discussed a commitment to", "honours its pledge"."""
    if is_verb(cue) or cue.pos_ not in ("NOUN", "PROPN"):
        # "expressed support for Kenya joining the bloc": what the other one does
        return cue.dep_ == "pcomp" and cue.head.lower_ == "for" and base(cue.head.head) in words.SUPPORT
    if base(cue) in _ABLE:
        return True
    above = first_conjunct(cue).head
    if above.lower_ in _STILL_TO_COME or base(above) in _BLAMING:
        return True  # "before the signing of five accords", "regret its decision to arm"
    described = above.lower_ in ("with", "by") or base(above) in _SHOWING
    if base(cue) in _ATTITUDES and described and not any(child.lower_ == "our" for child in cue.children):
        return True  # "inspired us with their determination to", "showed a willingness to"
    if above.lower_ == "of" and above.dep_ == "prep":
        return False
    of_others = _names_owner(cue)
    return base(above) in _KEPT or (base(above) in _TALKED_OF and not of_others)


def _is_sought(cue: Token) -> bool:
    """Whether it is only worked for: "discussed efforts to free them and to provide for safe passage"."""
    verb = first_conjunct(deed(cue))
    return verb.dep_ == "acl" and "to" in auxiliaries(verb) and base(verb.head) in words.UNMADE


def _names_owner(noun: Token) -> bool:
    owners = [child for child in noun.children if child.dep_ in ("poss", "compound", "nmod")]
    owners += prepositional(noun, "by", "of", "from")
    return any(owner.pos_ == "PROPN" for owner in owners)


def _is_over(cue: Token, head: Token, status: PledgeStatus) -> bool:
    """Whether the deed was done: "provided an additional 20 million", "has been ready to help"."""
    if base(cue) in words.RESOLVE and cue.dep_ in ("acomp", "oprd"):
        being = cue.head.tag_ == "VBG" and not has(
            cue.head
        )  # "the importance of being ready to face a flood"
        if being or "have" in has(cue.head):
            return True
    if head.i != cue.i or status == "approved" or not is_verb(cue) or base(cue) in words.SPEECH:
        return False
    return cue.tag_ in ("VBD", "VBN") or "have" in has(cue)


def _is_foretold(head: Token) -> bool:
    """Whether a commitment itself is still to come: "will announce a pledge"."""
    if base(head) in words.AFFIRM and is_verb(head):
        told = [child for child in head.children if child.dep_ in OBJECTS]
    else:
        told = [] if is_verb(head) else [head]
    return any(base(noun) in words.RESOLVE_NOUN and content_of_noun(noun) is None for noun in told)


def _is_opinion(cue: Token, head: Token) -> bool:
    """Whether it is told how things are or must be: "agreed that rules matter", "on the need to talk"."""
    if base(deed(cue)) in _HOPING:
        return True
    if base(cue) == "agree" and base(counted(head)) in words.OPINION:
        return True
    if head.dep_ != "ccomp" or head.i <= cue.i:
        return False
    if not auxiliaries(head) & (words.FUTURE | {"should", "shall", "to"}):
        return base(cue) not in words.ASSURE
    return is_description(head)


def _is_custom(cue: Token, head: Token) -> bool:
    """Whether it is told what somebody does anyhow: "Norway supports schools in Kenya"."""
    finite = cue.tag_ in ("VBZ", "VBP") and head.i == cue.i and not auxiliaries(cue)
    return finite and base(cue) not in words.SPEECH | words.APPROVE


def _is_refused(cue: Token) -> bool:
    verb = deed(cue)
    return negated(verb) and base(verb) in _CONSENTING | words.PROMISE | words.APPROVE


def _is_announced_only(cue: Token, head: Token) -> bool:
    """Whether something is made known that binds nobody: "announced the selection of a yard"."""
    verb = deed(cue)
    if base(verb) not in words.DECIDE or base(verb) == "decide":
        return False
    if is_verb(head) or "to" in auxiliaries(head):
        # "announced the selection of a yard to build ships"
        told = [counted(c) for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < head.i]
        return any(base(noun) in _CHOOSING for noun in told)
    noun = counted(head)
    return base(noun) not in _GIVEN and not any(token.ent_type_ == "MONEY" for token in head.subtree)
