"""``summitry.toml``: the store, a name and defaults of options, for those who would write them each time.

One lies in the user's folder, one in the working folder; what the latter says counts. An option on the
command line and a variable of the environment count for more than either. The working folder may be
somebody else's: its file opens no server, writes nothing and lets nobody in.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import click

from graph.errors import SummitryError

NAME = "summitry.toml"

#: What stands at the top of a file, for all commands; every other option stands under its command's name.
#: (``--log`` is given on the command line only.)
_SHARED = ("store", "author")

#: What the file of a working folder may not say: others may have written it, and it would let text of theirs
#: be written or fetched, or others come in.
_OWN = {"write", "edit", "host", "token-file", "allow-private-addresses"}

_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")

Defaults = dict[str, Any]


class SettingsError(SummitryError):
    """A file of settings says what cannot be; its line is named."""


def files() -> list[Path]:
    """Where settings are looked for; of two that say something the later counts."""
    from platformdirs import user_config_path

    return [user_config_path("summitry", appauthor=False) / NAME, Path(NAME)]


def defaults(app: click.Group) -> Defaults:
    """What the files say, as Click's ``default_map`` of the command line.

    Raises:
        SettingsError: one of them cannot be read, or names what there is not.
    """
    found: Defaults = {}
    own = files()[0]
    for path in files():
        if path.is_file():
            _join(found, _File.read(path, own).defaults(app))
    return found


def _join(into: Defaults, more: Mapping[str, Any]) -> None:
    for name, value in more.items():
        if isinstance(value, Mapping) and isinstance(into.get(name), dict):
            _join(into[name], value)
        else:
            into[name] = value


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    text: str
    said: dict[str, Any]
    #: The user's own file, which may say all.
    own: Path

    @classmethod
    def read(cls, path: Path, own: Path) -> _File:
        try:
            text = path.read_text("utf-8-sig")
            return cls(path, text, tomllib.loads(text), own)
        except UnicodeDecodeError:
            raise SettingsError(f"{path} is not UTF-8", "save it as UTF-8") from None
        except OSError as error:
            raise SettingsError(
                f"{path} cannot be read ({error.strerror})", "let it be read, or remove it"
            ) from None
        except tomllib.TOMLDecodeError as error:
            at = _AT.search(str(error))
            line = (at and at[1]) or len(text.splitlines())
            problem = _AT.sub("", str(error))
            raise SettingsError(
                f"{path}, line {line}: {problem[:1].lower()}{problem[1:]}",
                "mend it as TOML has it, with texts in quotation marks",
            ) from None

    def defaults(self, app: click.Group) -> Defaults:
        """As a ``default_map``."""
        shared = {name: self._value(app, (name,), name) for name in _SHARED if name in self.said}
        found: Defaults = {"store": shared.pop("store")} if "store" in shared else {}
        if shared:
            for at, command in _commands(app):
                self._share(found, at, command, shared)
        for name, value in self.said.items():
            if name not in _SHARED:
                _join(found, {name: self._section(app, (), name, value)})
        return found

    def _share(
        self, found: Defaults, at: tuple[str, ...], command: click.Command, shared: Mapping[str, Any]
    ) -> None:
        own = {one.name for one in command.params}
        for name, value in shared.items():
            if name in own:
                into = found
                for step in at:
                    into = into.setdefault(step, {})
                into[name] = value

    def _section(self, group: click.Group, above: tuple[str, ...], name: str, value: Any) -> Defaults:
        """What stands under the name of a command."""
        where = (*above, name)
        command = group.get_command(click.Context(group), name)
        if command is None:
            names = group.list_commands(click.Context(group))
            if not isinstance(value, dict):
                self._wrong(
                    where, f"{name!r} stands in no table", f"put it under its command, such as [{names[0]}]"
                )
            self._wrong(where, f"there is no command {' '.join(where)!r}", _alike(name, names))
        if not isinstance(value, dict):
            self._wrong(where, f"{name!r} is a command", f"give a table: [{'.'.join(where)}]")
        if isinstance(command, click.Group):
            return {key: self._section(command, where, key, inner) for key, inner in value.items()}
        options = _options(command)
        found: Defaults = {}
        for key, given in value.items():
            at = (*where, key)
            if key in _SHARED:
                self._wrong(at, f"{key!r} is said once for all commands", "put it at the top of the file")
            if key not in options:
                known = [one for one in options if one not in _SHARED and (self._trusted or one not in _OWN)]
                self._wrong(at, f"{' '.join(where)} has no option {key!r}", _alike(key, known))
            if key in _OWN and not self._trusted:
                self._foreign(at, f"{key!r}", f"--{key}")
            found[str(options[key].name)] = self._checked(command, options[key], at, given)
        return found

    def _value(self, app: click.Group, at: tuple[str, ...], name: str) -> Any:
        given = self.said[name]
        if not isinstance(given, str) or not given:
            self._wrong(at, f"{name!r} is not a text", f'write {name} = "…"')
        if name == "store" and "://" in given and not self._trusted:
            self._foreign(at, "the address of a server", "--store")
        return self._placed(given) if name == "store" else given

    def _checked(self, command: click.Command, option: click.Option, at: tuple[str, ...], given: Any) -> Any:
        """A value that the option takes, as one that the command line could have given."""
        key = at[-1]
        if option.is_flag != isinstance(given, bool):
            cure = "write true or false" if option.is_flag else "write what the option takes"
            self._wrong(at, f"{key!r} is wrong", cure)
        several = option.multiple or option.nargs > 1
        if several != isinstance(given, list):
            self._wrong(at, f"{key!r} is wrong", "write a list: [… , …]" if several else "write one value")
        values = [str(one) if isinstance(one, date) else one for one in (given if several else [given])]
        if isinstance(option.type, click.Path):
            values = [self._placed(str(one)) for one in values]
        try:
            option.type_cast_value(click.Context(command), values if several else values[0])
        except click.BadParameter as error:
            self._wrong(at, f"{key!r} is wrong", error.message)
        return values if several else values[0]

    def _placed(self, text: str) -> str:
        """A path in a file is meant from the file's own folder; the address of a server stays."""
        if "://" in text or text == "-":
            return text
        before, local, path = text.rpartition("neo4j-local:")
        return f"{before}{local}{self.path.parent / Path(path).expanduser()}"

    @property
    def _trusted(self) -> bool:
        return self.path.resolve() == self.own.resolve()

    def _foreign(self, at: tuple[str, ...], what: str, option: str) -> NoReturn:
        self._wrong(
            at,
            f"{what} is not taken from a working folder, which may be somebody else's",
            f"put it into {self.own}, or give {option}",
        )

    def _wrong(self, at: tuple[str, ...], problem: str, cure: str) -> NoReturn:
        raise SettingsError(f"{self.path}, line {self._line(at)}: {problem}", cure)

    def _line(self, at: tuple[str, ...]) -> int:
        """The line on which something is said, by the names that lead to it; TOML's reader tells none."""
        table: tuple[str, ...] = ()
        best, found = 0, 1
        for number, line in enumerate(self.text.splitlines(), start=1):
            if header := _TABLE.match(line):
                table = named = _parts(header[1])
            elif key := _KEY.match(line):
                named = (*table, *_parts(key[1]))
            else:
                continue
            if named[: len(at)] == at:  # Said here, or the first of what lies in it.
                return number
            if at[: len(named)] == named and len(named) > best:
                best, found = len(named), number
        return found


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _options(command: click.Command) -> dict[str, click.Option]:
    """The options of a command that a file may set, by their names on the command line."""
    return {
        name.removeprefix("--"): one
        for one in command.params
        if isinstance(one, click.Option) and (not one.is_flag or one.is_bool_flag)
        for name in one.opts
        if name.startswith("--")
    }


def _commands(group: click.Group) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """The commands that are made already, with their names; those made when asked for have no author."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from (((name, *at), inner) for at, inner in _commands(command))
        else:
            yield (name,), command


def _alike(name: str, names: Any) -> str:
    known = sorted(names)
    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"take one of {', '.join(known)}"
