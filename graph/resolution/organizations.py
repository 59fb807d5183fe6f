"""Organizations: one id for a body, however its name is written.

A pure function of the name: the reference table's id where name or acronym stands there, else the name's own
slug in American spelling without article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from graph.model import Value, slug
from graph.reference.tables import organizations

_SPELLINGS = (
    ("organisation", "organization"), ("defence", "defense"), ("centre", "center"), ("labour", "labor"),
    ("programme", "program"), ("south-east", "southeast"), ("co-operation", "cooperation"),
)  # fmt: skip


@cache
def _known() -> Mapping[str, str]:
    result: dict[str, str] = {}
    for body in organizations().values():
        result[_folded(body.name)] = result[_folded(body.id)] = body.id
    acronyms: dict[str, set[str]] = {}
    for body in organizations().values():
        if body.acronym:
            acronyms.setdefault(_folded(body.acronym), set()).add(body.id)
    for acronym, bodies in acronyms.items():
        if len(bodies) == 1:
            result.setdefault(acronym, min(bodies))
    return result


def _folded(name: str) -> str:
    text = slug(re.sub(r"(?<=[A-Z])\.(?=[A-Z])", "", name).replace("&", " and "))
    for british, american in _SPELLINGS:
        text = text.replace(british, american)
    return re.sub(r"^the-|-the(?=-)", "", text)


def organization_id(key: str, properties: Mapping[str, Value]) -> str:
    """The id under which the graph knows a body that an article knows by another."""
    if key in organizations():
        return key
    for text in (key, str(properties.get("name", ""))):
        if text and (found := _known().get(_folded(text))):
            return found
    return _folded(key) or key
