"""Whether a sentence stands at its place in an article's text, which is kept as it was received.

A sentence was cleaned before it was read: markup, and what a page's layout put between its words, are in the
text alone; letters were mended ("FrÃ©dÃ©ric") and torn words joined.
"""

from __future__ import annotations

import re
import unicodedata

#: What stands in a text and nobody reads: where a link leads, tags, soft hyphens and blanks without width, a
#: byte or a line's end as mail writes it, and a letter beyond ASCII as YAML does.
_UNREAD = re.compile(
    r"\]\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?:\s\"[^\"\n]*\")?\)|</?[A-Za-z][^<>\n]{0,200}>|[\u00ad\u200b-\u200f\ufeff]"
    r"|(?:=[0-9A-F]{2})+|=\r?\n|\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})"
)
_WORD = re.compile(r"[0-9A-Za-z]+")


def stands_in(passage: str, sentence: str) -> bool:
    r"""Whether a sentence is what is left of a passage when whole words are left out, but for its first and
    last. Case does not count, nor do letters beyond ASCII, which may have been mended.

    >>> stands_in("The two [met](https://news.example/1)\n(Reuters) - in Osh.", "The two met in Osh.")
    True
    """
    wanted, words = "".join(_words(sentence)), _words(passage)
    if not words or not wanted:
        return not words and not wanted
    # How much of the sentence the words so far may make.
    made = {len(words[0])} if wanted.startswith(words[0]) else set[int]()
    for word in words[1:-1]:
        made |= {so_far + len(word) for so_far in made if wanted.startswith(word, so_far)}
    last = words[-1] if len(words) > 1 else ""
    return any(so_far + len(last) == len(wanted) and wanted.endswith(last) for so_far in made)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_UNREAD.sub("", unicodedata.normalize("NFC", text)))]
