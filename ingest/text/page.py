"""From a page as it was scraped to the report on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, takewhile
from typing import Literal, TypeAlias

import yaml

from ingest.article import Article
from ingest.text.blocks import Block, blocks
from ingest.text.boilerplate import (
    SAMPLE,
    caption_bounds,
    is_furniture,
    is_page_mark,
    is_prose,
    is_related_heading,
    is_sentence,
    is_sentence_like,
    is_told,
    is_unended,
    without_trailer,
    words,
)
from ingest.text.dateline import Dateline, match_dateline, match_place, match_stage, stated_day
from ingest.text.entries import headings
from ingest.text.front_matter import front_matter_end
from ingest.text.repair import Tidied, tidy
from ingest.text.view import view

Kind: TypeAlias = Literal["title", "body", "caption"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the report: ``start`` and ``end`` are offsets into the article's text."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Page:
    """The report on a page: its paragraphs, and the way from cleaned text back to the original.

    ``text`` is the cleaned report: its paragraphs with white space folded and torn words mended, joined
    by empty lines. ``datelines`` are those of the report, in its order; they are not part of ``text``.
    ``published`` is the day that a line near the title states, if any.
    """

    article: Article
    paragraphs: tuple[Paragraph, ...]
    datelines: tuple[Dateline, ...] = ()
    published: date | None = None
    text: str = field(init=False)
    _tidied: tuple[Tidied, ...] = field(init=False, repr=False, compare=False)
    #: Where each paragraph begins in ``text``.
    _begins: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        text = view(self.article.text)
        head = front_matter_end(text)
        markup = head > 0 or _LINK.search(text) is not None
        mail = _is_quoted_printable(text)
        tidied = tuple(
            tidy(
                text[p.start : p.end],
                markup=markup and p.end > head,
                mail=mail,
                scalar=p.end < head,
                stop=p.kind != "title" and is_told(text[p.start : p.end]),
            )
            for p in self.paragraphs
        )
        object.__setattr__(self, "_tidied", tidied)
        begins = accumulate((len(one.text) + 2 for one in tidied[:-1]), initial=0)
        object.__setattr__(self, "_begins", tuple(begins))
        object.__setattr__(self, "text", "\n\n".join(one.text for one in tidied))

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the received text for offsets into :attr:`text`.

        Raises:
            ValueError: the offsets lie outside the report.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}-{end} lies outside the report")
        first: int | None = None
        last = 0
        for number in range(bisect_right(self._begins, start) - 1, len(self.paragraphs)):
            paragraph, tidied, position = self.paragraphs[number], self._tidied[number], self._begins[number]
            length = len(tidied.text)
            low, high = max(0, start - position), min(length, end - position)
            if low < high:
                begin, stop = tidied.origin(low, high)
                first = paragraph.start + begin if first is None else first
                last = paragraph.start + stop
            elif first is None and start <= position + length:  # empty, or between two paragraphs
                first = last = paragraph.start + (tidied.origin(low - 1, low)[1] if 0 < low <= length else 0)
            if end <= position + length:
                break
        if first is None:
            raise ValueError(f"{start}-{end} lies outside the report")
        return first, last


def clean(article: Article) -> Page:
    """Find the report among menus, link lists, credits and footers.

    Where the report lies is seen from its prose: the longest stretch of paragraphs that read as such, and
    other long stretches. Within them short sentences and captions count, around them only the title.
    """
    text = view(article.text)
    start = front_matter_end(text)
    found = [
        _classify(block, text, marked_up=start > 0) for block in blocks(text, start, marked_up=start > 0)
    ]
    _admit_items(found)
    entries = headings([one.block for one in found], [one.sort != "other" for one in found])
    for at, (first, last) in entries.items():
        found[at].sort, found[at].start, found[at].end = "sentence", first, last
    kept = set(range(len(found))) if start else _report(found)
    for at in entries:
        kept.update(takewhile(lambda n: found[n].sort != "other", range(at, len(found))))
    title = _title(article, found, kept)
    paragraphs: list[Paragraph] = []
    if start and title is None and (span := _stated_title(text[:start])):
        paragraphs.append(Paragraph(*span, "title"))
    datelines: list[Dateline] = []
    seen: set[str] = set()
    for at, one in enumerate(found):
        if one.dateline and (at in kept or not one.words):
            datelines.append(one.dateline)
        folded = " ".join(text[one.start : one.end].split())
        if at == title:
            paragraphs.append(Paragraph(one.block.start, one.block.end, "title"))
        elif at in kept and one.sort != "other" and folded not in seen:
            seen.add(folded)
            paragraphs.append(Paragraph(one.start, one.end, "caption" if one.caption else "body"))
    if stage := match_stage(text, start):
        datelines.append(stage)
    return Page(article, tuple(paragraphs), tuple(datelines), _published(found, kept))


@dataclass(slots=True)
class _Candidate:
    """A block and what it may be; ``start`` and ``end`` leave out its dateline, label and credit."""

    block: Block
    start: int
    end: int
    sort: Literal["prose", "sentence", "other"]
    caption: bool
    dateline: Dateline | None
    words: int  # of the first few thousand characters


def _classify(block: Block, text: str, *, marked_up: bool) -> _Candidate:
    dateline = match_dateline(text, block.start, block.end)
    if dateline is None and marked_up:
        dateline = match_place(block.text, block.start)
    start = dateline.end if dateline else block.start
    end = start + without_trailer(text[start : block.end])
    bounds = caption_bounds(text[start:end])
    if bounds:
        start, end = start + bounds[0], start + bounds[1]
    rest = text[start:end]
    sort: Literal["prose", "sentence", "other"] = "other"
    count = len(words(rest[:SAMPLE]))
    if is_prose(rest):
        sort = "prose"
    elif (
        is_sentence_like(rest)
        or is_unended(rest)
        or (
            count >= _ITEM
            and (dateline or _BULLET.match(rest) or (rest.endswith(")") and rest[0] != "("))
            and is_told(rest)
        )
        or (bounds and count >= _LEDE)
        or (marked_up and count and not is_furniture(rest))
    ):
        sort = "sentence"
    return _Candidate(block, start, end, sort, bounds is not None, dateline, count)


#: What stands before an item of a list: "- ", "• ", "1. ", "(b) ".
_BULLET = re.compile(r"(?:[-*•·–+]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")


_INTRODUCED = re.compile(rf"[\"“‘']|{_BULLET.pattern}")


def _admit_items(found: list[_Candidate]) -> None:
    """Count the items of a list as sentences, and the words that open it ("He also said:")."""
    opening: _Candidate | None = None
    missed = 0
    for one in found:
        item = one.sort == "other" and one.words >= _ITEM and not is_furniture(one.block.text)
        if item and one.block.text.endswith(":"):
            opening = one
        elif opening and item:
            opening.sort = one.sort = "sentence"
            missed = 0
        elif opening and one.sort == "other" and one.words and missed < _MISSED:
            missed += 1
        else:
            if opening and one.sort != "other" and _INTRODUCED.match(one.block.text):
                opening.sort = "sentence"  # "…, as a reporter says:"
            opening, missed = None, 0


#: The least words of an item of a list that is a report's: menus have shorter ones.
_ITEM = 5
#: So many short items in a row end a list.
_MISSED = 3


#: So many lines of clutter part one stretch of prose from the next.
_GAP = 8
#: A further stretch beside the longest belongs to the report from so many paragraphs and words on.
_STRETCH, _STRETCH_WORDS = 3, 80


def _report(found: list[_Candidate]) -> set[int]:
    """The indices of what belongs to the report."""
    stretches: list[list[int]] = []
    related, clutter = False, 0
    for at, one in enumerate(found):
        related = related or is_related_heading(one.block.text)
        clutter += one.sort == "other"
        if one.sort != "prose":
            continue
        if not stretches or related or clutter > _GAP:
            stretches.append([])
        stretches[-1].append(at)
        related, clutter = False, 0
    if not stretches:
        sentences = {at for at, one in enumerate(found) if one.sort == "sentence"}
        if len(found) > _GAP:
            return sentences if len(sentences) * 2 >= len(found) else set()
        if not sentences:
            sentences = {at for at, one in enumerate(found) if is_told(one.block.text)}
            for at in sentences:
                found[at].sort = "sentence"
        return sentences
    weight = [sum(found[at].words for at in stretch) for stretch in stretches]
    longest = max(range(len(stretches)), key=weight.__getitem__)
    kept: set[int] = set()
    for number, stretch in enumerate(stretches):
        if number == longest or (len(stretch) >= _STRETCH and weight[number] >= _STRETCH_WORDS):
            kept.update(range(stretch[0], stretch[-1] + 1))
            kept.update(_edge(found, stretch[0], -1))
            kept.update(_edge(found, stretch[-1], 1))
    return kept


def _edge(found: list[_Candidate], at: int, step: Literal[-1, 1]) -> list[int]:
    """Sentences right before or behind a stretch of prose: a lede full of names, a last short quote."""
    edge: list[int] = []
    at += step
    while 0 <= at < len(found) and (
        found[at].sort == "sentence" or _is_dateline(found[at]) or is_page_mark(found[at].block.text)
    ):
        if found[at].sort == "sentence" and not (
            found[at].words >= _LEDE if step < 0 else is_sentence(found[at].block.text)
        ):
            break
        edge.append(at)
        at += step
    return edge


#: A sentence before the first paragraph of prose must have so many words; menus have their "Sign in."
_LEDE = 8


def _is_dateline(one: _Candidate) -> bool:
    return one.dateline is not None and not one.words


#: A title stands at most so many lines above the report.
_ABOVE = 15


def _title(article: Article, found: list[_Candidate], kept: set[int]) -> int | None:
    """The index of the headline: the line that is the known title, else one above that looks like it."""
    first = min(kept, default=0)
    wanted = _letters(article.title or "")
    lines = [_letters(one.block.text) for one in found[: first + 1]]
    alike = [at for at, line in enumerate(lines) if wanted and _same_title(line, wanted)]
    above = [at for at in range(max(0, first - _ABOVE), first) if _looks_like_title(found[at])]
    if alike and (alike[-1] >= first - _ABOVE or not above):
        return alike[-1] if _is_headline(found[alike[-1]].block.text) else None
    # Pages repeat their headline in the tab's title, which scrapers put first.
    repeated = [at for at in above if any(lines[at] in line for line in lines[: min(at, _TOP)])]
    return max(repeated or above, default=None)


#: Lines among which the tab's title stands.
_TOP = 5


#: The least words of a headline that the source itself states.
_HEADLINE = 3


def _is_headline(text: str) -> bool:
    """False of what feeds put in a headline's place: "ATTENTION - ADDS quotes ///", "by a reporter"."""
    return len(words(text)) >= _HEADLINE and not is_furniture(text) and not re.search(r"///|^=|^by\s", text)


