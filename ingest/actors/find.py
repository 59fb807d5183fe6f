"""Who acts in an article: persons in office, states, organizations, and every mention of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from ingest.actors import gazetteer, names, offices
from ingest.actors.affiliation import affiliate
from ingest.actors.affiliation_cues import government_publisher
from ingest.actors.coreference import resolve
from ingest.actors.deferred import name_deferred
from ingest.actors.draft import Draft
from ingest.actors.holders import take_up
from ingest.actors.identity import fold, people, text
from ingest.actors.introductions import NameMention
from ingest.actors.mentions import Mentions
from ingest.actors.model import Actors, Person
from ingest.actors.name_mentions import name_mentions
from ingest.actors.office_phrase import Phrase
from ingest.article import Article
from ingest.syntax.model import language
from ingest.syntax.tokens import Words, words_of


def find_actors(doc: Doc, article: Article, city: str | None = None, day: date | None = None) -> Actors:
    """Everyone who acts in a report, and every mention of them.

    ``doc`` is the parsed text of the cleaned page; ``article`` tells the publisher, which is where
    the state of an office is looked for last. ``city`` is the dateline's, where the text is without it;
    ``day`` the one from which the report speaks, by which leaders are known.
    """
    words = words_of(doc)
    matches = gazetteer.find(words)
    phrases = offices.find(words, matches)
    spans = names.find(words, matches, phrases)
    named = name_mentions(words, spans, phrases, matches)
    name_deferred(words, named, phrases)
    day = day or article.published
    drafts = people(words, named, day)
    title = _title(doc, article)
    for draft in drafts:
        draft.name_in_full(title.name_of(draft))
    affiliate(words, article, city, day, title.states, named, drafts, phrases, matches)
    persons = _persons(named, drafts)
    mentions = Mentions(words)
    mentions.persons(named)
    told = take_up(words, mentions, named, persons, phrases, government_publisher(article))
    persons = _entitled(words, persons, told, mentions, named)
    mentions.offices(phrases)
    mentions.names(matches)
    resolve(words, mentions, named, persons)
    return Actors(persons, mentions.sorted())


def _persons(named: Sequence[NameMention], drafts: Sequence[Draft]) -> list[Person]:
    """The persons, now that it is known for whom they act; each name is given the one whom it means."""
    known = {id(draft): draft.person() for draft in drafts}
    for mention in named:
        mention.person = known[id(mention.draft)] if mention.draft is not None else None
    return list(known.values())


def _entitled(
    words: Words,
    persons: Sequence[Person],
    told: Mapping[int, Phrase],
    mentions: Mentions,
    named: Sequence[NameMention],
) -> list[Person]:
    """The persons, those whom the text names by a name alone with the office by which it takes them up:
    "Blair left. The prime minister ..."."""
    new = {
        id(person): replace(
            person,
            offices=(phrase.office,),
            introductions=((words.token[phrase.start], words.token[phrase.end - 1] + 1),),
        )
        for person in persons
        if (phrase := told.get(id(person))) is not None
    }
    mentions.replace(new)
    for mention in named:
        mention.person = new.get(id(mention.person), mention.person)
    return [new.get(id(person), person) for person in persons]


@dataclass(frozen=True, slots=True)
class _Title:
    """What a title that stands apart from the text tells of office-holders, by surname."""

    states: Mapping[str, str | None]
    names: Mapping[str, str]
    roles: Mapping[str, frozenset[str]]

    def name_of(self, draft: Draft) -> str | None:
        """The full name of who bears a surname in the text, too: in the same office, if one is told."""
        surname = fold(draft.name)
        held = {office.role for office in draft.offices}
        return self.names.get(surname) if not held or held & self.roles.get(surname, held) else None


def _title(doc: Doc, article: Article) -> _Title:
    """Office-holders of a title. It is not parsed, only tokenized: what it says of offices beside names needs
    no more."""
    title = article.title or ""
    if not title or title[:40] in doc.text:
        return _Title({}, {}, {})
    words = words_of(language().make_doc(title))
    matches = gazetteer.find(words)
    phrases = offices.find(words, matches)
    named = name_mentions(words, names.find(words, matches, phrases), phrases, matches)
    official = {fold(words.text[n.span.end - 1]): n for n in named if n.official}
    return _Title(
        {surname: n.iso3 for surname, n in official.items()},
        {surname: text(words, n) for surname, n in official.items() if n.span.end - n.span.start > 1},
        {surname: frozenset(p.office.role for p in n.phrases) for surname, n in official.items()},
    )
