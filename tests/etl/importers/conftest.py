"""A workbench for the importers: made-up dumps written to files and imported into a data folder."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from etl.importers.mdl import TAG_COLUMNS, import_mdl
from etl.importers.titles import COLUMNS as TITLE_COLUMNS
from etl.importers.tmdb import COLUMNS as KEYWORD_COLUMNS
from etl.importers.tmdb import import_tmdb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from etl.importers.report import ImportReport

COUNTRIES = "country,name\nCN,China\nKR,South Korea\nTH,Thailand\n"
NETWORKS = "network\niQiyi\nNaver TV Cast\nTencent Video\nvLive\nYouku\n"

DRAMA = {
    "mdl_id": "101",
    "title": "Paper Lanterns",
    "native_title": "종이 등",
    "aka": "Lanterns of Paper|Jongi Deung",
    "country": "South Korea",
    "type": "Drama",
    "format": "Standard Series",
    "start_date": "2021-03-05",
    "end_date": "2021-04-24",
    "year": "2021",
    "network": "iQiyi",
    "episodes": "16",
    "duration_min": "60",
    "content_rating": "15+ - Teens 15 or older",
    "score": "8.0",
    "n_scored": "1200",
    "watchers": "3400",
    "genres": "Comedy|Romance",
    "screenwriters": "Han Made Up",
    "directors": "Seo Invented",
    "snapshot": "made-up-2025",
}


class Bench:
    """Writes dumps below a folder and imports them into ``data`` beside them."""

    def __init__(self, folder: Path) -> None:
        """Set up a data folder with short lists of countries and networks."""
        self.folder = folder
        self.data = folder / "data"
        self.data.mkdir()
        (self.data / "countries.csv").write_text(COUNTRIES, encoding="utf-8")
        (self.data / "networks.csv").write_text(NETWORKS, encoding="utf-8")
        self.titles = folder / "titles.csv"
        self.tags = folder / "tags.csv"
        self.keywords = folder / "keywords.csv"

    def drama(self, **changes: str) -> dict[str, str]:
        """Return the row of a good title, with changes."""
        return DRAMA | changes

    def mdl(
        self,
        titles: Sequence[dict[str, str]],
        tags: Iterable[Sequence[str]] = (("101", "1", "Slow Burn"),),
    ) -> ImportReport:
        """Write both files of a MyDramaList dump and import it."""
        self.write(self.titles, TITLE_COLUMNS, (row.values() for row in titles))
        self.write(self.tags, TAG_COLUMNS, tags)
        return self.mdl_again()

    def mdl_again(self) -> ImportReport:
        """Import the MyDramaList dump as it stands."""
        return import_mdl(self.titles, self.tags, self.data)

    def tmdb(self, keywords: Iterable[Sequence[str]]) -> ImportReport:
        """Write a dump of TMDB keywords and import it."""
        self.write(self.keywords, KEYWORD_COLUMNS, keywords)
        return import_tmdb(self.keywords, self.data)

    def write(self, path: Path, header: Sequence[str], rows: Iterable[Iterable[str]]) -> None:
        """Write a CSV file."""
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)

    def rows(self, file: str) -> list[dict[str, str]]:
        """Return the rows of one of the catalogue's files."""
        with (self.data / file).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def column(self, file: str, column: str) -> list[str]:
        """Return one column of one of the catalogue's files."""
        return [row[column] for row in self.rows(file)]

    def contents(self) -> dict[str, bytes]:
        """Return every file of the data folder as it is on disk."""
        return {
            path.relative_to(self.data).as_posix(): path.read_bytes()
            for path in sorted(self.data.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """An empty workbench."""
    return Bench(tmp_path)
