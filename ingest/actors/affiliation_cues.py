"""What a text says around a name that tells for whom its bearer acts: states nearby, hosts, guests, lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from graph.reference.leaders import state_of
from ingest.actors.draft import Draft
from ingest.actors.gazetteer import Match
from ingest.actors.introductions import NameMention
from ingest.actors.mentions import is_dateline, is_place
from ingest.actors.model import Office
from ingest.actors.office_phrase import Phrase
from ingest.article import Article
from ingest.lexicon.cities import cities
from ingest.lexicon.governments import governments
from ingest.lexicon.triggers import STYLE
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "affiliation_cues")

_HOLDING = _LEXICON["holding"]
_CALLS = _LEXICON["calls"]
_ABBREVIATED = _LEXICON["abbreviated"]
_MEETING = _LEXICON["meeting"]
_ADDRESSING = _LEXICON["addressing"]
_TRAVEL = _LEXICON["travel"]
_ACTING = _LEXICON["acting"]
_VISITS = _LEXICON["visits"]
_WITH = _LEXICON["with"]
_ONE = _LEXICON["one"]
_LIST = ([","], ["and"], [",", "and"], ["&"], [";"], [";", "and"])

#: Points of affiliation for a state that the sentence before a name names; of others see ``_weigh``.
BEFORE = 0.75


class AffiliationCues:
    """What does not change while office-holders' states are settled, found once for each name."""

    def __init__(
        self, words: Words, mentions: list[NameMention], phrases: list[Phrase], matches: list[Match]
    ) -> None:
        self.words = words
        self.mentions = mentions
        self.phrases = phrases
        self.introduced = [mention for mention in mentions if mention.phrases]
        self.matches = [match for match in matches if match.iso3]
        self._places = [m.sort in ("name", "capital") and is_place(words, m) for m in self.matches]
        self._listed = self._lists()
        self._hosts = {id(mention): self._find_host(mention) for mention in self.introduced}
        self._near: dict[int, dict[str, float]] = {}

    def listed(self, mention: NameMention) -> NameMention | None:
        """The office-holder before this one in a list: "Prime Minister A, President B and ..."."""
        return self._listed.get(id(mention))

    def host(self, mention: NameMention) -> NameMention | None:
        """Whoever meets, receives or calls on the bearer of a name."""
        return self._hosts.get(id(mention))

    def travels(self, mention: NameMention) -> bool:
        """Is the bearer of a name the subject of a visit, a trip or a meeting?"""
        words = self.words
        subject = next(
            (k for k in range(mention.start, mention.end) if words.dep[k] in ("nsubj", "nsubjpass")), None
        )
        if subject is None:
            return False
        verb = words.doc[words.token[words.head[subject]]]
        if verb.lemma_ in _ACTING:
            return True
        near = {child.lemma_ for child in verb.subtree if child.dep_ in ("pobj", "dobj")}
        return verb.lemma_ in _HOLDING and not near.isdisjoint(_VISITS)

    def mandates(self, mentions: Iterable[NameMention]) -> list[Office]:
        """The seats of a legislator who travels or meets others: he acts for his state then."""
        return [
            phrase.office
            for mention in mentions
            for phrase in mention.phrases
            if phrase.office.role == "legislator" and not phrase.plural and self.travels(mention)
        ]

    def unnamed_host(self, mention: NameMention) -> str | None:
        """The state of the unnamed office-holder who meets the bearer of a name."""
        subject = self._met_by(mention)
        if subject is None:
            return None
        return next((p.iso3 for p in self.phrases if p.start <= subject < p.end), None)

    def met(self, mention: NameMention) -> bool:
        """Is the bearer of a name one whom somebody meets or addresses?"""
        return self._met_by(mention) is not None

    def accompanied(self, mention: NameMention) -> NameMention | None:
        """Whom the bearer of a name comes with: X in "X, accompanied by Y", "X met Y. He was joined by Z"."""
        subject = _accompanied_by(self.words, mention)
        if subject is None:
            return None
        if self.words.lower[subject] in _ONE:
            before = self.words.sentence[subject] - 1
            return next((n for n in self.mentions if self.words.sentence[n.span.start] == before), None)
        return next((n for n in self.mentions if n.start <= subject < n.end), None)

    def beside_another(self, person: Draft, led: str, day: date | None) -> bool:
        """As in "Sarkozy will meet Zapatero": a sentence names leaders of two states by their surnames alone,
        of whom the text gives neither a first name nor an office; ``led`` is the state of this one."""
        there = {self.words.sentence[n.span.start] for n in self.mentions if n.draft is person}
        return day is not None and any(
            self.words.sentence[n.span.start] in there
            and n.draft is not None
            and not n.draft.offices
            and len(n.draft.name.split()) == 1
            and state_of(n.draft.name, None, day) not in (None, led)
            for n in self.mentions
        )

    def guests(self, mention: NameMention) -> list[NameMention]:
        """Those whom the bearer of a name meets, receives or calls on."""
        return [n for n in self.introduced if self._hosts[id(n)] is mention]

    def near(self, mention: NameMention) -> dict[str, float]:
        """How much the states named around a name speak for themselves, 0 to 2.5."""
        if id(mention) not in self._near:
            self._near[id(mention)] = self._weigh(mention)
        return self._near[id(mention)]

    def destinations(self, mention: NameMention) -> set[str]:
        """States to which the bearer of a name is said to travel."""
        words = self.words
        found: set[str] = set()
        for match in self.matches:
            if match.start > mention.end and words.sentence[match.start] == words.sentence[mention.end - 1]:
                between = words.lower[mention.end : match.start]
                while between and between[-1] in STYLE:
                    between.pop()  # "to the Sultanate of Oman"
                if between[-1:] == ["to"] and not _TRAVEL.isdisjoint(between) and match.iso3:
                    found.add(match.iso3)
        return found

    def previous(self, mention: NameMention) -> list[NameMention]:
        """Names before this one in its sentence or the one before, the nearest last."""
        at, sentence = mention.span.start, self.words.sentence
        return [
            n
            for n in self.mentions
            if n.span.end <= at and n is not mention and sentence[at] - sentence[n.span.start] < 2
        ]

    def _weigh(self, mention: NameMention) -> dict[str, float]:
        words, at = self.words, mention.span.start
        # In points of affiliation, by rank: a state in the sentence before the name, then behind it, then in
        # the sentence before. Of whom one meets a place tells more, for that is where he is met.
        met = self.met(mention)
        best: dict[str, float] = {}
        for match, place in zip(self.matches, self._places, strict=True):
            distance = words.sentence[at] - words.sentence[match.start]
            if distance not in (0, 1) or self._owned(match, mention) or match.iso3 is None:
                continue
            if distance == 1:
                if words.paragraph[match.start] != words.paragraph[at]:
                    continue
                weight = 1.5 if met and place else BEFORE
            elif match.end <= mention.start:
                weight = (2.5 if met else 1.25) if place else 2.0
            else:
                weight = (1.5 if met else 0.25) if place else 1.0
            best[match.iso3] = max(best.get(match.iso3, 0.0), weight)
        return best

    def _owned(self, match: Match, mention: NameMention) -> bool:
        """Does the state's name belong to another person's office?"""
        return any(n is not mention and n.start <= match.start < n.end for n in self.introduced)

    def _lists(self) -> dict[int, NameMention]:
        ends = {mention.end: mention for mention in self.introduced if mention.official}
        found: dict[int, NameMention] = {}
        for mention in self.introduced:
            for gap in (1, 2):
                other = ends.get(mention.start - gap)
                if other is not None and self.words.lower[other.end : mention.start] in _LIST:
                    found[id(mention)] = other
        return found

    def _find_host(self, mention: NameMention) -> NameMention | None:
        subject = self._met_by(mention)
        if subject is None:
            return None
        if self.words.lower[subject] in ("he", "she", "they"):
            return self._subject_before(subject)
        named = next((n for n in self.mentions if n.start <= subject < n.end), None)
        return named or self._office_before(subject)

    def _office_before(self, i: int) -> NameMention | None:
        """Who is meant by an office without a name: the one introduced with it, "the Minister" the last."""
        phrase = next((p for p in self.phrases if p.start <= i < p.end and p.kind == "official"), None)
        if phrase is None or phrase.iso3 or phrase.plural:
            return None
        bare = phrase.office.title.lower()
        for mention in reversed([n for n in self.introduced if n.end <= i and n.relative is None]):
            for held in mention.phrases:
                if held.office.role == phrase.office.role or held.office.title.lower().startswith(f"{bare} "):
                    return mention
        return None

    def _met_by(self, mention: NameMention) -> int | None:
        """The subject of the clause in which a person is met; what holds of one in a list, holds of all."""
        subject = _met_by(self.words, mention)
        before = self.listed(mention) if subject is None else None
        return self._met_by(before) if before is not None else subject

    def _subject_before(self, i: int) -> NameMention | None:
        """The subject that a pronoun most likely takes up."""
        words = self.words
        near = [
            n
            for n in self.mentions
            if n.span.end <= i and words.sentence[i] - words.sentence[n.span.start] < _TAKEN_UP
        ]
        subjects = [n for n in near if any(words.dep[k].startswith("nsubj") for k in range(n.start, n.end))]
        if subjects:
            return subjects[-1]
        return near[0] if len({id(n.draft) for n in near}) == 1 else None


