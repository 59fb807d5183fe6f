"""What was said as one line: without stutters, what was begun anew, and what is heard beside it."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from ingest.lexicon.words import word_sets

_LEXICON = word_sets("commitments", "speech")

#: A word that its speaker did not finish, or put otherwise: "accessi- — accession", "strategic — strategy".
_BROKEN_OFF = re.compile(
    r"\b\w+- — |\b(\w{5})\w* — (?=\1)|(?<=\bin )— |(?<=\bof )— |(?<=\bto )— |(?<=\bthe )— |(?<=, )and — "
)
#: What a speaker says otherwise: "complete what has — what they started".
_SAID_OTHERWISE = re.compile(r"\b(\w+)(?: \w+){0,2} (?:—|–|--) (?=\1\b)|(?<=\w) (?:—|–|--)(?= to \w)")
#: The same said twice, the first time broken off: "defend U- — to defend Ukraine".
_BEGUN_ANEW = re.compile(r"\b(\w+)(?: \w+){0,2} \w+- — (?:to )?\1\b")
_NOT_HEARD, _OVERHEARD = "|".join(_LEXICON["not_heard"]), "|".join(_LEXICON["overheard"])
#: What a transcript did not hear.
GAP = re.compile(rf"[(\[](?:{_NOT_HEARD})\.?[)\]]", re.IGNORECASE)
_REMARK = re.compile(rf" ?[(\[](?:{_OVERHEARD})\.?[)\]]", re.IGNORECASE)
#: What who wrote it down put right, "inequality [equality]", or what a cut left of it.
_PUT_RIGHT = re.compile(r"\b(\w+) \[(\w+)\]| ?\[\w*(?: \w+)?$")
#: So much alike are a slip and its correction, by percent of their letters; "will [not]" is none.
_SLIP = 70.0
_STUTTER = re.compile(r"\b(\w(?:[\w’' ]*\w)?)(?: ?(?:—|–|--) ?| )\1\b(?!-)", re.IGNORECASE)
#: The point of an abbreviation, which is none of a sentence's.
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]$")


def _meant(match: re.Match[str]) -> str:
    said, meant = match.groups()
    if not said:
        return ""
    return meant if fuzz.ratio(said.lower(), meant.lower()) >= _SLIP else match.group()


def tidy(text: str) -> str:
    """One line without stutters, half brackets and half quotations."""
    text = " ".join(text.split())
    text = re.sub(r" ([,.;:!?)])", r"\1", text)
    text = re.sub(r",(?: ?,)+", ",", text)
    text = re.sub(r"(?:[—–] ){2,}", "— ", _REMARK.sub("", text))  # "stop him — (applause) — with you"
    text = _BROKEN_OFF.sub("", _BEGUN_ANEW.sub(r"\1", _PUT_RIGHT.sub(_meant, text)))
    text = _STUTTER.sub(r"\1", _SAID_OTHERWISE.sub("", text))
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")]
    elif text.count(")") > text.count("("):
        text = text[::-1].replace(")", "", 1)[::-1]
    text = text.strip(" ,;:.-–—\"'“”‘’").removeprefix("to ")
    return f"{text}." if _ABBREVIATED.search(text) else text
