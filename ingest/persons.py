"""Who acts in an article: persons in office, states, organizations, and every mention of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc

from ingest import gazetteer, names, offices
from ingest.actors import Actor, Cast, Mention, Organization, Person, State
from ingest.article import Article
from ingest.gazetteer import Match
from ingest.names import Run
from ingest.offices import Phrase
from ingest.words import Words, words_of


@dataclass(slots=True)
class Naming:
    """A name at one place, with the offices that stand beside it."""

    run: Run
    phrases: list[Phrase] = field(default_factory=list)
    iso3: str | None = None
    organization: Organization | None = None
    start: int = 0
    end: int = 0
    person: Person | None = None


def cast(doc: Doc, article: Article) -> Cast:
    """Everyone who acts in a report, and every mention of them.

    ``doc`` is the parsed text of the cleaned page; ``article`` tells the publisher, which is where
    an office without a state is looked for last.
    """
    words = words_of(doc)
    matches = gazetteer.find(words)
    phrases = offices.find(words, matches)
    runs = names.find(words, matches, phrases)
    namings = _introduce(words, runs, phrases, matches)
    persons = _people(words, namings)
    _settle_states(words, article, namings, persons, matches)
    mentions = _mentions(words, namings, phrases, matches)
    return Cast(persons, mentions)


def _introduce(words: Words, runs: list[Run], phrases: list[Phrase], matches: list[Match]) -> list[Naming]:
    """Tie offices to the names beside them."""
    lower, size = words.lower, len(words)
    by_start = {run.start: Naming(run, start=run.start, end=run.end) for run in runs}
    by_end = {naming.run.end: naming for naming in by_start.values()}
    phrase_at = {phrase.start: phrase for phrase in phrases}
    match_at = {match.start: match for match in matches}
    lex = offices.lexicon()

    def name_from(i: int) -> Naming | None:
        """The name that begins at i, honorifics skipped."""
        k = i
        while k < size and k < i + 4 and words.paragraph[k] == words.paragraph[i]:
            if k in by_start:
                return by_start[k]
            if not (lower[k] in lex.honorifics and words.capital(k)):
                return None
            k += 1
        return None

    pending: list[Phrase] = []
    for phrase in phrases:
        if phrase.kind == "collective":
            pending = []
            continue
        naming = name_from(phrase.end) if phrase.end < size else None
        joint = [p for p in pending if p.end + 1 == phrase.start and lower[p.end] in ("and", "&", ",", "/")]
        if not (phrase.iso3 or phrase.organization or phrase.definite or phrase.possessor is not None):
            stacked = joint and words.capital(joint[-1].head) == words.capital(phrase.head) and not joint[-1].plural
        else:
            stacked = False
        if naming is not None and words.paragraph[naming.run.start] == words.paragraph[phrase.head]:
            held = [*pending, phrase] if stacked else [phrase]
            _tie(naming, held)
            naming.start = min(naming.start, held[0].start)
            if phrase.plural:
                _share(words, phrase, naming, by_start, match_at)
            pending = []
            continue
        # "the foreign policy aide, Yuri Ushakov,": the name in apposition.
        comma = phrase.end
        if comma + 1 < size and lower[comma] == "," and not phrase.plural and phrase.kind != "collective":
            naming = name_from(comma + 1)
            if naming is not None and not naming.phrases and _closes(words, naming.run.end) and _nominal(words, phrase):
                held = [*pending, phrase] if stacked else [phrase]
                _tie(naming, held)
                naming.start = min(naming.start, held[0].start)
                pending = []
                continue
        # "Chang, also a state councilor,", "Fall, the UN representative for Somalia,".
        owner = _owner(words, phrase, by_end, match_at)
        if owner is not None and (not owner.phrases or owner.end <= phrase.start):
            _tie(owner, [phrase])
            owner.end = max(owner.end, phrase.end)
            pending = []
            continue
        pending = [*pending, phrase] if stacked else [phrase]
    for naming in by_start.values():
        _origin(words, naming, match_at)
    _inherit(words, list(by_start.values()))
    del phrase_at
    return sorted(by_start.values(), key=lambda naming: naming.run.start)


def _tie(naming: Naming, held: list[Phrase]) -> None:
    naming.phrases.extend(held)
    for phrase in held:
        naming.iso3 = naming.iso3 or phrase.iso3
        naming.organization = naming.organization or phrase.organization


def _share(
    words: Words, phrase: Phrase, first: Naming, by_start: dict[int, Naming], match_at: dict[int, Match]
) -> None:
    """ "Presidents A of X, B of Y and C": each holds the office."""
    end = first.run.end
    while end + 1 < len(words):
        if words.lower[end] == "of":
            step = end + 1 + (words.lower[end + 1] == "the")
            match = match_at.get(step)
            if match is None:
                return
            end = match.end
        elif words.lower[end] in (",", "and", "&"):
            step = end + 1 + (words.lower[end + 1] == "and")
            naming = by_start.get(step)
            if naming is None:
                return
            if not naming.phrases:
                naming.phrases.append(phrase)
            end = naming.run.end
        else:
            return


def _closes(words: Words, i: int) -> bool:
    """Does an apposition end at ``i``: at a comma, a stop, a verb?"""
    return i >= len(words) or words.lower[i] in (",", ".", ";", ":", ")", "-", "--", "'s", "’s", "of") or words.pos[i] in ("VERB", "AUX", "ADP", "ADV", "CCONJ", "SPACE", "PUNCT")


def _nominal(words: Words, phrase: Phrase) -> bool:
    """Could a name in apposition follow: not after "as president, Blair ..."?"""
    before = words.lower[phrase.start - 1] if phrase.start else ""
    return before not in ("as", "become", "became", "elected", "becoming")


def _owner(
    words: Words, phrase: Phrase, by_end: dict[int, Naming], match_at: dict[int, Match]
) -> Naming | None:
    """Whose office an apposition behind a name tells."""
    i = phrase.start - 1
    if phrase.plural:
        return None
    while i >= 0 and words.lower[i] in ("also", "currently", "now", "the", "a", "an", "once", "himself", "and"):
        i -= 1
    if i < 0 or words.paragraph[i] != words.paragraph[phrase.head]:
        return None
    word = words.lower[i]
    if word in (",", "(", "-", "--", "–", "—"):
        k = i
    elif word in ("is", "was") and i >= 2 and words.lower[i - 1] == "who":
        k = i - 2 if words.lower[i - 2] == "," else i - 1
    else:
        return None
    naming = by_end.get(k)
    if naming is None:
        # "Khatami of Iran, the president"
        for back in (k - 2, k - 3):
            naming = by_end.get(back)
            if naming is not None and words.lower[back] == "of":
                return naming
        return None
    if word == "," and not _closes(words, phrase.end):
        return None
    return naming


def _origin(words: Words, naming: Naming, match_at: dict[int, Match]) -> None:
    """ "Mamadou Tandja of Niger", "Wen Jiabao (China)": the state behind a name."""
    end = naming.run.end
    if end + 1 >= len(words) or words.lower[end] not in ("of", "("):
        return
    step = end + 1 + (words.lower[end + 1] in ("the",))
    match = match_at.get(step)
    if match is None or match.sort not in ("name", "organization"):
        return
    if not (naming.iso3 or naming.organization):
        naming.iso3, naming.organization = match.iso3, match.organization
        naming.end = max(naming.end, match.end)


def _inherit(words: Words, namings: list[Naming]) -> None:
    """A name "of Niger" that is joined to an office-holder holds a like office."""
    ordered = sorted(namings, key=lambda naming: naming.run.start)
    for before, naming in zip(ordered, ordered[1:], strict=False):
        gap = words.lower[before.end : naming.run.start]
        if naming.iso3 and not naming.phrases and before.phrases and gap in (["and"], [","], [",", "and"]):
            naming.phrases.append(before.phrases[-1])


def _key(words: Words, run: Run) -> tuple[str, ...]:
    return tuple(w for w in words.lower[run.start : run.end] if w.isalpha() or "'" in w or len(w) > 1)


def _people(words: Words, namings: list[Naming]) -> list[Person]:
    """One person for each bearer of a name."""
    full = [n for n in namings if n.phrases or n.run.labelled or n.run.honorific]
    known: list[tuple[Person, set[str], str, str]] = []
    # Longest names first, so that short forms find them.
    for naming in sorted(full, key=lambda n: (-(n.run.end - n.run.start), not n.phrases, n.run.start)):
        parts = _key(words, naming.run)
        if not parts:
            continue
        person = None
        for other, pieces, last, first in known:
            if parts[-1] in (last, first) and set(parts) <= pieces or set(parts) == pieces:
                person = other
                break
            if len(parts) == 1 and parts[0] in pieces and naming.run.end - naming.run.start == 1:
                person = other
                break
        if person is None:
            if not naming.phrases and not naming.run.labelled and not naming.run.honorific:
                continue
            person = Person(_text(words, naming.run))
            known.append((person, set(parts), parts[-1], parts[0]))
        naming.person = person
    by_piece: dict[str, Person] = {}
    for person, _pieces, last, first in reversed(known):
        by_piece[last] = person
        by_piece.setdefault(first, person)
    for naming in namings:
        if naming.person is None:
            parts = _key(words, naming.run)
            if len(parts) == 1 and parts[0] in by_piece:
                naming.person = by_piece[parts[0]]
    persons: dict[int, Person] = {}
    for naming in namings:
        person = naming.person
        if person is None:
            continue
        persons.setdefault(id(person), person)
        text = _text(words, naming.run)
        if text != person.name and text not in person.aliases:
            person.aliases.append(text)
        for phrase in naming.phrases:
            if phrase.office not in person.offices and phrase.kind == "official":
                person.offices.append(phrase.office)
        if naming.phrases:
            token = words.token
            person.introductions.append((token[naming.start], token[naming.end - 1] + 1))
    return list(persons.values())


def _text(words: Words, run: Run) -> str:
    first, last = words.token[run.start], words.token[run.end - 1]
    return " ".join(words.doc[first : last + 1].text.split())


def _settle_states(
    words: Words, article: Article, namings: list[Naming], persons: list[Person], matches: list[Match]
) -> None:
    """Give each office-holder a state: the one stated, else the one the context tells."""
    weight: Counter[str] = Counter()
    for match in matches:
        if match.iso3:
            weight[match.iso3] += 3 if match.sort == "seat" else 2 if match.sort in ("name", "adjective") else 1
    for naming in namings:
        person = naming.person
        if person is not None and person.state is None and person.organization is None:
            person.state = naming.iso3
            if naming.iso3 is None:
                person.organization = naming.organization
    held = {(p.state, o.role) for p in persons if p.state for o in p.offices}
    last: str | None = None
    for naming in namings:
        person = naming.person
        if person is None:
            continue
        if person.offices and person.state is None and person.organization is None:
            role = person.offices[0].role
            usual = next((p.usual for p in naming.phrases if p.usual), None)
            if usual:
                person.state = usual
            elif last and (last, role) not in held:
                person.state = last
            else:
                person.state = next((iso3 for iso3, _ in weight.most_common() if (iso3, role) not in held), None)
            held.add((person.state, role))
        if person.offices and person.state:
            last = person.state
    for person in persons:
        person.minister = any(not o.former for o in person.offices) and bool(person.state or person.organization)


def _mentions(
    words: Words, namings: list[Naming], phrases: list[Phrase], matches: list[Match]
) -> list[Mention]:
    covered: set[int] = set()
    mentions: list[Mention] = []

    def add(start: int, end: int, actors: tuple[Actor, ...], kind: str, place: bool = False) -> None:
        if not actors or any(i in covered for i in range(start, end)):
            return
        covered.update(range(start, end))
        head = next(
            (i for i in range(start, end) if not start <= words.head[i] < end or words.head[i] == i), end - 1
        )
        token = words.token
        mentions.append(Mention(token[start], token[end - 1] + 1, token[head], actors, kind, place))

    for naming in namings:
        if naming.person is not None:
            if any(i in covered for i in range(naming.start, naming.end)):
                add(naming.run.start, naming.run.end, (naming.person,), "named")
            else:
                add(naming.start, naming.end, (naming.person,), "named")
    for phrase in phrases:
        if phrase.kind == "other":
            continue
        if phrase.iso3:
            add(phrase.start, phrase.end, (State(phrase.iso3),), "office")
        elif phrase.organization:
            add(phrase.start, phrase.end, (phrase.organization,), "office")
    for match in matches:
        if match.organization:
            add(match.start, match.end, (match.organization,), "organization")
        elif match.iso3 and match.sort in ("name", "capital", "seat"):
            add(match.start, match.end, (State(match.iso3),), "state", _is_place(words, match))
    mentions.sort(key=lambda mention: mention.start)
    return mentions


_LOCATIVE = frozenset("in to at from into near outside across through around inside via toward towards over throughout within".split())


def _is_place(words: Words, match: Match) -> bool:
    last = match.end - 1
    dep = words.dep[last]
    head = words.head[last]
    while dep == "conj" and head != last:
        last, dep, head = head, words.dep[head], words.head[head]
    if dep == "pobj" and words.lower[head] in _LOCATIVE:
        return True
    if dep in ("compound", "nmod"):
        return True
    if match.sort == "capital":
        return dep not in ("nsubj", "poss", "nsubjpass") and not (dep == "pobj" and words.lower[head] in ("between", "with", "by"))
    return False


