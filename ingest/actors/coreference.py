"""Who is meant by "he", "the two leaders", "both sides", "the pair", "the bloc".

Only what is sure is resolved: of two persons who may be meant, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.reference.leaders import Role, state_of
from ingest.actors.holders import roles_by_word
from ingest.actors.introductions import NameMention
from ingest.actors.mentions import Mentions, MentionSpan
from ingest.actors.model import Actor, Organization, Person, State, retired
from ingest.actors.names import Gender
from ingest.lexicon.calendar import NUMBERS
from ingest.lexicon.words import word_sets, word_table
from ingest.syntax.relations import is_label
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "coreference")

_LEADING: tuple[Role, ...] = ("head_of_state", "head_of_government")
#: The roles of which plurals speak; all roles where none are given.
_PERSONS = {word: roles or None for word, roles in roles_by_word(word_table("meant_by_plural")).items()}
#: What narrows "ministers".
_PORTFOLIOS: Mapping[str, str] = word_table("portfolios")
_STATES = _LEXICON["states"]
#: The largest group that is looked for.
_LARGEST = 6
_NUMBERS = {NUMBERS[number]: number for number in range(2, _LARGEST + 1)} | {"both": 2}
_GROUPS: Mapping[str, int] = word_table("groups")
_DEALING = _LEXICON["dealing"]
_BODIES = _LEXICON["bodies"]
_SINGULAR = _LEXICON["singular"]
_FIRST = _LEXICON["first"]
_OTHERS_SPEAK = _LEXICON["others_speak"]
_SPEECHES = _LEXICON["speeches"]
#: So many words lie between "Remarks" and "by" at the most: "Remarks as Prepared for Delivery by".
_TO_BY = 6
#: The longest label, with its colon, and the longest phrase before its noun: "the four visiting foreign".
_LABEL, _LONGEST = 6, 5
_STYLES = _LEXICON["styles"]
_PLURAL = _LEXICON["plural"]
#: So many sentences back a pronoun or "the two leaders" may reach, counted from its own; "they" of a whole
#: paragraph further, but to no other paragraph.
_NEAR, _FAR = 3, 7
_BEFORE_NO_NOUN = frozenset({"VERB", "AUX", "ADV", "ADP", "PUNCT", "CCONJ", "SCONJ"})
_SAYS = _LEXICON["says"]
_MALE_TITLES = _LEXICON["male_titles"]
_FEMALE_TITLES = _LEXICON["female_titles"]


def resolve(words: Words, mentions: Mentions, named: list[NameMention], persons: list[Person]) -> None:
    """Add a mention for each pronoun and group whose meaning is sure."""
    _Resolver(words, mentions, named, persons).resolve()


class _Resolver:
    def __init__(
        self, words: Words, mentions: Mentions, named: list[NameMention], persons: list[Person]
    ) -> None:
        self.words = words
        self.mentions = mentions
        self.ministers = [p for p in persons if p.minister and not retired(p)]
        self.gender: dict[int, Gender] = {}
        for mention in named:
            gender = mention.span.gender or _gender_of_title(words, mention)
            if mention.person is not None and gender:
                self.gender.setdefault(id(mention.person), gender)
        #: The sentence in which "he" or "she" last remained unresolved.
        self.unknown = -1
        #: Whose words a transcript gives: "I" means him.
        self.speaker: Person | None = None
        self.sentences: dict[int, list[MentionSpan]] = {}
        for span in sorted(mentions.spans, key=lambda s: s.start):
            self.sentences.setdefault(words.sentence[span.head], []).append(span)

    def resolve(self) -> None:
        i = 0
        while i < len(self.words):
            self._listen(i)
            i = self._resolve(i)

    def _listen(self, i: int) -> None:
        """Note who speaks, where a transcript's paragraph begins with a label."""
        words = self.words
        if i and words.paragraph[i - 1] == words.paragraph[i]:
            return
        label = [s for s in self.sentences.get(words.sentence[i], []) if s.start == i and self._labels(s)]
        if label or ":" in words.lower[i : i + _LABEL] or words.text[i] in _OTHERS_SPEAK:
            self.speaker = _only({id(p): p for p in _people(label) if p.minister}) or self._of_the_heading(i)

    def _of_the_heading(self, i: int) -> Person | None:
        """Whose words follow a label that gives his office alone, where a heading names him: "THE PRESIDENT:
        …" below "Remarks by President Lund in Oslo"."""
        words = self.words.lower
        label = words[i : i + _LABEL]
        opening = words[: _TO_BY + 1]
        if ":" not in label or label[0] != "the" or opening[:1] == [] or opening[0] not in _SPEECHES:
            return None
        office = label[1 : label.index(":")]
        at = opening.index("by") + 1 if "by" in opening else len(words)
        speakers = [s for s in self.sentences.get(0, []) if s.start >= at and s.kind == "named"]
        if not speakers or speakers[0].start != at or words[at : at + len(office)] != office:
            return None
        end = speakers[0].end
        if (
            words[end : end + 1] in ([","], ["and"])
            and len(speakers) > 1
            and speakers[1].start - end < _TO_BY
        ):
            return None  # "Remarks by President Lund and President Otieno"
        return _only({id(p): p for p in _people(speakers[:1]) if p.minister})

    def _resolve(self, i: int) -> int:
        """Resolve what begins at ``i``, if anything; return where to go on."""
        word = self.words.lower[i]
        if self.words.lower[i + 1 : i + 2] and self.words.lower[i + 1] in _STYLES:
            return i + 1  # "His Majesty"
        if word in _SINGULAR and self.mentions.free(i, i + 1):
            person = self._person(i, word)
            if person is not None:
                self._add(i, i + 1, (person,))
                self.gender.setdefault(id(person), _gender(word))
            elif word in ("he", "she"):
                self.unknown = self.words.sentence[i]
        elif word == "whose":
            owner = [s for s in self._before(i) if s.end in (i, i - 1) and len(_people([s])) == 1]
            self._add(i, i + 1, tuple(_people(owner)))
        elif word in _FIRST and self.speaker is not None:
            self._add(i, i + 1, (self.speaker,))
        elif word in _PLURAL and self.mentions.free(i, i + 1):
            group = self._group_before(i)
            if not group and word == "they" and self._deals(i):
                group = self._group_told_of(i)
            self._add(i, i + 1, group)
        elif word in ("the", "both", "these", "our"):
            return self._phrase(i)
        return i + 1

    def _add(self, start: int, end: int, actors: tuple[Actor, ...], kind: str = "anaphor") -> None:
        if actors and self.mentions.add(start, end, actors, kind):
            spans = self.sentences.setdefault(self.words.sentence[start], [])
            spans.append(self.mentions.spans[-1])
            spans.sort(key=lambda s: s.start)

    def _before(self, i: int, back: int = 0) -> list[MentionSpan]:
        """Mentions before ``i`` in its sentence, or in the sentence so many before it."""
        spans = self.sentences.get(self.words.sentence[i] - back, [])
        return [s for s in spans if s.end <= i and not self._labels(s)]

    def _labels(self, span: MentionSpan) -> bool:
        """Do words only say who speaks next?"""
        words = self.words
        return is_label(words.doc, words.token[span.start], words.token[span.end - 1] + 1)

    # Pronouns

    def _person(self, i: int, word: str) -> Person | None:
        """Whom a singular pronoun means: the subject of its sentence or of one of the two before."""
        gender = _gender(word)
        here = self._before(i)
        subject = self._subject(here, gender)
        if word in ("him", "her") and self.words.dep[i] != "poss":
            near = self._distinct([*here, *self._before(i, 1)], gender)
            # it is none of the subjects of its own clause
            for span in here:
                if self._is_subject(span) or self._joins_subject(span):
                    for person in _people([span]):
                        near.pop(id(person), None)
            for back in (1, 2) if len(near) != 1 else ():
                before = self._before(i, back)
                if _people(before):
                    return self._subject(before, gender)
            return _only(near)
        if subject is not None:
            return subject
        if self.unknown == self.words.sentence[i] or word in ("himself", "herself"):
            return None
        if not _people(here) and (ahead := self._ahead(i, gender)) is not None:
            return ahead
        present = self._distinct(here, gender)
        if present:
            return _only(present) if word not in ("he", "she") else None
        for back in range(1, _NEAR + 1):
            before = self._before(i, back)
            subject = self._subject(before, gender)
            if subject is not None or _people(before):
                return subject
        return None

    def _ahead(self, i: int, gender: Gender) -> Person | None:
        """Whom a pronoun of an opening phrase means: "In his speech, X said", "After he left, X …"."""
        words = self.words
        spans = self.sentences.get(words.sentence[i], [])
        first = next((s for s in spans if s.start > i and _people([s])), None)
        start = i
        while start and words.sentence[start - 1] == words.sentence[i]:
            start -= 1
        opening = words.dep[start] in ("prep", "mark", "advmod")
        if first is None or not opening or words.dep[first.head] != "nsubj":
            return None
        root = words.head[first.head]
        return _only(self._distinct([first], gender)) if words.dep[root] == "ROOT" else None

    def _distinct(self, spans: Iterable[MentionSpan], gender: Gender) -> dict[int, Person]:
        return {id(p): p for p in _people(spans) if self.gender.get(id(p), gender) == gender}

    def _subject(self, spans: Iterable[MentionSpan], gender: Gender) -> Person | None:
        """The only person who is a subject among some mentions."""
        subjects = [s for s in spans if len(s.actors) == 1 and self._is_subject(s)]
        return _only(self._distinct(subjects, gender))

    def _is_subject(self, span: MentionSpan) -> bool:
        words = self.words
        said = not _SAYS.isdisjoint(words.lower[span.end : span.end + 1])
        return said or words.dep[span.head].startswith("nsubj")

    def _joins_subject(self, span: MentionSpan) -> bool:
        """Is a mention coordinated with a subject: B in "A, B and C were received by him"?"""
        words, i = self.words, span.head
        while words.dep[i] == "conj" and words.head[i] != i:
            i = words.head[i]
        return words.dep[i].startswith("nsubj")

    def _group_before(self, i: int) -> tuple[Actor, ...]:
        """Whom "they" means: a pair or a group that this sentence, or the one before, is about."""
        for back in (0, 1):
            spans = self._before(i, back)
            groups = [s for s in spans if len(s.actors) > 1]
            if groups:
                return groups[-1].actors
            persons = {id(p): p for p in _people(spans) if p.minister}
            if persons:
                return tuple(persons.values()) if len(persons) == 2 else ()
            if spans:
                tags, deps = self.words.tag, self.words.dep
                plural = [
                    s for s in spans if tags[s.head] in ("NNS", "NNPS") and deps[s.head].startswith("nsubj")
                ]
                return plural[-1].actors if plural else ()
        return ()

    def _deals(self, i: int) -> bool:
        """Is it said of "they" what only those say or do who deal with each other?"""
        words = self.words
        verb = words.doc[words.token[words.head[i]]]
        return words.starts(i) and words.dep[i] == "nsubj" and verb.lemma_ in _DEALING

    def _group_told_of(self, i: int) -> tuple[Actor, ...]:
        """The group last spoken of in the paragraph, else the two office-holders of the first sentences."""
        words = self.words
        for back in range(2, _FAR + 1):
            spans = self._before(i, back)
            groups = [
                s for s in spans if len(s.actors) > 1 and words.paragraph[s.start] == words.paragraph[i]
            ]
            if groups:
                return groups[-1].actors
        named = {id(p): p for back in range(words.sentence[i] + 1) for p in _people(self._before(i, back))}
        ministers = [p for p in named.values() if p.minister]
        sides = {p.state for p in ministers}
        return tuple(ministers) if len(ministers) == 2 and len(sides) == 2 else ()

    # Phrases

    def _phrase(self, i: int) -> int:
        """Resolve "the two leaders", "both sides", "the pair", "the bloc", from the article on."""
        words, size = self.words, len(self.words)
        k = i + 1
        number = _NUMBERS["both"] if words.lower[i] == "both" else None
        if number is None and k < size and words.lower[k] in _NUMBERS:
            number = _NUMBERS[words.lower[k]]
            k += 1
        if k >= size:
            return i + 1
        word = words.lower[k]
        if number is None and word in _GROUPS:
            return self._end(i, k + 1, self._persons(i, _GROUPS[word], None))
        if number is None and word in _BODIES:
            return self._end(i, k + 1, self._organization(i))
        if number == 2 and word == "koreas":
            self._add(i, k + 1, (State("PRK"), State("KOR")), "state")
            return k + 1
        if number and k == i + 2 and words.pos[k] in _BEFORE_NO_NOUN:
            return self._end(i, k, self._persons(i, number, None))
        first = k
        while (
            k < min(size, i + _LONGEST) and words.lower[k] not in _PERSONS and words.lower[k] not in _STATES
        ):
            if not words.tag[k].startswith(("JJ", "NN")):
                return i + 1
            k += 1
        noun = words.lower[k] if k < size else ""
        if noun in _STATES and number:
            return self._end(i, k + 1, self._sides(i, number))
        if noun in _PERSONS and (number or k == i + 1):
            narrow = [_PORTFOLIOS[w] for w in words.lower[first:k] if w in _PORTFOLIOS]
            roles = frozenset(narrow) if narrow and noun == "ministers" else _PERSONS[noun]
            return self._end(i, k + 1, self._persons(i, number, roles))
        return i + 1

    def _end(self, start: int, end: int, actors: tuple[Actor, ...]) -> int:
        self._add(start, end, actors)
        return end

    def _persons(self, i: int, number: int | None, roles: frozenset[str] | None) -> tuple[Actor, ...]:
        """The office-holders who are meant: the two of the whole text, or the last so many named.

        Without a number ("the leaders") only the two of the whole text.
        """
        fitting = [p for p in self.ministers if roles is None or _holds(p, roles)]
        if len(fitting) == (number or 2):
            return tuple(fitting)
        if number is None:
            return ()
        found: dict[int, Person] = {}
        for back in range(_NEAR + 1):
            for person in _people(self._before(i, back)):
                if any(person is p for p in fitting):
                    found.setdefault(id(person), person)
            if len(found) >= number:
                return tuple(found.values()) if len(found) == number else ()
        return ()

    def _sides(self, i: int, number: int) -> tuple[Actor, ...]:
        """The states that are meant: those of the whole text's office-holders, or the last named."""
        everywhere = {p.state for p in self.ministers if p.state}
        if len(everywhere) == number:
            joined = self._joined(i) if number == 2 else None
            return tuple(State(iso3) for iso3 in sorted(everywhere)) if joined in (None, everywhere) else ()
        found: dict[str, None] = {}
        for back in range(_NEAR + 1):
            for span in self._before(i, back):
                if not span.place:
                    found.update(dict.fromkeys(_states(span)))
            if len(found) >= number:
                return tuple(State(iso3) for iso3 in found) if len(found) == number else ()
        return ()

    def _joined(self, i: int) -> set[str] | None:
        """The two states that were last named together: "between Israel and the Palestinians"."""
        for back in range(_NEAR):
            spans = [s for s in self._before(i, back) if s.kind == "state"]
            for left, right in zip(reversed(spans[:-1]), reversed(spans[1:]), strict=True):
                if self.words.lower[left.end : right.start] in (["and"], ["and", "the"]) and not left.place:
                    return {*_states(left), *_states(right)}
        return None

    def _organization(self, i: int) -> tuple[Actor, ...]:
        """The only organization that was named in this sentence or the two before."""
        spans = [span for back in range(_NEAR) for span in self._before(i, back)]
        found = {
            actor.id: actor for span in spans for actor in span.actors if isinstance(actor, Organization)
        }
        return tuple(found.values()) if len(found) == 1 else ()


