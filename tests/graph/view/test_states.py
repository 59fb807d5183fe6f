"""A large graph opens on its states alone, and leads from there to persons and meetings."""

from __future__ import annotations

import re

import pytest

from graph.model import Evidence, Facts
from graph.view import from_facts
from graph.view.communities import found
from tests.graph.view.graphs import many, summit, two_circles


@pytest.mark.parametrize("network", [from_facts(two_circles())], ids=["two circles"])
def test_communities_are_those_who_meet_each_other(network):
    first, second = found(network.nodes, network.edges)
    assert {one[6] for one in first} == {"A"}
    assert {one[6] for one in second} == {"B"}
    assert first[0] == "State:A00", "the one that met across is the most central"
    assert "State:CCC" not in first + second


def test_talks_of_two_at_a_meeting_of_many_count_whole():
    facts = Facts("test 1")
    said = Evidence("a", 0, 5, "They met.", 0.9)
    meeting = facts.node("Meeting", "m", name="Summit", kind="multilateral")
    states = [facts.node("State", letter * 3, name=letter) for letter in "ABCDEF"]
    for state in states:
        facts.edge("ATTENDED", state, meeting, said)
    facts.edge("BILATERAL_TALKS", *states[4:], said, meeting=meeting.key)
    facts.edge("BILATERAL_TALKS", states[3], states[5], said, meeting=meeting.key)
    network = from_facts(facts)
    assert ["State:FFF", "State:DDD", "State:EEE"] in found(network.nodes, network.edges)


def test_few_states_are_no_network_of_their_own():
    facts = Facts("test 1")
    one, other = facts.node("State", "AAA", name="A"), facts.node("State", "BBB", name="B")
    facts.edge("BILATERAL_TALKS", one, other, Evidence("a", 0, 5, "They met.", 0.9), meeting="m")
    network = from_facts(facts)
    assert found(network.nodes, network.edges) == []


def test_it_opens_on_states_with_their_pairs_and_communities(explore):
    page = explore(two_circles())
    assert page.shown() == [f"State:{letter}{n}{n}" for letter in "AB" for n in range(4)]
    assert len(page.drawn_links()) == 13
    assert all(one.startswith("PAIR|") for one in page.drawn_links())
    assert page.status() == "8 states, 13 pairs that met"
    named = page.find("#communities .entry").all_inner_texts()
    assert [re.sub(r"\s+", " ", one) for one in named] == [
        "Aland 0 · Aland 1 · Aland 2 4",
        "Bland 0 · Bland 1 · Bland 2 4",
    ]
    page.page.wait_for_timeout(300)
    titles = page.run("() => Picture.labels().flatMap((one) => one.lines)")
    assert any(title.startswith("Aland 0 · Aland 1") for title in titles), "as many as its area is wide for"
    colours = page.run("() => Picture.nodes().map((one) => [one.id[6], one.fill])")
    assert len({tuple(one) for one in colours}) == len({fill for _, fill in colours}) == 2


#: For each area: states of others inside it, and names of areas that lie on another or on a state.
CROSSED = """() => {
    const inside = ({ x, y }, corners) => corners.reduce((odd, a, at) => {
        const b = corners[(at + 1) % corners.length];
        const crosses = a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x);
        return odd !== crosses;
    }, false);
    const ids = Picture.nodes().map((one) => one.id);
    const strangers = Picture.areas().flatMap(({ id, corners }) =>
        ids.filter((one) => Data.communityOf.get(one)?.id !== id && inside(Picture.place(one), corners)));
    const titles = Picture.labels().filter((one) => one.id.startsWith("community"));
    const middles = ids.map((one) => Picture.network.canvasToDOM(Picture.place(one)));
    const hidden = titles.filter((one) =>
        titles.some((other) => other !== one && other.left < one.right && other.right > one.left &&
            other.top < one.bottom && other.bottom > one.top) ||
        middles.some(({ x, y }) => x > one.left && x < one.right && y > one.top && y < one.bottom));
    return { titles: titles.length, strangers, hidden: hidden.map((one) => one.lines) };
}"""


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["desk", "phone"])
def test_areas_and_their_names_do_not_lie_on_each_other(explore, explorer, size):
    explorer.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = explore(many(900))
    page.page.wait_for_function("() => Picture.labels().length > 20")
    found = page.run(CROSSED)
    explorer.page.set_viewport_size({"width": 1280, "height": 800})
    assert found["titles"] >= 6
    assert found["strangers"] == found["hidden"] == []


def in_twos(pairs: int) -> Facts:
    """States that met in twos, and one of each two a state of the first pair once."""
    facts = Facts("test 1")
    said = Evidence("a", 0, 5, "They met.", 0.9)
    states = [facts.node("State", f"S{n:02}", name=f"State {n}") for n in range(2 * pairs)]
    for one, other in zip(states[::2], states[1::2], strict=True):
        for turn in range(3):
            facts.edge("BILATERAL_TALKS", one, other, said, meeting=f"{one.key}-{turn}")
        if one != states[0]:
            facts.edge("BILATERAL_TALKS", states[0], one, said, meeting=f"{one.key}-first")
    return facts


