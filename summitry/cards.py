"""Cards as people read them: what :func:`graph.questions.show` knows, as blocks that fit 80 columns."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from graph.model import shown_day, shown_period
from graph.questions.news import headings
from summitry.output import Hanging, basis, console, printable, sum_of

if TYPE_CHECKING:
    from rich.console import RenderableType

Card = dict[str, Any]

#: Lines longer than that are tiring to read, however wide the terminal.
_WIDTH = 100

#: What a node is called in print.
_KINDS = {
    "State": "state",
    "Minister": "person",
    "Organization": "organization",
    "Meeting": "meeting",
    "Commitment": "commitment",
}

#: How far that stands to the right which tells more of the line above.
_UNDER = 6

#: Of a meeting's parties so many are named in a list of meetings.
_NAMED = 8


def print_card(card: Card) -> None:
    """The card on a terminal, at most 100 columns wide."""
    terminal = console()
    terminal.width = min(terminal.width, _WIDTH)
    terminal.print(Text(printable(str(card["name"])), style="bold"))
    for line in _under_name(card):
        terminal.print(Text(printable(line)))
    body = {"Meeting": _meeting, "Commitment": _commitment}.get(card["label"], _actor)
    for block in body(card):
        terminal.print(block)


def print_news(news: Card) -> None:
    """What is new, as :func:`graph.questions.news` tells it, on a terminal, at most 100 columns wide."""
    terminal = console()
    terminal.width = min(terminal.width, _WIDTH)
    for block in _news(news):
        terminal.print(block)


def news_text(news: Card) -> str:
    """The same as a text."""
    file = io.StringIO()
    for block in _news(news):
        Console(file=file, width=_WIDTH, highlight=False).print(block)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


def _news(news: Card) -> Iterator[RenderableType]:
    yield Text(f"{news['since']} – {news['until']}", style="bold")
    counts = news["counts"]
    if not any(counts.values()):
        yield _indented("Nothing is new. The days are those on which articles were published, not read in.")
    entry = {"contacts": _contact, "meetings": _told, "pledges": _pledge}
    for part, title in headings(news).items():
        yield from _headed(title, news[part], counts[part])
        for row in news[part]:
            yield from entry[part](row)


def _under_name(card: Card) -> Iterator[str]:
    """What it is, its other names, its key."""
    known = card["properties"]
    if card["label"] == "Minister" and card["offices"]:
        last = card["offices"][0]
        yield _joined(last["office"], last["side_name"])
    if card["label"] == "Meeting":
        where = ", ".join(filter(None, (known.get("city"), known.get("iso3"))))
        yield " · ".join(filter(None, (_day(known), where, known.get("kind"), known.get("status"))))
    others = [form for form in known.get("aliases", []) if form != card["name"]]
    if known.get("acronym"):
        others.insert(0, known["acronym"])
    if others:
        yield f"also {', '.join(others)}"
    yield f"{_KINDS[card['label']]} · {card['key']}"


def _actor(card: Card) -> Iterator[RenderableType]:
    counts, person = card["counts"], card["label"] == "Minister"
    yield from _headed("Offices", card["offices"], counts["offices"])
    for row in card["offices"]:
        who = row["side_name"] if person else row["person"]
        yield _line(shown_period(row["first_seen"], row["last_seen"]), _joined(row["office"], who))
        yield from _proof(row)
    yield from _headed("Meetings, the latest first", card["meetings"], counts["meetings"])
    for row in card["meetings"]:
        yield from _told(row)
    title = "Who came to its meetings" if card["label"] == "Organization" else "Partners in talks"
    yield from _headed(title, card["partners"], counts["partners"])
    if card["partners"]:
        yield _partners(card["partners"], apart=card["label"] != "Organization")
    yield from _headed("Pledges given", card["pledges"], counts["pledges"])
    for row in card["pledges"]:
        yield from _pledge(row)
    yield from _headed("Pledges received", card["received"], counts["received"])
    for row in card["received"]:
        yield from _pledge(row)
    if card["members"]:
        yield from _headed("Members" if card["label"] == "Organization" else "Member of", card["members"])
        yield _indented(", ".join(_membership(row) for row in card["members"]))


def _meeting(card: Card) -> Iterator[RenderableType]:
    if card["conveners"]:
        yield from _headed("Convened by", card["conveners"])
        for row in card["conveners"]:
            yield _indented(row["name"])
    yield from _headed("Who was there", card["parties"])
    for party in card["parties"]:
        persons = ", ".join(_joined(one["name"], one["office"]) for one in party["persons"])
        yield _indented(f"{_party(party)}: {persons}" if persons else _party(party))
    for how in dict.fromkeys(row["how"] for row in card["related"]):
        rows = [row for row in card["related"] if row["how"] == how]
        yield from _headed(how[:1].upper() + how[1:], rows)
        for row in rows:
            yield from _met(row)
    yield from _headed("Pledges", card["pledges"], card["counts"]["pledges"])
    for row in card["pledges"]:
        yield from _pledge(row)
    yield from _sources(card["sources"], card["counts"]["sources"])


def _commitment(card: Card) -> Iterator[RenderableType]:
    known = card["properties"]
    facts = {
        "by": ", ".join(party["name"] for party in card["parties"]),
        "to": ", ".join(filter(None, (*(one["name"] for one in card["towards"]), known.get("beneficiary")))),
        "on": card.get("date"),
        "at": "; ".join(meeting["name"] or meeting["id"] for meeting in card["meetings"]),
        **{name: known.get(name) for name in ("status", "deadline", "topics")},
        "amount": sum_of(known["amount"], known.get("currency")) if known.get("amount") else None,
    }
    yield Text()
    for name, value in facts.items():
        if value not in (None, "", []):
            yield _line(name, ", ".join(map(str, value)) if isinstance(value, list) else str(value), 11)
    yield from _sources(card["sources"])


def _sources(entries: Sequence[Card], total: int | None = None) -> Iterator[RenderableType]:
    yield from _headed("Sources", entries, total)
    for entry in entries:
        yield _indented(f"“{entry['sentence']}”")
        yield _indented(_source(entry), 4, "dim")


def _met(row: Card) -> Iterator[RenderableType]:
    """A meeting: day, name, what it was, and who was there by state."""
    # A name may tell the place by itself.
    city = row["city"] if row["city"] and row["city"] not in (row["meeting"] or "") else None
    name = ", ".join(filter(None, (row["meeting"] or row["id"], city)))
    status = row["status"] if row["status"] != "held" else None
    yield _line(_day(row), " · ".join(filter(None, (name, row["kind"], status))))
    if parties := row.get("parties"):
        told = [
            f"{_party(party)}: {', '.join(one['name'] for one in party['persons'])}"
            if party["persons"]
            else _party(party)
            for party in parties[:_NAMED]
        ]
        more = len(parties) - _NAMED
        yield _indented(" · ".join([*told, *([f"and {more} others"] if more > 0 else [])]), _UNDER)


def _told(row: Card) -> Iterator[RenderableType]:
    """A meeting, and the best sentence that tells of it."""
    yield from _met(row)
    yield from _proof(row)


def _contact(row: Card) -> Iterator[RenderableType]:
    yield _line(_day(row), f"{row['state_name']} and {row['partner_name']}: {row['meeting']}")
    yield _indented(f"before that {row['before']}", _UNDER, "dim")


def _pledge(row: Card) -> Iterator[RenderableType]:
    yield _line(_day({"date": row["date"]}), row["pledge"])
    facts = [", ".join(party["name"] for party in row["parties"]), row.get("status")]
    facts.append(basis(row.get("basis")))
    if row.get("deadline"):
        facts.append(f"by {row['deadline']}")
    yield _indented(" · ".join(filter(None, facts)), _UNDER)
    yield from _proof(row)


def _proof(row: Card) -> Iterator[RenderableType]:
    """The best sentence of an entry and where it stands."""
    for entry in row["evidence"]:
        more = row["articles"] - 1
        others = f" (and {more} more {'article' if more == 1 else 'articles'})" if more else ""
        yield _indented(f"“{entry['sentence']}”", _UNDER)
        yield _indented(_source(entry) + others, _UNDER, "dim")


def _source(entry: Card) -> str:
    """Where a sentence stands: publisher, day, title, address."""
    of_it = [entry.get("publisher"), entry.get("published"), entry.get("title"), entry.get("url")]
    return "— " + ", ".join(str(part) for part in of_it if part) if any(of_it) else f"— {entry['article']}"


def _partners(rows: Iterable[Card], *, apart: bool) -> RenderableType:
    """How often, with whom, when last; ``apart`` tells calls from what was in person."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    for row in rows:
        side = f" ({row['side']})" if row["side"] else ""
        last = f"last {shown_day(row['last'], row['last_precision'])}" if row["last"] else ""
        cells = (str(row["meetings"]), f"{row['name']}{side}", last)
        calls = row["meetings"] - row["in_person"]
        by_call = f"{calls} by call" if apart and calls else ""
        table.add_row(*(Text(printable(cell)) for cell in (*cells, by_call)))
    return Padding(table, (0, 0, 0, 2))