def _holds(person: Person, roles: frozenset[str]) -> bool:
    """Does somebody hold such an office, or is he named without one because every reader knows it?"""
    if person.offices:
        return any(office.role in roles for office in person.offices)
    return any(role in roles and state_of(person.name, role) == person.state for role in _LEADING)


def _only(persons: dict[int, Person]) -> Person | None:
    return next(iter(persons.values())) if len(persons) == 1 else None


def _people(spans: Iterable[MentionSpan]) -> list[Person]:
    return [actor for span in spans for actor in span.actors if isinstance(actor, Person)]


def _states(span: MentionSpan) -> list[str]:
    found = []
    for actor in span.actors:
        if isinstance(actor, State):
            found.append(actor.iso3)
        elif isinstance(actor, Person) and actor.state and actor.minister:
            found.append(actor.state)
    return found


def _gender(pronoun: str) -> Gender:
    return "female" if pronoun in ("she", "her", "herself") else "male"


def _gender_of_title(words: Words, mention: NameMention) -> Gender | None:
    """What an office tells of its holder's gender."""
    for phrase in mention.phrases:
        head = words.lower[phrase.head]
        if head in _FEMALE_TITLES or head.endswith("woman"):
            return "female"
        if head in _MALE_TITLES or head.endswith("man"):
            return "male"
    return None
