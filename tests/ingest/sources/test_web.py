"""Articles from feeds, sitemaps and lists of addresses, asked for as a site's owner wishes."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest

from ingest.article import Article
from ingest.sources import open_sources
from ingest.sources.admission import Known, Rejected
from ingest.sources.connection import is_public
from ingest.sources.opening import open_document
from ingest.sources.web import Visits, Web
from tests.ingest.sources.site import TEXT, Reply, Site, page, serving

CONTENT = "http://purl.org/rss/1.0/modules/content/"
RSS = f"""<?xml version="1.0"?><!-- made by hand -->
<rss version="2.0" xmlns:content="{CONTENT}"><channel><title>The Daily Llama</title>{{}}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily Llama</title>{}</feed>"""


def item(link: str, content: str = "") -> str:
    return (
        f"<item><title>Talks</title><link>{link}</link><pubDate>Wed, 04 Mar 2015 10:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item>"
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        running.pages["/robots.txt"] = Reply(
            b"User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n", "text/plain"
        )
        for city in ("Prague", "Brno"):
            running.pages[f"/{city.lower()}"] = Reply(page(city))
        yield running


class Clock(list[float]):
    """How long was waited, without waiting."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def fetch(
    *names: str | Path, visits: Visits | None = None, private: bool = False
) -> tuple[list[Article], list[Rejected], list[Known]]:
    articles: list[Article] = []
    aside: list[Rejected] = []
    known: list[Known] = []
    for found in open_sources(names, web=Web(visits, sleep=Clock(), private=private)):
        if isinstance(found, Known):
            known.append(found)
            continue
        opened = found if isinstance(found, Rejected) else open_document(found)
        (articles if isinstance(opened, Article) else aside).append(opened)  # type: ignore[arg-type]
    return articles, aside, known


def kinds(aside: list[Rejected]) -> list[str]:
    return [one.reason.split(":")[0] for one in aside]


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_the_entries_of_a_feed_are_read_at_their_addresses(site: Site, form: str) -> None:
    entries = "".join(
        item(site.url(f"/{city}"))
        if form == "rss"
        else f'<entry><link href="/{city}"/><published>2015-03-04T10:00:00Z</published></entry>'
        for city in ("prague", "brno")
    )
    site.pages["/feed"] = Reply((RSS if form == "rss" else ATOM).format(entries).encode(), "text/xml")
    articles, aside, _ = fetch(site.url("/feed"))
    assert aside == []
    assert [one.url for one in articles] == [site.url("/prague"), site.url("/brno")]
    assert {(one.publisher, one.published) for one in articles} == {("The Daily Llama", date(2015, 3, 4))}
    assert all("Slovak Foreign Minister" in one.text for one in articles)


def test_what_robots_forbid_is_not_asked_for_and_an_entrys_own_content_counts_then(site: Site) -> None:
    whole = "".join(f"<p>{TEXT.format(city=city)}</p>" for city in ("Prague", "Brno", "Olomouc", "Opava"))
    entries = item(site.url("/private/a")) + item(site.url("/private/b"), whole)
    site.pages["/feed"] = Reply(RSS.format(entries).encode(), "application/rss+xml")
    articles, aside, _ = fetch(site.url("/feed"))
    assert not [path for path in site.asked if path.startswith("/private/")]
    assert kinds(aside) == ["robots"]
    [article] = articles
    assert "Olomouc" in article.text
    assert article.url == site.url("/private/b")


def test_a_host_is_asked_as_seldom_as_it_wishes(site: Site) -> None:
    waited = Clock()
    list(open_sources([site.url("/prague"), site.url("/brno")], web=Web(sleep=waited)))
    assert site.asked == ["/robots.txt", "/prague", "/brno"]
    assert all(6 < seconds <= 7 for seconds in waited)
    assert len(waited) == 2


def test_a_site_whose_rules_cannot_be_had_is_left_alone(site: Site) -> None:
    site.pages["/robots.txt"] = Reply(status=501)
    assert kinds(fetch(site.url("/prague"))[1]) == ["robots"]
    assert set(site.asked) == {"/robots.txt"}


def test_failures_that_pass_are_tried_again(site: Site) -> None:
    replies = [Reply(page("Prague")), Reply(status=503, headers={"Retry-After": "0"})]
    site.pages["/prague"] = lambda _: replies.pop()
    assert len(fetch(site.url("/prague"))[0]) == 1


