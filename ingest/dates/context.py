"""What a date expression is read against: the day of the report, the clause, the dates before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from ingest.lexicon.calendar import STEP
from ingest.lexicon.words import word_sets
from ingest.syntax.plans import called_off, is_goal, was_to_have, withdrawn
from ingest.syntax.relations import clause, governor
from ingest.syntax.tense import Tense, tense

_LEXICON = word_sets("dates", "context")


@dataclass(slots=True)
class Context:
    """What an expression is read against.

    ``anchor`` is the day of the report; ``last`` the day named before in the paragraph, ``latest`` the
    latest of them; ``year`` a year stated before in the sentence.
    """

    doc: Doc
    anchor: date | None
    start: int = 0
    end: int = 0
    last: date | None = None
    latest: date | None = None
    year: int | None = None
    _tense: tuple[Tense, bool] | None = None

    def enter(self, start: int, end: int, previous: int | None) -> None:
        """Move on to the tokens of the next expression; ``previous`` is where the one before began.

        A day named before is remembered to the next sentence but one, and within the paragraph.
        """
        if previous is not None:
            between = self.doc[previous : start + 1]
            if any("\n" in token.text for token in between):
                self.last = self.latest = None
            sentences = sum(bool(token.is_sent_start) for token in between[1:])
            if sentences:
                self.year = None
            if sentences > 2:
                self.last = None
        self.start, self.end, self._tense = start, end, None

    def tense(self) -> tuple[Tense, bool]:
        """The tense of the clause, and whether it is only a hint."""
        if self._tense is None:
            self._tense = tense(self.doc, self.start, self.end)
        return self._tense

    def moved(self) -> bool:
        """Whether something is said to be moved to this day: "put off from Monday to Thursday"."""
        return self.start > 0 and is_goal(self.doc[self.start - 1])

    def off(self) -> bool:
        """Whether what the expression dates is called off: "called off Friday's talks"."""
        token = self.doc[self.start]
        verb = governor(token)
        if verb is not None and was_to_have(verb):
            return True
        return any(called_off(above) or withdrawn(above) for above in clause(token))

    def before(self) -> str:
        """The word that precedes the expression, lower case."""
        return self.doc[self.start - 1].lower_ if self.start else ""

    def after(self) -> str:
        """The lemma of the word that follows the expression."""
        return self.doc[self.end].lemma_ if self.end < len(self.doc) else ""


_STRUCK = _LEXICON["struck"]
AHEAD = _LEXICON["ahead"]
UNTIL = _LEXICON["until"]


#: How far back, in days, a past verb reaches: ten months, for reports name the year of what is older; further
#: where the next such day is more than a month ahead. A noun that only hints at the past reaches eight
#: months, and no further than four times as far as the next such day is ahead.
_TOLD, _SOON, _HINTED, _MUCH_SOONER = 310, 31, 240, 4
#: What took place so many days ago is news still, and followed by what is to come: "the May 3 talks will …".
_RECENT = 45


def nearest(candidates: list[date], anchor: date, context: Context) -> date | None:
    """Of the same day or month in neighbouring years, the one that the tense means.

    A past verb reaches ten months back, and further where none is soon to come. Where only a noun stands near
    ("the Jan. 25 elections"), eight months, and not past a date that comes much sooner.
    """
    past = max((day for day in candidates if day <= anchor), default=None)
    future = min((day for day in candidates if day >= anchor), default=None)
    if past is None or future is None:
        # A 29 February that has yet to come is none of which the past is told.
        return past or (None if context.tense()[0] == "past" else future)
    since, until = (anchor - past).days, (future - anchor).days
    spoken, hint = context.tense()
    if context.before() == "since" or context.after() in _STRUCK:
        return past
    if context.before() in UNTIL or (
        spoken in AHEAD and not (since < _RECENT and (hint or spoken == "prospective"))
    ):
        return future
    if spoken == "present" and not hint:
        return future
    if not hint:
        return past if since <= _TOLD or until > _SOON else future
    return past if since <= min(_HINTED, _MUCH_SOONER * until) else future


#: A slip is near the report's own day.
_SLIP = 21


def dated(
    day: int, month: int, match: re.Match[str], context: Context, weekday: int | None = None
) -> date | None:
    """A day and month with its year: stated, implied by the weekday, or nearest to the anchor."""
    year = stated_year(match, context)
    if year:
        return date(year, month, day)
    anchor = context.anchor
    if anchor is None:
        return None
    candidates = []
    for near in range(anchor.year - 1, anchor.year + 2):
        try:
            candidates.append(date(near, month, day))
        except ValueError:  # 29 February
            continue
    fitting = [one for one in candidates if one.weekday() == weekday]
    close = min(candidates, key=lambda one: abs((one - anchor).days), default=None)
    if fitting and close is not None and weekday is not None and close not in fitting:
        # A day of this month whose weekday is out by one is a slip, not a day of last year.
        out = (close.weekday() - weekday) % 7 in (1, 6)
        if out and abs((close - anchor).days) <= _SLIP:
            fitting = [close]
    return nearest(fitting or candidates, anchor, context)


def stated_year(match: re.Match[str], context: Context) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("near"):
        return context.anchor.year + STEP[groups["near"].lower()] if context.anchor else None
    return context.year


_CALENDARS = "|".join(sorted(_LEXICON["calendars"]))
_WARS = "|".join(sorted(_LEXICON["wars"]))
_TIMES = "|".join(sorted(_LEXICON["times"]))
_PEOPLES = "|".join(sorted(_LEXICON["peoples"]))
_AGES = "|".join(sorted(_LEXICON["ages"]))
_BREAKS = "|".join(sorted(_LEXICON["breaks"]))
#: Words by which a time is another than the report's, whatever it is: of such nothing may be guessed.
_REMOTE = re.compile(
    r"\b(?:(?:decades?|centur(?:y|ies)|generations?|years|months|long|some time) ago"
    r"|(?:decades|centuries|generations|years|months) (?:earlier|before)|long (?:before|since)\b"
    rf"|in (?:his|her|their) (?:youth|(?:{_AGES}) (?:days|years)|boyhood|girlhood|childhood)"
    rf"|as an? (?:young|junior|budding) [a-z]+|before (?:{_BREAKS})\b"
    r"|(?:\d\dth|nineteenth|eighteenth|twentieth|last|previous) century"
    rf"|(?:{_WARS}) war"
    rf"|when (?:he|she|they) (?:was|were|served)|in (?:{_TIMES}) times"
    rf"|\d{{1,2}} (?:{_CALENDARS})\b|(?:{_CALENDARS}) \d{{1,2}}\b"
    rf"|(?:{_PEOPLES}) (?:calendar|era)"
    # Days that no month has.
    r"|(?:february|feb\.?) 3[01]|3[01] february"
    r"|(?:april|june|september|november|apr\.|jun\.|sept?\.|nov\.) 31|31 (?:april|june|september|november))",
    re.IGNORECASE,
)


_ERAS = "|".join(sorted(_LEXICON["eras"]))
_OF_WAR = "|".join(sorted(_LEXICON["of_war"]))
_OTHERWISE = "|".join(sorted(_LEXICON["otherwise"]))
_POSTS = "|".join(sorted(_LEXICON["posts"]))
_UPHEAVALS = "|".join(sorted(_LEXICON["upheavals"]))
#: A time by what lasted then, or by what somebody was: "During the Iran-Iraq war", "While still a senator".
_THEN = re.compile(
    r"\b(?:during|throughout|at the height of|under) (?:the |\w+['’]s )?"
    rf"(?:(?!(?:{_OTHERWISE})\b)[\w.-]+ ){{0,2}}(?:{_ERAS})\b(?! (?:{_OF_WAR})\b)"
    rf"|\b(?:while|when) (?:still|yet) (?:an? )?(?:(?!(?:{_OTHERWISE})\b)\w+[ -]){{0,3}}(?:{_POSTS})\b"
    r"|\bwhile (?:he|she|they) (?:was|were|served as) (?:an? |the )?"
    rf"(?:(?!(?:{_OTHERWISE})\b)\w+[ -]){{0,3}}(?:{_POSTS})\b"
    r"|\bback when\b"
    rf"|^\W*while (?:an? |the )?(?:[a-z]+[ -]){{0,3}}(?:{_POSTS}),"
    rf"|\bin the (?:[a-z]+ ){{0,2}}(?:days|times|years|twilight) of (?:the )?(?:{_ERAS})\b"
    r"|\bwhen (?:the )?[\w.-]+(?: [\w.-]+)? (?:was|were) (?:still|under|part of)\b"
    r"|\bin the (?:old |distant |far-off )?(?:days|reign) of\b"
    r"|^\W*(?:\w+ (?:years|decades)|soon|shortly) after "
    r"(?:independence|(?:taking|assuming|coming to) (?:office|power))\b"
    r"|^\W*(?:\w+ ){0,2}(?:(?:weeks|months|years) before|years after) (?:[\w.'’-]+ ){1,6}?"
    rf"(?:{_UPHEAVALS})\b"
    r"|\bin the year (?:that|when|in which|the)\b|\bbetween the (?:two )?(?:world )?wars\b"
    r"|(?:in|during) (?:his|her|their) (?:time|years|days|term|stint|tenure) as "
    r"|while serving as\b",
    re.IGNORECASE,
)


def is_remote(text: str) -> bool:
    """Does a sentence put what it tells into a time that is not the report's, and that no rule knows?"""
    return _REMOTE.search(text) is not None or _THEN.search(text) is not None
