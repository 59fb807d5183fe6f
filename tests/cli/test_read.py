"""``summitry read``: what an article states, for people and for machines, stored nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run

REPORT = EXAMPLES / "bishkek-defence-2013.txt"


def test_a_person_sees_each_edge_with_its_sentence(summitry: Run) -> None:
    result = summitry("read", REPORT)
    assert result.code == 0
    text = " ".join(result.out.split())
    assert "Chang Wanquan" in text
    assert "ATTENDED" in text
    assert "BILATERAL_TALKS" in text
    assert "26 June 2013" in text
    assert "2013-06-26" not in text  # The name has the day.


def test_a_machine_gets_one_array_of_articles(summitry: Run) -> None:
    [record] = json.loads(summitry("read", "--json", REPORT).out)
    received = REPORT.read_text("utf-8")
    attended = {
        e["source"]["key"]
        for e in record["edges"]
        if e["type"] == "ATTENDED" and e["source"]["label"] == "State"
    }
    assert attended == {"CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB"}
    [meeting] = [
        n for n in record["nodes"] if n["label"] == "Meeting" and n["properties"]["kind"] == "multilateral"
    ]
    assert (meeting["properties"]["date"], meeting["properties"]["city"]) == ("2013-06-26", "Bishkek")
    for edge in record["edges"]:
        for proof in edge["evidence"]:
            start, end = map(int, proof["span"].split("-"))
            assert " ".join(received[start:end].split()) == proof["sentence"]


def test_what_only_the_menus_name_is_not_read(summitry: Run) -> None:
    out = summitry("read", "--json", REPORT).out
    assert not any(f'"{state}"' in out for state in ("EGY", "AUS", "BRA", "MNG", "DEU"))


def test_one_may_ask_for_what_is_sure_alone(summitry: Run) -> None:
    [every], [surer] = (
        json.loads(summitry("read", "--json", REPORT, "--min-confidence", share).out)
        for share in ("0", "0.93")
    )
    assert 0 < len(surer["edges"]) < len(every["edges"])
    for edge in surer["edges"]:
        if edge["type"] != "REPORTS":  # Where there is a meeting, there is one that reports it.
            assert max(proof["confidence"] for proof in edge["evidence"]) >= 0.93
    refused = summitry("read", REPORT, "--min-confidence", "90")
    assert (refused.code, "0<=x<=1" in refused.err) == (2, True)


def test_standard_input_reads_the_same(summitry: Run) -> None:
    [named] = json.loads(summitry("read", "--json", REPORT).out)
    [piped] = json.loads(summitry("read", "--json", "-", stdin=REPORT.read_bytes()).out)
    assert piped["source"] == "-"
    assert {**piped, "source": ""} == {**named, "source": ""}


def test_reading_leaves_no_store_behind(
    summitry: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert summitry("read", REPORT).code == 0
    assert list(tmp_path.iterdir()) == []


def test_an_article_that_takes_too_long_is_set_aside(summitry: Run, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    paragraph = "On day {} of the talks the Norwegian minister met her counterpart and spoke of {} ships."
    long.write_text("\n\n".join(paragraph.format(day, 7 * day) for day in range(4_000)), "utf-8")
    result = summitry("read", long, "--timeout", 0.01, "--json")  # It takes a thousand times that.
    assert result.code == 3
    assert "took too long" in result.err
    assert json.loads(result.out) == []


def test_what_is_set_aside_leaves_the_others(summitry: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" ... ")
    result = summitry("read", tmp_path / "empty.txt", REPORT, "--json")
    assert result.code == 1
    assert "empty: no words" in result.err
    assert [record["source"] for record in json.loads(result.out)] == [str(REPORT)]
