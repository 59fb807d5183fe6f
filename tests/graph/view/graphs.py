"""Graphs to look at: a summit and what surrounds it, a large invented one, and a hostile one."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations

from graph.model import Evidence, Facts, Ref, digest, slug

OFFICES = {
    "defence": "Minister of Defence",
    "foreign": "Minister of Foreign Affairs",
    "head_of_state": "President",
    "head_of_government": "Prime Minister",
}


class Story:
    """Writes one article's facts: each sentence stated once, cited by every edge that it proves."""

    def __init__(self, facts: Facts, title: str, publisher: str, published: date, url: str) -> None:
        self.facts = facts
        self.key = digest(title, publisher)
        self._offset = 0
        facts.node("Article", self.key, title=title, publisher=publisher, published=published, url=url)

    def says(self, sentence: str, confidence: float = 0.93) -> Callable[[str], Evidence]:
        start, self._offset = self._offset, self._offset + len(sentence) + 1
        return lambda mention="": Evidence(
            self.key, start, start + len(sentence), sentence, confidence, mention
        )


def state(facts: Facts, iso3: str, name: str, cow: int | None = None) -> Ref:
    return facts.node("State", iso3, name=name, cow=cow)


def minister(facts: Facts, name: str, aliases: list[str] | None = None) -> Ref:
    return facts.node("Minister", slug(name), name=name, aliases=aliases)


