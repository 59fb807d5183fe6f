"""The words by which English news tells of diplomatic meetings.

Lemmas throughout. Each set stands for one way of telling; :mod:`ingest.meetings.detect` knows what to do with
each.
"""

from __future__ import annotations

#: Two sides: the subject meets the object, or whom "with" names.
MEET = frozenset({"meet", "confer", "huddle", "negotiate", "consult", "dine", "lunch", "closet"})

#: The subject is at home or has the higher rank, the object comes to him.
RECEIVE = frozenset({"receive", "host", "welcome"})

#: Meetings only if somebody stands behind "with" (or "to"): "discussed Cyprus with", "signed … with".
WITH = frozenset({"discuss", "sign", "exchange", "review", "talk", "speak", "chat", "hold", "initial"})

#: Verbs of talking that need no "with" when two sides are their subject.
PLURAL = frozenset({"discuss", "review", "talk", "speak", "exchange", "chat"})

#: Their object is a topic, and so is what stands behind these prepositions, save for "on the sidelines".
DISCUSSING = frozenset(
    {
        *("discuss", "review", "address", "raise", "debate", "consider", "condemn", "welcome", "support"),
        *("deplore", "underscore", "stress", "emphasize", "emphasise", "highlight", "note", "reaffirm"),
    }
)
ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "upon"})

#: Beside a larger meeting.
EDGES = frozenset({"sideline", "sidelines", "margin", "margins", "fringe", "fringes"})
#: What is a part of a meeting, beside it or around it: "on the eve of the summit", "during the visit".
OCCASIONS = EDGES | {
    *("occasion", "opening", "eve", "anniversary", "visit", "trip"),
    *("day", "morning", "afternoon", "evening", "night", "weekend", "week"),
}

#: Done in a room and on the telephone alike.
ANY_WAY = frozenset({"speak", "talk", "discuss", "review", "exchange", "confer", "consult"})

#: A body or several states come together.
GATHER = frozenset({"gather", "convene", "assemble"})

#: At one table: "sat next to", "sat across from", "sat with".
BESIDE = ("with", "beside", "alongside", "opposite", "between", "to", "from", "facing")

#: Being seen at somebody's side.
STAND = frozenset({"stand", "appear", "pose", "speak"})

#: Who watches is there.
CEREMONIES = frozenset({"signing", "ceremony"})
#: Who travels with somebody is of his.
PARTIES = frozenset({"party", "delegation", "entourage", "retinue"})

#: Somebody was there too.
COMPANY = frozenset({"join", "accompany", "flank"})

#: How a gathering runs its course.
COURSE = frozenset({"open", "begin", "start", "end", "close", "conclude", "wrap", "kick", "resume"})
ENDING = frozenset({"end", "close", "conclude", "finish"})

#: Putting a name to a paper that two sides made.
SIGN = frozenset({"sign", "initial", "conclude", "ink", "issue", "exchange", "seal"})
#: What is put to, under or on a paper.
SIGNATURES = frozenset({"name", "initial", "initials", "signature", "pen"})
DOCUMENTS = frozenset(
    {
        *("agreement", "treaty", "accord", "declaration", "pact", "protocol", "memorandum", "communique"),
        *(
            "communiqué",
            "statement",
            "convention",
            "contract",
            "document",
            "deal",
            "charter",
            "paper",
            "note",
        ),
        *("instrument", "text", "letter", "framework", "roadmap", "plan", "armistice", "ceasefire", "truce"),
        *("act", "compact", "final", "peace", "settlement"),
    }
)

#: What stands before the short name of a state.
STYLE = frozenset(
    {
        *(
            "the",
            "republic",
            "kingdom",
            "of",
            "federated",
            "federal",
            "islamic",
            "people's",
            "state",
            "states",
        ),
        *("sultanate", "emirate", "commonwealth", "principality", "union"),
    }
)

#: Unnamed people of rank.
OFFICIALS = frozenset(
    {"leader", "official", "counterpart", "minister", "authority", "politician", "leadership", "president"}
)

#: Those of them who meet abroad, if they are to meet at all.
LEVELS = frozenset({"minister", "negotiator", "president", "premier", "envoy"})

#: Verbs whose "on" or "about" names a topic.
SPEAKING = frozenset(
    {"brief", "speak", "comment", "talk", "report", "inform", "ask", "update", "discuss", "write"}
)

#: Nouns of a practice as much as of an event.
ABSTRACT = frozenset({"dialogue", "exchange", "consultation", "negotiation", "discussion", "conversation"})

#: What somebody does with others that they talk: whether they do is open.
BRINGING = frozenset({"bring", "lure", "coax", "get", "push", "nudge", "drag", "persuade"})

#: What two or more states, or a state and a body, have together: "the U.S.-EU Task Force".
JOINT = frozenset({"commission", "committee", "council", "group", "force", "forum", "panel", "troika"})

#: Quantities of talking.
MEASURES = frozenset(
    {"day", "hour", "round", "series", "session", "week", "set", "minute", "bout", "string", "host", "number"}
)

