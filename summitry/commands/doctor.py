"""``summitry doctor``: is the graph sound, and how is what is not to be mended?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from summitry.options import json_option, open_store, store_option

if TYPE_CHECKING:
    from graph.doctor import Finding

#: So many articles are named to people.
_NAMED = 20

#: The exit code where a rule is broken.
FAULTS = 1


@click.command()
@click.option(
    "--rebuild",
    is_flag=True,
    help="Also settle all articles anew in a store of its own, and compare: as long as an import takes.",
)
@json_option
@store_option
@click.pass_obj
def doctor(outer_store: str | None, rebuild: bool, as_json: bool, store: str | None) -> None:
    """Check the graph against its contract: evidence, keys, dates, and what edges and meetings share.

    Each rule is printed with how often it is broken, the first places where, and how to mend them. Nothing
    is changed. The exit code is 0 if the graph is sound, else 1.

    \b
    Example:
      summitry doctor --store summitry.db
      summitry doctor --rebuild --json
    """
    from graph.doctor import examine
    from summitry.output import print_json

    with open_store(store or outer_store, read_only=True) as graph:
        findings = examine(graph, rebuilt=rebuild)
    broken = [finding for finding in findings if finding.count]
    if as_json:
        print_json([_record(finding) for finding in findings])
    else:
        _print(findings, broken)
    if broken:
        sys.exit(FAULTS)


def _record(finding: Finding) -> dict[str, object]:
    rule = finding.rule
    return {
        "rule": rule.name,
        "meaning": rule.meaning,
        "count": finding.count,
        "examples": finding.examples,
        "articles": sorted(finding.articles),
        "mend": rule.cure,
    }


def _print(findings: list[Finding], broken: list[Finding]) -> None:
    from summitry.output import print_table, printable

    print_table(
        [
            {
                "rule": finding.rule.name,
                "broken": finding.count or None,
                "what must be true": finding.rule.meaning,
            }
            for finding in findings
        ]
    )
    for finding in broken:
        click.echo(f"{finding.rule.name}, {finding.count} times:")
        for example in finding.examples:
            click.echo(f"  {printable(example)}")
        if finding.count > len(finding.examples):
            click.echo(f"  and {finding.count - len(finding.examples)} more")
        click.echo(f"  To mend it: {finding.rule.cure}.")
        if finding.articles:
            named = sorted(finding.articles)
            more = f" and {len(named) - _NAMED} more (--json)" if len(named) > _NAMED else ""
            click.echo(f"  The articles: {' '.join(named[:_NAMED])}{more}.")
    click.echo(f"{len(broken)} of {len(findings)} rules are broken." if broken else "The graph is sound.")
