"""The words are in order: a bad entry is told by file, name and what is wrong with it."""

from __future__ import annotations

import ast
import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Set
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from spacy.glossary import GLOSSARY
from spacy.lang.en.stop_words import STOP_WORDS

from graph.reference.tables import organizations, states
from ingest.lexicon.offices import lexicon
from ingest.lexicon.words import WORD_FILES, word_sets

LEXICON = Path(str(files("ingest.lexicon")))
INGEST = LEXICON.parent


def faults(text: str) -> Iterator[str]:
    """What is wrong with a file of sets of words."""
    known: dict[frozenset[str], str] = {}
    lines = text.splitlines()
    for table, sets in tomllib.loads(text).items():
        if not isinstance(sets, dict):
            yield f"{table} stands outside a table"
            continue
        for name, words in sets.items():
            where = f"[{table}] {name}"
            if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
                yield f"{where} is no list of words"
                continue
            for word in dict.fromkeys(words):
                if words.count(word) > 1:
                    yield f"{where} lists {word!r} twice"
                if not word.strip() or word != word.strip():
                    yield f"{where} has spaces around {word!r}"
            first = known.setdefault(frozenset(words), where)
            if first != where:
                yield f"{where} is the same set as {first}"
            start = next(i for i, line in enumerate(lines) if line == f"[{table}]")
            line = next(i for i in range(start, len(lines)) if lines[i].startswith(f"{name} ="))
            if not lines[line - 1].startswith("#"):
                yield f"{where} has no comment that says what it is for"


@pytest.mark.parametrize("file", WORD_FILES)
def test_words_are_in_order(file: str) -> None:
    assert list(faults((LEXICON / f"{file}.toml").read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[a]\n# Why.\nx = ["meet", "meet"]', "[a] x lists 'meet' twice"),
        ('[a]\n# Why.\nx = ["meet "]', "[a] x has spaces around 'meet '"),
        ('[a]\nx = ["meet"]', "[a] x has no comment that says what it is for"),
        ("[a]\n# Why.\nx = []", "[a] x is no list of words"),
        ('[a]\n# Why.\nx = ["meet"]\n# Why.\ny = ["meet"]', "[a] y is the same set as [a] x"),
        ('x = ["meet"]', "x stands outside a table"),
    ],
)
def test_a_bad_entry_is_told(text: str, told: str) -> None:
    assert list(faults(text)) == [told]


@pytest.mark.parametrize("file", WORD_FILES)
def test_every_set_is_asked_for(file: str) -> None:
    code = "".join(path.read_text("utf-8") for path in sorted(INGEST.rglob("*.py")))
    for table, sets in tomllib.loads((LEXICON / f"{file}.toml").read_text("utf-8")).items():
        assert f'word_sets("{file}", "{table}")' in code, f"no module asks for [{table}] of {file}.toml"
        for name in sets:
            assert f'"{name}"]' in code, f"no module asks for {name} in [{table}] of {file}.toml"
        assert word_sets(file, table)


def test_every_table_says_what_it_is_for_and_is_asked_for() -> None:
    text = (LEXICON / "tables.toml").read_text("utf-8")
    code = "".join(path.read_text("utf-8") for path in sorted(INGEST.rglob("*.py")))
    for table in tomllib.loads(text):
        assert re.search(rf"^#.*\n\[{table}\]$", text, re.MULTILINE), f"[{table}] has no comment"
        assert f'word_table("{table}")' in code, f"no module asks for [{table}] of tables.toml"


@pytest.mark.parametrize("table", ["states", "organizations", "cities", "regions"])
def test_tables_are_in_order(table: str) -> None:
    rows = list(csv.DictReader((LEXICON / f"{table}.csv").read_text("utf-8").splitlines()))
    keys = Counter(next(iter(row.values())) for row in rows)
    assert keys.most_common(1)[0][1] == 1, f"{table}.csv names {keys.most_common(1)[0][0]!r} twice"
    for row in rows:
        for column, value in row.items():
            assert value is not None, f"{table}.csv: {row} lacks {column}"
            entries = [one for one in value.split(";") if one]
            assert entries == [one.strip() for one in entries], f"{table}.csv: spaces around one of {value!r}"
            assert len(entries) == len(set(entries)), f"{table}.csv: {column} lists one of {value!r} twice"
        if "iso3" in row:
            assert re.fullmatch("[A-Z]{3}", row["iso3"]), f"{table}.csv: {row['iso3']!r} is no code"
        if table == "states":
            assert row["iso3"] in states(), f"{table}.csv: {row['iso3']!r} is no code"
        if "id" in row:
            assert row["id"] in organizations(), f"{table}.csv: {row['id']!r} is no id of an organization"


