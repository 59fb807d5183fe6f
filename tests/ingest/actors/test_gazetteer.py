"""Names of states and organizations: what they mean, and what only looks like them."""

from __future__ import annotations

import pytest

from ingest.actors.gazetteer import entries, find
from ingest.syntax.model import language, parse
from ingest.syntax.tokens import words_of


def meant(text: str) -> list[str]:
    words = words_of(parse(text))
    matches = [match for match in find(words) if match.sort != "other"]
    return [m.iso3 or (m.organization.acronym if m.organization else None) or "?" for m in matches]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Kazakh and Uzbek experts met.", ["KAZ", "UZB"]),
        ("Talks between Ulan Bator and Ankara stalled.", ["MNG", "TUR"]),
        ("The Kremlin and the White House said so.", ["RUS", "USA"]),
        ("Downing Street answered the Quai d'Orsay.", ["GBR", "FRA"]),
        ("The Soviet Union signed; West Germany did not.", ["RUS", "DEU"]),
        ("Zaire, Burma and Ceylon abstained.", ["COD", "MMR", "LKA"]),
        ("The DPRK and the ROK exchanged notes.", ["PRK", "KOR"]),
        ("The People’s Republic of China welcomed it.", ["CHN"]),
        ("N. Korea told S. Korea.", ["PRK", "KOR"]),
        ("Georgia Attorney General Ada Carr met Armenian ministers in Atlanta.", ["ARM"]),
        ("Norway joined the Paris Agreement and the Helsinki Final Act.", ["NOR"]),
        ("Moscow Signs Trade Agreement With Nairobi.", ["RUS", "KEN"]),
        ("Paris and Chad signed the Nairobi accord.", ["FRA", "TCD", "KEN"]),
        ("Norway gave 20 million US dollars and 3 million Canadian dollars.", ["NOR"]),
        ("Côte d'Ivoire thanked Guinea-Bissau and Niger, not Nigeria.", ["CIV", "GNB", "NER", "NGA"]),
        ("Papua New Guinea, Equatorial Guinea and Guinea agreed.", ["PNG", "GNQ", "GIN"]),
        ("The Democratic Republic of the Congo and the Republic of the Congo.", ["COD", "COG"]),
        ("The Islamic Republic of Mauritania and the Islamic Republic of The Gambia.", ["MRT", "GMB"]),
        ("The Islamic Republic hailed the Federal Democratic Republic of Nepal.", ["IRN", "NPL"]),
        ("The leaders of North and South Korea met.", ["PRK", "KOR"]),
        ("East and North Africa", []),
    ],
)
def test_names_demonyms_capitals_seats_and_former_names(text: str, states: list[str]) -> None:
    assert meant(text) == states


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("NATO and the European Union replied.", ["NATO", "EU"]),
        ("The Shanghai Cooperation Organisation (SCO) met.", ["SCO", "SCO"]),
        ("The U.N. Security Council voted.", ["UN"]),
        ("The European Commission proposed it.", ["EU"]),
        ("Envoys of CEN-SAD, COMESA and the Organisation of Eastern Caribbean States agreed.",
         ["CEN-SAD", "COMESA", "OECS"]),
        ("The ASEAN Plus Three ministers thanked ASEAN.", ["ASEAN+3", "ASEAN"]),
        ("The Group of 77 and China asked for more.", ["G77"]),
        ("The Quartet of Middle East mediators met, and the Quartet spoke.", ["Quartet", "Quartet"]),
    ],
)  # fmt: skip
def test_organizations_by_name_and_acronym(text: str, bodies: list[str]) -> None:
    assert meant(text) == bodies


def test_a_wider_format_is_not_the_body_that_it_is_named_after() -> None:
    found = [
        m.organization
        for m in find(words_of(parse("OPEC+ ministers cut output, OPEC said.")))
        if m.organization
    ]
    assert [body.name for body in found] == ["OPEC Plus", "Organization of the Petroleum Exporting Countries"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("MSG leaders met after the Melanesian Spearhead Group's chair had called.", ["MSG", "MSG"]),
        ("The Organization of Turkic States (OTS) met. OTS leaders agreed.", ["OTS", "OTS", "OTS"]),
        ("The soup contained MSG, the ministry said.", []),
        ("The Office of Thrift Supervision (OTS) closed the bank.", []),
        ("LAS VEGAS FORUM OPENS", []),
    ],
)
def test_acronyms_of_many_things_count_where_the_name_stands_too(text: str, bodies: list[str]) -> None:
    assert meant(text) == bodies


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Diplomats asked the Security Council to act.", ["UN"]),
        ("Wednesday's Security Council session was put off.", ["UN"]),
        ("The UN's Security Council listened.", ["UN", "UN"]),
        ("Bush Urges Security Council to Act", ["UN"]),
        ("SECURITY COUNCIL VOTES ON SANCTIONS", ["UN"]),
        ("Russia's Security Council sent its secretary.", ["RUS"]),
        ("The Belarusian Security Council sent its secretary.", ["BLR"]),
        ("The secretary of the Security Council of Belarus spoke.", ["BLR"]),
        ("Leaders of the Commonwealth arrived.", ["Commonwealth"]),
        ("The Commonwealth of Virginia signed, at the Commonwealth Games.", []),
        ("The Quad agreed, and the Borodin Quartet played.", ["Quad"]),
        ("The Arab Quartet presented its list.", []),
        ("They asked WHO for vaccines.", ["WHO"]),
        ("THE MAN WHO MET THE KING", []),
        ("Ministers of GUAM talked.", ["GUAM"]),
        ("PRESIDENT LANDS IN GUAM", []),
    ],
)
def test_common_names_count_unless_they_are_anothers(text: str, found: list[str]) -> None:
    assert meant(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "They ate turkey with some chad on the table.",
        "He told us that the china was broken.",
        "Latin American ships crossed the South China Sea.",
        "The National Security Council staff met the Washington Post.",
        "A quartet of ministers and a group of five experts rode quad bikes on common ground.",
    ],
)
def test_words_that_only_look_like_names(text: str) -> None:
    assert meant(text) == []


def test_headlines_in_capitals() -> None:
    assert meant("TURKEY AND GREECE RESUME TALKS IN GENEVA") == ["TUR", "GRC"]


def test_every_wording_of_the_lexicon_is_found_by_itself() -> None:
    for wording, entry in entries().items():
        if entry.use != "names":
            continue  # It counts in its surroundings only.
        words = words_of(language().make_doc(wording))
        found = find(words)
        assert found, wording
        assert (found[0].start, found[0].end) == (0, len(words)), wording
        assert (found[0].sort, found[0].iso3) == (entry.sort, entry.iso3), wording
