"""Engines: started when asked for, shared, private, gone when idle, and clear about what is wrong."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from filelock import FileLock, Timeout

from graph.errors import (
    EngineFailedError,
    EngineMissingError,
    NotAStoreError,
    StoreDeniedError,
    StoreError,
    StoreLockedError,
    StoreNotFoundError,
    StoreUnreachableError,
    StoreVersionError,
    SummitryError,
)
from graph.store.engines import jars, lease, neo4j_local, resolve, schema
from graph.store.engines.driver import failures, translated
from graph.store.graph import open_graph
from ingest.sources.admission import Rejected
from ingest.sources.web import Visits
from summitry.rejected import RejectedFile
from tests.graph.processes import ROOT, command_line, parent_of, python, server_of
from tests.graph.worlds import Report
from tests.ingest.sources.site import Reply, Site, serving


def until_free(folder: Path) -> bool:
    """Whether a folder's engine ends, in however much time that a busy machine may need."""
    try:
        with FileLock(folder / lease.LOCK).acquire(timeout=600):
            return True
    except Timeout:
        return False


# -- life -----------------------------------------------------------------------------------------


def test_processes_share_one_engine_and_outlive_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    code = """
import sys, time
from graph.store.graph import open_graph
graph = open_graph(sys.argv[1])
graph.run("MERGE (:State {iso3: $key})", key=sys.argv[2])
print("written", flush=True)
time.sleep(600)
"""
    others = [python(code, folder, key) for key in ("CHN", "RUS")]
    try:
        assert [other.stdout.readline() for other in others if other.stdout] == ["written\n"] * 2
        for other in others:
            other.kill()  # The harshest end: the engine must not care.
        with open_graph(folder) as graph:
            assert graph.stats().nodes["State"] == 2
    finally:
        for other in others:
            other.kill()
            other.communicate()


def test_an_engine_ends_when_nobody_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    folder.mkdir()
    (folder / lease.MARK).write_text("arcadedb")
    # Its time runs from a known point on: when we hold a lease, however long it took to get one.
    code = """
import sys, threading
from pathlib import Path
from graph.store.engines import keeper
def hurry():
    sys.stdin.readline()
    keeper.IDLE = 1.0
threading.Thread(target=hurry, daemon=True).start()
sys.exit(keeper.main("arcadedb", Path(sys.argv[1])))
"""
    keeper = subprocess.Popen([sys.executable, "-c", code, folder], cwd=ROOT, stdin=subprocess.PIPE)
    assert keeper.stdin
    try:
        while not (folder / lease.ADDRESS).exists():
            assert keeper.poll() is None
            time.sleep(0.05)
        with open_graph(folder) as graph:
            graph.run("CREATE (:State {iso3: 'CHN'})")
            keeper.stdin.write(b"now\n")
            keeper.stdin.close()
            time.sleep(2.5)
            assert graph.stats().nodes["State"] == 1  # Used rarely, but held.
        assert until_free(folder)
        assert not (folder / lease.ADDRESS).exists()
    finally:
        keeper.stdin.close()
        keeper.terminate()
        keeper.wait()


@pytest.mark.parametrize(("engine", "number"), [("arcadedb", 0), ("arcadedb", 1), ("neo4j_local", 0)])
def test_a_port_that_somebody_took_first_costs_another_try(
    tmp_path: Path, neo4j_store: str, engine: str, number: int
) -> None:
    folder, name = tmp_path / "graph", engine.removesuffix("_local")
    folder.mkdir()
    (folder / lease.MARK).write_text(name)
    code = """
import sys
from pathlib import Path
from graph.store.engines import ENGINE, keeper
real, calls = ENGINE.free_port, []
def chosen():
    calls.append(1)
    return int(sys.argv[3]) if len(calls) == int(sys.argv[4]) + 1 else real()
ENGINE.free_port = chosen
sys.exit(keeper.main(sys.argv[1], Path(sys.argv[2])))
""".replace("ENGINE", engine)
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        port = somebody.getsockname()[1]
        keeper = subprocess.Popen(
            [sys.executable, "-c", code, name, folder, str(port), str(number)], cwd=ROOT
        )
        try:
            while not (folder / lease.ADDRESS).exists():
                assert keeper.poll() is None
                time.sleep(0.05)
            with open_graph(folder if name == "arcadedb" else f"neo4j-local:{folder}") as graph:
                assert graph.run("RETURN 1 AS one") == [{"one": 1}]
        finally:
            keeper.terminate()
            keeper.wait()


