"""A network inside a notebook: the page in a sandboxed frame, and a table where frames are not let in."""

from __future__ import annotations

import html
import secrets
from collections.abc import Mapping, Sequence
from typing import Any, Final

#: Rows of the table; its caption says how many links there are in all.
ROWS: Final = 25
#: Leave to run the page's own scripts, save files and open articles; none to reach the notebook.
SANDBOX: Final = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


def frame(
    page: str, title: str, height: str, nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]]
) -> str:
    """HTML to show in an output cell.

    A notebook that is trusted shows the page and hides the table by the style sheet. One that is not
    (JupyterLab before trust, a notebook on a code host) drops frames and style sheets, and so shows
    the table.
    """
    mark = f"summitry-{secrets.token_hex(4)}"
    source = html.escape(page, quote=False).replace("'", "&#39;")
    return (
        f"<style>.{mark} {{ display: none }}</style>"
        f"<iframe title='{html.escape(title)}' sandbox='{SANDBOX}' allow='clipboard-write' "
        f"width='100%' height='{html.escape(height)}' frameborder='0' srcdoc='{source}'></iframe>"
        f"<div class='{mark}'>{_table(nodes, edges)}</div>"
    )


def _table(nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]]) -> str:
    """Who is linked to whom, talks first and the latest of them first."""
    names = {node["id"]: str(node["label"]) for node in nodes}
    ranked = sorted(edges, key=_date, reverse=True)
    ranked.sort(key=lambda edge: edge.get("type") != "BILATERAL_TALKS")
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{html.escape(_clip(text))}</td>"
            for text in (
                names[edge["from"]],
                str(edge.get("type", "")).replace("_", " ").lower(),
                names[edge["to"]],
                _date(edge),
                _sentence(edge),
            )
        )
        + "</tr>"
        for edge in ranked[:ROWS]
    )
    shown = min(ROWS, len(ranked))
    return (
        f"<table><caption>{shown:,} of {len(ranked):,} links among {len(names):,} nodes. "
        "Trust this notebook to explore them.</caption>"
        f"<thead><tr><th>From</th><th>Link</th><th>To</th><th>Date</th><th>Sentence</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _date(edge: Mapping[str, Any]) -> str:
    properties = edge.get("properties") or {}
    return str(properties.get("date") or properties.get("first_seen") or "")


def _sentence(edge: Mapping[str, Any]) -> str:
    evidence = edge.get("evidence") or ()
    return str(evidence[0].get("sentence", "")) if evidence else ""


def _clip(text: str, length: int = 300) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
