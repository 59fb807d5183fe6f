"""``summitry ingest`` over many articles: stopped, killed and taken up again, nothing is lost or repeated."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.article import Article
from ingest.workers.batch import Unreadable
from summitry import open_graph
from summitry.reading import Intake, take_in
from summitry.rejected import RejectedFile
from tests.cli.conftest import EXAMPLES, Run
from tests.graph.processes import command_line, server_of
from tests.ingest.sources.site import Reply, page, serving

#: Each example three times: more than both workers hold at a time, and no more than what is stored at once.
ARTICLES = 24


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles that share their meetings."""
    folder = tmp_path_factory.mktemp("archive")
    reports = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    for number in range(ARTICLES):
        report = reports[number % len(reports)]
        (folder / f"{number:03}.txt").write_text(f"{report}\nEdition {number} of this report.\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def unbroken(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The checksum of the graph of an unbroken run, in one process."""
    with open_graph(tmp_path_factory.mktemp("unbroken") / "graph") as graph:
        assert take_in(graph, [str(archive)]).read == ARTICLES
        return graph.checksum()


def started(*arguments: object, **settings: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "summitry", "ingest", *map(str, arguments)]
    # A shell has its background jobs ignore Ctrl-C, and they would hand that on.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, **settings
    )


def stored(store: Path) -> int:
    if not (store / "engine.json").exists():
        return 0
    with open_graph(store, read_only=True) as graph:
        return graph.stats().nodes["Article"]


def wait_for(condition: Callable[[], object], process: subprocess.Popen[str]) -> None:
    while not condition():
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)


def members(group: int) -> list[int]:
    """The processes of a session that was started here."""
    found = subprocess.run(
        ["ps", "-o", "pid=,args=", "-g", str(group)], capture_output=True, text=True, check=False
    )
    return [int(line.split()[0]) for line in found.stdout.splitlines() if "graph.store.engines" not in line]


def test_workers_make_the_same_graph_in_whatever_order(archive: Path, unbroken: str, tmp_path: Path) -> None:
    with open_graph(tmp_path / "graph") as graph:
        names = sorted(map(str, archive.iterdir()), reverse=True)
        summary = take_in(graph, names, workers=2)
        assert (summary.read, summary.known, summary.aside.total()) == (ARTICLES, 0, 0)
        assert summary.new_nodes == sum(graph.stats().nodes.values()) - members_only(graph)
        assert graph.checksum() == unbroken
        again = take_in(graph, [str(archive)], workers=2)
        assert (again.read, again.known, again.new_nodes, again.new_edges) == (0, ARTICLES, 0, 0)
        assert graph.checksum() == unbroken


def members_only(graph: Any) -> int:
    """States that are there as members of an organization alone."""
    [row] = graph.run(
        "MATCH (s:State) WHERE NOT EXISTS { (s)-[r WHERE type(r) <> 'MEMBER_OF']-() } RETURN count(s) AS n"
    )
    return int(row["n"])


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stores_what_is_finished_and_the_rest_follows(
    archive: Path, unbroken: str, tmp_path: Path, sign: signal.Signals
) -> None:
    store, endless = tmp_path / "graph", tmp_path / "feed.jsonl"
    os.mkfifo(endless)  # However fast the machine, the run is not over when the signal comes.
    with started(archive, endless, "--store", store, "--workers", 2, "--json") as process:
        wait_for(lambda: stored(store), process)
        os.killpg(process.pid, sign)
        out, err = process.communicate()
    summary = json.loads(out)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert summary["interrupted"]
    assert 0 < summary["read"] <= ARTICLES
    assert summary["read"] == stored(store)
    with started(archive, "--store", store, "--workers", 2, "--json") as process:
        rest = json.loads(process.communicate()[0])
    assert process.returncode == 0
    assert (rest["read"], rest["known before"]) == (ARTICLES - summary["read"], summary["read"])
    with open_graph(store) as graph:
        assert graph.checksum() == unbroken


