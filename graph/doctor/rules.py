"""The rules of a sound graph, each with its meaning and how to mend what breaks it."""

from __future__ import annotations

from dataclasses import dataclass, field

_READ_AGAIN = "summitry forget the articles named, then ingest them again"
_ANEW = (
    "summitry export --format summitry, and import the file into a new store, where all is made anew from "
    "what articles state"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is true of every sound graph. ``name`` is how reports and scripts call it."""

    name: str
    meaning: str
    cure: str


RULES: tuple[Rule, ...] = (
    Rule(
        "schema-version",
        "One Schema node tells the version, and it is the one that this program knows.",
        "open the store for writing once (summitry query --write 'RETURN 1'); delete a second Schema node",
    ),
    Rule("vocabulary", "Labels and edge types are those of the graph's contract.", _ANEW),
    Rule("key-present", "Every node has its key.", _ANEW),
    Rule(
        "key-unique",
        "No two nodes of one label have the same key.",
        _ANEW,
    ),
    Rule(
        "key-form",
        "States have ISO 3166-1 alpha-3 codes, organizations the slug of their name, other keys no blanks.",
        f"delete its memberships (MEMBER_OF) with summitry query --write, then {_ANEW}",
    ),
    Rule(
        "cow",
        "A state's Correlates of War number is the one of the State System Membership list.",
        "set it to the number shown, or remove it, with summitry query --write",
    ),
    Rule(
        "values",
        "Kinds, statuses, roles, modes and precisions are words of the graph's contract.",
        _ANEW,
    ),
    Rule(
        "dates",
        "Dates are dates; what has a beginning does not end before it.",
        f"{_ANEW}; an article whose day is none: summitry forget it, then ingest it again",
    ),
    Rule(
        "date-precision",
        "A meeting's date has a precision; of a month or a year it is the first day.",
        _ANEW,
    ),
    Rule("ends", "Edges join the labels that the contract names for their type.", _ANEW),
    Rule("edge-unique", "No edge stands twice.", _ANEW),
    Rule("evidence", "Every edge that states a fact has evidence.", _ANEW),
    Rule("evidence-lists", "The lists of an edge's evidence have one entry a sentence each.", _ANEW),
    Rule("evidence-article", "The articles that evidence names are in the graph.", _ANEW),
    Rule("confidence", "Confidences lie between 0 and 1.", _ANEW),
    Rule(
        "spans",
        "Spans are offsets into the article's text, and the sentence stands there but for markup and layout.",
        _READ_AGAIN,
    ),
    Rule(
        "membership-source",
        "Memberships have a beginning and a source: they are reference data, not reports.",
        "delete all memberships of the organization with summitry query --write; the next ingest writes them",
    ),
    Rule(
        "talks-order",
        "Talks are stored once, from the lower key to the higher.",
        _ANEW,
    ),
    Rule("talks-meeting", "Talks are of a meeting that is in the graph.", _ANEW),
    Rule(
        "status",
        "Talks have the date and status of their meeting, attendance its status.",
        _ANEW,
    ),
    Rule("reported", "An article reports every meeting.", _ANEW),
    Rule("orphans", "Nothing but articles stands without an edge.", _ANEW),
    Rule(
        "statements",
        "Every article has its statements, from which the graph can be settled again.",
        "delete the articles named with summitry query --write (DETACH DELETE), then export --format "
        "summitry, import the file into a new store, and ingest these articles there",
    ),
    Rule(
        "judgements",
        "What people decided is on records that the graph has.",
        "ingest the article again that told of the record, or summitry judgements undo ID",
    ),
    Rule(
        "rebuild",
        "The graph is the one that its articles' statements make.",
        _ANEW,
    ),
)

#: How many examples a finding names.
EXAMPLES = 5


@dataclass(slots=True)
class Finding:
    """How often a rule is broken, the first places where, and, where it is for them, the articles that are to
    be read again."""

    rule: Rule
    count: int = 0
    examples: list[str] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)


class Findings:
    """What is found, by rule; rules that were not looked at are absent."""

    def __init__(self, *rules: str) -> None:
        self.by_rule = {rule.name: Finding(rule) for rule in RULES if rule.name in rules}

    def add(self, rule: str, example: str, article: str | None = None) -> None:
        """A place where a rule is broken, and the article that is to be read again, if that mends it."""
        finding = self.by_rule[rule]
        finding.count += 1
        if article is not None:
            finding.articles.add(article)
        if len(finding.examples) < EXAMPLES:
            finding.examples.append(example)