def test_a_question_without_an_end_is_ended(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    folder.mkdir()
    (folder / lease.MARK).write_text("arcadedb")
    many = "range(1, 1000)"
    code = """
import sys
from pathlib import Path
from graph.store.engines import arcadedb, keeper
arcadedb._LONGEST = 6000  # Enough for what is asked at the start, on a busy machine too.
sys.exit(keeper.main("arcadedb", Path(sys.argv[1])))
"""
    keeper = subprocess.Popen([sys.executable, "-c", code, folder], cwd=ROOT)
    try:
        while not (folder / lease.ADDRESS).exists():
            assert keeper.poll() is None
            time.sleep(0.05)
        with open_graph(folder, read_only=True) as graph:
            with pytest.raises(SummitryError, match="6000"):
                graph.run(f"UNWIND {many} AS x UNWIND {many} AS y UNWIND {many} AS z RETURN count(z)")
            assert graph.run("RETURN 1 AS one") == [{"one": 1}]
    finally:
        keeper.terminate()
        keeper.wait()


def test_an_engine_takes_no_more_memory_than_it_is_given(store: str) -> None:
    engine = resolve(store)
    if engine.lease is None:
        pytest.skip("a server of the tester's own")
    engine.release()
    [given] = re.findall(r"-Xmx(\d+)m", command_line(server_of(Path(engine.name))))
    assert 512 <= int(given) <= 4096


def test_the_embedded_engine_opens_nothing_to_who_has_no_password(tmp_path: Path) -> None:
    with open_graph(tmp_path / "graph"):
        log = (tmp_path / "graph" / lease.LOG).read_text()
        [port] = re.findall(r"HTTP Server started \(host=127\.0\.0\.1 port=(\d+)", log)
        for path in ("/api/v1/mcp", "/api/v1/server", "/api/v1/databases", "/api/v1/query/graph/sql/x"):
            with pytest.raises(HTTPError) as refused:
                urlopen(f"http://127.0.0.1:{port}{path}", timeout=60)
            with refused.value as answer:
                assert answer.code in {401, 404, 405}, path
        assert "Studio" not in log
        assert "MCP" not in log


@pytest.mark.parametrize("words", ["No space left on device", "java.io.IOException: Disk quota exceeded"])
def test_a_full_disk_is_called_one(tmp_path: Path, words: str) -> None:
    error = failures.ClientError(words)
    with (
        pytest.raises(EngineFailedError, match="no room left on the disk"),
        translated(str(tmp_path), read_only=False),
    ):
        raise error


def test_an_engine_ends_when_its_folder_is_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    with open_graph(folder):
        server = server_of(folder)
        folder.rename(tmp_path / "elsewhere")
        deadline = time.monotonic() + 600
        while command_line(server) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not command_line(server)


def test_after_a_crash_of_the_server_the_graph_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    with open_graph(folder) as graph:
        graph.write(Report("a").facts())
        expected = graph.checksum()
        os.kill(server_of(folder), signal.SIGKILL)
        with pytest.raises(StoreUnreachableError, match=re.escape(str(folder))):
            graph.run("RETURN 1")
    with open_graph(folder) as graph:
        assert graph.checksum() == expected


def test_after_a_crash_of_the_keeper_its_server_is_ended_and_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    with open_graph(folder) as graph:
        graph.write(Report("a").facts())
        expected = graph.checksum()
        orphan = server_of(folder)
        os.kill(parent_of(orphan), signal.SIGKILL)
    with open_graph(folder) as graph:
        assert graph.checksum() == expected
        assert server_of(folder) != orphan
    assert "arcadedb" not in command_line(orphan)


# -- privacy --------------------------------------------------------------------------------------


def test_passwords_are_seen_by_nobody_else(store: str) -> None:
    engine = resolve(store)
    if engine.lease is None:
        pytest.skip("a server of the tester's own")
    try:
        folder = Path(engine.name)
        assert engine.password
        assert engine.password not in command_line(server_of(folder))
        assert engine.password not in command_line(parent_of(server_of(folder)))
        for path in folder.rglob("*"):
            if path.is_file() and engine.password.encode() in path.read_bytes():
                assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        assert stat.S_IMODE((folder / lease.ADDRESS).stat().st_mode) == 0o600
    finally:
        engine.release()


@pytest.mark.skipif(os.name != "posix", reason="rights of files are others there")
def test_other_users_read_nothing_even_in_a_folder_that_is_open_to_them(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    before = os.umask(0o022)
    try:
        (folder / "databases").mkdir(parents=True)  # As an earlier version left it.
        (folder / lease.MARK).write_text("arcadedb")
        with open_graph(folder) as graph:
            graph.write(Report("a").facts())
        RejectedFile(folder / "rejected.jsonl").add(Rejected("a.txt", "empty"))
        visits = Visits(folder / "visits.json")
        visits.note("http://a/", {"etag": "1"})
        visits.save()
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755  # Its owner's to say.
    open_to_others = [path.name for path in folder.iterdir() if path.stat().st_mode & 0o077]
    assert open_to_others == []


def test_the_keeper_answers_only_who_knows_the_token(embedded_store: str) -> None:
    with open_graph(embedded_store):
        port = int(re.findall(r'"port": (\d+)', (Path(embedded_store) / lease.ADDRESS).read_text())[0])
        for said in (b"stop\n", b"wrong\n", b"\xff" * 5000, b""):
            stranger = socket.create_connection(("127.0.0.1", port), timeout=60)
            with stranger, suppress(ConnectionError):
                stranger.sendall(said)
                if not said:
                    stranger.shutdown(socket.SHUT_WR)
                assert stranger.recv(100) == b""
        with open_graph(embedded_store) as graph:
            assert graph.run("RETURN 1 AS one") == [{"one": 1}]


def test_servers_listen_on_this_machine_only(store: str) -> None:
    engine = resolve(store)
    if engine.lease is None:
        pytest.skip("a server of the tester's own")
    engine.release()
    listing = subprocess.run(["ss", "-ltnpH"], capture_output=True, text=True, check=False).stdout
    pid = server_of(Path(engine.name))
    own = [line.split()[3] for line in listing.splitlines() if f"pid={pid}," in line]
    assert own
    assert all(address.startswith(("127.", "[::1]", "[::ffff:127.")) for address in own), own


# -- settings -------------------------------------------------------------------------------------


def test_the_environment_names_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreNotFoundError, match=r"summitry\.db"):
        open_graph(read_only=True)
    monkeypatch.setenv("SUMMITRY_STORE", str(tmp_path / "mine"))
    with pytest.raises(StoreNotFoundError, match="mine"):
        open_graph(read_only=True)
    assert not list(tmp_path.iterdir())


def test_a_server_by_its_address(neo4j_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = resolve(neo4j_store)
    try:
        monkeypatch.setenv("NEO4J_PASSWORD", engine.password or "")
        with open_graph(engine.uri) as graph:
            assert graph.run("RETURN 1 AS one") == [{"one": 1}]
        monkeypatch.delenv("NEO4J_PASSWORD")
        asked = []

        def ask(question: str) -> str:
            asked.append(question)
            return engine.password or ""

        with open_graph(engine.uri, read_only=True, ask=ask) as graph:
            assert graph.run("RETURN 1 AS one") == [{"one": 1}]
        [question] = asked
        assert engine.uri.removeprefix("bolt://") in question
        monkeypatch.setenv("NEO4J_PASSWORD", "hunter2-wrong")
        with pytest.raises(StoreDeniedError, match="NEO4J_PASSWORD") as caught:
            open_graph(engine.uri)
        assert "hunter2" not in str(caught.value)
        monkeypatch.delenv("NEO4J_PASSWORD")
        with pytest.raises(StoreDeniedError):
            open_graph(engine.uri)
    finally:
        engine.release()


def test_nobody_listens() -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        address = f"bolt://127.0.0.1:{reserved.getsockname()[1]}"
        with pytest.raises(StoreUnreachableError, match=re.escape(address)):
            open_graph(address)


def test_something_else_listens(embedded_store: str) -> None:
    with open_graph(embedded_store):
        port = int(re.findall(r'"port": (\d+)', (Path(embedded_store) / lease.ADDRESS).read_text())[0])
        with pytest.raises(StoreError, match=f"127.0.0.1:{port}"):
            open_graph(f"bolt://127.0.0.1:{port}")


# -- bad input ------------------------------------------------------------------------------------


def test_credentials_in_an_address_are_refused_and_not_repeated() -> None:
    with pytest.raises(NotAStoreError, match="NEO4J_PASSWORD") as caught:
        open_graph("bolt://neo4j:hunter2@127.0.0.1:7687")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["bolt://neo4j:hunter2@host:99999", "bolt://u:hunter2@", "bolt://u:hunter2/x@host"]
)
def test_half_an_address_repeats_no_credentials(address: str) -> None:
    with pytest.raises(NotAStoreError, match="no address") as caught:
        open_graph(address)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("setting", ["http://localhost:7474", "postgres://x/y", "file:///tmp/x"])
def test_other_addresses_are_no_stores(setting: str) -> None:
    with pytest.raises(NotAStoreError, match="bolt"):
        open_graph(setting)


@pytest.mark.parametrize("prefix", ["", "neo4j-local:"])
def test_a_file_and_a_folder_of_other_things_are_no_stores(tmp_path: Path, prefix: str) -> None:
    file = tmp_path / "article.txt"
    file.write_text("Ministers met.")
    with pytest.raises(NotAStoreError, match=r"article\.txt is a file"):
        open_graph(f"{prefix}{file}")
    with pytest.raises(NotAStoreError, match=r"article\.txt/graph is a file|cannot be made"):
        open_graph(f"{prefix}{file}/graph")
    with pytest.raises(NotAStoreError, match="holds other things"):
        open_graph(f"{prefix}{tmp_path}")
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreDeniedError, match="may write"):
            open_graph(tmp_path / "graph")
    finally:
        tmp_path.chmod(0o700)