#: Taking part, as a participle before those who do: "Taking part in the talks were …".
JOINING = frozenset({"take", "attend", "participate", "join"})
#: What somebody takes who takes part.
SEATS = frozenset({"seat", "chair", "place", "floor", "rostrum", "podium"})
#: Who was there: "was present", "were there".
PRESENT = frozenset({"present", "there", "attendance", "hand"})

#: Words exchanged between office-holders of two states: "told Vietnam's president that he would".
ADDRESS = frozenset({"tell", "assure", "inform", "brief", "apologize", "apologise"})

#: How a call comes to somebody.
RECEIVING = frozenset({"receive", "get", "take", "have", "accept", "return", "answer"})

#: What carries the voices of those who talk from afar.
LINES = frozenset({"phone", "telephone", "video", "videolink", "link", "videoconference", "hotline", "zoom"})

#: On the telephone.
CALL = frozenset({"phone", "telephone", "call"})

#: Verbs that say nothing of their own: what takes place is their object.
LIGHT = frozenset(
    {
        *("hold", "have", "conduct", "begin", "start", "open", "resume", "continue", "conclude", "end"),
        *("finish", "complete", "attend", "convene", "host", "chair", "co-chair", "cochair", "launch"),
        *("pay", "make", "take", "kick", "wrap", "undertake", "enter", "join", "lead", "schedule"),
        *("arrange", "plan", "organize", "organise", "stage", "participate", "share"),
    }
)

#: Taking part: the subject is at the gathering that is the object, or follows "in", "at", "to".
ATTEND = frozenset(
    {
        *("attend", "participate", "take", "join", "address", "chair", "co-chair", "open", "host", "close"),
        *("gather", "represent", "lead", "convene", "hold", "preside", "arrive", "travel", "fly", "come"),
        *("begin", "end", "conclude", "start", "sign", "represent", "send", "go", "visit"),
        *("declare", "inaugurate", "moderate"),
    }
)
#: Speaking to those who have come together.
SPEECHES = frozenset({"speech", "address", "remark", "statement"})
THOSE_THERE = frozenset(
    {
        *("present", "attending", "attendance", "participating", "participant", "participants", "attendee"),
        *("attendees", "guests", "delegates"),
    }
)
AUDIENCES = frozenset({"delegate", "participant", "gathering", "audience"})
#: Coming or staying away: whichever it is, the gathering itself takes place.
COMING = frozenset({"attend", "join", "participate", "skip", "boycott", "miss", "snub"})

TRAVEL = frozenset(
    {
        "slip",
        "sneak",
        "cross",
        "travel",
        "fly",
        "go",
        "head",
        "come",
        "arrive",
        "land",
        "journey",
        "return",
        "jet",
    }
)
VISIT = frozenset({"visit", "tour"})
STAY = frozenset({"day", "hour", "minute", "night", "time", "week", "weekend"})
DEPART = frozenset({"leave", "depart"})

TALK_NOUNS = frozenset(
    {
        *("talk", "talks", "meeting", "discussion", "negotiation", "consultation", "conversation", "summit"),
        *("dialogue", "encounter", "audience", "tete-a-tete", "exchange", "meet"),
    }
)
MEAL_NOUNS = frozenset({"dinner", "lunch", "luncheon", "breakfast", "banquet"})
CALL_NOUNS = frozenset({"call", "teleconference", "videoconference"})
CALL_MODIFIERS = frozenset(
    {"phone", "telephone", "telephonic", "video", "virtual", "videoconference", "secure"}
)
COURTESY = frozenset({"courtesy"})

GATHERING_NOUNS = frozenset(
    {
        *("summit", "conference", "forum", "meeting", "session", "assembly", "ministerial", "talk", "talks"),
        *("dialogue", "gathering", "negotiation", "consultation", "conclave", "retreat", "congress", "round"),
    }
)
#: What tells one meeting of a body from its others.
OTHERS = frozenset({"last", "next", "previous", "new", "another", "earlier", "later"})
#: Whose title may name talks.
ENVOYS = frozenset(
    {"envoy", "negotiator", "representative", "mediator", "coordinator", "ambassador", "secretary", "team"}
)
#: Gatherings to which many come, even if but two are named.
WIDE = frozenset({"conference", "forum", "assembly", "ministerial", "congress"})
#: Gatherings that are international by their name alone.
SUMMIT_NOUNS = frozenset({"summit", "ministerial"})
VISIT_NOUNS = frozenset({"visit", "trip", "tour", "stay", "mission", "stopover", "journey", "travel"})

#: Parts of the world that journeys lead to, by their last word.
REGIONS = frozenset(
    "Africa Asia Europe East Balkans Baltics Caribbean Caucasus Gulf Maghreb Pacific Sahel "
    "Scandinavia".split()
)