def test_killed_it_leaves_no_process_and_goes_on_where_it_was(
    archive: Path, unbroken: str, tmp_path: Path
) -> None:
    store, endless = tmp_path / "graph", tmp_path / "feed.jsonl"
    os.mkfifo(endless)  # However fast the machine, half of it is unread when the kill comes.
    reports = sorted(archive.iterdir())
    with started(*reports[:12], endless, *reports[12:], "--store", store, "--workers", 2) as process:
        wait_for(lambda: stored(store), process)
        assert len(members(process.pid)) > 2
        process.kill()
        process.communicate()
    while members(process.pid):
        time.sleep(0.05)
    with open_graph(store) as graph:
        before = graph.stats().nodes["Article"]
        assert 0 < before <= 12
        summary = take_in(graph, [str(archive)])
        assert (summary.read, summary.known) == (ARTICLES - before, before)
        assert graph.checksum() == unbroken


@pytest.mark.parametrize("deed", ["engine killed", "store deleted"])
def test_a_store_that_is_lost_ends_the_run_with_its_summary_in_its_own_words(
    archive: Path, tmp_path: Path, deed: str
) -> None:
    store, endless = tmp_path / "graph", tmp_path / "feed.jsonl"
    os.mkfifo(endless)
    reports = sorted(archive.iterdir())
    with started(*reports[:5], endless, *reports[5:], "--store", store, "--workers", 1, "--json") as process:
        wait_for(lambda: stored(store) == 5, process)
        if deed == "engine killed":
            os.kill(server_of(store), signal.SIGKILL)
        else:
            server = server_of(store)
            store.rename(tmp_path / "elsewhere")
            while command_line(server):
                time.sleep(0.05)
        endless.open("w").close()
        out, err = process.communicate()
    assert process.returncode == 5
    assert json.loads(out)["read"] == 5
    *progress, error = err.splitlines()  # On a slow machine there is a line each half a minute.
    assert all(line.endswith("/s") for line in progress)
    assert ("deleted or moved" if deed == "store deleted" else "its engine ended") in error


def test_of_one_text_in_two_places_the_fuller_stands_whichever_comes_first(tmp_path: Path) -> None:
    text = (EXAMPLES / "panmunjom-2018.txt").read_text("utf-8")
    bare, full = Article(text, source="bare"), Article(text, publisher="Reuters", source="full")
    checksums = []
    for number, order in enumerate([[bare, full], [full, bare]]):
        with open_graph(tmp_path / f"graph{number}") as graph:
            for article in order:
                with Intake(graph) as intake:
                    intake.take(article)
            [row] = graph.run("MATCH (a:Article) RETURN a.publisher AS publisher")
            assert row["publisher"] == "Reuters"
            checksums.append(graph.checksum())
            with Intake(graph) as intake:
                intake.take(bare)
                intake.take(full)
            assert (intake.summary.read, intake.summary.known) == (0, 2)
    assert checksums[0] == checksums[1]


def test_the_summary_tells_what_became_of_everything(summitry: Run, tmp_path: Path) -> None:
    folder, store = tmp_path / "articles", tmp_path / "graph"
    folder.mkdir()
    for name in ("panmunjom-2018.txt", "no-meeting-2019.txt"):
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    for number in range(25):
        (folder / f"empty-{number}.txt").touch()
    result = summitry("ingest", folder, "--store", store, "--json")
    assert result.code == 1
    summary = json.loads(result.out)
    assert (summary["read"], summary["with meetings"], summary["without meetings"]) == (2, 1, 1)
    assert summary["set aside"] == {"empty": 25}
    assert summary["rejected"] == str(store / "rejected.jsonl")
    lines = [json.loads(line) for line in (store / "rejected.jsonl").read_text("utf-8").splitlines()]
    assert {line["source"] for line in lines} == {str(folder / f"empty-{n}.txt") for n in range(25)}
    assert all(line["reason"].startswith("empty") for line in lines)
    # People see the first twenty of them.
    assert len(result.err.splitlines()) == 21
    assert str(store / "rejected.jsonl") in result.err
    table = summitry("ingest", folder, "--store", store)
    assert table.code == 1
    assert "set aside: empty" in table.out
    assert len((store / "rejected.jsonl").read_text("utf-8").splitlines()) == 25