def summit() -> Facts:
    """Meetings of the Shanghai Cooperation Organization in 2013, by the public record, in our own words."""
    facts = Facts("summitry 0.1.0")
    china, russia = state(facts, "CHN", "China", 710), state(facts, "RUS", "Russia", 365)
    kazakhstan, kyrgyzstan = state(facts, "KAZ", "Kazakhstan", 705), state(facts, "KGZ", "Kyrgyzstan", 703)
    tajikistan, uzbekistan = state(facts, "TJK", "Tajikistan", 702), state(facts, "UZB", "Uzbekistan", 704)
    members = [china, kazakhstan, kyrgyzstan, russia, tajikistan, uzbekistan]
    sco = facts.node(
        "Organization",
        "shanghai-cooperation-organization",
        name="Shanghai Cooperation Organization",
        acronym="SCO",
    )
    csto = facts.node(
        "Organization",
        "collective-security-treaty-organization",
        name="Collective Security Treaty Organization",
        acronym="CSTO",
    )
    for member in members:
        facts.edge("MEMBER_OF", member, sco, since=date(2001, 6, 15), source="UNIA list of members")
    for member in (kazakhstan, kyrgyzstan, russia, tajikistan):
        facts.edge("MEMBER_OF", member, csto, since=date(2002, 10, 7), source="UNIA list of members")

    def meeting(name: str, kind: str, day: date, city: str, where: Ref, **more: object) -> Ref:
        return facts.node(
            "Meeting",
            slug(f"{day} {name}"),
            name=name,
            kind=kind,
            date=day,
            date_precision="day",
            city=city,
            iso3=where.key,
            status="held",
            **more,
        )

    # June: the defence ministers.
    june = Story(
        facts,
        "Defence ministers of six states agree on a two-year plan",
        "Steppe Wire",
        date(2013, 6, 26),
        "https://news.example/2013/06/bishkek-defence",
    )
    opening = june.says(
        "BISHKEK, June 26 (Steppe Wire) - Defence ministers of the six members of the "
        "Shanghai Cooperation Organization met in the Kyrgyz capital on Wednesday.",
        0.97,
    )
    bishkek = meeting(
        "SCO defence ministers' meeting", "multilateral", date(2013, 6, 26), "Bishkek", kyrgyzstan
    )
    facts.edge("CONVENED", sco, bishkek, opening("Shanghai Cooperation Organization"))
    facts.edge("HELD_IN", bishkek, kyrgyzstan, opening("Kyrgyz capital"))
    named = june.says(
        "Chang Wanquan of China, Sergei Shoigu of Russia, Adilbek Dzhaksybekov of Kazakhstan, "
        "Taalaibek Omuraliev of Kyrgyzstan, Sherali Khairulloyev of Tajikistan and Kabul "
        "Berdiev of Uzbekistan sat at one table.",
        0.95,
    )
    chang = minister(facts, "Chang Wanquan", ["General Chang"])
    defence = {
        china: chang,
        russia: minister(facts, "Sergei Shoigu"),
        kazakhstan: minister(facts, "Adilbek Dzhaksybekov"),
        kyrgyzstan: minister(facts, "Taalaibek Omuraliev"),
        tajikistan: minister(facts, "Sherali Khairulloyev"),
        uzbekistan: minister(facts, "Kabul Berdiev"),
    }
    for country, person in defence.items():
        spoken = str(facts.nodes[person].properties["name"])
        facts.edge(
            "REPRESENTS",
            person,
            country,
            named(spoken),
            office="Minister of Defence",
            role="defence",
            first_seen=date(2013, 6, 26),
            last_seen=date(2013, 6, 26),
        )
        facts.edge("ATTENDED", person, bishkek, named(spoken), role="delegate", status="held")
        role = "host" if country == kyrgyzstan else "delegate"
        facts.edge(
            "ATTENDED",
            country,
            bishkek,
            named(str(facts.nodes[country].properties["name"])),
            role=role,
            status="held",
        )
    aside = june.says(
        "On the sidelines, General Chang received his counterparts from Kazakhstan, Russia, "
        "Tajikistan and Uzbekistan one after another.",
        0.91,
    )
    for country in (kazakhstan, russia, tajikistan, uzbekistan):
        other = str(facts.nodes[country].properties["name"])
        talks = meeting(f"China–{other} defence talks", "bilateral", date(2013, 6, 26), "Bishkek", kyrgyzstan)
        facts.edge("SIDELINES_OF", talks, bishkek, aside())
        for end in (china, country):
            facts.edge("ATTENDED", end, talks, aside(str(facts.nodes[end].properties["name"])), status="held")
        facts.edge(
            "BILATERAL_TALKS",
            *sorted((china, country)),
            aside("General Chang"),
            meeting=talks.key,
            date=date(2013, 6, 26),
            mode="in_person",
            status="held",
        )
        facts.edge(
            "BILATERAL_TALKS",
            *sorted((chang, defence[country])),
            aside("General Chang"),
            meeting=talks.key,
            date=date(2013, 6, 26),
            mode="in_person",
            status="held",
        )
    plan = june.says(
        "The ministers approved a cooperation plan for 2014 and 2015 and said a joint exercise "
        "would follow in China in 2014.",
        0.9,
    )
    pledges = [
        ("cooperation plan for 2014–2015", "approved"),
        ("joint exercise in China in 2014", "planned"),
        ("act together against separatism, extremism and drug trafficking", "pledged"),
    ]
    for text, status in pledges:
        commitment = facts.node("Commitment", slug(text), text=text, status=status, topics=["security"])
        facts.edge("MADE_AT", commitment, bishkek, plan())
        for country in members:
            facts.edge("PLEDGED", country, commitment, plan("The ministers"), date=date(2013, 6, 26))

    # September: the heads of state, at St Petersburg, Astana and Bishkek.
    autumn = Story(
        facts,
        "Leaders meet again in Bishkek after a week of visits",
        "Lake Gazette",
        date(2013, 9, 14),
        "https://gazette.example/bishkek-summit",
    )
    heads = {
        china: minister(facts, "Xi Jinping"),
        russia: minister(facts, "Vladimir Putin"),
        kazakhstan: minister(facts, "Nursultan Nazarbayev"),
        kyrgyzstan: minister(facts, "Almazbek Atambayev"),
        tajikistan: minister(facts, "Emomali Rahmon"),
        uzbekistan: minister(facts, "Islam Karimov"),
    }
    summit_line = autumn.says(
        "The heads of state of the Shanghai Cooperation Organization - Xi Jinping, "
        "Vladimir Putin, Nursultan Nazarbayev, Almazbek Atambayev, Emomali Rahmon and "
        "Islam Karimov - signed the Bishkek declaration on Friday.",
        0.96,
    )
    top = meeting("SCO summit", "multilateral", date(2013, 9, 13), "Bishkek", kyrgyzstan)
    facts.edge("CONVENED", sco, top, summit_line("Shanghai Cooperation Organization"))
    facts.edge("HELD_IN", top, kyrgyzstan, summit_line())
    for country, person in heads.items():
        spoken = str(facts.nodes[person].properties["name"])
        facts.edge(
            "REPRESENTS",
            person,
            country,
            summit_line(spoken),
            office="President",
            role="head_of_state",
            first_seen=date(2013, 9, 5),
            last_seen=date(2013, 9, 13),
        )
        facts.edge("ATTENDED", person, top, summit_line(spoken), status="held")
        facts.edge(
            "ATTENDED",
            country,
            top,
            summit_line(),
            status="held",
            role="host" if country == kyrgyzstan else "delegate",
        )
    petersburg_line = autumn.says(
        "A week earlier Xi and Putin had talked in St Petersburg, where they agreed on gas supplies.", 0.88
    )
    petersburg = meeting("China–Russia talks", "bilateral", date(2013, 9, 5), "St Petersburg", russia)
    facts.edge("HELD_IN", petersburg, russia, petersburg_line("St Petersburg"))
    astana_line = autumn.says(
        "In Astana on September 7 the Chinese president called on Nursultan "
        "Nazarbayev and proposed a belt of trade along the Silk Road.",
        0.9,
    )
    astana = meeting(
        "State visit of Xi Jinping to Kazakhstan", "visit", date(2013, 9, 7), "Astana", kazakhstan
    )
    facts.edge("HELD_IN", astana, kazakhstan, astana_line("Astana"))
    for place, line, country in ((petersburg, petersburg_line, russia), (astana, astana_line, kazakhstan)):
        day = facts.nodes[place].properties["date"]
        for end in (china, country):
            facts.edge("ATTENDED", end, place, line(), status="held")
            facts.edge("ATTENDED", heads[end], place, line("Xi" if end == china else ""), status="held")
        facts.edge(
            "BILATERAL_TALKS",
            *sorted((china, country)),
            line(),
            meeting=place.key,
            date=day,
            mode="in_person",
            status="held",
        )
        facts.edge(
            "BILATERAL_TALKS",
            *sorted((heads[china], heads[country])),
            line("Xi"),
            meeting=place.key,
            date=day,
            mode="in_person",
            status="held",
        )
    gas = facts.node("Commitment", "gas", text="terms of gas supplies by the eastern route", status="pledged")
    facts.edge("MADE_AT", gas, petersburg, petersburg_line())
    for country in (china, russia):
        facts.edge("PLEDGED", country, gas, petersburg_line("Xi and Putin"), date=date(2013, 9, 5))
    return facts


