"""Offices: where a text names one, what it is called in standard form, and whose office it is.

An office is recognized by its last word ("minister", "secretary", "envoy"), the modifiers before it
("Deputy Foreign", "Chinese", "Iran's") and the complement behind it ("of Defense", "to Somalia").
"""

from __future__ import annotations

from dataclasses import replace

from graph.model import slug
from ingest.actors.gazetteer import Match, organization
from ingest.actors.model import LEADERS, Office
from ingest.actors.office_complements import Complements
from ingest.actors.office_modifiers import Modifiers
from ingest.actors.office_phrase import CLITICS, Phrase
from ingest.actors.office_roles import Wording, classify, is_private_company
from ingest.actors.titles import ALSO_NAMES, Titles
from ingest.lexicon.governments import CHIEFS, governments, possible
from ingest.lexicon.offices import Lexicon, lexicon
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "offices")

_VERBS = _LEXICON["verbs"]
_CONTINUED = _LEXICON["continued"]
_SERVANTS = _LEXICON["servants"]
_HOUSES = _LEXICON["houses"]
_GENERALS = _LEXICON["generals"]
_LED = word_sets("actors", "delegations")["led"]
_ORGANS = _LEXICON["organs"]
_CHANCERIES = _LEXICON["chanceries"]
_STAFF = _LEXICON["staff"]
_SOCIETIES = _LEXICON["societies"]
_LEADING = LEADERS | {"deputy"}
#: A line under a letter is shorter, in words; a sentence in which a list follows an office is longer.
_SIGNATURE = 12
#: Within so many words stand a society, its acronym and who leads it.
_NEAR = 8
#: Whose heads of department are called secretary and nothing else.
_SECRETARIES = "USA"


def find(words: Words, matches: list[Match]) -> list[Phrase]:
    """All offices that a text names, with or without their holders, in order, without overlap."""
    return _Finder(words, matches).phrases()


