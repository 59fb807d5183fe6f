"""The named questions for those who ask over HTTP or from an assistant: what each takes, and its answer.

They are the commands of ``summitry ask``: parameters, their types and their limits are read off these, so
that the shell, the page and an assistant understand the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from graph.analysis.tables import records
from graph.errors import SummitryError
from graph.questions import QUESTIONS
from summitry.options import Day, check_period
from summitry.serve.limits import LONGEST

if TYPE_CHECKING:
    from graph.store.graph import Graph


class WrongArgumentError(SummitryError):
    """A parameter that the question does not have, lacks, or cannot take."""


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: its columns in their order, and its rows as ``--json`` prints them."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]


class Question:
    """One named question.

    >>> Question("meetings", command).ask(graph, {"state": ["CHN"], "since": ["2013"]}).rows
    """

    def __init__(self, name: str, command: click.Command) -> None:
        self.name = name
        self.about = " ".join((command.help or "").replace("\b", "").split())
        self._command = command
        self._function = QUESTIONS[name]
        own = {"as_csv", "as_json", "raw", "store", "help"}
        #: What it takes, by name.
        self.parameters = {
            parameter.name: parameter
            for parameter in command.params
            if parameter.name and parameter.name not in own
        }

    @property
    def summary(self) -> str:
        """What it answers, in a sentence."""
        return self.about.split(". ")[0].rstrip(".")

    def schema(self) -> dict[str, Any]:
        """Its parameters as JSON Schema."""
        return {
            "type": "object",
            "properties": {name: _schema(one) for name, one in self.parameters.items()},
            "required": [name for name, one in self.parameters.items() if one.required],
            "additionalProperties": False,
        }

    def ask(self, graph: Graph, given: Mapping[str, Sequence[str]]) -> Table:
        """The answer; values are texts, as in an address: one for each parameter, or as many as it takes.

        Raises:
            WrongArgumentError: a parameter is unknown, missing, or none of the values that it takes.
            SummitryError: as the question's function.
        """
        answer = self._function(graph, **self._read(given))
        return Table(tuple(map(str, answer.columns)), records(answer))

    def _read(self, given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        if unknown := sorted(given.keys() - self.parameters.keys()):
            raise WrongArgumentError(
                f"{self.name} has no parameter {unknown[0][:50]!r}", f"give {_listed(self.parameters)}"
            )
        context = click.Context(self._command)
        values: dict[str, Any] = {}
        for name, parameter in self.parameters.items():
            texts = given.get(name, ())
            if any(len(text) > LONGEST for text in texts):
                raise WrongArgumentError(f"{name} is too long", f"give at most {LONGEST} characters")
            if len(texts) not in (0, parameter.nargs):
                raise WrongArgumentError(
                    f"{name} is given {len(texts)} times", f"give it {parameter.nargs} times, or not at all"
                )
            value: Any = None if not texts else texts[0] if parameter.nargs == 1 else tuple(texts)
            try:
                values[name] = parameter.process_value(
                    context, parameter.get_default(context) if value is None else value
                )
            except click.MissingParameter:
                raise WrongArgumentError(f"{self.name} needs {name}", "give it") from None
            except click.BadParameter as error:
                raise WrongArgumentError(f"{name} is wrong", error.message) from None
        try:
            check_period(values.get("since"), values.get("until"))
        except click.UsageError as error:
            raise WrongArgumentError("the period is empty", error.message.replace("--", "")) from None
        return values


def questions_of(group: click.Group) -> dict[str, Question]:
    """The questions that ``summitry ask`` has commands for, by name."""
    context = click.Context(group)
    commands = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: Question(name, command) for name, command in commands.items() if command}


def _listed(names: Mapping[str, Any]) -> str:
    return f"one of {', '.join(names)}" if names else "none"


def _schema(parameter: click.Parameter) -> dict[str, Any]:
    """A parameter as JSON Schema."""
    kind = parameter.type
    schema: dict[str, Any]
    if isinstance(kind, click.Choice):
        schema = {"type": "string", "enum": list(kind.choices)}
    elif isinstance(kind, click.IntRange | click.FloatRange):
        schema = {"type": "integer" if isinstance(kind, click.IntRange) else "number"}
        schema |= {
            name: limit for name, limit in (("minimum", kind.min), ("maximum", kind.max)) if limit is not None
        }
    elif isinstance(kind, Day):
        schema = {"type": "string", "pattern": r"^\d{4}(-\d{1,2}){0,2}$"}
    else:
        names = {"integer": "integer", "float": "number", "boolean": "boolean"}
        schema = {"type": names.get(kind.name, "string")}
        if schema["type"] == "string":
            schema["maxLength"] = LONGEST
    if parameter.nargs > 1:
        schema = {"type": "array", "items": schema, "minItems": parameter.nargs, "maxItems": parameter.nargs}
    described = getattr(parameter, "help", None) or "A state, a person or an organization: name, code or id."
    schema["description"] = described
    if not parameter.required and isinstance(parameter.default, int | float | str):
        schema["default"] = parameter.default
    return schema