STATES = (
    "AFG Afghanistan,ARG Argentina,AUS Australia,AUT Austria,AZE Azerbaijan,BGD Bangladesh,BLR Belarus,"
    "BEL Belgium,BRA Brazil,BGR Bulgaria,KHM Cambodia,CAN Canada,CHL Chile,CHN China,COL Colombia,"
    "CUB Cuba,CZE Czechia,DNK Denmark,EGY Egypt,ETH Ethiopia,FJI Fiji,FIN Finland,FRA France,GEO Georgia,"
    "DEU Germany,GHA Ghana,GRC Greece,HUN Hungary,IND India,IDN Indonesia,IRN Iran,IRQ Iraq,IRL Ireland,"
    "ISR Israel,ITA Italy,JPN Japan,JOR Jordan,KAZ Kazakhstan,KEN Kenya,KWT Kuwait,KGZ Kyrgyzstan,LAO Laos,"
    "LBN Lebanon,MYS Malaysia,MLT Malta,MEX Mexico,MNG Mongolia,MAR Morocco,MMR Myanmar,NLD Netherlands,"
    "NZL New Zealand,NGA Nigeria,NOR Norway,OMN Oman,PAK Pakistan,PER Peru,PHL Philippines,POL Poland,"
    "PRT Portugal,QAT Qatar,ROU Romania,RUS Russia,SAU Saudi Arabia,SEN Senegal,SRB Serbia,SGP Singapore,"
    "ZAF South Africa,KOR South Korea,ESP Spain,SDN Sudan,SWE Sweden,CHE Switzerland,SYR Syria,"
    "TJK Tajikistan,TZA Tanzania,THA Thailand,TUN Tunisia,TUR Turkey,UGA Uganda,UKR Ukraine,"
    "ARE United Arab Emirates,GBR United Kingdom,USA United States,UZB Uzbekistan,VNM Vietnam"
)
ORGANIZATIONS = (
    "ASEAN Association of Southeast Asian Nations,AU African Union,APEC Asia-Pacific Economic Cooperation,"
    "EU European Union,G20 Group of Twenty,NATO North Atlantic Treaty Organization,OSCE Organization for "
    "Security and Co-operation in Europe,SCO Shanghai Cooperation Organization,UN United Nations"
)
GIVEN = "Amara Boris Chen Dana Elif Farid Greta Hana Ivan Jonas Karim Leila Mina Omar Rosa Samir Tala"
FAMILY = "Abel Bekov Castell Dorji Eriks Falk Gomes Haddad Ilves Jansen Kato Lund Moreau Okoye Soto Tran"
BLOCS = 9
TOPICS = ("border trade", "water sharing", "air links", "joint patrols", "visa rules", "a gas pipeline")