#: So many sentences, its own included, a pronoun's subject is looked for in.
_TAKEN_UP = 3
#: Steps up the parse from a name to the head of its list, and from a verb to the clause that has the subject:
#: bounds, for a parse may be damaged.
_STEPS_UP, _CLAUSES = 12, 7


def _first_of_list(words: Words, mention: NameMention) -> int:
    """The word on which the list hangs in which a person stands."""
    span = range(mention.start, mention.end)
    i = next((k for k in span if words.head[k] not in span), mention.span.end - 1)
    for _ in range(_STEPS_UP):
        if words.dep[i] in ("conj", "appos", "compound", "flat", "nmod") and words.head[i] != i:
            i = words.head[i]
    return i


def _accompanied_by(words: Words, mention: NameMention) -> int | None:
    """Who is accompanied by a person: the subject of the verb, or the noun that its participle stands at."""
    by = words.head[_first_of_list(words, mention)]
    verb = words.head[by]
    if words.lower[by] != "by" or words.lower[verb] not in _WITH:
        return None
    subjects = (c for c in words.doc[words.token[verb]].children if c.dep_ in ("nsubjpass", "nsubj"))
    subject = next((words.position[child.i] for child in subjects), None)
    return words.head[verb] if subject is None and words.dep[verb] == "acl" else subject