def test_communities_of_two_have_colours_as_long_as_there_are_any(explore):
    page = explore(in_twos(5), "level=states")
    fills = page.run("() => Object.fromEntries(Picture.nodes().map((one) => [one.id, one.fill]))")
    assert len(set(fills.values())) == page.find("#communities .entry").count() >= 4
    assert "In twos" not in page.text("#communities")
    page = explore(in_twos(12), "level=states")
    assert page.find("#communities .entry").count() == 9
    assert re.search(r"In twos beside these \d", page.text("#communities"))


def test_what_is_tied_to_one_other_is_not_far_outside(explore):
    facts = two_circles()
    said = Evidence("a", 0, 5, "They met.", 0.9)
    pair = [facts.node("State", key, name=key) for key in ("CCC", "DDD")]
    facts.edge("BILATERAL_TALKS", *pair, said, meeting="c")
    facts.edge(
        "BILATERAL_TALKS", next(ref for ref in facts.nodes if ref.key == "A00"), pair[0], said, meeting="d"
    )
    page = explore(facts)
    places = page.run("() => Object.fromEntries(Picture.nodes().map((one) => [one.id, [one.x, one.y]]))")
    wide = [
        max(at[axis] for at in places.values()) - min(at[axis] for at in places.values()) for axis in (0, 1)
    ]
    assert len(places) == 10
    assert max(wide) < 600


def test_an_upright_window_is_filled_by_an_upright_picture(explore, explorer):
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    page = explore(many(900))
    places = "() => Picture.nodes().map((one) => Picture.place(one.id))"
    pictures = [page.run(places)]
    page.run("() => State.change({ level: 'nodes', amount: Infinity })")
    pictures.append(page.run(places))
    explorer.page.set_viewport_size({"width": 1280, "height": 800})
    for picture in pictures:
        wide, high = (max(at[axis] for at in picture) - min(at[axis] for at in picture) for axis in "xy")
        assert high > 1.2 * wide
    assert len(pictures[1]) > 5 * len(pictures[0]), "the second is of all that there is"


def test_one_of_a_crowd_is_moved_by_hand_and_the_others_stay(explore):
    page = explore(many(900), "amount=all")
    state = page.run("() => Data.ranked.find((one) => one.type === 'State').id")
    places = "() => Object.fromEntries(Picture.nodes().map((one) => [one.id, Picture.place(one.id)]))"
    page.page.wait_for_function("() => Picture.labels().length > 40")
    before, (x, y) = page.run(places), page.at(state)
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x + 40, y + 10, steps=4)
    page.page.mouse.move(x + 90, y + 30, steps=4)
    page.page.mouse.up()
    after = page.run(places)
    assert [one for one in before if before[one] != after[one]] == [state]
    assert page.at(state) == pytest.approx((x + 90, y + 30), abs=2)
    # The empty corner is taken hold of: the view moves, and no node.
    box = page.find("#canvas").bounding_box()
    page.page.mouse.move(box["x"] + box["width"] - 60, box["y"] + 20)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + box["width"] - 160, box["y"] + 60, steps=6)
    page.page.mouse.up()
    assert page.run(places) == after
    assert page.at(state) == pytest.approx((x - 10, y + 70), abs=2)
    page.click(state)


def test_from_a_pair_to_its_persons_and_meetings_and_back(explore):
    page = explore(two_circles())
    page.page.wait_for_timeout(300)
    page.press_until(
        lambda: page.page.mouse.click(*page.between("State:A00", "State:B00")),
        "() => State.get().chosen === 'PAIR|State:A00|State:B00'",
    )
    panel = page.text("#details")
    assert "Bilateral meetings 1 Talks across" in panel
    assert "Envoy A00, Envoy B00" in panel
    page.page.click("#details .actions button")
    assert page.shown() == [
        "Meeting:across",
        "Minister:envoy-A00",
        "Minister:envoy-B00",
        "State:A00",
        "State:B00",
    ]
    assert page.text("#focusbar strong") == "Aland 0 – Bland 0"
    page.page.click("#back")
    assert len(page.shown()) == 8


def test_a_period_leaves_the_pairs_that_met_in_it(explore):
    page = explore(many(900))
    before = int(re.search(r"of ([\d,]+) pairs", page.status())[1].replace(",", ""))
    page.page.fill("#until", "2011-12-31")
    after = int(re.search(r"([\d,]+) pairs", page.status().split(" of ")[-1])[1].replace(",", ""))
    assert 0 < after < before / 2