def test_a_store_of_one_engine_is_not_opened_by_the_other(embedded_store: str) -> None:
    with open_graph(embedded_store), pytest.raises(NotAStoreError, match="arcadedb"):
        open_graph(f"neo4j-local:{embedded_store}")


def test_a_store_of_another_schema_version_is_refused(store: str) -> None:
    with open_graph(store) as graph:
        graph.run("MATCH (s:Schema) SET s.version = 99")
        try:
            with pytest.raises(StoreVersionError, match="99"):
                graph.write(Report("a").facts())
            for read_only in (True, False):
                with pytest.raises(StoreVersionError, match="99"):
                    open_graph(store, read_only=read_only)
            assert sum(graph.stats().nodes.values()) == 0
        finally:
            graph.run("MATCH (s:Schema) DELETE s")


def test_a_store_of_the_version_before_is_read_and_becomes_one_of_this_when_it_is_written(store: str) -> None:
    with open_graph(store) as graph:
        graph.write(Report("a").facts())
        graph.run("MATCH (s:Schema) SET s.version = 1")
    with open_graph(store, read_only=True) as graph:
        assert graph.stats().nodes["Meeting"] == 1
        assert graph.run("MATCH (s:Schema) RETURN s.version AS version") == [{"version": 1}]
    with open_graph(store) as graph:
        assert graph.run("MATCH (s:Schema) RETURN s.version AS version") == [{"version": schema.VERSION}]