def _met_by(words: Words, mention: NameMention) -> int | None:
    """The subject of the clause in which a person is met, talked with or received."""
    verb = _meeting(words, _first_of_list(words, mention))
    for _ in range(_CLAUSES):
        if verb is None:
            return None
        for child in words.doc[words.token[verb]].children:
            if child.dep_ == "nsubj":
                return words.position[child.i]
        verb = words.head[verb] if words.head[verb] != verb else None
    return None


def _meeting(words: Words, i: int) -> int | None:
    """The word of meeting whose object or companion is the noun at ``i``: "met X", "talks with X"."""
    head = words.head[i]
    if words.dep[i] == "poss" and words.dep[head] == "dobj":
        i, head = head, words.head[head]  # "commended President X's efforts"
    if words.dep[i] == "dobj" and words.doc[words.token[head]].lemma_ in _ADDRESSING:
        return head
    if words.dep[i] != "pobj":
        return None
    of = words.head[head]
    if words.lower[head] in ("on", "upon"):
        return of if words.lower[of] in _CALLS else None
    return of if words.lower[head] == "with" and words.doc[words.token[of]].lemma_ in _MEETING else None


def without_a_name(mentions: list[NameMention], phrases: list[Phrase]) -> frozenset[tuple[str, str]]:
    """Offices that a text ascribes to a state without a name: "the British prime minister"."""
    named = {id(phrase) for mention in mentions for phrase in mention.phrases}
    return frozenset(
        (phrase.iso3, phrase.office.role)
        for phrase in phrases
        if phrase.iso3 and phrase.kind == "official" and not phrase.plural and id(phrase) not in named
    )