#: A page's name behind a title is no longer, in characters; a title that was cut off no shorter.
_SITE, _CUT = 40, 20


def _same_title(line: str, title: str) -> bool:
    """Pages add their name to a title ("… | FoxNews.com"), scrapers cut it off."""
    if not line or len(line) > len(title) + _SITE:
        return False
    return line == title or (min(len(line), len(title)) >= _CUT and (line in title or title in line))


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


#: Words of a headline: of 662 in tests/gold and training/articles 95 % have four or more, and none over 18 (a
#: standfirst behind it takes it to thirty). That share of it, at least, is letters: of 98 % it is.
_TITLE, _LETTERS = (4, 30), 0.85


def _looks_like_title(one: _Candidate) -> bool:
    text = one.block.text
    found = words(text)
    return (
        _TITLE[0] <= len(found) <= _TITLE[1]
        and _is_headline(text)
        and one.dateline is None
        and not one.caption
        and stated_day(text) is None
        and not re.search(r"[|»›]|>>|(?<!\b[A-Z])[.]$|[,;:]$|///", text)
        and sum(character.isalpha() or character == " " for character in text) >= _LETTERS * len(text)
    )


def _published(found: list[_Candidate], kept: set[int]) -> date | None:
    """The day that a short line near the report's beginning states: the nearest line counts.

    Of two days in it ("… / Updated …") the report is of the later.
    """
    first = min((at for at in kept if found[at].words), default=len(found))
    near = range(max(0, first - _ABOVE), min(len(found), first + _BELOW))
    for at in sorted(near, key=lambda at: abs(at - first)):
        one = found[at]
        if one.sort == "other" and len(one.block.text) <= _DAY_LINE and (day := stated_day(one.block.text)):
            return day
    return None


