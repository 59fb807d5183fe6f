"""Names as they are usually written."""

from __future__ import annotations

import pytest

from ingest.actors.forms import usual_form

PARTICLES = frozenset({"von", "der", "van", "de", "la", "y"})


@pytest.mark.parametrize(
    ("told", "usual"),
    [
        ("BOLUARTE", "Boluarte"),
        ("Dina BOLUARTE", "Dina Boluarte"),
        ("LÓPEZ OBRADOR", "López Obrador"),
        ("Joseph R. Biden, Jr", "Joseph R. Biden Jr."),
        ("JOSEPH R. BIDEN JR.", "Joseph R. Biden Jr."),
        ("LI QIANG", "Li Qiang"),
        ("XI", "Xi"),
        ("McDONOUGH", "McDonough"),
        ("O'NEILL", "O'Neill"),
        ("Abdel Fattah AL-SISI", "Abdel Fattah Al-Sisi"),
        ("Ursula VON DER LEYEN", "Ursula von der Leyen"),
        # These are as they should be.
        *((name, name) for name in ("John Paul II", "JD Vance", "S.M. Krishna", "Dwight D. Eisenhower")),
        *((name, name) for name in ("Ban Ki-moon", "De la Rúa", "Ngozi Okonjo-Iweala", "Ed Miliband")),
    ],
)
def test_a_name_has_no_capitals_but_those_of_running_text(told: str, usual: str) -> None:
    assert usual_form(told, PARTICLES) == usual
