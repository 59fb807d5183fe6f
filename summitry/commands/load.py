"""``summitry load``: files of facts into the store, or into files for a first fill."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.options import open_store, store_option


@click.command()
@click.argument("facts", metavar="FACTS...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--import-files",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write files for neo4j-admin database import there, and open no store.",
)
@store_option
@click.pass_obj
def load(
    outer_store: str | None, facts: tuple[Path, ...], import_files: Path | None, store: str | None
) -> None:
    """Write what summitry extract read into the store.

    FACTS are files of facts or folders of them; of a folder what is done is taken. What the store holds
    already stays, so that a load may be repeated, or taken up again after a stop. What extract set aside is
    counted, and told there.

    To fill an empty Neo4j it is quicker to stop it and to let it import files. --import-files writes them,
    and needs memory for the whole graph: about 5 GB for a million edges. Run then, inside that folder,
    neo4j-admin database import full neo4j @arguments, start the server, and run finish.cypher once.

    \b
    Example:
      summitry load facts/ --store bolt://localhost
      summitry load facts/ --import-files fill/
    """
    from graph.files.facts import find_facts

    files = find_facts(facts)
    if import_files:
        _write_import_files(files, import_files)
    else:
        _load(store or outer_store, files)


def _load(store: str | None, files: list[Path]) -> None:
    from rich.progress import Progress

    from graph.files.facts import load_facts
    from graph.store.memberships import add_memberships
    from summitry.output import console, print_table

    terminal = console(stderr=True)
    with open_store(store) as graph:
        bars = Progress(console=terminal, transient=True, disable=not terminal.is_terminal)
        with bars:
            bar = bars.add_task("Loading", total=len(files))
            loaded = load_facts(graph, files, lambda sofar: bars.update(bar, completed=sofar.files))
            add_memberships(graph)
    print_table(
        [
            {
                "articles": loaded.articles,
                "known before": loaded.known,
                "set aside": loaded.aside,
                "new nodes": loaded.new_nodes,
                "new edges": loaded.new_edges,
            }
        ]
    )


def _write_import_files(files: list[Path], folder: Path) -> None:
    from itertools import chain

    from graph.exports.neo4j_import import write_import_files
    from graph.files.facts import Stated, read_facts
    from graph.files.first_fill import Settled

    rows = chain.from_iterable(map(read_facts, files))
    settled = Settled(row for row in rows if isinstance(row, Stated))
    write_import_files(folder, chain(settled.nodes(), settled.own()), settled.edges())
    click.echo(f"In {folder}: neo4j-admin database import full neo4j @arguments; then finish.cypher, once.")
