"""``slowburn annotate``: the statements about tropes in texts."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - Typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from slowburn.annotate.answer import json_line

if TYPE_CHECKING:
    from slowburn.annotate.annotator import Annotation
    from slowburn.annotate.documents import Document


def annotate(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a document, a line each.")
    ] = False,
    drama: Annotated[
        str, typer.Option(help="Title of the drama that a text is about, unless the file says so.")
    ] = "",
    text_column: Annotated[str, typer.Option(help="Column of a CSV file that has the texts.")] = "",
    drama_column: Annotated[
        str, typer.Option(help="Column of a CSV file that names the dramas.")
    ] = "",
    language: Annotated[
        str,
        typer.Option(
            help="Language of the texts: en or ko; by default each text's script decides."
        ),
    ] = "",
) -> None:
    """Find what reviews or essays say about tropes: plain text, JSON lines or CSV."""
    from slowburn.annotate.documents import DocumentError, read_documents
    from slowburn.annotate.patterns import PatternError
    from slowburn.annotate.shared import annotate_text

    write = _write_json if as_json else _write_lines
    try:
        for document in read_documents(file, text_column, drama_column):
            write(document, annotate_text(document.text, document.drama or drama, language))
    except (DocumentError, PatternError) as error:
        Console(stderr=True).print(
            f"{file}: {error}", markup=False, highlight=False, soft_wrap=True
        )
        raise typer.Exit(2) from None


def _write_json(document: Document, annotations: list[Annotation]) -> None:
    sys.stdout.write(json_line(document.id, annotations))


def _write_lines(document: Document, annotations: list[Annotation]) -> None:
    for each in annotations:
        sys.stdout.write(
            f"{document.id}:{each.start}-{each.end}  {each.trope}  {each.stance}  "
            f"{each.confidence:.2f}  {each.because}\n"
        )
    if not annotations:
        sys.stdout.write(f"{document.id}: nothing is said about a trope\n")