#: Modifiers by which a meeting is between states, or of one level of government.
DIPLOMATIC = frozenset(
    {
        *(
            "international",
            "regional",
            "ministerial",
            "trilateral",
            "tripartite",
            "quadrilateral",
            "four-party",
        ),
        *(
            "six-party",
            "six-nation",
            "three-way",
            "four-way",
            "multilateral",
            "multinational",
            "world",
            "global",
        ),
        *(
            "multi-party",
            "donor",
            "donors",
            "peace",
            "intergovernmental",
            "inter-governmental",
            "five-nation",
        ),
        *(
            "summit",
            "four-nation",
            "three-nation",
            "emergency",
            "ministers",
            "leaders",
            "extraordinary",
            "five-party",
        ),
        *("east-west", "north-south", "afro-asian", "pan-african", "inter-american", "iberoamerican"),
    }
)
#: Of these, those that say of themselves that more than two meet.
MANY = frozenset(
    {
        "trilateral",
        "tripartite",
        "quadrilateral",
        "multilateral",
        "multinational",
        "international",
        "regional",
        "world",
    }
)
#: Of these, what scholars and companies call their gatherings too.
WORLDLY = frozenset({"international", "world", "global", "regional"})
#: What a meeting is of when no states meet in it.
DOMESTIC = frozenset(
    {
        *(
            "cabinet",
            "party",
            "parliament",
            "parliamentary",
            "union",
            "court",
            "board",
            "committee",
            "caucus",
        ),
        *(
            "congressional",
            "senate",
            "house",
            "shareholder",
            "shareholders",
            "business",
            "science",
            "academic",
        ),
        *(
            "press",
            "news",
            "media",
            "town",
            "staff",
            "campaign",
            "council",
            "coalition",
            "club",
            "team",
            "budget",
        ),
        *("investor", "medical", "rally", "central", "annual", "general", "plenary", "working", "coaching"),
        *(
            "national",
            "federal",
            "legislative",
            "government",
            "interview",
            "church",
            "religious",
            "youth",
            "student",
            "trade-union",
            "community",
        ),
    }
)
#: Of these even a named organization makes no meeting of states.
PRESS = frozenset({"press", "news", "media", "interview", "photo", "phone-in"})

PLANNED = frozenset(
    {
        *(
            "plan",
            "schedule",
            "expect",
            "intend",
            "prepare",
            "agree",
            "arrange",
            "slate",
            "set",
            "due",
            "decide",
        ),
        *(
            "anticipate",
            "await",
            "look",
            "poise",
            "announce",
            "confirm",
            "prepare",
            "upcoming",
            "likely",
            "promise",
        ),
        *("plans", "vow", "pledge", "book"),
    }
)
PLANNED_MODIFIERS = frozenset(
    {"planned", "upcoming", "forthcoming", "scheduled", "coming", "impending", "expected", "next"}
)
#: What is only wanted, proposed or thought of ("hop" is what spaCy makes of "hoped").
HYPOTHETICAL = frozenset(
    {
        *(
            "want",
            "hope",
            "hop",
            "wish",
            "seek",
            "offer",
            "propose",
            "suggest",
            "urge",
            "invite",
            "ask",
            "consider",
        ),
        *("like", "demand", "need", "request", "call", "appeal", "try", "attempt", "push", "press", "favour"),
        *(
            "favor",
            "mull",
            "weigh",
            "contemplate",
            "think",
            "advocate",
            "encourage",
            "ready",
            "willing",
            "able",
        ),
        *(
            "possible",
            "prefer",
            "recommend",
            "aim",
            "require",
            "doubt",
            "wonder",
            "fail",
            "oppose",
            "support",
        ),
        *("eager", "keen", "open", "unlikely", "believe", "tell", "order", "threaten", "enable", "allow"),
    }
)
HYPOTHETICAL_MODIFIERS = frozenset(
    {"possible", "proposed", "potential", "hypothetical", "future", "any", "such", "further", "eventual"}
)
NEGATING = frozenset(
    {"refuse", "decline", "reject", "deny", "avoid", "rule", "boycott", "skip", "miss", "snub", "lack"}
)
CANCELLING = frozenset(
    {"cancel", "postpone", "scrap", "suspend", "abandon", "adjourn", "delay", "defer", "put", "call"}
)
CANCELLED_MODIFIERS = frozenset({"cancelled", "canceled", "postponed", "abortive", "aborted", "failed"})
#: What talks do that come to nothing.
COLLAPSE = frozenset({"collapse", "fail", "break", "falter", "stall"})
#: Parts of a gathering: who speaks at its opening is at it.
PARTS = frozenset(
    {"session", "end", "close", "opening", "start", "beginning", "conclusion", "ceremony", "day", "part"}
)
SAYING = frozenset(
    {
        *(
            "say",
            "report",
            "announce",
            "state",
            "add",
            "note",
            "tell",
            "confirm",
            "quote",
            "disclose",
            "reveal",
        ),
        *("declare", "explain", "claim", "write", "indicate", "acknowledge", "admit", "stress", "according"),
    }
)
#: Told of a meeting that follows another of the same day.
ANOTHER = frozenset({"again", "later", "afterwards", "afterward", "subsequently", "second"})
#: Prepositions after which an event still lies ahead of what the sentence tells.
BEFORE = frozenset({"before", "ahead", "prior", "until", "towards", "toward"})
