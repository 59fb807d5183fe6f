"""A parsed text as plain lists: spaCy's tokens without those of white space.

Rules look at many tokens; lists of strings are several times faster to look into than token
objects, and a double blank between two words no longer parts them.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc


@dataclass(slots=True)
class Words:
    """The words of a parsed text, by position.

    ``token`` gives each word's token index in ``doc`` and ``position`` the way back (a token of
    white space maps to the word after it); ``head`` is a position. ``paragraph`` numbers the
    paragraphs, ``sentence`` the sentences. ``spaced`` says whether white space follows a word.
    """

    doc: Doc
    token: list[int]
    position: list[int]
    text: list[str]
    lower: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    paragraph: list[int]
    sentence: list[int]
    spaced: list[bool]

    def __len__(self) -> int:
        return len(self.token)

    def capital(self, i: int) -> bool:
        """Does the word begin with a capital letter?"""
        return self.text[i][0].isupper()

    def starts(self, i: int) -> bool:
        """Does a sentence begin with the word?"""
        return i == 0 or self.sentence[i - 1] != self.sentence[i]

    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence, as positions."""
        spans: list[tuple[int, int]] = []
        start = 0
        for i in range(1, len(self.token) + 1):
            if i == len(self.token) or self.sentence[i] != self.sentence[start]:
                spans.append((start, i))
                start = i
        return spans


def words_of(doc: Doc) -> Words:
    """The words of a parsed text."""
    token: list[int] = []
    position: list[int] = []
    paragraph: list[int] = []
    sentence: list[int] = []
    paragraphs = sentences = 0
    kept = []
    for i, t in enumerate(doc):
        position.append(len(token))
        if i and t.is_sent_start:
            sentences += 1
        if t.is_space:
            paragraphs += t.text.count("\n") > 1
            continue
        kept.append(t)
        token.append(i)
        paragraph.append(paragraphs)
        sentence.append(sentences)
    last = max(len(token) - 1, 0)
    # One apostrophe for all, so that lexicons need but one.
    text = [t.text.replace("’", "'") for t in kept]
    return Words(
        doc=doc,
        token=token,
        position=[min(p, last) for p in position],
        text=text,
        lower=[t.lower() for t in text],
        tag=[t.tag_ for t in kept],
        pos=[t.pos_ for t in kept],
        dep=[t.dep_ for t in kept],
        head=[min(position[t.head.i], last) for t in kept],
        entity=[t.ent_type_ for t in kept],
        paragraph=paragraph,
        sentence=sentence,
        spaced=[bool(t.whitespace_) or (t.i + 1 < len(doc) and doc[t.i + 1].is_space) for t in kept],
    )
