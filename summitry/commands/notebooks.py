"""``summitry notebooks``: copies of the notebooks, and of the articles that they read."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from graph.errors import SummitryError

#: In a wheel the notebooks lie in the package, in a source checkout beside it.
_HOMES = (Path(__file__).parents[1] / "_notebooks", Path(__file__).parents[2] / "notebooks")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--force", is_flag=True, help="Overwrite what is there.")
def notebooks(folder: Path, force: bool) -> None:
    """Put the notebooks, and the articles that they read, into FOLDER.

    FOLDER is made if it is not there.

    \b
    Example:
      summitry notebooks analysis
    """
    home = next(home for home in _HOMES if home.is_dir())
    found = [path for kind in ("*.ipynb", "articles/*.txt") for path in sorted(home.glob(kind))]
    targets = {path: folder / path.relative_to(home) for path in found}
    there = [target for target in targets.values() if target.exists()]
    if there and not force:
        raise SummitryError(f"{there[0]} exists", "name another folder, or give --force to overwrite it")
    for path, target in targets.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    for target in targets.values():
        if target.suffix == ".ipynb":
            click.echo(target)
    click.echo(f"{folder / 'articles'}: {sum(path.suffix == '.txt' for path in found)} articles")
    click.echo(f"To open them: pip install '.[notebooks]' in the checkout, then: jupyter lab {folder}")
