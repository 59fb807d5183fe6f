"""Commitments: who bound himself to what, and by when.

A commitment here is a diplomatic one. It is made by states, their ministers or intergovernmental bodies
towards each other; what a government promises at home is left out, as is all that is urged, hoped for,
denied or conditional.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from spacy.tokens import Doc, Span, Token

from ingest.actors.model import Actor, Actors, Mention, Organization
from ingest.commitments.contents import deed
from ingest.commitments.grammar import vows
from ingest.commitments.lists import behind, listed
from ingest.commitments.model import Content, Pledge
from ingest.commitments.parties import Parties
from ingest.commitments.sides import sides
from ingest.commitments.vow import Vow
from ingest.confidence import PLEDGED
from ingest.dates.when import When
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import FINITE, auxiliaries, base, is_verb, own_subjects

_LEXICON = word_sets("commitments", "find")

#: How sure it is who pledges, against one who is named.
_CLARITY = {"named": 1.0, "state": 1.0, "organization": 1.0, "office": 0.95, "anaphor": 0.9}
_IMPLIED = 0.8

_DUE = _LEXICON["due"]

_COMMENTS = _LEXICON["comments"]
_MEASURES = _LEXICON["measures"]


def find_pledges(doc: Doc, actors: Actors, dates: Sequence[When], day: date | None = None) -> list[Pledge]:
    """The commitments that a text states, in its order; what it repeats (headline, caption, body) once.

    ``day`` is the one from which the article speaks: what was before it is no deadline.
    """
    parties = Parties(doc, actors)
    found: list[Pledge] = []
    for vow in vows(doc):
        if found and found[-1].start <= vow.cue.i < found[-1].end:
            continue  # a promise inside a promise: "agreed to sign and to honour …"
        bound, mention = parties.of(vow)
        if not bound or not parties.are_diplomatic(vow, bound):
            continue
        if vow.wording == "give" and vow.status == "approved" and not all(map(_is_body, bound)):
            continue  # what a bank approves it will pay; what a parliament approves others may
        start, end = extent(doc, vow)
        text = text_of(doc, vow, start, end)
        if not text or (vow.cue.dep_ == "relcl" and end - start < 2):
            continue  # "a step that it had vowed to prevent" tells the deed elsewhere
        clarity = _CLARITY.get(mention.kind, _IMPLIED) if mention else _IMPLIED
        deadline = deadline_of(doc, dates, vow.cue, (start, end), day)
        found.append(
            Pledge(
                actors=bound,
                mention=mention,
                start=min(_clause_start(vow, mention), start),
                end=max(end, vow.cue.i + 1),
                text=text,
                topics=topics_of(doc[start:end]),
                deadline=deadline,
                due=due_on(doc, deadline),
                status=vow.status,
                trigger=vow.cue.i,
                confidence=round(PLEDGED * clarity, 2),
                content=Content(start, end, vow.content.i, vow.wording),
            )
        )
    return distinct(doc, found)


# ------------------------------------------------------------------------------------------- to what, when


def _is_body(actor: Actor) -> bool:
    return isinstance(actor, Organization)


def _clause_start(vow: Vow, mention: Mention | None) -> int:
    """Where the clause of a vow begins: with its subject, if that stands beside it."""
    verb = vow.cue
    if verb.dep_ == "acomp" or (verb.dep_ == "xcomp" and verb.head.lemma_ == "be"):
        verb = verb.head
    own = [token for token in own_subjects(verb) if token.i < verb.i and token.head.i == verb.i]
    above = verb.head
    if verb.dep_ == "ccomp" and above.i < verb.i and any(token.tag_ == "PRP" for token in own):
        own += [token for token in own_subjects(above) if token.i < above.i]  # "A told B that he would …"
    first = min((child.i for child in verb.children if child.dep_ in ("aux", "auxpass")), default=verb.i)
    start = min([verb.i, first, *(token.left_edge.i for token in own)])
    return min(start, mention.start) if mention is not None and mention.end == start else start


def extent(doc: Doc, vow: Vow) -> tuple[int, int]:
    """The tokens of what is promised, without the remarks that the parser hangs on it."""
    content = vow.content
    inside = {content.i}
    # "agreed on a plan by 2015", "talked over a drill in Oslo": when and where belong to what is promised
    due = _DUE | {"in", "at"} if vow.status == "planned" else _DUE
    pending = [content, *(child for child in vow.cue.children if child.i > content.i and child.lower_ in due)]
    pending += _parallel(vow.cue, content)
    if content.pos_ in ("NOUN", "PROPN", "NUM"):
        # "pledged support to rebuild the port", "solidarity with Kenya": the parser hangs it on the verb
        leading = {"to", "for", "with"} if base(content) in words.SUPPORT else {"to", "for"}
        leading |= {"in", "toward", "towards"} if content.ent_type_ == "MONEY" else set()
        pending += [
            child
            for child in vow.cue.children
            if child.i > content.i and ("to" in auxiliaries(child) or child.lower_ in leading)
        ]
    inside.update(token.i for token in pending)
    _add_below(pending, inside)
    for item in _items(doc, content, inside):
        inside.update(range(_link_before(item), item.i + 1))
        _add_below([*behind(item)], inside)
    passive = next(
        (child for child in content.children if child.dep_ == "nsubjpass" and child.i < content.i), None
    )
    if content.pos_ not in ("VERB", "AUX"):
        start = content.left_edge.i
    elif passive is not None:
        start = passive.left_edge.i
    else:
        start = content.i
        while start > 0 and doc[start - 1].dep_ == "advmod" and doc[start - 1].head.i == content.i:
            start -= 1
        start = min([start, *(child.i for child in content.children if child.dep_ == "neg")])
    end = last = content.i + 1
    while end < len(doc) and (end in inside or doc[end].is_punct or doc[end].is_space):
        end += 1
        if end - 1 in inside and not (
            doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].dep_ == "cc"
        ):
            last = end
        if doc[end - 1].is_sent_end:
            break
    if vow.status == "planned" and last < len(doc) and doc[last].dep_ == "prep" and doc[last].lower_ == "in":
        last = doc[last].right_edge.i + 1  # where it will be held, whatever the parser hung it on
    return start, _before_next_clause(doc, content.i + 1, last)


def _parallel(cue: Token, content: Token) -> list[Token]:
    """What goes on with "to", whatever the parser hung it on: "committed to peace and helping Kenya"."""
    if content.dep_ not in ("pobj", "pcomp") or content.head.lower_ != "to" or cue.tag_ == "VBG":
        return []
    listed = content.left_edge.tag_ == "VBG"  # "to reducing costs, promoting trade, and opening ports"
    gerunds = [
        child
        for child in cue.children
        if child.i > content.i and child.tag_ == "VBG"
        if child.dep_ == "conj" or (listed and any(c.dep_ == "conj" for c in child.children))
    ]
    joining = (c for c in cue.children if gerunds and c.dep_ == "cc" and content.i < c.i < gerunds[-1].i)
    return [*gerunds, *joining]


def _add_below(pending: list[Token], inside: set[int]) -> None:
    """Adds words, and what hangs on them but for remarks, to what is promised."""
    inside.update(token.i for token in pending)
    while pending:
        for child in pending.pop().children:
            if not _is_remark(child):
                inside.add(child.i)
                pending.append(child)


def _items(doc: Doc, content: Token, inside: set[int]) -> list[Token]:
    """Verbs of lists that begin in what is promised: "by cutting costs, opening ports, and helping Kenya"."""
    found = [*listed(content)] if is_verb(content) else []
    gerunds = (doc[i] for i in sorted(inside) if doc[i].tag_ == "VBG" and doc[i - 1].dep_ == "prep")
    ends = [doc[i] for i in sorted(inside) if doc[i].dep_ == "cc" and doc[i].i < len(doc) - 1]
    if ends and not is_verb(content) and not any(c.i > ends[-1].i for c in ends[-1].head.children):
        closing = doc[ends[-1].i + 1]  # "committed to free trade, fair rules, and defending ships"
        found += [closing] if closing.tag_ == "VBG" and doc[ends[-1].i - 1].text == "," else []
    return found + [item for gerund in gerunds for item in listed(gerund)]


def _link_before(item: Token) -> int:
    """Where the "and" or the comma before a verb of a list stands."""
    link = item.i - 1
    while item.doc[link].dep_ == "advmod" or item.doc[link].lower_ == "to":
        link -= 1
    return link


def _before_next_clause(doc: Doc, start: int, end: int) -> int:
    """Where the next clause begins, if the parser took its subject for a part of what is promised.

    "…, the envoy said" begins at its comma, "… and Kenya promised" at its "and".
    """
    if end < len(doc) and doc[end].tag_ in FINITE:
        links = [i for i in range(start, end) if doc[i].lower_ == "and"]
        verb = doc[end].head if doc[end].dep_ in ("aux", "auxpass") else doc[end]
        own = own_subjects(verb)  # of "our pledge to protect Kenya and its ports is firm" it stands before
        if links and (not own or any(subject.i > links[-1] for subject in own)):
            return links[-1]
    after = end
    while after < len(doc) and (doc[after].is_punct or doc[after].dep_ in ("aux", "advmod")):
        after += 1
    if after < len(doc) and doc[after].lemma_ in words.SAY and doc[after].tag_ in ("VBD", "VBZ", "VBP"):
        commas = [i for i in range(start, end) if doc[i].text == ","]
        return commas[-1] if commas else end
    return end


def _is_remark(token: Token) -> bool:
    if token.dep_ == "parataxis" or token.lower_ == "according":
        return True
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
        # "work to reduce costs, promote trade": to the tagger "promote" is finite, but after "to" it is not
        unmarked = token.tag_ == "VBP" or (token.tag_ == "VBD" and token.lower_ == token.lemma_)
        plain = unmarked and token.head.tag_ == "VB"
        finite = (token.tag_ in ("VBD", "VBZ", "VBP") and not plain) or any(
            (c.dep_ == "aux" and c.lower_ != "to") or (c.dep_ == "auxpass" and c.tag_ in FINITE)
            for c in token.children
        )
        return finite or bool(own_subjects(token))
    if token.dep_ == "advcl":
        if token.pos_ == "ADJ" and not own_subjects(token):
            return False  # "reconvene when necessary"
        if token.head.lower_ in _MEASURES:
            return False  # "as long as it can"
        if (
            token.tag_ != "VBD"
            and any(child.lower_ == "as" for child in token.children)
            and any(subject.lower_ in ("it", "they") for subject in own_subjects(token))
        ):
            return False  # "help Kenya as it rebuilds", not "as they met in Oslo"
        return token.tag_ in ("VBG", "VBD") or any(
            child.dep_ in ("mark", "advmod") and child.lower_ in _COMMENTS for child in token.children
        )
    return False


def text_of(doc: Doc, vow: Vow, start: int, end: int) -> str:
    text = " ".join(doc[start:end].text.split()).strip(" ,;:.-–—\"'“”‘’")
    content = vow.content
    text = text.removeprefix("to ")
    if content.tag_ == "VBG":  # "committed to strengthening ties": strengthen them
        text = text.replace(content.text, content.lemma_, 1)
    return f"{vow.wording} {text}".strip() if text else ""


def topics_of(content: Span) -> tuple[str, ...]:
    """What a commitment is about, the commonest first, three at most."""
    counts: Counter[str] = Counter()
    for token in content:
        if token.is_alpha:
            counts.update(topic for topic, stems in words.TOPICS.items() if token.lower_.startswith(stems))
    return tuple(topic for topic, _ in counts.most_common(3))


def deadline_of(
    doc: Doc, dates: Sequence[When], cue: Token, extent: tuple[int, int], day: date | None
) -> When | None:
    """The date by or at which a commitment is due, in what is promised or before who promises it; dates of
    what is already past are none."""
    start, end = extent
    told = [w for w in dates if (start <= w.start and w.end <= end) or _opens(doc, w, cue)]
    ahead = (w for w in told if not _is_past(doc, w, start) and not _is_over(w, day))
    due = [when for when in ahead if not _is_of_signing(doc, when, cue)]
    return next((when for when in due if when.limit), due[0] if due else None)


def _opens(doc: Doc, when: When, cue: Token) -> bool:
    """Whether a date opens the sentence of a promise and is of it: "By the end of May, Norway will pay"."""
    first = cue.sent.start
    if "had" in auxiliaries(deed(cue)):
        return False  # "By Monday, Norway had pledged"
    if not first <= when.start < cue.i or doc[first].lower_ not in _DUE or "," in doc[first : when.end].text:
        return False
    between = doc[when.end : cue.i]
    verbs = (t for t in between if is_verb(t) and t.dep_ not in ("aux", "auxpass") and t != deed(cue))
    return between.text[:1] == "," and all(base(verb) in words.SAY for verb in verbs)


def due_on(doc: Doc, deadline: When | None) -> date | None:
    """The day by which something is due: "by 2014" leaves all that year, and so does "before the end of the
    year"; "before 2014" leaves none."""
    if deadline is None:
        return None
    around = {token.lower_ for token in doc[max(0, deadline.start - 1) : deadline.end]}
    return deadline.date if "before" in around and "end" not in around else deadline.last_day


