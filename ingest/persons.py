"""Who acts in an article: persons in office, states, organizations, and every mention of them."""

from __future__ import annotations

from spacy.tokens import Doc

from ingest import gazetteer, names, offices
from ingest.actors import Cast
from ingest.allegiance import settle
from ingest.anaphora import Anaphora
from ingest.article import Article
from ingest.identity import people
from ingest.introductions import introduce
from ingest.mentions import Mentions
from ingest.words import words_of


def cast(doc: Doc, article: Article) -> Cast:
    """Everyone who acts in a report, and every mention of them.

    ``doc`` is the parsed text of the cleaned page; ``article`` tells the publisher, which is where
    the state of an office is looked for last.
    """
    words = words_of(doc)
    matches = gazetteer.find(words)
    phrases = offices.find(words, matches)
    runs = names.find(words, matches, phrases)
    namings = introduce(words, runs, phrases, matches)
    persons = people(words, namings)
    settle(words, article, namings, persons, phrases, matches)
    mentions = Mentions(words)
    mentions.persons(namings)
    anaphora = Anaphora(words, mentions, namings, persons)
    anaphora.offices(phrases)
    mentions.offices(phrases)
    mentions.names(matches)
    anaphora.pronouns()
    return Cast(persons, mentions.sorted())
