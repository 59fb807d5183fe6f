"""Who does what, where the parser coordinates a subject with the object before it."""

from __future__ import annotations

import pytest

from ingest.syntax.model import language
from ingest.syntax.relations import OBJECTS, conjuncts, own_subjects


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Mali agreed to return trucks to Ghana and Ghana agreed to drop its case.", 1, ["Ghana"]),
        ("Norway will send Kenya ships and Kenya will pay for them.", 1, ["Kenya"]),
        ("He met the ministers of Mali and Niger and promised aid.", 1, []),
        ("Blinken met Netanyahu and Gallant then flew to Amman.", 1, []),
        ("He met the ministers of Mali and Niger, signed an accord and left.", 1, []),
        ("He met the ministers of Mali and Niger, signed an accord and left.", 2, []),
    ],
)
def test_the_subject_of_a_second_clause(text: str, verb: int, who: list[str]) -> None:
    finite = [token for token in language()(text) if token.pos_ == "VERB" and token.dep_ in ("ROOT", "conj")]
    assert [token.text for token in own_subjects(finite[verb])] == who


def test_it_is_no_object_of_the_first() -> None:
    doc = language()("Macron met Merkel and Tusk met May.")
    met = doc[1]
    assert [o.text for child in met.children if child.dep_ in OBJECTS for o in conjuncts(child)] == ["Merkel"]
