"""An office as a text words it, and the institutions that such a wording names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.actors.model import Office, Organization
from ingest.actors.office_roles import Wording, classify
from ingest.lexicon.offices import Kind, lexicon
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "office_phrase")

_INSIDE = _LEXICON["inside"]
#: What joins two offices, two portfolios or two states.
JOINTS = frozenset({",", "and", "&", "/"})
#: What makes an owner of a name.
CLITICS = frozenset({"'s", "'"})


@dataclass(slots=True)
class Phrase:
    """An office as a text words it: positions ``start`` to ``end`` (exclusive), ``head`` its noun.

    ``iso3`` and ``organization`` are whose office it is where the phrase itself says so; ``usual``
    is the state in which alone an office of that wording exists. ``possessor`` is the position of
    the person whose counterpart or aide is meant ("his", "Blair's"). ``states`` are all whose
    office-holders a plural means ("the Russian and Kazakh presidents"); ``modifiers`` are the words
    before the head, in lower case. ``definite`` says that "the" stands before it.
    """

    start: int
    end: int
    head: int
    kind: Kind
    office: Office
    plural: bool = False
    iso3: str | None = None
    organization: Organization | None = None
    usual: str | None = None
    possessor: int | None = None
    definite: bool = False
    states: tuple[str, ...] = ()
    modifiers: frozenset[str] = frozenset()
    wording: Wording | None = None

    def of_one(self, iso3: str | None) -> Phrase:
        """The office of one of those whom a plural means: of "the presidents of A and B" a president."""
        one = replace(self, plural=False, iso3=iso3, states=())
        if one.wording is not None and len(self.states) > 1:
            one.kind, one.office = classify(replace(one.wording, after=(), stated=True))
        return one

    def belong(self, international: bool) -> None:
        """Judge the office anew, now that a state or an organization is known to be its own."""
        if self.wording is not None and not self.wording.stated:
            wording = replace(self.wording, stated=True, international=international)
            self.kind, self.office = classify(wording)


def institution_end(words: Words, k: int, lower_case: bool = False) -> int:
    """End of the name of an institution that begins at ``k``, through its last noun; or ``k``.

    ``lower_case`` allows a common noun first, as behind an adjective: "the British delegation".
    """
    lex, lower = lexicon(), words.lower
    end = k
    # "National Committee of the Chinese People's Political Consultative Conference": what is longer is
    # another phrase.
    for i in range(k, min(k + 11, len(words))):
        if words.paragraph[i] != words.paragraph[k]:
            break
        capital = words.capital(i)
        if capital and lower[i] in lex.heads and lower[i] not in lex.bodies:
            break
        if (lower[i] in lex.bodies and (capital or i > k or lower_case)) or (
            capital and lower[i] in lex.portfolio
        ):
            end = i + 1
            continue
        named = capital and words.tag[i].startswith(("NNP", "JJ", "NN")) and words.entity[i] != "PERSON"
        if not (named or lower[i] in _INSIDE or lower[i] in lex.modifiers):
            break
    return end
