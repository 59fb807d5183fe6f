"""One HTML page that holds a network, all that explores it, and nothing from elsewhere."""

from __future__ import annotations

import json
import math
import secrets
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

import jinja2
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from graph.view.scripts import joined

STYLES: Final = ("theme", "layout", "controls", "panels", "figures", "adapt")

#: vis-network adds style sheets of its own while it loads, each empty at first; they are let in by
#: their digests (SHA-256), as a browser names them when it refuses them.
VENDOR_STYLES: Final = (
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "OutIf5hnp68ctx4ThtV5J02g5HTJ5bbu/hkNfqVXWWo=",
    "4cgFR0//m8/eHo2G/esYsuZetUHlzCUWYM59sfgE9zY=",
    "uepMTym1NwItBa/XV6ef6fQobLL0A0CNVDM5km5L+nQ=",
    "gGUn/VMBXCeWm86qX/pOf+4ZDSbe0JcaXXb4rJjw1mA=",
    "QuPewnJYr+SnQiTnCNHFBw99ExTsz9f8w5320PimEPw=",
    "IY7YKNHjbzQ1NfAKrBZvBZohgXMtxrqB9PaqhAaT3vg=",
    "QE7TOEDW7YIlMzvUUnm8boDWeNBN7PBbaaYJjnp34WI=",
)


def environment(package: str) -> jinja2.Environment:
    """The templates of a package; what goes into them is escaped, and what they lack is an error."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


_environment = environment("graph.view")


def policy(nonce: str, *, served: bool = False) -> str:
    """The Content-Security-Policy of a page: what carries its nonce, and nothing from elsewhere.

    A page that is ``served`` may ask its server.
    """
    styles = " ".join(f"'sha256-{digest}'" for digest in VENDOR_STYLES)
    asks = "connect-src 'self'; " if served else ""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}' {styles}; "
        f"img-src data: blob:; {asks}base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def render(title: str, data: Mapping[str, Any], *, nonce: str | None = None, served: bool = False) -> str:
    """The page as HTML. ``data`` may hold anything; whatever is not JSON is written as text.

    All strings of the graph travel in one JSON block, which a browser does not run; scripts and
    styles carry a nonce of this page, and its Content-Security-Policy lets in nothing else.
    """
    nonce = nonce or secrets.token_urlsafe(18)
    styles = [_asset("css", f"{name}.css") for name in STYLES]
    return _environment.get_template("page.html.jinja").render(
        title=_sound(title),
        nonce=nonce,
        policy=Markup(policy(nonce, served=served)),  # noqa: S704
        served=served,
        styles=[*styles, *([_asset("served", "served.css")] if served else ())],
        scripts=[_vendored(), Markup(joined(served=served))],  # noqa: S704
        data=htmlsafe_json_dumps(data, dumps=_dumps),
        world=_asset("world", "world.json"),
    )


def _dumps(value: object, **options: Any) -> str:
    try:
        return json.dumps(value, default=plain, separators=(",", ":"), allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value), default=plain, separators=(",", ":"), allow_nan=False)


def _finite(value: object) -> object:
    """The same without infinities and NaN, for which JSON has no form: null stands for them."""
    match value:
        case Mapping():
            return {name: _finite(item) for name, item in value.items()}
        case list() | tuple():
            return [_finite(item) for item in value]
        case float() if not math.isfinite(value):
            return None
    return value


def plain(value: object) -> object:
    """A value that JSON has no form for, as one that it has: dates in ISO form, numpy's scalars as
    Python's, sets as sorted lists, and all else as text."""
    if isinstance(value, date):
        return value.isoformat()
    for method in ("iso_format", "tolist"):
        convert: Callable[[], object] | None = getattr(value, method, None)
        if callable(convert):
            return convert()
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    return str(value)


def _sound(text: str) -> str:
    """Text without the lone surrogates that no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


@cache
def _asset(*path: str) -> Markup:
    return Markup(resources.files("graph.view").joinpath("assets", *path).read_text("utf-8"))  # noqa: S704


@cache
def _vendored() -> Markup:
    """vis-network, without the line that would have a browser's tools look for its source map."""
    source = _asset("vendor", "vis-network", "vis-network.min.js")
    return Markup(source.rsplit("\n//# sourceMappingURL", 1)[0])  # noqa: S704