def _is_over(when: When, day: date | None) -> bool:
    """As in "will bring the troops back to their positions of 1977"."""
    return day is not None and when.last_day < day


def _is_of_signing(doc: Doc, when: When, cue: Token) -> bool:
    """As in "signed an accord on Thursday"."""
    day = doc[when.start : when.end].root
    above = day.head.head if day.dep_ == "pobj" else day.head
    past = cue.tag_ in ("VBD", "VBN") and base(cue) in words.APPROVE
    return past and above == cue and not when.limit


def _is_past(doc: Doc, when: When, start: int) -> bool:
    token = doc[when.start : when.end].root
    while token.i > start and token.head.i != token.i:
        if token.tag_ in ("VBD", "VBN") and token.dep_ in ("relcl", "acl", "advcl"):
            return True
        if doc[when.start].lower_ == "since":
            return True
        token = token.head
    return False


# ------------------------------------------------------------------------------------------------- once


def distinct(doc: Doc, pledges: Iterable[Pledge]) -> list[Pledge]:
    """Pledges without what only repeats another of the same actors: the fuller wording stays."""
    kept: list[Pledge] = []
    for pledge in sorted(pledges, key=lambda pledge: _is_headline(doc[pledge.trigger].sent)):
        same = next((k for k, other in enumerate(kept) if _repeats(doc, pledge, other)), None)
        if same is None:
            kept.append(pledge)
        elif len(pledge.text) > len(kept[same].text):
            kept[same] = pledge
    return sorted(kept, key=lambda pledge: pledge.start)


def _repeats(doc: Doc, one: Pledge, other: Pledge) -> bool:
    if not sides(one.actors) & sides(other.actors):
        return False
    first, second = (
        {t.lemma_.lower() for t in doc[p.trigger + 1 : p.end] if t.is_alpha and not t.is_stop}
        for p in (one, other)
    )
    # a headline leaves words out; of two sentences three of four are to be the same
    share = 0.5 if _is_headline(doc[one.trigger].sent) else 0.75
    return len(first & second) >= share * min(len(first), len(second))


def _is_headline(sentence: Span) -> bool:
    return sentence.start == 0 and sentence.text.rstrip()[-1:] not in (".", "!", "?", '"', "”")