def test_a_store_held_by_something_that_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "graph"
    folder.mkdir()
    (folder / lease.MARK).write_text("arcadedb")
    monkeypatch.setattr(lease, "PATIENCE", 0.5)
    with FileLock(folder / lease.LOCK), pytest.raises(StoreLockedError, match=re.escape(str(folder))):
        open_graph(folder)


def test_a_jar_that_is_not_the_pinned_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, neo4j_store: str
) -> None:
    coordinate, _ = neo4j_local.LOCK.read_text().splitlines()[0].split()
    lock = tmp_path / "lock"
    lock.write_text(f"{coordinate} {'0' * 64}\n")
    monkeypatch.setenv("M2_REPO", str(tmp_path / "repository"))
    with pytest.raises(EngineMissingError, match=re.escape(coordinate)):
        jars.fetch(lock)
    assert not list(tmp_path.rglob("*.jar"))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Site, Path]]:
    """A Maven repository on this machine, and the lock of a jar in it that is not here yet."""
    pytest.importorskip("jgo")
    monkeypatch.setenv("M2_REPO", str(tmp_path / "repository"))
    monkeypatch.setattr(jars, "_PAUSES", (0.0,) * 5)
    lock = tmp_path / "lock"
    lock.write_text(f"org.example.llama:wool:1.2 {hashlib.sha256(JAR).hexdigest()}\n")
    with serving() as site:
        yield site, lock


