"""Reference data: one row per state, and memberships that point at known states and organizations."""

from __future__ import annotations

import re
from collections import Counter

from graph.model import slug
from graph.reference.tables import memberships, organizations, states, wikidata_id
from graph.resolution.organizations import organization_id


def test_codes_are_of_the_right_form_and_each_stands_once() -> None:
    known = states()
    assert len(known) > 195
    assert all(re.fullmatch(r"[A-Z]{3}", iso3) for iso3 in known)
    assert len({state.iso2 for state in known.values()}) == len(known)
    numbers = [state.cow for state in known.values() if state.cow is not None]
    assert len(set(numbers)) == len(numbers)
    assert (known["KGZ"].name, known["KGZ"].iso2, known["KGZ"].cow) == ("Kyrgyzstan", "KG", 703)
    assert known["PSE"].cow is None


def test_gleditsch_and_ward_number_as_the_correlates_of_war_but_for_seven_states() -> None:
    differ = {code: (one.gw, one.cow) for code, one in states().items() if one.gw != one.cow}
    assert differ == {
        "DEU": (260, 255), "KIR": (970, 946), "NRU": (971, 970), "SRB": (340, 345),
        "TON": (972, 955), "TUV": (973, 947), "YEM": (678, 679),
    }  # fmt: skip
    numbers = [one.gw for one in states().values() if one.gw is not None]
    assert len(set(numbers)) == len(numbers)


def test_no_two_states_or_organizations_have_one_wikidata_id() -> None:
    bodies = [one.wikidata for one in organizations().values() if one.wikidata]
    items = [one.wikidata for one in states().values()] + bodies
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items)
    assert len(set(items)) == len(items)
    assert wikidata_id("State", "KGZ") == "Q813"
    assert wikidata_id("Organization", "shanghai-cooperation-organization") == "Q485207"
    assert wikidata_id("Organization", "KGZ") is wikidata_id("Minister", "KGZ") is None


def test_organizations_are_keyed_by_the_slug_of_their_name() -> None:
    assert all(identifier == slug(body.name) == body.id for identifier, body in organizations().items())
    assert organizations()["shanghai-cooperation-organization"].acronym == "SCO"


def test_each_name_and_acronym_means_one_organization() -> None:
    for body in organizations().values():
        assert organization_id("", {"name": body.name}) == body.id
        if body.acronym:
            assert organization_id(body.acronym, {}) == body.id, body.acronym


def test_a_membership_stands_once() -> None:
    times = Counter((one.state, one.organization, one.since) for one in memberships())
    assert [key for key, count in times.items() if count > 1] == []


def test_memberships_point_at_known_rows_and_end_after_they_begin() -> None:
    date = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
    for one in memberships():
        assert one.state in states()
        assert one.organization in organizations()
        assert one.source
        assert date.fullmatch(one.since)
        assert one.until is None or (date.fullmatch(one.until) and one.until > one.since)


def members(organization: str, day: str) -> set[str]:
    return {
        one.state
        for one in memberships()
        if one.organization == organization and one.since <= day and (one.until is None or day < one.until)
    }


def test_who_was_a_member_on_a_day() -> None:
    assert members("shanghai-cooperation-organization", "2013-06-26") == {
        "CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB",
    }  # fmt: skip
    assert len(members("european-union", "2005-12-16")) == 25
    assert "GBR" not in members("european-union", "2021-01-01")
    assert len(members("north-atlantic-treaty-organization", "2024-12-31")) == 32
    assert len(members("association-of-southeast-asian-nations", "2000-01-01")) == 10
    assert len(members("united-nations", "2012-01-01")) == 193
    assert members("weimar-triangle", "2020-01-01") == {"DEU", "FRA", "POL"}
    assert members("g5-sahel", "2022-12-31") == {"BFA", "MRT", "NER", "TCD"}
    assert members("warsaw-pact", "1992-01-01") == members("western-european-union", "2012-01-01") == set()
    # Left and came back.
    assert "GMB" not in members("commonwealth-of-nations", "2015-01-01")
    assert "GMB" in members("commonwealth-of-nations", "2019-01-01")
