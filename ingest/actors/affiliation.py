"""For whom an office-holder acts, where the text leaves it unsaid: "President Bush", "the premier, X".

What stands beside a name decides. Else every state of the text is a candidate, weighed by where it
is named: in the same sentence before the office, in a list of the state's other office-holders, in
the dateline, in the text at large, and by whose voice the publisher is. An office of which a state
has but one holder is given once, and none to a state that has no such office.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from graph.reference.leaders import roles_held, state_of, years_of
from ingest.actors.affiliation_cues import (
    BEFORE,
    AffiliationCues,
    dateline_state,
    government_publisher,
    homes,
    is_counterpart,
    is_open,
    without_a_name,
)
from ingest.actors.draft import Draft
from ingest.actors.gazetteer import Match
from ingest.actors.heads import fullest, headed, in_full, of_body, of_state, presided
from ingest.actors.identity import fold
from ingest.actors.introductions import NameMention, is_chair
from ingest.actors.leading import held_ever, held_now, table_roles
from ingest.actors.model import LEADERS, Organization
from ingest.actors.office_phrase import Phrase
from ingest.actors.seats import Seats, presides
from ingest.article import Article
from ingest.lexicon.cities import cities
from ingest.lexicon.governments import governments, possible
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "affiliation")

#: Whose president needs no introduction in English-language news of unknown origin.
_PRESS = "USA"
#: Who is named so many times is written of, not remembered; so many leaders of a year make it the text's.
_OFTEN = 3
#: What the words beside a name say of a state at the most, in points.
_BESIDE = 6.0
#: More than any lead in points: settled before whoever is but likely.
_SURE = 100.0
#: Who is to wait for another is settled behind all others, in the order of their leads.
_WAITS = 10
#: What persons are called who do not govern, or not yet.
_RIVALS = frozenset({"party", "legislator", "candidate", "rebel", "kin"})


def affiliate(
    words: Words,
    article: Article,
    city: str | None,
    day: date | None,
    title: Mapping[str, str | None],
    mentions: list[NameMention],
    persons: list[Draft],
    phrases: list[Phrase],
    matches: list[Match],
) -> None:
    """Set ``state`` or ``organization`` of each office-holder, and ``minister`` of those who act.

    ``city`` is the dateline's, ``day`` the report's. ``title`` gives the states that a title beside the text
    tells, by the holder's surname, in its order; what a government publishes names its own first ("Readout of
    President A's Call with President B of C").
    """
    affiliation = _Affiliation(words, article, city, mentions, persons, phrases, matches)
    affiliation.state(title, day)
    known = affiliation.recognize(day)
    affiliation.infer()
    for person in persons:
        side = person.state or person.organization
        if side and not person.offices:
            person.offices += affiliation.around.mandates(affiliation.of[id(person)])
        if person.state:
            person.offices = of_state(person.offices, person.state)
            person.offices = fullest(in_full(person, day))
        elif person.organization:
            person.offices = of_body(person.offices, person.organization)
        acts = any(not office.former for office in person.offices) or id(person) in known
        person.minister = bool(side) and (acts or affiliation.still_acts(person))


class _Affiliation:
    def __init__(
        self,
        words: Words,
        article: Article,
        city: str | None,
        mentions: list[NameMention],
        persons: list[Draft],
        phrases: list[Phrase],
        matches: list[Match],
    ) -> None:
        self.words = words
        self.persons = persons
        self.around = AffiliationCues(words, mentions, phrases, matches)
        self.of: dict[int, list[NameMention]] = defaultdict(list)
        for mention in mentions:
            if mention.draft is not None:
                self.of[id(mention.draft)].append(mention)
        self.bodies_at = [(m.organization, m.start) for m in matches if m.organization is not None]
        self.bodies = Counter(body for body, _ in self.bodies_at)
        self.frequency = Counter(m.iso3 for m in matches if m.iso3)
        self.capitals = {m.iso3 for m in matches if m.sort == "capital"}
        self.spelled_out = {m.iso3 for m in matches if m.sort == "name"}
        self.home = homes(words, article, mentions, matches)
        self.usuals = Counter(p.usual for n in mentions for p in n.phrases if p.usual)
        self.publisher = government_publisher(article)
        self.dateline = cities().get(city or "") or dateline_state(words, matches)
        self.unnamed = without_a_name(mentions, phrases)
        introduced = [n for n in mentions if n.iso3 and any(p.kind == "official" for p in n.phrases)]
        #: States that stand in so many words beside the office of their president or premier.
        self.spelled = {n.iso3 for n in introduced if any(p.office.role in LEADERS for p in n.phrases)}
        self.day: date | None = None
        self.seats = Seats()
        if self.home and presides(words, phrases):
            self.seats.reserve(self.home.most_common(1)[0][0], "head_of_state")

    def state(self, title: Mapping[str, str | None], day: date | None) -> None:
        """Give each person the state or organization that his introductions tell."""
        first = next(iter(title), None)
        for person in self.persons:
            self._stated(person)
            surname = fold(person.name.split()[-1])
            if person.state is None and person.organization is None and person.offices:
                person.state = title.get(surname)
                if person.state is None and surname == first:
                    led = state_of(person.name, None, day)
                    person.state = self.publisher if led in (None, self.publisher) else None
            self.seats.hold(person)

    def recognize(self, day: date | None) -> set[int]:
        """Give a state to those whom every reader knows: a leader in office on the day, by title and
        surname ("President Bush") or by the full name alone ("Barack Obama"). Their identities."""
        known: set[int] = set()
        self.day = day = day or self._era()
        for person in self.persons:
            person.organization = person.organization or presided(person, day, self.bodies)
            if person.organization or any(office.former for office in person.offices):
                if person.state is None and person.organization is None and len(person.name.split()) > 1:
                    person.state = held_ever(person)  # "former president Barack Obama", wherever he is
                continue
            if any(office.role == "head_of_organization" for office in person.offices):
                continue  # whatever he led before
            if not person.offices:
                rival = any(p.office.role in _RIVALS for n in self.of[id(person)] for p in n.phrases)
                if rival and not governments().ruled_by_party(person.state, day):
                    continue  # "A. B., leader of the Liberal Party", whatever he became later
                # On an unknown day whoever is spoken of often is in office, not remembered.
                if day is None and len(self.of[id(person)]) < _OFTEN:
                    continue
                led = state_of(person.name, None, day)
                if led is None or (person.state or led) != led:
                    continue
                if len(person.name.split()) == 1 and not (
                    self._addressed(person, led) or self.around.beside_another(person, led, day)
                ):
                    continue
                person.state = led
                self._entitle(person)
            elif person.state:
                continue
            elif len(person.name.split()) > 1 or table_roles(person):
                # A full name is enough for those of other days: "President John F. Kennedy".
                person.state = state_of(person.name, None, day) or held_now(person, self.day)
                once = held_ever(person) if person.state is None else None
                # "President Nixon" of a text of other days, where that names his state.
                if len(person.name.split()) > 1 or once in self.frequency or once in self.home:
                    person.state = person.state or once
            if person.state:
                known.add(id(person))
                self.seats.hold(person)
        return known

    def _era(self) -> date | None:
        """A day of the year in which most of the leaders whom a text without a date names in full were in
        office, if those are three or more: what it tells is of then."""
        names = {person.name for person in self.persons if len(person.name.split()) > 1}
        years = Counter(year for name in names for year in years_of(name))
        if not years:
            return None
        year, most = max(years.items(), key=lambda item: (item[1], item[0]))
        return date(year, 7, 1) if most >= _OFTEN else None

    def _addressed(self, person: Draft, iso3: str) -> bool:
        """As in "Mr. Blair", or "Putin" in a text on Russia: only leaders need no introduction."""
        courteous = any(n.span.honoured or any(map(is_chair, n.phrases)) for n in self.of[id(person)])
        return (courteous and iso3 in self.home) or (
            iso3 in self.frequency and (courteous or len(self.of[id(person)]) > 1)
        )

    def _entitle(self, person: Draft) -> None:
        """Whoever leads a state is chairman of no company: "Chairman Mao"."""
        for mention in self.of[id(person)]:
            for phrase in mention.phrases:
                if is_chair(phrase):
                    phrase.belong(international=False)
                    if phrase.kind == "official" and phrase.office not in person.offices:
                        person.offices.append(phrase.office)

    def still_acts(self, person: Draft) -> bool:
        """Does a former office-holder travel or meet others, and not only comment?"""
        return bool(person.offices) and any(self.around.travels(mention) for mention in self.of[id(person)])

    def infer(self) -> None:
        """Find the state of the others, the clearest case first: what it takes narrows the rest."""
        rest = [p for p in self.persons if p.offices and p.state is None and p.organization is None]
        while rest:
            margins = [self._margin(person) for person in rest]
            n = max(range(len(rest)), key=lambda k: (margins[k][0], -k))
            person = rest.pop(n)
            _, person.state, person.organization = margins[n]
            self.seats.hold(person)

    def _stated(self, person: Draft) -> None:
        """The state that most introductions tell; an organization where it is told first."""
        mentions = [n for n in self.of[id(person)] if n.iso3 or n.organization]
        states: Counter[str] = Counter()
        for mention in mentions:
            if mention.iso3:
                states[mention.iso3] += 2 if mention.official else 1
        told = sorted(mentions, key=lambda n: not n.official)
        if told and told[0].organization is not None:
            person.organization = told[0].organization
        elif states:
            person.state = states.most_common(1)[0][0]
            other = governments().namesakes.get(person.state)
            led = state_of(person.name)
            seated = led != person.state and {person.state, other} & self.capitals == {other}
            adjective = person.state not in self.spelled_out
            if other is not None and (led == other or (seated and adjective)):
                person.state = other  # "Congolese" of a leader of the other Congo, or in its capital

    def _margin(self, person: Draft) -> tuple[float, str | None, Organization | None]:
        """By how much the best candidate leads, and who it is."""
        office = next((o for o in person.offices if not o.former), person.offices[0])
        if office.role == "head_of_organization":
            led = headed(person, self.day, self.bodies) or headed(person, None, self.bodies)
            led = led or (self._body(person) if self.bodies else None)
            if led is not None:
                return _SURE, None, led
        scores = sorted(
            ((self._score(person, iso3), iso3) for iso3 in self._candidates(person)), reverse=True
        )
        if not scores or scores[0][0] <= 0:
            return 0.0, None, None
        lead = scores[0][0] - (scores[1][0] if len(scores) > 1 else 0.0)
        if any(self._waits(mention) for mention in self.of[id(person)]):
            lead /= _WAITS
        # Who is spoken of often is the president; who is spoken of once may be a former one. Twelve times and
        # more weigh like the surest words beside a name.
        return lead + min(_BESIDE, 0.5 * len(self.of[id(person)])), scores[0][1], None

    def _body(self, person: Draft) -> Organization:
        """The organization named last before a secretary general in his sentence, else most often."""
        for mention in self.of[id(person)]:
            near = [o for o, at in self.bodies_at if at < mention.start and self._together(at, mention.start)]
            if mention.phrases and near:
                return near[-1]
        return self.bodies.most_common(1)[0][0]

    def _together(self, i: int, k: int) -> bool:
        return self.words.sentence[i] == self.words.sentence[k]

    def _waits(self, mention: NameMention) -> bool:
        """Should another be settled first: the one before in a list, or whoever meets this one?"""
        beside = (self.around.accompanied(mention), mention.sharer)
        for other in (self.around.listed(mention), self.around.host(mention), *beside):
            person = other.draft if other is not None else None
            if person is not None and person is not mention.draft and is_open(person):
                return True
        return False

    def _candidates(self, person: Draft) -> list[str]:
        usual = [iso3 for n in self.of[id(person)] for p in n.phrases if (iso3 := self._usual(p))]
        # A full name that no table of leaders has is not the American president's.
        press = [_PRESS] if self._placeless and len(person.name.split()) == 1 else []
        offices = [o for o in person.offices if o.role != "counterpart"]
        here = [self.dateline] if self.dateline else []
        pool = dict.fromkeys([*self.frequency, *self.home, *usual, *here, *press])
        if alone := next((iso3 for o in offices if (iso3 := governments().whose(o.title))), None):
            pool = {alone: None}
        presides = any(o.role == "head_of_state" for o in offices)
        if presides and _PRESS not in self.home and not roles_held(person.name, _PRESS):
            pool.pop(_PRESS, None)  # The table of leaders has all of its presidents.
        fitting = [iso3 for iso3 in pool if all(possible(o.title, iso3) for o in offices)]
        free = [iso3 for iso3 in fitting if not self._taken(person, iso3)]
        if not any(office.role in LEADERS for office in offices):
            return free or fitting
        # Where the office that fits is another's and no other state is near, this one held it once:
        # "under President Truman".
        taken = max((self._score(person, iso3) for iso3 in fitting if iso3 not in free), default=0.0)
        best = max((self._score(person, iso3) for iso3 in free), default=0.0)
        once = len(self.of[id(person)]) == 1 and taken > best + 1.0
        return [
            iso3 for iso3 in free if not once or self._score(person, iso3) >= 1.0 or self._close(person, iso3)
        ]

    def _usual(self, phrase: Phrase) -> str | None:
        """The state in which alone an office is called so, unless the text is on others that call it so."""
        if phrase.usual and "foreign secretary" in phrase.office.title.lower():
            others = governments().with_foreign_secretary & self.frequency.keys()
            told = phrase.usual in others or self.home[phrase.usual] > self.usuals[phrase.usual]
            return phrase.usual if told or not others else None
        return phrase.usual

    def _close(self, person: Draft, iso3: str) -> bool:
        """Is a state named in a person's sentence or the one before?"""
        return any(self.around.near(mention).get(iso3, 0.0) >= BEFORE for mention in self.of[id(person)])

    def _taken(self, person: Draft, iso3: str) -> bool:
        """Does another hold an office of this person in that state?"""
        if any(phrase.plural for mention in self.of[id(person)] for phrase in mention.phrases):
            return False
        return self.seats.taken(person, iso3)

    @property
    def _placeless(self) -> bool:
        """Does nothing tell where the report was written?"""
        return not self.home and self.dateline is None

    def _score(self, person: Draft, iso3: str) -> float:
        """How much the text speaks for a state as a person's, in points.

        What stands beside a name (up to 6 points, for or against) outweighs each of the others alone: how
        often the text names the state (up to 2.5), by whom and from where it is written (4.5 and 1 or 2), and
        whether the office is one of that state (1.5 and 2.5).
        """
        mentions = self.of[id(person)]
        often = self.frequency[iso3]
        score = 1.5 * often / max(self.frequency.values(), default=1) + often / (self.frequency.total() or 1)
        # Six names of its chambers, or a page of its government, are all that counts.
        score += min(4.5, 0.75 * self.home[iso3])
        score += (1.0 if self.home else 2.0) * (iso3 == self.dateline)
        if any(office.role in LEADERS for office in person.offices):
            # Reports leave out their own state, seldom that of a foreign head of government.
            listed = any(self.around.listed(mention) for mention in mentions)
            if iso3 in self.spelled and not self.home[iso3] and not listed:
                score -= 2.5
            if iso3 == _PRESS:  # of unknown origin, the text is American like as not
                score += 2.5 if self._placeless else 1.0
        score += 1.5 * any(self._usual(phrase) == iso3 for mention in mentions for phrase in mention.phrases)
        score += 2.5 * any((iso3, office.role) in self.unnamed for office in person.offices)
        score += max((self._for(mention, iso3) for mention in mentions), default=0.0)
        return score - max((self._against(mention, iso3) for mention in mentions), default=0.0)

    def _for(self, mention: NameMention, iso3: str) -> float:
        """How much a name's surroundings speak for a state, 0 to 6."""
        best = self.around.near(mention).get(iso3, 0.0)
        if not mention.phrases:
            return best
        if not is_counterpart(mention) and _state(mention.relative) == iso3:
            return _BESIDE  # "his foreign minister"
        head = any(phrase.office.role in LEADERS for phrase in mention.phrases)
        if _state(self.around.accompanied(mention)) == iso3 and not head:
            return _BESIDE  # "X, accompanied by Foreign Minister Y"
        if _state(mention.sharer) == iso3 and not head:
            return _BESIDE  # "cabinet ministers A and B"
        if _state(self.around.listed(mention)) == iso3:
            return max(best, 3.0)  # the next in a list: half as sure
        previous = [n for n in self.around.previous(mention) if _state(n)]
        if previous and _state(previous[-1]) == iso3:
            if head:
                return max(best, 0.5)  # a state has but one head, and named is another
            same = self.words.sentence[previous[-1].span.start] == self.words.sentence[mention.span.start]
            return max(best, 3.5 if same else 1.5)  # nearer is likelier
        return best

    def _against(self, mention: NameMention, iso3: str) -> float:
        """How much they speak against it: one meets those of other states, and visits others."""
        counterparts = [n for n in self.around.introduced if n.relative is mention and is_counterpart(n)]
        if is_counterpart(mention) and mention.relative is not None:
            counterparts.append(mention.relative)
        if any(_state(other) == iso3 for other in counterparts):
            return _BESIDE
        met = [n.draft for n in (self.around.host(mention), *self.around.guests(mention)) if n is not None]
        hosts = {person.state for person in met if person is not None and person.offices}
        if iso3 in hosts or iso3 == self.around.unnamed_host(mention):
            return 5.0  # a host seldom receives his own: less sure than that counterparts are of two states
        if iso3 == self.publisher and mention.phrases and self.around.met(mention):
            return 2.5  # whom a government tells of meeting is seldom its own
        return 3.0 if iso3 in self.around.destinations(mention) else 0.0


def _state(mention: NameMention | None) -> str | None:
    return mention.draft.state if mention is not None and mention.draft is not None else None
