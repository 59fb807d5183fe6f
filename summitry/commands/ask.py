"""``summitry ask``: the named questions, each a command made from its function."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import click

from summitry.options import Day, check_period, json_option, open_store, raw_option, say, store_option

#: Options that stand in several questions. Others are made from annotation and docstring (:func:`_option`).
_OPTIONS: dict[str, tuple[Any, str]] = {
    "state": ("STATE", "A state, by code, name or adjective (CHN)."),
    "of": (click.Choice(("states", "persons", "organizations")), "Whose."),
    "partner": ("STATE", "The other state."),
    "organization": ("NAME", "An organization, by acronym, name or id (SCO)."),
    "place": ("NAME", "A city, or a state."),
    "kind": (click.Choice(("bilateral", "visit", "call", "multilateral")), "A kind of meeting."),
    "status": (click.Choice(("held", "planned", "cancelled")), "Whether it took place."),
    "limit": (click.IntRange(min=1), "How many, the newest first."),
    "person": ("NAME", "A person, by name, surname or id."),
    "other": ("NAME", "The other person."),
    "since": (Day(), "First day: 2013-06-26, 2013-06 or 2013."),
    "until": (Day(last=True), "Last day: 2013-06-26, 2013-06 or 2013."),
    "on": (Day(), "The day. Default: today."),
    "years": (int, "How long the silence lasted at least."),
    "topic": ("TEXT", "A topic, or a part of the pledge's text."),
    "role": ("ROLE", "head_of_state, head_of_government, foreign, defence …."),
    "source": ("NAME", "One end, by name, acronym or key."),
    "target": ("NAME", "The other end, by name, acronym or key."),
    "type": ("TYPE", "A kind of edge (BILATERAL_TALKS)."),
    "all": (click.BOOL, "Show mere courtesies, too (“stay in close touch”)."),
    "confidence": (click.FloatRange(0, 1), "Leave out edges that are less sure than that, from 0 to 1."),
}


#: What is said without an option, by question; the last of two may be missing where it has a default.
_ARGUMENTS = {"last-met": ("one", "other"), "timeline": ("one", "other"), "pledges-to": ("to",)}


#: An example of each question, to be asked of the articles that come along.
_EXAMPLES = {
    "meetings": "--state KAZ --place Bishkek --since 2013",
    "last-met": 'Russia "United States"',
    "timeline": "China Kazakhstan",
    "compare": "--years 2013 2021 --state USA",
    "who-met-whom": "--state CHN --since 2013",
    "bilateral-frequency": "--state CHN --since 2013",
    "co-attendance": "--state KAZ",
    "first-contact": "--state USA --years 5",
    "sidelines": "--organization SCO",
    "attendance": "--organization SCO --csv",
    "office-holders": "--state CHN --on 2013 --role defence",
    "pledges": "--state CHN --topic defence",
    "pledges-to": "China",
    "centrality": "--of persons --state CHN",
    "chain": "--person Rouhani --other Biden",
    "evidence": "--source CHN --target KAZ --type BILATERAL_TALKS",
    "conflicts": "--since 2013",
}


class _Questions(click.Group):
    """Commands that are made when they are asked for: the command line must not wait for the driver."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from graph.questions import QUESTIONS

        return list(QUESTIONS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from graph.questions import QUESTIONS

        name = cmd_name.replace("_", "-")  # As Python and assistants spell it.
        function = QUESTIONS.get(name)
        return _command(name, function) if function else None


@click.group(cls=_Questions, invoke_without_command=True)
@click.pass_context
def ask(context: click.Context) -> None:
    """Ask one of the named questions; without a name, list them.

    \b
    Example:
      summitry ask bilateral-frequency --state CHN --since 2013
      summitry ask attendance --organization SCO --csv
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _command(name: str, function: Callable[..., Any]) -> click.Command:
    def run(
        outer_store: str | None, as_csv: bool, raw: bool, as_json: bool, store: str | None, **given: Any
    ) -> None:
        from graph.analysis.tables import records
        from summitry.output import print_answer, print_csv, print_json

        if as_csv and as_json:
            raise click.UsageError("choose one of --csv and --json")
        check_period(given.get("since"), given.get("until"))
        with open_store(store or outer_store, read_only=True) as graph:
            answer = function(graph, **given)
        rows = records(answer)
        if as_json:
            print_json(rows)
        elif as_csv:
            print_csv(rows, list(answer.columns), raw=raw)
        elif rows:
            print_answer(rows)
        else:
            say("No rows.")

    command: Callable[..., Any] = click.pass_obj(run)
    for parameter in reversed(list(inspect.signature(function).parameters.values())[1:]):
        if parameter.name in _ARGUMENTS.get(name, ()):
            must = parameter.default is parameter.empty
            command = click.argument(parameter.name, required=must, metavar="NAME" if must else "[NAME]")(
                command
            )
            continue
        if parameter.name == "years" and parameter.default is parameter.empty:
            command = click.option(
                "--years", nargs=2, type=int, required=True, metavar="YEAR YEAR", help="The two years."
            )(command)
            continue
        kind, text = _option(name, function, parameter)
        required = parameter.default is parameter.empty
        if kind is click.BOOL and parameter.default is False:
            command = click.option(f"--{parameter.name.replace('_', '-')}", is_flag=True, help=text)(command)
            continue
        # With a default, even None, click would take a missing option for given.
        default = {} if required else {"default": parameter.default}
        command = click.option(
            f"--{parameter.name.replace('_', '-')}",
            required=required,
            show_default=isinstance(parameter.default, int | str),
            help=text,
            **({"metavar": kind} if isinstance(kind, str) else {"type": kind}),
            **default,
        )(command)
    csv_option = click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
    command = csv_option(raw_option(json_option(store_option(command))))
    help_text = _described(function).replace("``", "")
    shown = f"\n\n\b\nExample:\n  summitry ask {name} {_EXAMPLES[name]}" if name in _EXAMPLES else ""
    return click.command(name, help=help_text.rstrip() + shown, short_help=help_text.split(".")[0])(command)


def _described(function: Callable[..., Any]) -> str:
    """What a question answers, without "Raises:", which says nothing to the shell."""
    return inspect.cleandoc(function.__doc__ or "").split("Raises:")[0]


def _option(name: str, function: Callable[..., Any], parameter: inspect.Parameter) -> tuple[Any, str]:
    """The type (or what stands for the value) and the help of a parameter's option.

    Of one that is not in the table the annotation gives the type, and the sentence of the docstring that
    names it the help.

    Raises:
        TypeError: the annotation is none of those that an option can have.
    """
    if parameter.name in _OPTIONS:
        return _OPTIONS[parameter.name]
    types = {"str": "TEXT", "int": click.INT, "float": click.FLOAT, "bool": click.BOOL, "date": Day()}
    annotation = str(parameter.annotation).removesuffix(" | None")
    if annotation not in types:
        raise TypeError(
            f"{name} takes {parameter.name!r} of type {annotation!r}, of which no option can be made: "
            f"annotate it as one of {', '.join(types)}, or give it a line in _OPTIONS of {__name__}"
        )
    sentences = re.split(r"(?<=\.)\s+", _described(function))
    told = next((one for one in sentences if f"``{parameter.name}``" in one), "")
    told = " ".join(told.removeprefix(f"``{parameter.name}`` is ").replace("``", "").split())
    return types[annotation], told[:1].upper() + told[1:]
