"""The commands of ``slowburn``: build, serve, check, import, ask, annotate."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from slowburn.cli.annotate import annotate
from slowburn.cli.check import check
from slowburn.cli.import_ import import_app
from slowburn.warehouse.home import BUNDLED_DATA, PROJECT, home


class Questions(TyperGroup):
    """The questions as commands, loaded when asked for: statistics take a while to import."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the questions."""
        return self._loaded().list_commands(ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of a question."""
        return self._loaded().get_command(ctx, cmd_name)

    def _loaded(self) -> TyperGroup:
        from slowburn.cli.ask import ask_app

        return typer.main.get_group(ask_app)


app = typer.Typer(
    name="slowburn",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="How often romance-drama tropes appear, who says so, and how far they disagree.",
)
app.add_typer(import_app, name="import")
app.add_typer(
    typer.Typer(cls=Questions, no_args_is_help=True, help="Ask a question of the warehouse."),
    name="ask",
)

app.command()(check)
app.command()(annotate)

DataFolder = Annotated[Path, typer.Option("--data", help="Folder of the catalogue's text files.")]


@app.command()
def build(
    data: DataFolder = BUNDLED_DATA,
    *,
    force: Annotated[bool, typer.Option(help="Build even if nothing changed.")] = False,
) -> None:
    """Check the text files and build the warehouse from them."""
    from slowburn.cli.building import build_with_progress

    build_with_progress(data, home(), force=force)


@app.command()
def serve(
    address: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8501,
    data: DataFolder = BUNDLED_DATA,
) -> None:
    """Build the warehouse if anything changed, then serve the dashboard."""
    from slowburn.cli.building import build_with_progress

    build_with_progress(data, home(), force=False)
    os.environ["SLOWBURN_HOME"] = str(home())  # the same, wherever it was named from
    os.chdir(PROJECT)  # where Streamlit finds the theme
    sys.path.insert(0, str(PROJECT))
    from server import app as server

    server.run(config={"server.address": address, "server.port": port, "server.headless": True})


def main() -> None:
    """Run the command line."""
    app()