class _Finder:
    def __init__(self, words: Words, matches: list[Match]) -> None:
        self.words = words
        self.lex: Lexicon = lexicon()
        self.starts = {match.start: match for match in matches if match.sort != "other"}
        self.ends = {match.end: match for match in matches if match.sort != "other"}
        #: Ends of names that are no states': "Bosnian Serb commander".
        self.others = {match.end for match in matches if match.sort == "other"}
        self.titles = Titles(words, self.starts, self.ends)
        self.floor = 0  # where the phrase before ends: no phrase begins before it

    def phrases(self) -> list[Phrase]:
        heads = self.lex.heads
        found: list[Phrase] = []
        for i, word in enumerate(self.words.lower):
            start = i - 1 if f"{self.words.lower[i - 1]} {word}" in heads else i  # "opposite number"
            known = start < i or (word in heads and self._is_head(i))
            if known and start >= self.floor:
                phrase = self._phrase(start, i)
                if phrase is not None:
                    if found and phrase.possessor == found[-1].end - 1 and found[-1].kind == "official":
                        self._inherit(phrase, found[-1])
                    if found:
                        self._share_chief(found[-1], phrase)
                    if found and self._serves(found[-1], phrase):
                        phrase = self._with_chief(found.pop(), phrase)
                    found.append(phrase)
                    self.floor = phrase.end
        return found

    def _inherit(self, phrase: Phrase, owner: Phrase) -> None:
        """An aide acts for whom his chief acts: "the Russian president's adviser"."""
        if not (phrase.iso3 or phrase.organization):
            phrase.iso3, phrase.organization = owner.iso3, owner.organization
            phrase.states = (owner.iso3,) if owner.iso3 else ()

    def _share_chief(self, before: Phrase, phrase: Phrase) -> None:
        """One who serves in two offices serves one chief: "Deputy Assistant and Adviser to the President"."""
        first, second = before.wording, phrase.wording
        joined = self.words.lower[before.end : phrase.start] == ["and"]
        if not joined or first is None or second is None or first.after or second.after[:2] != ("to", "the"):
            return
        if before.office.role == "assistant" and not before.plural:
            title = f"{before.office.title} to the {second.after[2].title()}"
            before.office = replace(before.office, title=title)

    def _serves(self, phrase: Phrase, chief: Phrase) -> bool:
        """Does an office end in that of a chief: "head of the office of the president"?"""
        lower, end = self.words.lower, phrase.end
        house = lower[end - 1] in _CHANCERIES and lower[end : end + 1] == ["of"]
        return house and chief.start == end + 1 and chief.definite and not chief.plural

    def _with_chief(self, phrase: Phrase, chief: Phrase) -> Phrase:
        """The office of who serves a chief, for whose side he acts."""
        office = phrase.office
        role = office.role if phrase.kind == "official" else "other"
        told = phrase.iso3 or phrase.organization
        return replace(
            phrase,
            end=chief.end,
            kind="official",
            office=Office(f"{office.title} of the {chief.office.title}", role, office.former),
            iso3=phrase.iso3 if told else chief.iso3,
            organization=phrase.organization if told else chief.organization,
            states=phrase.states if told else chief.states,
        )

    def _is_head(self, i: int) -> bool:
        """Is the word the last of an office's name, and no verb, adjective or part of a name?"""
        words, lex = self.words, self.lex
        word = words.lower[i]
        if words.lower[i : i + 2] == ["chief", "among"]:
            return False
        if words.pos[i] in ("VERB", "AUX", "ADV") and not words.capital(i):
            return False
        if words.pos[i] == "VERB" and word in _VERBS:
            return False
        if words.tag[i].startswith("JJ") and not words.capital(i) and word in lex.modifiers:
            return False
        before = words.lower[i - 1] if i else ""
        if (
            word in ALSO_NAMES
            and words.text[i].istitle()
            and before not in lex.modifiers
            and words.entity[i] == "PERSON"
            and i > 0
            and words.entity[i - 1] == "PERSON"
        ):
            return False
        if self.titles.in_a_name(i):
            return False
        if word == "general" and before in _GENERALS:
            return True
        general = word in _GENERALS and words.lower[i + 1 : i + 2] == ["general"]
        return not general and not self._continues(i)

    def _continues(self, i: int) -> bool:
        """Does a longer office go on behind the word: "chief negotiator", "Deputy Director"?"""
        lower, lex = self.words.lower, self.lex
        if lower[i : i + 2] == ["chief", "executive"]:
            return True
        if lower[i] not in lex.modifiers and lower[i] not in _CONTINUED:
            return False
        if lower[i + 1 : i + 3] == ["chief", "of"]:
            return True  # "deputy chief of staff"
        # "Deputy Assistant Under-Secretary": few titles heap more words before their noun.
        for k in range(i + 1, min(i + 6, len(lower))):
            if lower[k] == "general" and lower[k - 1] in _GENERALS:
                return True
            if lower[k] in lex.heads and lower[k] not in lex.modifiers:
                return lower[k - 1] != "-" and lower[k] != "justice"
            if lower[k] not in lex.modifiers and lower[k] != "-":
                # "Deputy Assistant and Senior Advisor": the last of the words is the noun.
                return k > i + 1 and lower[k - 1] in _CONTINUED
        return False

    def _phrase(self, start: int, head: int) -> Phrase | None:
        words = self.words
        noun = " ".join(words.lower[start : head + 1])
        kind, role, plural = self.lex.heads[noun]
        phrase = Phrase(start, head + 1, head, kind, Office("", role), plural)
        before = Modifiers(self.words, self.starts, self.ends, self.floor).take(phrase)
        after = Complements(self.words, self.starts).take(phrase, role)
        if role == "commissioner" and "european" in before and not phrase.organization:
            phrase.organization = organization("european-union")
        phrase.modifiers = frozenset(before)
        stated = bool(phrase.iso3 or phrase.organization)
        phrase.wording = Wording(
            head=noun,
            capital=words.capital(head),
            plural=plural,
            before=tuple(before),
            after=tuple(after),
            stated=stated,
            international=phrase.organization is not None,
            owned=phrase.possessor is not None,
            acronyms=self._acronyms(phrase),
        )
        phrase.kind, phrase.office = classify(phrase.wording)
        phrase.office = self._of_organ(phrase)
        if phrase.iso3 and phrase.kind == "official" and self._of_society(phrase):
            phrase.kind, phrase.iso3 = "other", None
        if role == "executive" and phrase.iso3 and not possible(phrase.office.title, phrase.iso3):
            phrase.kind = "other"  # "French Chief Executive X", of a company
        if phrase.kind == "collective" and not stated:
            return None
        if phrase.kind == "official" and not stated:
            company = phrase.office.role in _LEADING and is_private_company(words, phrase.end)
            if company or self._outsider(phrase):
                phrase.kind = "other"
            title = phrase.office.title.lower()
            if title == "secretary":
                phrase.usual = _SECRETARIES
            else:
                phrase.usual = next(
                    (iso3 for wording, iso3 in self.lex.states.items() if wording in title), None
                )
        if not stated:
            self._seated(phrase)
        if phrase.iso3 and not phrase.states:
            phrase.states = (phrase.iso3,)
        return phrase

    def _of_organ(self, phrase: Phrase) -> Office:
        """The office with the organ of a body that it is of: "President of the European Commission"."""
        office, body = phrase.office, phrase.organization
        match = next((m for m in self.starts.values() if phrase.start <= m.start < phrase.head), None)
        if body is None or match is None or match.organization != body or " of " in office.title:
            return office
        organ = " ".join(self.words.text[match.start : match.end])
        last = self.words.lower[match.end - 1]
        if last not in _ORGANS or last in body.name.lower():
            return office
        usual = governments().headed_by.get(slug(organ)) if office.title in CHIEFS else None
        return Office(f"{usual or office.title} of the {organ}", office.role, office.former)

    def _of_society(self, phrase: Phrase) -> bool:
        """Is the state's name before an office part of a society's: "Trade Network of Zambia coordinator"?"""
        words = self.words
        match = next((m for m in self.starts.values() if m.start == phrase.start and m.sort == "name"), None)
        i = match.start - 1 - (words.lower[match.start - 1] == "the") if match is not None else 0
        return i > 0 and words.lower[i] == "of" and words.capital(i - 1) and words.lower[i - 1] in _SOCIETIES

    def _acronyms(self, phrase: Phrase) -> frozenset[str]:
        """The words of an office in capitals, as of "Secretary General of ASEAN", unless all of it is."""
        words = self.words
        if words.text[phrase.head].isupper():
            return frozenset()
        inside = range(phrase.start, phrase.end)
        return frozenset(words.lower[i] for i in inside if words.text[i].isupper() and len(words.text[i]) > 1)

    def _seated(self, phrase: Phrase) -> None:
        """As in "director at the Danish Foreign Ministry": whose house it is, tells whose the office is."""
        lower = self.words.lower
        if lower[phrase.end : phrase.end + 1] != ["at"] or lower[phrase.head] not in _SERVANTS:
            return
        match = self.starts.get(phrase.end + 1 + (lower[phrase.end + 1 : phrase.end + 2] == ["the"]))
        house = match is not None and not _HOUSES.isdisjoint(lower[match.end : match.end + 4])
        if house and match is not None and match.sort in ("adjective", "name") and match.iso3:
            phrase.iso3 = match.iso3
            phrase.belong(international=False)

    def _outsider(self, phrase: Phrase) -> bool:
        """Does the text tie the office to a body or region that is no state: "FIFA president"?"""
        words, lex = self.words, self.lex
        if phrase.start in self.others or self.titles.of_unknown_people(phrase):
            return True
        staff = phrase.office.role in _STAFF and words.lower[phrase.head] != "chief"
        i = phrase.start - 1
        if i >= 0 and words.paragraph[i] == words.paragraph[phrase.head]:
            i -= words.lower[i] in CLITICS
            text = words.text[i]
            if text in lex.regions:
                return True
            acronym = text.isupper() and text.isalpha() and len(text) > 1
            if acronym and not staff and not words.text[phrase.head].isupper():
                return True
            company = words.entity[i] == "ORG" and words.tag[i].startswith("NNP") and words.capital(i)
            if company and phrase.office.role in _LEADING and words.lower[i] not in lex.bodies:
                return True  # "Microsoft Vice President"
        end = phrase.end
        heads = phrase.office.role in _LEADING
        if heads and (self._led_by_its(phrase.start) or self._firm(end)):
            return True
        # "general secretary of Unison": what a complement names and no table knows.
        if staff or words.lower[end : end + 1] != ["of"] or end + 1 >= len(words):
            return False
        k = end + 1 + (words.lower[end + 1] in ("the", "both", "its", "his", "her", "their"))
        if k >= len(words) or words.lower[k] in lex.portfolio or words.lower[k] in lex.signs["realm"]:
            return False
        # "president of its rugby union"
        common = phrase.office.role in _LEADING and words.tag[k].startswith(("NN", "JJ"))
        return common or (words.capital(k) and words.tag[k].startswith("NNP"))

    def _led_by_its(self, i: int) -> bool:
        """Is a word "its", of a society right before it: "the Oslo Bar Association, led by its President"?"""
        words = self.words
        if i < 1 or words.lower[i] != "its":
            return False
        before = [k for k in range(max(0, i - _NEAR), i) if words.lower[k] not in ("(", ")", ",")]
        said = [words.lower[k] for k in before]
        leading = 1 if said[-1:] == ["and"] else 2 * (said[-1:] == ["by"] and not _LED.isdisjoint(said[-2:]))
        near = before[-leading - 2 : -leading] if leading else []  # the society, and its acronym
        return any(words.lower[k] in _SOCIETIES and words.capital(k) and k + 1 not in self.ends for k in near)

    def _firm(self, end: int) -> bool:
        """Does the line end with a firm's name: "A. B., Vice President, Government Relations, Acme"?"""
        words = self.words
        if words.lower[end : end + 1] != [","]:
            return False
        stop = end + 1
        while stop < len(words) and words.paragraph[stop] == words.paragraph[end]:
            stop += 1
        rest = range(end + 1, stop)
        return (
            0 < len(rest) < _SIGNATURE
            and words.capital(end + 1)
            and not any(words.pos[k] in ("VERB", "AUX") and not words.capital(k) for k in rest)
            and not any(k in self.starts for k in rest)
        )
