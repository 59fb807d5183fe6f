"""One article read: every stage in order, and what they found as facts."""

from __future__ import annotations

from graph.model import Facts
from ingest.actors.find import cast
from ingest.article import Article
from ingest.commitments.find import find_pledges
from ingest.dates.find import anchor_of, find_dates
from ingest.facts import about, assemble
from ingest.meetings.cluster import find_meetings
from ingest.syntax.model import parse
from ingest.text.metadata import dateline_city
from ingest.text.page import clean
from ingest.text.relevance import can_tell


def read(article: Article) -> Facts:
    """What an article states, as nodes and edges with their evidence.

    An article that tells of no meeting and no commitment still names office-holders.
    """
    page = clean(article)
    if not can_tell(page.text):
        return about(article)
    doc = parse(page.text)
    anchor = anchor_of(article, page)
    city = dateline_city(article, page)
    people = cast(doc, article, city, anchor)
    dates = find_dates(doc, anchor)
    meetings = find_meetings(doc, people, dates, anchor, city)
    pledges = find_pledges(doc, people, dates, anchor)
    return assemble(page, doc, people, meetings, pledges, anchor)