#: Below a standfirst or a picture the day stands at most so many lines further down, in a line of at most so
#: many characters: "Published … / Updated …".
_BELOW, _DAY_LINE = 6, 100


def _stated_title(head: str) -> tuple[int, int] | None:
    """Where the title stands in a YAML block, its quotes left out."""
    body = head.index("\n") + 1
    try:
        node = yaml.compose(head[body:].rstrip().rstrip("-."), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError):
        return None
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value in ("title", "headline") and isinstance(value, yaml.ScalarNode):
            quoted = value.style in ("'", '"')
            start, end = body + value.start_mark.index + quoted, body + value.end_mark.index - quoted
            text = head[start:end].strip()
            return (
                (start, start + len(text)) if value.style not in ("|", ">") and _is_headline(text) else None
            )
    return None


#: Mail shows in so many characters that it is encoded, by so many bytes; one or two may be a formula's.
_SAMPLE, _ENCODED = 20_000, 3
#: What only markup writes: "[the minister](https://…)", "[1]: https://…", "<a href=…>".
_LINK = re.compile(r"<a\shref=|\w\]\(<?https?:|^\[[^\[\]\n]{1,60}\]:\s<?https?:", re.MULTILINE)


def _is_quoted_printable(text: str) -> bool:
    sample = text[:_SAMPLE]
    return "=\n" in sample and len(re.findall(r"=[0-9A-F]{2}", sample)) >= _ENCODED