#: The middle of the longest drawn line that has no node near it there, in the window's pixels.
FREE_LINE = """() => {
    const canvas = document.querySelector("#canvas");
    const box = canvas.getBoundingClientRect();
    const at = (id) => Picture.network.canvasToDOM(Picture.place(id));
    const free = ({ x, y }) =>
        x > 20 && y > 20 && x < box.width - 20 && y < box.height - 20 &&
        document.elementFromPoint(box.x + x, box.y + y).closest("#canvas") &&
        [[0, 0], [-8, 0], [8, 0], [0, -8], [0, 8]].every(
            ([dx, dy]) => Picture.nodeAt(Picture.network.DOMtoCanvas({ x: x + dx, y: y + dy })) === undefined,
        );
    const straight = [...Data.ties.values()].filter((one) => one.type === "REPRESENTS" && !one.bend);
    const lines = straight.map((one) => {
        const [a, b] = [at(one.from), at(one.to)];
        return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, long: Math.hypot(a.x - b.x, a.y - b.y) };
    });
    const { x, y } = lines.filter(free).sort((one, other) => other.long - one.long)[0];
    return [box.x + x, box.y + y];
}"""


def test_all_stays_a_choice_and_the_address_keeps_it(explore, explorer, tmp_path):
    page = explore(many(900))
    assert {one.split(":")[0] for one in page.shown()} == {"State"}
    page.page.click("#all")
    total = page.run("() => Data.nodes.size")
    assert len(page.shown()) == total
    assert len(page.drawn_links()) == page.run("() => Data.ties.size")
    page.page.wait_for_function("() => Picture.labels().length > 40")
    # The picture may still move when the first click comes, so each looks anew for a line that no node hides.
    page.press_until(
        lambda: page.page.mouse.click(*page.run(FREE_LINE)), "() => Data.ties.has(State.get().chosen)"
    )
    page.run("() => State.choose(null)")
    page.page.wait_for_function("() => location.hash.includes('amount=all')")
    again = explorer.open(tmp_path / "page.html", page.page.url.split("#", 1)[1])
    assert len(again.shown()) == total
    page.page.click("#states")
    assert {one.split(":")[0] for one in page.shown()} == {"State"}


def test_what_is_looked_for_joins_the_states(explore):
    page = explore(many(900))
    person = page.run("() => Data.ranked.find((one) => one.type === 'Minister').id")
    page.page.fill("#search", person.removeprefix("Minister:"))
    page.page.keyboard.press("Enter")
    assert person in page.shown()
    assert page.text("#details .kind").startswith("Person")


def test_a_small_graph_opens_whole(explore):
    page = explore(summit())
    assert len(page.shown()) == 32
    page.page.click("#states")
    assert len(page.shown()) == 6


def test_states_are_named_first_and_commitments_only_when_chosen(explore):
    page = explore(many(900), "amount=all")
    page.page.wait_for_function("() => Picture.labels().length > 40")
    ids = page.run("() => Picture.labels().map((one) => one.id)")
    assert not [one for one in ids if one.startswith("Commitment:")]
    states = sum(one.startswith("State:") for one in ids)
    assert states > 40
    pledge = page.run("() => Data.ranked.find((one) => one.type === 'Commitment').id")
    page.run("(id) => State.choose(id)", pledge)
    page.page.wait_for_timeout(500)
    assert pledge in page.run("() => Picture.labels().map((one) => one.id)")


def test_lists_are_of_all_that_passes_the_filters_and_count_what_does(explore):
    page = explore(many(900), "level=nodes")
    meetings = page.run("() => Data.meetings.length")
    assert f"Meetings, latest first {meetings}" in page.text("#details")
    states = page.find("#details section:nth-of-type(2) .row")
    before = int(re.search(r"(\d+) link", states.first.inner_text())[1])
    page.page.fill("#until", "2011-12-31")
    after = int(re.search(r"(\d+) link", states.first.inner_text())[1])
    assert 0 < after < before


def test_who_is_only_a_member_of_something_does_not_crowd_out_who_met(explore):
    facts = summit()
    body = facts.node("Organization", "un", name="United Nations", acronym="UN")
    for code in ("KAZ", "MNG", "FJI", "TUV"):
        facts.edge("MEMBER_OF", facts.node("State", code), body)
    page = explore(facts, "level=nodes")
    assert not {"State:MNG", "State:FJI", "State:TUV"} & set(page.shown())
    assert page.status().endswith("3 states known only as members hidden")
    page.page.fill("#search", "FJI")
    page.page.keyboard.press("Enter")
    assert "State:FJI" in page.shown()
    assert "MEMBER_OF|State:FJI|Organization:un" in page.drawn_links()


def test_a_picture_of_memberships_alone_draws_them(explore):
    facts = Facts("test 1")
    body = facts.node("Organization", "un", name="United Nations", acronym="UN")
    for code in ("MNG", "FJI", "TUV"):
        facts.edge("MEMBER_OF", facts.node("State", code, name=f"State of {code}"), body)
    page = explore(facts)
    assert len(page.shown()) == 4
    assert "hidden" not in page.status()


def test_what_is_chosen_keeps_its_colour_however_small_it_is(explore):
    page = explore(many(900), "level=nodes&amount=60")
    meeting = page.run("() => Data.order.slice(0, 60).findLast((one) => one.type === 'Meeting').id")
    page.run("(id) => State.choose(id)", meeting)
    look = page.run("(id) => Picture.nodes().find((one) => one.id === id)", meeting)
    assert 1 < look["borderWidthSelected"] <= look["size"] / 4