JAR = bytes(range(256)) * 4_000
JAR_PATH = "/org/example/llama/wool/1.2/wool-1.2.jar"


def test_a_jar_whose_transfer_breaks_off_goes_on_where_it_was(repository: tuple[Site, Path]) -> None:
    site, lock = repository
    ranges = []

    def breaking(headers: dict[str, str]) -> Reply:
        ranges.append(headers.get("range"))
        first = int(re.findall(r"\d+", headers.get("range", "0"))[0])
        cut = min(first + 6 * 65_536, len(JAR))
        told = {"Content-Range": f"bytes {first}-{len(JAR) - 1}/{len(JAR)}"} if first else {}
        status = 206 if first else 200
        return Reply(JAR[first:cut], status=status, headers=told, length=len(JAR) - first)

    site.pages[JAR_PATH] = breaking
    [jar] = jars.fetch(lock, site.address)
    assert jar.read_bytes() == JAR
    assert ranges == [None, "bytes=393216-", "bytes=786432-"]
    assert jars.fetch(lock, site.address) == [jar]
    assert len(ranges) == 3


def test_what_is_to_be_fetched_is_announced(
    repository: tuple[Site, Path], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site, lock = repository
    monkeypatch.setattr(neo4j_local, "LOCK", lock)
    neo4j_local.announce()
    assert "170 MB" in caplog.text
    caplog.clear()
    site.pages[JAR_PATH] = lambda _: Reply(JAR)
    jars.fetch(lock, site.address)
    neo4j_local.announce()
    assert not caplog.text


def test_a_jar_is_asked_for_again_when_a_server_is_unwell(repository: tuple[Site, Path]) -> None:
    site, lock = repository
    replies = [Reply(JAR), Reply(status=503), Reply(status=500)]
    site.pages[JAR_PATH] = lambda _: replies.pop()
    [jar] = jars.fetch(lock, site.address)
    assert jar.read_bytes() == JAR
    assert not replies


def test_half_a_jar_of_other_bytes_is_fetched_anew(repository: tuple[Site, Path]) -> None:
    site, lock = repository
    site.pages[JAR_PATH] = Reply(JAR)
    [jar] = jars.fetch(lock, site.address)
    jar.rename(jar.with_name(f"{jar.name}.part")).write_bytes(b"something else")
    site.pages[JAR_PATH] = lambda headers: Reply(
        JAR[14:] if "range" in headers else JAR, status=206 if "range" in headers else 200
    )
    assert jars.fetch(lock, site.address)[0].read_bytes() == JAR


def test_a_jar_that_several_want_at_once_is_fetched_once(repository: tuple[Site, Path]) -> None:
    site, lock = repository
    site.pages[JAR_PATH] = Reply(JAR)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: jars.fetch(lock, site.address), range(8)))
    assert {jar.read_bytes() for [jar] in found} == {JAR}
    assert site.asked == [JAR_PATH]


def test_a_jar_that_cannot_be_fetched_is_named_with_the_reason(repository: tuple[Site, Path]) -> None:
    site, lock = repository
    with pytest.raises(EngineMissingError, match=r"wool:1\.2 .*no repository has it"):
        jars.fetch(lock, site.address)
    site.pages[JAR_PATH] = Reply(status=503)
    with pytest.raises(EngineMissingError, match="503"):
        jars.fetch(lock, site.address)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        with pytest.raises(EngineMissingError, match=r"[Rr]efused"):
            jars.fetch(lock, f"http://127.0.0.1:{nobody.getsockname()[1]}")


def test_an_engine_that_cannot_start_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    folder.mkdir()
    (folder / lease.MARK).write_text("arcadedb")
    (folder / "databases").write_text("in the way")
    with pytest.raises(EngineFailedError, match=re.escape(str(folder / lease.LOG))):
        open_graph(folder)


@pytest.mark.parametrize(
    "address", ["bolt://[::1", "bolt://host:99999", "neo4j://host:x", "bolt://", "neo4j+s://:7687"]
)
def test_half_an_address_is_told(address: str) -> None:
    with pytest.raises(NotAStoreError, match="is no address of a server"):
        open_graph(address)
