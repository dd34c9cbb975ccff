"""Every page and question on uploads of every make: only dramas, only statements, one, many."""

from __future__ import annotations

import random

import pytest

from etl.intake.catalogue import load_catalogue
from etl.intake.check import check_file
from etl.intake.dialect import Overrides
from etl.intake.limits import Limits
from etl.uploads.decisions import Decisions
from etl.uploads.meanings import known_meanings
from etl.uploads.tables import make_upload
from slowburn.analysis.filters import Filters
from slowburn.analysis.question import QUESTIONS, answer
from slowburn.ui.pages import PAGES
from slowburn.workspaces.opening import open_workspace
from slowburn.workspaces.store import keep

TAGS = ["First Love", "Love Triangle", "Amnesia", "Cohabitation", "Time Travel", "Kneading"]


def many():
    chance = random.Random(7)
    rows = [
        f'"Bakery {number}",{chance.randint(1998, 2025)},South Korea,16,'
        f'"{", ".join(chance.sample(TAGS, 3))}"'
        for number in range(2000)
    ]
    return "\n".join(["title,year,country,episodes,tags", *rows])


UPLOADS = {
    "only dramas": "title,year,episodes\nHead over Heels,2025,12\nBakery by the Sea,2024,8\n",
    "only statements": (
        "drama,trope,stance,source\n"
        "Head over Heels,love-triangle,avoided,Anna\n"
        "Head over Heels,love-triangle,present,Ben\n"
        "Bakery by the Sea,first-love,subverted,Anna\n"
    ),
    "one drama": "title,tags\nBakery by the Sea,First Love\n",
    "many dramas": many(),
}


@pytest.fixture(scope="module")
def kept(home, warehouse, tmp_path_factory):
    """The id of a workspace for each upload."""
    catalogue = load_catalogue(warehouse.connection)
    known = known_meanings(warehouse.connection)
    folder = tmp_path_factory.mktemp("brought")
    ids = {}
    for name, text in UPLOADS.items():
        path = folder / "file"
        path.write_text(text, encoding="utf-8")
        checked = check_file(path, Overrides(), Limits(), catalogue)
        upload = make_upload([checked], Decisions(), known, name)
        ids[name] = keep(upload.tables, name, at=home).id
    return ids


@pytest.mark.parametrize("upload", UPLOADS)
@pytest.mark.parametrize("data", ["mine", "merged"])
def test_every_question_has_an_answer(kept, home, upload, data):
    warehouse = open_workspace(kept[upload], data, home)
    for name, question in QUESTIONS.items():
        for filters in (Filters(), Filters(years=(2010, 2025))):
            assert list(answer(warehouse, name, filters).table) == list(question.columns), name


@pytest.mark.parametrize("upload", UPLOADS)
@pytest.mark.parametrize("data", ["mine", "merged"])
@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_every_page_shows_something_or_says_what_to_do(open_page, kept, page, upload, data):
    app = open_page(page, workspace=kept[upload], data=data)
    kinds = ("title", "markdown", "caption", "info")
    words = " ".join(part.value for kind in kinds for part in getattr(app, kind))
    assert upload in words
    assert not {"nan", "NaT", "<NA>"} & set(words.replace(",", " ").split())
