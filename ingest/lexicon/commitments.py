"""The words by which governments bind themselves, and those by which they only seem to.

Lemmas throughout, as spaCy gives them.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Verbs of promising: "agreed to …", "pledged that it would …", "vowed closer cooperation".
PROMISE = frozenset("agree commit consent pledge promise resolve swear undertake volunteer vow".split())

#: Verbs of promising that bind only by an infinitive: "offered to host"; to "offer a view" binds nobody.
OFFER = frozenset("offer opt".split())

#: Verbs of deciding: "decided to …", "announced that it would …".
DECIDE = frozenset("announce confirm decide declare determine".split())

#: Verbs that put a document in force, and the verbs by which one is reached.
APPROVE = frozenset(
    "accept adopt approve conclude endorse finalise finalize formalise formalize initial ink pass ratify "
    "seal sign".split()
)
REACH = frozenset("clinch conclude finalise finalize forge hammer reach seal strike".split())

#: What can be signed, adopted or reached. Bills, laws and budgets are a country's own affair.
DOCUMENT = frozenset(
    "accord agenda agreement armistice blueprint cease-fire ceasefire charter communique communiqué "
    "compact compromise consensus contract convention deal declaration document framework guideline "
    "letter mandate measure memo memorandum moratorium mou package pact plan platform principle program "
    "programme project proposal protocol resolution road-map roadmap settlement statement strategy text "
    "timetable treaty truce understanding".split()
)
#: Of these, what binds its two or more signatories to each other.
ACCORD = frozenset(
    "accord agreement armistice compact convention cease-fire ceasefire deal pact treaty truce".split()
)
#: Of these, what two sides agree *on* and so approve. On "measures" they agree and so pledge them.
TEXT = DOCUMENT - {"measure", "principle", "program", "programme", "project", "proposal", "agenda", "mandate"}

#: What is put under a text.
SIGNATURE = frozenset("initial name pen signature".split())

#: What one agrees on, stresses or is committed to without binding oneself to do anything.
OPINION = frozenset(
    "assessment belief date fact idea importance interest issue matter moment name necessity need point "
    "position possibility question reason seriousness significance timing urgency value venue view "
    "way".split()
)

#: Adjectives and nouns of resolve: "is ready to …", "stressed their determination to …".
RESOLVE = frozenset("committed dedicated determined prepared ready resolved willing".split())
RESOLVE_NOUN = frozenset(
    "assurance commitment dedication determination guarantee intention pledge promise readiness resolution "
    "resolve undertaking vow willingness".split()
)
#: Verbs that utter such a noun.
AFFIRM = frozenset(
    "affirm announce confirm convey declare emphasise emphasize express give highlight make note pledge "
    "re-affirm re-state reaffirm recognise recognize reinforce reiterate renew repeat restate state "
    "stress underline underscore voice".split()
)
#: Verbs that link an actor and an adjective of resolve.
COPULA = frozenset("be become feel remain stand stay".split())

#: What is promised when somebody is assured of it.
SUPPORT = frozenset(
    "aid assistance backing co-operation commitment cooperation help solidarity support".split()
)

#: What is promised anew where it is reaffirmed, and the verbs that do so.
BACKING = frozenset({"support", "backing"})
REAFFIRM = frozenset("affirm pledge re-affirm reaffirm reiterate renew repeat".split())

#: Deeds: what "will …", "would …" or "is to …" do is a commitment only if it is one of these.
DEED = frozenset(
    "abide abstain adhere admit advance aid allocate allow assist back ban build buy cancel cease close "
    "co-operate complete comply construct continue contribute cooperate coordinate create cut deepen "
    "defend deliver deploy destroy dismantle dispatch donate double earmark ease enhance ensure "
    "establish expand extend finance forgive free freeze fulfil fulfill fund give grant halt help honor "
    "honour implement increase intensify invest keep launch lend lift load maintain monitor normalise "
    "normalize offer open pay permit persist present preserve promote protect provide pull ratify "
    "re-open recognise recognize reduce reform refrain reinforce release remove reopen repatriate repay "
    "respect restore resume safeguard scrap send set share stand start step stop strengthen supply "
    "support suspend train transfer triple uphold waive withdraw work write".split()
)

#: Joint undertakings that are prepared before they are held. Meetings are no commitments.
UNDERTAKING = frozenset("drill exercise maneuver manoeuvre mission operation patrol".split())
PREPARATION = frozenset("arrangement plan preparation".split())
DISCUSS = frozenset("consider coordinate discuss examine make prepare review talk".split())

#: Verbs that tell what somebody said, found or did: what they govern is still a fact.
REPORT = frozenset(
    "acknowledge add admit affirm agree announce argue assert assure be cite claim clarify "
    "conclude confirm continue declare disclose emphasise emphasize explain express glad happy hear "
    "honored honoured indicate inform insist know learn make mean note observe pleased pledge point "
    "promise proud quote reaffirm recall reiterate remark repeat reply report respond reveal say see show "
    "signal state stress suggest tell testify underline underscore understand vow warn welcome "
    "write".split()
)

#: Verbs whose complement is wanted, feared or denied, not told ("hop" is what spaCy makes of "hoped").
URGE = frozenset(
    "advise aim appeal ask attempt await beg believe bid call challenge compel convince decline demand "
    "deny doubt encourage exhort expect fail fear force guess hop hope imagine implore instruct intend "
    "invite like mull negotiate oppose order persuade plan predict prefer press pressure propose push "
    "question recommend refuse reject request require seek speculate think threaten try urge want wish "
    "wonder".split()
)

#: Nouns whose complement has not come about: "failure to agree", "calls on Iran to commit".
UNMADE = frozenset(
    "aim allegation appeal attempt bid call chance claim condition demand effort expectation failure hope "
    "inability invitation likelihood need offer opportunity possibility pressure proposal prospect push "
    "refusal reluctance request requirement rumor rumour speculation suggestion unwillingness wish".split()
)

#: Meeting again is a meeting, not a commitment of its own.
CONTACT = frozenset("accompany arrive attend discuss fly meet speak talk travel visit".split())

#: What one is determined to get from others binds nobody.
AIM = frozenset("convince find force gain get obtain persuade secure see seek win".split())

#: Deeds with these as verb and as object are meetings.
PAY_VISIT = frozenset(
    "begin complete conduct continue embark end have make open pay resume start undertake".split()
)
MEETING = frozenset(
    "campaign conference consultation day dialogue meeting negotiation proceeding session summit talk "
    "tour trip visit".split()
)

#: What governments grant each other.
GRANT = frozenset("contribution deployment donation fund funding grant loan pullout withdrawal".split())

#: Beside a document these make it a country's own affair.
DOMESTIC = frozenset(
    "budget constitution constitutional domestic employment internal law legislation party record "
    "spending".split()
)

#: Verbs by which news is broken: what A announces of B holds of B.
BREAK = frozenset("announce confirm disclose report reveal".split())

#: Verbs that follow what was said: "…, the envoy said".
SAY = frozenset("add announce declare explain report say state tell write".split())

#: Conjunctions that make a clause a case that may not come.
HYPOTHETICAL = frozenset("before if lest once provided till unless until whether".split())

#: Prepositions whose gerund tells what was done: "ended the visit by signing", "joined them in signing".
DOING = frozenset("after besides by following in on upon with".split())

#: Auxiliaries of what is to come; of the reported future, too.
FUTURE = frozenset("'d 'll shall will wo would ’d ’ll".split())

#: Auxiliaries that leave it open whether anything was promised.
MODAL = frozenset("'d 'll can could may might must need ought shall should to will would".split())

#: What a commitment is about, by the beginnings of its words.
TOPICS: Mapping[str, tuple[str, ...]] = {
    "agriculture": ("agricultur", "farm", "food", "fisher", "grain"),
    "aid": ("aid", "assistance", "donat", "humanitarian", "relief", "refugee", "reconstruct"),
    "arms control": ("disarm", "nonproliferat", "non-proliferat", "proliferat", "missile", "denucleari"),
    "borders": ("border", "crossing", "demarcat", "territor"),
    "climate": ("climate", "emission", "environment", "carbon"),
    "crime": ("crime", "criminal", "traffick", "smuggl", "drug", "narcotic", "corrupt", "launder"),
    "culture": ("cultur", "educat", "touris", "sport", "student", "scien"),
    "defence": ("defence", "defense", "military", "troop", "exercise", "drill", "arms", "weapon", "army"),
    "diplomacy": ("diploma", "ambassador", "embass", "normali", "bilateral", "dialogue", "summit"),
    "economy": ("econom", "invest", "financ", "budget", "debt", "growth", "tax"),
    "energy": ("energy", "oil", "gas", "pipeline", "electric", "reactor", "fuel"),
    "health": ("health", "flu", "disease", "pandemic", "vaccin", "medic", "virus"),
    "human rights": ("right", "democra", "freedom"),
    "maritime": ("maritime", "navigation", "sea", "naval"),
    "migration": ("migra", "visa", "asylum"),
    "nuclear": ("nuclear", "uranium", "atomic"),
    "peace": ("peace", "ceasefire", "cease-fire", "truce", "stabil", "reconcil", "conflict", "negotiat"),
    "sanctions": ("sanction", "embargo"),
    "security": ("secur", "terror", "separatis", "extremis"),
    "technology": ("technolog", "cyber", "digital", "artificial", "space", "communication"),
    "trade": ("trade", "tariff", "export", "import", "customs", "market", "wto"),
    "transport": ("transport", "rail", "road", "aviation", "airline", "flight", "port"),
}

#: Gatherings that decide as one ("the summit passed three agreements"), and the groups that make them up.
GATHERING = frozenset("conference council gathering meeting session summit talk".split())
GROUP = frozenset(
    "chief country delegate delegation head leader member minister nation official participant party "
    "premier president side signatory state".split()
)

#: With these, words for those who act for whom the phrase names: "the leaders of A and B".
OFFICIAL = frozenset(
    "administration alliance ambassador authority capital commission department diplomat envoy general "
    "government minister ministry negotiator office presidency secretariat secretary troika".split()
)
SPOKEN_FOR = GATHERING | GROUP | OFFICIAL

#: What stands for its owner's state: "his country is willing to".
COUNTRY = frozenset("administration country government nation people side state".split())

#: Signs that the sentences around tell of dealings with others.
CONTACT_SIGNS = frozenset(
    "ambassador call conference conversation counterpart delegation dialogue diplomat envoy host meet "
    "meeting minister negotiate negotiation receive session summit talk tell tour travel trip visit".split()
)

#: Signs within the sentence that a commitment reaches beyond the country.
ABROAD = frozenset(
    "african arab asian bilateral country european foreign global international multilateral neighbor "
    "neighbour regional western world".split()
)

#: Texts that end a fight are diplomacy even where only one side is a state.
PEACE = frozenset("armistice cease-fire ceasefire peace truce".split())
