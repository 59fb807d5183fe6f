"""A parsed text as plain values: its sentences, and the wording of any of its tokens.

The stages that read no syntax know the text by these: a token is a number, as everywhere between stages.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

#: How what somebody says ends.
_STOPS = tuple('.?!…”"’')


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``start`` to ``end``. ``first`` is where its text begins in that of the report; ``words`` are
    its tokens in small letters. Equal are those of the same tokens."""

    start: int
    end: int
    first: int = field(compare=False)
    text: str = field(compare=False)
    words: tuple[str, ...] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Sentences:
    """All sentences of a text in their order; ``spans`` are the characters of each token."""

    text: str
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]

    def at(self, token: int) -> Sentence:
        """The sentence in which a token stands."""
        return self.sentences[bisect_right(self.sentences, token, key=lambda one: one.start) - 1]

    def told(self, sentence: Sentence) -> Sentence:
        """A sentence; one that only says who speaks next ("PRESIDENT BIDEN:") together with what he says."""
        label = sentence.text.strip()
        if not (label.endswith(":") and label.isupper() and sentence.end < len(self.spans)):
            return sentence
        said = self.at(sentence.end)
        if said.text.isupper() or said.text.strip()[-1:] not in _STOPS:
            return sentence  # another label, or a word of the page
        text = self.text[sentence.first : said.first + len(said.text)]
        return Sentence(sentence.start, said.end, sentence.first, text, sentence.words + said.words)

    def wording(self, start: int, end: int) -> str:
        """What stands from one token to another, on one line."""
        return " ".join(self.text[self.spans[start][0] : self.spans[end - 1][1]].split())