def _membership(row: Card) -> str:
    years = [f"{word} {row[word]:%Y}" for word in ("since", "until") if row[word]]
    return f"{row['name']} ({', '.join(years)})" if years else str(row["name"])


def _party(party: Card) -> str:
    name = party["name"] or "Without a state"
    return f"{name} ({party['part']})" if party["part"] else name


def _joined(one: str | None, other: str | None) -> str:
    return ", ".join(filter(None, (one, other)))


def _day(row: Card) -> str:
    """The day of a meeting as precisely as it is known, or its days."""
    day, precision = row.get("date"), row.get("date_precision")
    if day is None:
        return "no date"
    end = row.get("end_date")
    return shown_period(day, end) if end and end > day and precision == "day" else shown_day(day, precision)


def _headed(title: str, rows: Sequence[Card], total: int | None = None) -> Iterator[RenderableType]:
    """A heading, unless there is nothing under it; with how many there are where not all are shown."""
    if rows:
        cut = f" ({len(rows)} of {total})" if total and total > len(rows) else ""
        yield Text()
        yield Text(title + cut, style="bold")


def _line(left: str, text: str, width: int = 12) -> RenderableType:
    """A line whose further lines stand under its text."""
    left = f"  {printable(left)}  "
    return Hanging(Text(printable(text)), max(2 + width, len(left)), left)


def _indented(text: str, by: int = 2, style: str = "") -> RenderableType:
    return Hanging(Text(printable(text), style=style), by)