def government_publisher(article: Article) -> str | None:
    """The state whose government published an article, if it is one's own page."""
    voice = _voice(article)
    return next((iso3 for name, iso3 in governments().publishers.items() if f" {name} " in voice), None)


#: Where a page names its publisher: in so many characters and lines from the top, of at most so many words.
_TOP, _TOP_LINES, _HEADING = 600, 12, 12


def _voice(article: Article) -> str:
    """Publisher, address and the headings of a page as plain words, to look names of publishers up in.

    What a sentence says of them ("The White House said") is nobody's voice.
    """
    lines = article.text[:_TOP].split("\n")[:-1][:_TOP_LINES]
    headings = [
        line
        for line in lines
        if len(line.split()) <= _HEADING and not line.rstrip().endswith((".", ",", ";"))
    ]
    page = " ".join([f"{article.publisher} {article.url}", *headings]).replace("whitehouse", " white house ")
    return f" {' '.join(re.findall('[a-z]+', page.lower()))} "


#: What a government, and a newspaper, count for its state: as much as so many names of its chambers.
_GOVERNMENT, _NEWSPAPER = 6, 3


def homes(words: Words, article: Article, mentions: list[NameMention], matches: list[Match]) -> Counter[str]:
    """How much a text and its publisher look from a state: its parties and chambers, offices of its own."""
    known = governments()
    found: Counter[str] = Counter()
    for text in words.text:
        if text in known.home:
            found[known.home[text]] += 1
    for match in matches:
        # "The US State Department" is how others call it.
        if match.sort == "seat" and match.iso3 and words.text[match.start] not in _ABBREVIATED:
            found[match.iso3] += 1
    for mention in mentions:
        for phrase in mention.phrases:
            if phrase.usual:
                found[phrase.usual] += 1
    named = {match.iso3 for match in matches}
    government = government_publisher(article)
    if government:
        found[government] += _GOVERNMENT
    voice = _voice(article)
    for name, iso3 in known.press.items():
        # A newspaper writes of its own state only where it names it.
        if f" {name} " in voice and (found[iso3] or iso3 in named):
            found[iso3] += _NEWSPAPER
    return +found


#: A dateline stands in so many words from the top, headline and byline included.
_OPENING = 150


def dateline_state(words: Words, matches: list[Match]) -> str | None:
    """The state of the dateline's city, where a text begins with one."""
    for match in matches:
        if match.iso3 and is_dateline(words, match.start, match.end):
            return match.iso3
    for i in range(min(len(words), _OPENING)):
        first = i == 0 or words.paragraph[i - 1] != words.paragraph[i]
        if first and words.text[i].isupper() and len(words.text[i]) > 2:
            end = i + 1
            while end < len(words) and words.text[end].isupper() and words.text[end].isalpha():
                end += 1
            iso3 = cities().get(" ".join(words.text[i:end]).title())
            if iso3 and is_dateline(words, i, end):
                return iso3
    return None


def is_open(person: Draft) -> bool:
    """Is it not settled yet for whom an office-holder acts?"""
    return bool(person.offices) and person.state is None and person.organization is None


def is_counterpart(mention: NameMention) -> bool:
    return any(phrase.office.role == "counterpart" for phrase in mention.phrases)