def test_sitemaps_are_followed_down_to_the_articles_and_in_no_circle(site: Site, tmp_path: Path) -> None:
    index = "".join(f"<sitemap><loc>{site.url(path)}</loc></sitemap>" for path in ("/index", "/map", "/gone"))
    news = (
        f"<url><loc>{site.url('/prague')}</loc><n:news><n:publication><n:name>The Llama</n:name>"
        "</n:publication><n:publication_date>2015-03-04</n:publication_date></n:news></url>"
    )
    site.pages["/index"] = Reply(f"<?xml version='1.0'?>\n<sitemapindex>{index}</sitemapindex>".encode())
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="urn:news"'
    site.pages["/map"] = Reply(f"<urlset {names}>{news}</urlset>".encode())
    [article], aside, _ = fetch(site.url("/index"))
    assert (article.publisher, article.published) == ("The Llama", date(2015, 3, 4))
    assert kinds(aside) == ["not found"]
    saved = tmp_path / "saved.xml"
    saved.write_text(f"<urlset><url><loc>{site.url('/brno')}</loc></url></urlset>")
    assert [one.url for one in fetch(saved, private=True)[0]] == [site.url("/brno")]


def test_lists_of_addresses_and_gdelts_tables(site: Site, tmp_path: Path) -> None:
    plain = tmp_path / "list.txt"
    plain.write_text(f"{site.url('/prague')}\n{site.url('/brno')}\n{site.url('/prague')}\n")
    event = ["410000001", "20150303", "201503", "2015", "2015.1753", *[""] * 54, "20150304101500"]
    events = tmp_path / "20150304.export.CSV"
    events.write_text("".join("\t".join([*event, site.url(path)]) + "\n" for path in ("/prague", "/prague")))
    graph = ["20150304101500-7", "20150304101500", "1", "127.0.0.1", site.url("/brno"), *[""] * 22]
    knowledge = tmp_path / "20150304.gkg.csv"
    knowledge.write_text("\t".join(graph) + "\n")
    assert [one.url for one in fetch(plain, private=True)[0]] == [site.url("/prague"), site.url("/brno")]
    articles, aside, _ = fetch(events, knowledge, private=True)
    assert aside == []
    assert [one.url for one in articles] == [site.url("/prague"), site.url("/brno")]
    assert {one.published for one in articles} == {date(2015, 3, 4)}


def test_what_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    feed = RSS.format(item(site.url("/prague"))).encode()

    def conditional(headers: dict[str, str]) -> Reply:
        unchanged = headers.get("if-none-match") == '"7"'
        return Reply(status=304) if unchanged else Reply(feed, "text/xml", headers={"ETag": '"7"'})

    site.pages["/feed"] = conditional
    visits = Visits(tmp_path / "visits.json")
    assert len(fetch(site.url("/feed"), visits=visits)[0]) == 1
    visits.save()
    articles, aside, known = fetch(site.url("/feed"), visits=Visits(tmp_path / "visits.json"))
    assert (articles, aside, [one.source for one in known]) == ([], [], [site.url("/feed")])
    # A feed that is new, with an entry that is not: its page is not even asked for.
    feed += b" "
    site.pages["/feed"] = Reply(feed, "text/xml")
    site.asked.clear()
    assert [one.source for one in fetch(site.url("/feed"), visits=Visits(tmp_path / "visits.json"))[2]] == [
        site.url("/prague")
    ]
    assert site.asked == ["/robots.txt", "/feed"]


def test_a_file_of_visits_that_is_cut_off_costs_no_more_than_asking_again(site: Site, tmp_path: Path) -> None:
    (tmp_path / "visits.json").write_text('{"http://127')
    assert len(fetch(site.url("/prague"), visits=Visits(tmp_path / "visits.json"))[0]) == 1


def test_redirections_lead_on_but_not_past_robots_nor_for_ever(site: Site) -> None:
    site.pages["/old"] = Reply(status=301, headers={"Location": "/prague"})
    site.pages["/trap"] = Reply(status=302, headers={"Location": "/private/c"})
    site.pages["/circle"] = Reply(status=302, headers={"Location": "/circle"})
    site.pages["/out"] = Reply(status=302, headers={"Location": "file:///etc/hosts"})
    articles, aside, _ = fetch(*map(site.url, ("/old", "/trap", "/circle", "/out")))
    assert len(articles) == 1
    assert kinds(aside) == ["robots", "no answer", "no address"]