def many(nodes: int, seed: int = 11) -> Facts:
    """An invented graph of about so many nodes: states, their ministers, ten years of meetings, pledges."""
    dice = random.Random(seed)  # noqa: S311
    facts = Facts("summitry 0.1.0")
    states = [state(facts, *entry.split(" ", 1)) for entry in STATES.split(",")]
    bodies = [
        facts.node("Organization", slug(name), name=name, acronym=short)
        for short, name in (entry.split(" ", 1) for entry in ORGANIZATIONS.split(","))
    ]
    weights = [1 / (1 + place) ** 0.7 for place in range(len(states))]
    shuffled = dice.sample(states, len(states))
    blocs = [shuffled[start::BLOCS] for start in range(BLOCS)]
    people = []
    for number in range(max(20, nodes * 3 // 10)):
        name = f"{dice.choice(GIVEN.split())} {dice.choice(FAMILY.split())}"
        person = facts.node("Minister", f"{slug(name)}-{number}", name=name)
        people.append((person, dice.choices(shuffled, weights)[0], dice.choice(list(OFFICES))))
    at_home: dict[Ref, list[tuple[Ref, Ref, str]]] = {}
    for one in people:
        at_home.setdefault(one[1], []).append(one)
    first = date(2010, 1, 4)
    number = articles = 0
    while len(facts.nodes) - articles < nodes:
        number += 1
        day = first + timedelta(days=dice.randrange(4380))
        host = dice.choices(shuffled, weights)[0]
        where = str(facts.nodes[host].properties["name"])
        size = dice.choices((1, 5, 14), (82, 14, 4))[0]
        near = blocs[shuffled.index(host) % BLOCS]
        guests = {host} | {
            dice.choice(near) if dice.random() < 0.8 else dice.choices(shuffled, weights)[0]
            for _ in range(size)
        }
        if len(guests) < 2:
            continue
        several = len(guests) > 2
        body = bodies[shuffled.index(host) % BLOCS] if dice.random() < 0.8 else dice.choice(bodies)
        kind = "multilateral" if several else dice.choice(("bilateral", "visit", "call"))
        title = (
            f"{facts.nodes[body].properties['acronym']} meeting in {where}"
            if several
            else "–".join(sorted(str(facts.nodes[one].properties["name"]) for one in guests)) + " talks"
        )
        story = Story(
            facts, f"{title}, report {number}", f"Wire {number % 7}", day, f"https://news.example/{number}"
        )
        articles += 1
        line = story.says(
            f"Delegations met in {where} on {day:%B} {day.day} for what officials called "
            f"useful talks on {dice.choice(TOPICS)}.",
            round(dice.uniform(0.55, 0.99), 2),
        )
        meeting = facts.node(
            "Meeting",
            f"meeting-{number}",
            name=title,
            kind=kind,
            date=day,
            date_precision="day",
            iso3=host.key,
            city=None,
            status="held",
        )
        facts.edge("HELD_IN", meeting, host, line(where))
        if several:
            facts.edge("CONVENED", body, meeting, line())
        present = []
        for guest in sorted(guests):
            facts.edge("ATTENDED", guest, meeting, line(), status="held")
            for person, home, office in dice.sample(
                at_home.get(guest, []), min(1, len(at_home.get(guest, [])))
            ):
                facts.edge("ATTENDED", person, meeting, line(), status="held")
                facts.edge(
                    "REPRESENTS",
                    person,
                    home,
                    line(),
                    office=OFFICES[office],
                    role=office,
                    first_seen=day,
                    last_seen=day,
                )
                present.append(person)
        if not several:
            facts.edge(
                "BILATERAL_TALKS",
                *sorted(guests),
                line(),
                meeting=meeting.key,
                date=day,
                mode="call" if kind == "call" else "in_person",
                status="held",
            )
            if len(present) == 2:
                facts.edge(
                    "BILATERAL_TALKS",
                    *sorted(present),
                    line(),
                    meeting=meeting.key,
                    date=day,
                    mode="in_person",
                    status="held",
                )
        if dice.random() < 0.35:
            text = f"work on {dice.choice(TOPICS)} ({number})"
            pledge = facts.node("Commitment", f"pledge-{number}", text=text, status="pledged")
            facts.edge("MADE_AT", pledge, meeting, line())
            facts.edge("PLEDGED", dice.choice(sorted(guests)), pledge, line(), date=day)
    return facts


def by_article(facts: Facts) -> list[Facts]:
    """The same as its articles state it, one by one, as a store takes them."""
    told: dict[str, Facts] = {}
    for edge in facts.edges.values():
        for one in edge.evidence or [None]:
            part = told.setdefault(one.article if one else "", Facts(facts.extractor))
            ends = [edge.source, edge.target]
            if one is not None:
                ends.append(Ref("Article", one.article))
            for ref in ends:
                part.node(ref.label, ref.key, **facts.nodes[ref].properties)
            part.edge(edge.type, edge.source, edge.target, one, **edge.properties)
            for ref in ends:
                if one is not None and ref.label == "Meeting":
                    part.edge("REPORTS", Ref("Article", one.article), ref, one)
    return list(told.values())


def two_circles() -> Facts:
    """Eight states in two circles that meet among themselves, and two whose ministers met once across."""
    facts = Facts("test 1")
    said = Evidence("a", 0, 5, "They met.", 0.9)
    circles = [
        [facts.node("State", f"{letter}{at}{at}", name=f"{letter}land {at}") for at in range(4)]
        for letter in "AB"
    ]
    number = 0
    for circle in circles:
        for one, other in combinations(circle, 2):
            number += 1
            meeting = facts.node("Meeting", f"m{number}", name=f"Meeting {number}", kind="bilateral")
            facts.edge("ATTENDED", one, meeting, said)
            facts.edge("ATTENDED", other, meeting, said)
            facts.edge("BILATERAL_TALKS", one, other, said, meeting=meeting.key)
    envoys = []
    for state in (circles[0][0], circles[1][0]):
        envoys.append(facts.node("Minister", f"envoy-{state.key}", name=f"Envoy {state.key}"))
        facts.edge("REPRESENTS", envoys[-1], state, said, office="Minister of Foreign Affairs")
    across = facts.node("Meeting", "across", name="Talks across", kind="bilateral")
    for envoy in envoys:
        facts.edge("ATTENDED", envoy, across, said)
    facts.edge("BILATERAL_TALKS", *envoys, said, meeting=across.key)
    facts.node("State", "CCC", name="Cland")
    for number in range(50):
        facts.node("Minister", f"clerk-{number}", name=f"Clerk {number}")
    return facts