def test_no_wording_means_two_organizations() -> None:
    rows = csv.DictReader((LEXICON / "organizations.csv").read_text("utf-8").splitlines())
    columns = ("names", "abbreviated", "common")
    wordings = [one for row in rows for column in columns for one in row[column].split(";") if one]
    assert [one for one, times in Counter(wordings).items() if times > 1] == []
    states = csv.DictReader((LEXICON / "states.csv").read_text("utf-8").splitlines())
    names = {
        name for row in states for column in list(row.values())[1:] for name in (column or "").split(";")
    }
    assert set(wordings) & names <= {""}


def test_every_organization_can_be_read_by_its_name() -> None:
    rows = csv.DictReader((LEXICON / "organizations.csv").read_text("utf-8").splitlines())
    names = {row["id"]: f"{row['names']};{row['common']}".split(";") for row in rows}
    assert names.keys() == organizations().keys()
    assert [body.id for body in organizations().values() if body.name not in names[body.id]] == []


def test_offices_have_words_in_small_letters() -> None:
    text = (LEXICON / "offices.toml").read_text("utf-8")
    table = tomllib.loads(text)
    for kind in ("official", "other"):
        for word, role in table["heads"][kind].items():
            assert word == word.lower(), f"offices.toml: {word!r} is not in small letters"
            assert re.fullmatch(r"[a-z_]+", role), f"offices.toml: {word!r} has the role {role!r}"


def test_the_head_of_the_offices_lists_each_role_and_section() -> None:
    text = (LEXICON / "offices.toml").read_text("utf-8")
    table = tomllib.loads(text)
    listed = set(re.findall(r"\w+", text.partition("[heads.official]")[0]))
    assert listed >= table.keys() | {*table["heads"]["official"].values(), *table["heads"]["other"].values()}


#: Keys of files and columns, and endings: no words of a report.
NO_WORDS_OF_NEWS = {INGEST / "text" / "metadata.py", INGEST / "text" / "dictionary.py"}


def lists_of_words(path: Path, codes: Set[str]) -> Iterator[str]:
    """The lists in a module that hold three words or more beside labels, codes and function words."""
    nodes = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.expr))
    for node in nodes:
        held: list[ast.expr] = []
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            held = node.elts
        elif isinstance(node, ast.Dict):
            held = [key for key in node.keys if key is not None]
        texts = [one.value for one in held if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            text = node.func.value
            texts = (
                text.value.split() if isinstance(text, ast.Constant) and isinstance(text.value, str) else []
            )
        words = [one for one in texts if re.fullmatch(r"[a-z][a-z-]+", one)]
        if sum(one not in STOP_WORDS and one not in codes for one in words) >= 3:
            yield f"{path.name}:{node.lineno} {words}"


@cache
def codes() -> Set[str]:
    """What stands for kinds, roles and fields in the code, and the parser's labels."""
    nodes = [n for path in INGEST.rglob("*.py") for n in ast.walk(ast.parse(path.read_text("utf-8")))]
    kinds = {
        one.value
        for node in nodes
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"
        for one in ast.walk(node.slice)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }
    fields = {n.target.id for n in nodes if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)}
    offices = lexicon()
    roles = {role for _, role, _ in offices.heads.values()} | {role for role, _ in offices.roles.values()}
    return kinds | fields | roles | set(GLOSSARY)


@pytest.mark.parametrize("room", WORD_FILES)
def test_no_words_of_news_stand_in_code(room: str) -> None:
    modules = [path for path in sorted((INGEST / room).rglob("*.py")) if path not in NO_WORDS_OF_NEWS]
    found = [words for path in modules for words in lists_of_words(path, codes())]
    assert found == [], "words belong to ingest/lexicon"


def test_words_in_code_are_found_and_told_from_codes(tmp_path: Path) -> None:
    module = tmp_path / "verbs.py"
    module.write_text(
        'MEET = ("confer", "huddle", "the", "parley")\nLABELS = ("nsubj", "dobj", "pobj")\n', "utf-8"
    )
    assert list(lists_of_words(module, codes())) == ["verbs.py:1 ['confer', 'huddle', 'the', 'parley']"]