def test_hostile_answers_cost_themselves_alone(site: Site) -> None:
    bomb = gzip.compress(b"The minister met. " * 3_000_000)
    deep = b"<rss><channel>" + b"<item>" * 50_000
    site.pages |= {
        "/bomb": Reply(bomb, headers={"Content-Encoding": "gzip"}),
        "/damaged": Reply(b"no gzip at all", headers={"Content-Encoding": "gzip"}),
        "/picture": Reply(b"\x89PNG\r\n\x1a\n" + bytes(200)),
        "/deep": Reply(deep, "application/rss+xml"),
        "/entities": Reply(
            b'<!DOCTYPE r [<!ENTITY a "&a;&a;">]><rss><channel><title>&a;</title></channel></rss>'
        ),
        "/empty": Reply(b"<rss><channel></channel></rss>"),
        "/map": Reply(b"<urlset><url><loc>gopher://127.0.0.1/x</loc></url></urlset>"),
    }
    articles, aside, _ = fetch(*map(site.url, [*site.pages][3:]), site.url("/prague"), "http://127.0.0.1:9/")
    assert [one.url for one in articles] == [site.url("/prague")]
    assert all(one.reason for one in aside)
    found = {one.source.rpartition("/")[2]: one.reason.split(":")[0] for one in aside}
    assert found["bomb"] == "too large"
    assert found["damaged"] == "no answer"
    assert found["empty"] == "empty"
    assert found[""] == "no answer"
    assert len(aside) >= 7


@contextmanager
def talking(*pieces: bytes, drip: bytes = b"") -> Iterator[str]:
    """The address of a server that says the same whatever it is asked, and then ``drip`` for ever."""
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(client,), daemon=True).start()

    def answer(client: socket.socket) -> None:
        with client, suppress(OSError):
            asked = client.recv(65_536)
            if asked.startswith(b"GET /robots.txt"):
                client.sendall(b"HTTP/1.0 404 Not Found\r\n\r\n")
                return
            client.sendall(b"".join(pieces))
            while drip and not over.wait(0.02):
                client.sendall(drip)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/a"
        finally:
            over.set()


@pytest.mark.parametrize(
    ("said", "drip"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"a"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"<p>"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"<p>"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    ],
)
def test_a_server_that_trickles_is_given_up(said: bytes, drip: bytes) -> None:
    with talking(said, drip=drip) as address:
        answer = Web(sleep=Clock(), seconds=3).get(address, named=True)
    assert answer == Rejected(address, "no answer: not whole after 3 seconds")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"", "the server ended the connection"),
        (b"+OK dovecot ready\r\n", "what the server says is no HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nThe", "it ends before its stated length"),
    ],
)
def test_why_there_is_no_answer_is_told_in_words(said: bytes, reason: str) -> None:
    with talking(said) as address:
        answer = Web(sleep=Clock(), seconds=120).get(address, named=True)
    assert answer == Rejected(address, f"no answer: {reason}")


def test_a_server_that_is_not_there_is_told_in_words() -> None:
    with talking() as address:
        pass
    answer = Web(sleep=Clock(), seconds=120).get(address, named=True)
    assert answer == Rejected(address, "no answer: Connection refused")


def test_an_answer_longer_than_it_says_is_told(site: Site) -> None:
    body = page("Prague")
    site.pages |= {
        "/short": Reply(body, length=len(body) - 100),
        "/long": Reply(body, length=len(body) + 100),
    }
    articles, aside, _ = fetch(*map(site.url, ("/short", "/long", "/prague")))
    assert [one.url for one in articles] == [site.url("/prague")]
    assert [one.reason.partition(":")[0] for one in aside] == ["cut off", "no answer"]


INSIDE = ("127.0.0.1", "localhost", "0.0.0.0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]")  # noqa: S104


@pytest.mark.parametrize("host", INSIDE)
def test_what_others_name_must_be_public(site: Site, tmp_path: Path, host: str) -> None:
    with serving() as inner:
        inner.pages["/secret"] = Reply(page("Brno"))
        secret = f"http://{host}:{inner.address.rpartition(':')[2]}/secret"
        site.pages["/feed"] = Reply(RSS.format(item(secret)).encode(), "text/xml")
        site.pages["/there"] = Reply(status=302, headers={"Location": secret})
        (tmp_path / "list.urls").write_text(f"{secret}?another\n")
        articles, aside, _ = fetch(site.url("/feed"), site.url("/there"), tmp_path / "list.urls")
        assert (articles, inner.asked) == ([], [])
        assert kinds(aside) == ["not public"] * 3
        # Whoever names it himself may, and so may others where the option allows it.
        assert len(fetch(secret)[0]) == 1
        found = [*open_sources([site.url("/feed")], web=Web(sleep=Clock(), private=True))]
        assert not isinstance(found[0], Rejected | Known)


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "0.0.0.0", "::1",  # noqa: S104
     "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1"],
)  # fmt: skip
def test_addresses_inside_are_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"]
)
def test_public_addresses_are_known(address: str) -> None:
    assert is_public(address)
