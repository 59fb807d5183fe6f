"""What is prose on a page, and what is furniture: menus, credits, bylines, related stories, footers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.lexicon.words import word_sets, word_table

_LEXICON = word_sets("text", "boilerplate")
_PATTERNS: Mapping[str, Sequence[str]] = word_table("page")

FUNCTION_WORDS = _LEXICON["function_words"]
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_SEPARATOR = re.compile(r"\||»|›|>>|•|·|【|\s\*\s|\s/\s|\s::\s")
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*$|[.!?…]["'”’)]*\s*\([^()]{1,80}\)$|["”]$""")


def _any(*forms: str) -> str:
    return "(?:" + "|".join(forms) + ")"


#: What pages say of themselves, never the report: at the head of a line …
_FURNITURE = re.compile(
    r"\W{0,3}" + _any(*_PATTERNS["furniture"]),
    re.IGNORECASE,
)
#: … or anywhere in a short one.
_FURNITURE_WITHIN = re.compile(
    r"\b" + _any(*_PATTERNS["within"]),
    re.IGNORECASE,
)
#: No notice has more words: it is a sentence or two.
_SHORT = 40
_CONTRIBUTED = re.compile(r"contributed to this (?:report|story|article)\W*$")

_AGENCIES = "(?:" + "|".join(sorted(_LEXICON["agencies"])) + ")"
#: A photographer's or an agency's credit, at the end of a caption.
_CREDIT = re.compile(
    _any(
        r"\s*\(?(?:(?:photo(?:graph)?|image|picture|credit)s?(?: credit)?\s?(?::|by\b|courtesy)|credit\s?:"
        r"|(?<!\w)©)"  # not of "Ã©", an "é" that was misread
        r"[^.]{2,60}\)?\.?$",
        rf"\s*\((?:Photo|{_AGENCIES})\b[^()]{{0,50}}\)\.?$",
        rf"(?<=[.!?])\s*[A-Z][^.!?()]{{2,40}}\s?[/|–-]\s?{_AGENCIES}\b[^.]{{0,30}}$",
        rf"\s*\b{_AGENCIES}/[A-Z][^.!?]{{2,40}}$",
    ),
    re.IGNORECASE,
)
_CAPTION_HEAD = re.compile(
    r"(?:(?:Media|Image|Photo|Video) caption|Caption\s?:"
    r"|(?:File )?photo(?:graph)?\s?(?:taken|shows|released|provided)?\b\s?:?)\s*",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    _any(
        r"^(?:Media|Image|Photo|Video) caption|^(?:File )?photo\b|^[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?: ",
        r"^In this (?:file |[A-Z][a-z]+\.? \d+).{0,30}\b(?:photo|image|picture)",
        rf"(?<=[.!?\d])\s*{_AGENCIES}\.?$",
        r"\((?:L|R|C|left|right|centre|center|front|back)(?:, [^()]{1,30})?\)",
        r"^\((?:L ?[-–] ?R|(?:from|left|clockwise)\b)[^()]{0,40}\)",
        r",\s(?:left|right|centre|center|second (?:left|right)),",
        r"\bpictured (?:here|in|with|left|right)|\bseen (?:here|in this)",
    ),
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^(?:By|BY|From)\s+[A-Z][^.!?]{2,80}$")

#: Headings over lists of other reports.
_RELATED = re.compile(
    r"\W*" + _any(*_PATTERNS["related"]) + r"\W*$",
    re.IGNORECASE,
)


#: So many characters of a block tell what it is.
SAMPLE = 4000
#: From one separator in so many words on, it is a menu.
_PARTED = 8
#: Prose has so many words, and of these such a share is function words, or of those in small letters: 98 % of
#: 4,299 paragraphs of tests/gold and training/articles do, and 57 % of 662 headlines, which are shorter.
_PROSE, _SHARE, _SHARE_OF_SMALL = 10, 0.2, 0.35
#: Without a full stop both must be surer: 94 % of 3,090 such paragraphs are, and no headline is as long.
_LONG, _SURE = 25, 0.28
#: A sentence without its end: 97 % of 3,926 such paragraphs, and 1 % of headlines are as long.
_UNENDED, _UNENDED_SHARE, _UNENDED_SHARE_OF_SMALL = 15, 0.25, 0.4
#: The least words of a short sentence among others ("He denied it."), and of a bullet without a full stop.
_SENTENCE, _BULLET = 3, 5
#: Where what gives text away stands, in characters: a menu's separator near its beginning (of a longer text
#: further in), furniture and a byline at it; at the end who contributed, a credit, a trailer, a full stop.
_START, _START_OF_LONG, _BYLINE_START = 200, 400, 120
_CONTRIBUTORS, _CREDIT_END, _TRAILER_END, _END = 60, 160, 400, 120
#: No caption, notice, heading over other reports or mark of a page is longer than that, in characters.
_CAPTION_LENGTH, _NOTICE, _HEADING, _MARK = 900, 400, 60, 20


def words(text: str) -> list[str]:
    """The words of a text, numbers left out."""
    return _WORD.findall(text)


def is_sentence(text: str) -> bool:
    """True of text that ends as a sentence does."""
    return bool(_SENTENCE_END.search(text[-_END:]))


def function_share(found: list[str]) -> float:
    """The share of function words among some words: about 0.4 in reports, below 0.2 in headlines."""
    return sum(word.lower() in FUNCTION_WORDS for word in found) / len(found) if found else 0.0


def is_prose(text: str) -> bool:
    """True of what is a report's paragraph by itself, wherever on a page it stands.

    Ten words or more, of which a fifth are function words; few separators; ends like a sentence, or is
    long. Furniture in full sentences ("We use cookies to …") is not.
    """
    found = words(text[:SAMPLE])
    if len(found) < _PROSE or is_furniture(text):
        return False
    share = function_share(found)
    if len(_SEPARATOR.findall(text[:SAMPLE])) * _PARTED > len(found):
        return False
    if is_sentence(text):
        # Of text full of names the names are left out.
        return share >= _SHARE or _small_share(found) >= _SHARE_OF_SMALL
    return len(found) >= _LONG and share >= _SURE


def _small_share(found: list[str]) -> float:
    """The share of function words among those in small letters, which prose full of names has too."""
    small = [word for word in found if word[0].islower()]
    return function_share(small) if len(small) >= _SMALL_WORDS else 0.0


#: Of fewer no share is told.
_SMALL_WORDS = 3


def is_sentence_like(text: str) -> bool:
    """True of what may be a report's paragraph if it stands among others: a short sentence, a quote."""
    found = words(text[:SAMPLE])
    return (
        len(found) >= _SENTENCE
        and is_sentence(text)
        and not is_furniture(text)
        and not _SEPARATOR.search(text[:_START])
        and any(word[0].islower() for word in found)
    )


def is_unended(text: str) -> bool:
    """True of a sentence whose end was cut off or forgotten: 15 words or more, a quarter function words."""
    found = words(text[:SAMPLE])
    return (
        len(found) >= _UNENDED
        and (function_share(found) >= _UNENDED_SHARE or _small_share(found) >= _UNENDED_SHARE_OF_SMALL)
        and not _SEPARATOR.search(text[:_START_OF_LONG])
        and not is_furniture(text)
    )


def is_page_mark(text: str) -> bool:
    """True of what printed pages bear at their head or foot: "Page 2", "- 3 -", "2/5"."""
    return len(text) <= _MARK and bool(_PAGE_MARK.fullmatch(text))


_PAGE_MARK = re.compile(r"\W*(?:page|p\.?)?\s*\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?\W*", re.IGNORECASE)


def is_told(text: str) -> bool:
    """True of a short report without a full stop, as bullets and tickers have it: five words, one of them a
    verb's or a noun's."""
    found = words(text)
    plain = [word for word in found if word[0].islower() and word not in FUNCTION_WORDS]
    parted = _SEPARATOR.search(text[2:_START_OF_LONG])  # behind the bullet
    return len(found) >= _BULLET and bool(plain) and not is_furniture(text) and not parted


def is_furniture(text: str) -> bool:
    """True of credits, bylines, notices and buttons."""
    if _FURNITURE.match(text[:_START]) or _BYLINE.match(text[:_BYLINE_START]):
        return True
    if _CONTRIBUTED.search(text[-_CONTRIBUTORS:]):
        return True
    return len(text) < _NOTICE and len(words(text)) <= _SHORT and bool(_FURNITURE_WITHIN.search(text))


def is_related_heading(text: str) -> bool:
    """True of headings over other reports: "Related Reading", "Most popular"."""
    return len(text) <= _HEADING and bool(_RELATED.match(text))


def caption_bounds(text: str) -> tuple[int, int] | None:
    """Where in a paragraph the words of a caption stand, its label and credit left out.

    Absent if the paragraph is no caption. A credit or a label makes one, as do "(L)", ", left," and
    what else points into a picture.
    """
    if len(text) > _CAPTION_LENGTH:
        return None
    credit = _CREDIT.search(text, max(0, len(text) - _CREDIT_END))
    if credit is None and not _CAPTION.search(text):
        return None
    head = _CAPTION_HEAD.match(text)
    start = head.end() if head else 0
    return start, max(start, credit.start() if credit else len(text))


_TRAILER = re.compile(r"\s*" + _any(*_PATTERNS["trailer"]) + r"\s*$")


def without_trailer(text: str) -> int:
    """The length of a paragraph without what editors put behind it ("(Reporting by …)")."""
    end = len(text)
    while trailer := _TRAILER.search(text, max(0, end - _TRAILER_END), end):
        if trailer.start() >= end:
            break
        end = trailer.start()
    return end