def test_days_that_could_be_two_are_remarked_on_once_and_set_nothing_aside(
    summitry: Run, tmp_path: Path
) -> None:
    table, store = tmp_path / "wire.csv", tmp_path / "graph"
    text = " ".join((EXAMPLES / "no-meeting-2019.txt").read_text("utf-8").replace('"', "'").split())
    table.write_text(f'text,published\n"{text} One.",03/10/2023\n"{text} Two.",2023-10-05\n', "utf-8")
    first = summitry("ingest", table, "--store", store, "--json")
    told = json.loads(first.out)
    assert (first.code, told["read"], told["set aside"]) == (0, 2, {})
    [remark] = told["remarks"]
    assert remark.startswith(f"{table}: dates: 1 of 2 are not understood")
    again = summitry("ingest", table, "--store", store)
    assert (again.code, again.err) == (0, "")
    assert "articles a second" not in again.out  # Of nothing that was read there is no rate.
    assert not (store / "rejected.jsonl").read_text("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name of a file is text")
def test_names_that_are_no_text_are_shown_and_end_no_run(summitry: Run, tmp_path: Path) -> None:
    folder, store = tmp_path / "articles", tmp_path / "graph"
    folder.mkdir()
    for suffix in ("html", "pdf", "csv", "jsonl", "warc", "rss", "xml"):
        (folder / os.fsdecode(b"a\xff." + suffix.encode())).write_bytes(b"{[%, nothing\n")
    (folder / os.fsdecode(b"b\xfe.txt")).write_bytes((EXAMPLES / "panmunjom-2018.txt").read_bytes())
    result = summitry("ingest", folder, folder / os.fsdecode(b"gone\xff.txt"), "--store", store, "--json")
    summary = json.loads(result.out)
    assert result.code == 1
    assert summary["read"] == 1
    assert sum(summary["set aside"].values()) == 8
    lines = [json.loads(line) for line in (store / "rejected.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == 8
    assert all(r"\xff" in line["source"] for line in lines)
    assert result.err.count(r"a\xff.") == 7
    facts = summitry("read", folder / os.fsdecode(b"b\xfe.txt"), "--json")
    assert json.loads(facts.out)[0]["source"].endswith(r"b\xfe.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name of a file is text")
def test_a_store_and_a_shard_whose_names_are_no_text(summitry: Run, tmp_path: Path) -> None:
    store, shard = tmp_path / "graph", tmp_path / os.fsdecode(b"shard\xff.jsonl")
    shard.write_text(json.dumps({"text": (EXAMPLES / "panmunjom-2018.txt").read_text("utf-8")}) + "\n{\n")
    result = summitry("ingest", shard, "--store", store, "--json")
    assert result.code == 1
    assert json.loads(result.out)["read"] == 1
    extracted = summitry("extract", shard, "--out", tmp_path / "facts")
    assert extracted.code == 1
    assert "shard\\xff.jsonl:2" in extracted.err
    assert summitry("load", tmp_path / "facts", "--store", store).code == 0
    refused = summitry("stats", "--store", tmp_path / os.fsdecode(b"graph\xff"))
    written = summitry("ingest", shard, "--store", tmp_path / os.fsdecode(b"graph\xff"))
    assert (refused.code, written.code) == (5, 5)
    assert "not UTF-8" in written.err


def test_what_could_not_be_read_is_not_tried_again_until_its_line_is_gone(
    summitry: Run, tmp_path: Path
) -> None:
    report, store, file = tmp_path / "long.txt", tmp_path / "graph", tmp_path / "aside.jsonl"
    paragraph = (
        "On day {} of the talks the Norwegian minister met her counterpart and spoke of fish, of {} ships."
    )
    report.write_text("\n\n".join(paragraph.format(day, 7 * day) for day in range(500)), "utf-8")
    command = ("ingest", report, "--store", store, "--rejected", file, "--json")
    first = summitry(*command, "--timeout", "2")  # It takes about ten on a quiet machine.
    assert first.code == 3
    assert json.loads(first.out)["set aside"] == {"took too long": 1}
    [line] = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert line["source"] == str(report)
    second = summitry(*command)
    assert json.loads(second.out)["set aside"] == {"took too long": 1}
    file.unlink()
    assert json.loads(summitry(*command, "--timeout", "3600").out)["read"] == 1


@pytest.mark.parametrize("content", ["", "{", '{"source": 1}', "[]\n\n", '{"extractor": []', "\x00\xff"])
def test_a_damaged_file_of_rejected_is_carried_on(tmp_path: Path, content: str) -> None:
    file = tmp_path / "aside.jsonl"
    file.write_text(content, "utf-8")
    RejectedFile(file).add(Unreadable("report.txt", "took too long", "0123"))
    again = RejectedFile(file)
    again.add(Unreadable("report.txt", "took too long", "0123"))
    assert again.unreadable == {"0123": "took too long"}
    lines = file.read_text("utf-8").splitlines()
    assert [json.loads(line)["source"] for line in lines if "report.txt" in line] == ["report.txt"]


def test_a_file_of_rejected_that_cannot_be_written(summitry: Run, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "aside.jsonl"
    result = summitry("ingest", tmp_path / "missing.txt", "--store", tmp_path / "graph", "--rejected", file)
    assert result.code == 3
    assert str(file) in result.err
    assert "Traceback" not in result.err


def test_columns_of_a_table_may_be_named(summitry: Run, tmp_path: Path) -> None:
    table, store = tmp_path / "articles.jsonl", tmp_path / "graph"
    text = (EXAMPLES / "panmunjom-2018.txt").read_text("utf-8")
    table.write_text(json.dumps({"words": text, "head": "The summit"}) + "\n", "utf-8")
    command = ("ingest", table, "--store", store)
    assert summitry(*command, "--columns", "text:words").code == 2
    assert summitry(*command).code == 3
    assert summitry(*command, "--columns", "text=words,title=head").code == 0
    [row] = json.loads(summitry("query", "MATCH (a:Article) RETURN a.title", "--json", "--store", store).out)
    assert list(row.values()) == ["The summit"]


def test_a_feed_is_taken_in_once(tmp_path: Path, summitry: Run) -> None:
    with serving() as site:
        site.pages["/prague"] = Reply(page("Prague"))
        entry = f"<item><title>Talks</title><link>{site.url('/prague')}</link></item>"
        site.pages["/feed"] = Reply(
            f"<rss><channel><title>Wire</title>{entry}</channel></rss>".encode(), "text/xml"
        )
        command = ("ingest", site.url("/feed"), "--store", tmp_path / "graph", "--workers", 1, "--json")
        first = json.loads(summitry(*command).out)
        assert (first["read"], first["with meetings"], first["set aside"]) == (1, 1, {})
        again = json.loads(summitry(*command).out)
        assert (again["read"], again["known before"], again["nodes"]["new"]) == (0, 1, 0)
        missing = summitry("ingest", site.url("/gone"), "--store", tmp_path / "graph", "--workers", 1)
        assert missing.code == 3
        assert "not found" in missing.err


@pytest.mark.parametrize(
    ("written", "stated", "day"),
    [
        ("dmy", "05/06/2019", "2019-06-05"),
        ("mdy", "05/06/2019", "2019-05-06"),
        ("%Y.%d.%m", "2019.05.06", "2019-06-05"),
    ],
)
def test_how_a_table_s_days_are_written_is_told(
    summitry: Run, tmp_path: Path, written: str, stated: str, day: str
) -> None:
    table, store = tmp_path / "table.csv", tmp_path / "graph"
    told = "The foreign ministers of Kenya and Ghana met in Accra yesterday and spoke of roads for two hours."
    table.write_text(f'created_at,text\n{stated},"{told}"\n', "utf-8")
    assert summitry("ingest", table, "--store", store, "--date-format", written, "--workers", 1).code == 0
    with open_graph(store) as graph:
        [row] = graph.run("MATCH (a:Article) RETURN a.published AS day")
    assert str(row["day"]) == day


def test_a_format_that_is_none_is_told(summitry: Run, tmp_path: Path) -> None:
    result = summitry("ingest", tmp_path, "--store", tmp_path / "graph", "--date-format", "euro")
    assert result.code == 2
    assert "dmy, mdy, or a format such as %d %B %Y" in " ".join(result.err.split())
