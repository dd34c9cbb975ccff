"""``slowburn ask``: every question as a command, its answer in a form that others can read."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from slowburn.analysis.question import QUESTIONS
from slowburn.warehouse import home as places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    from slowburn.workspaces.store import Kept

    Run = Callable[..., Result]

NAMES = sorted(QUESTIONS)
FORMS = ["csv", "json", "parquet"]
ASKED = {
    "dramas": ["--country", "KR", "--years", "2024:2025", "--trope", "love-triangle"],
    "breakdown": ["--by", "country", "--adjust", "format", "--adjust", "watchers"],
    "drama": [],
    "find": ["--text", "견우"],
    "movers": ["--country", "KR", "--years", "2010:2025"],
    "places": ["--by", "genre"],
    "trends": ["--trope", "love-triangle", "--trope", "first-love"],
    "view": ["--country", "KR", "--years", "1950"],
}
FILTERS = ["--country", "--years", "--drama-format", "--min-watchers", "--source"]

LOVE_TRIANGLES_OF_2015 = [
    *("ask", "trends", "--trope", "love-triangle", "--country", "KR"),
    *("--years", "2015:2015", "--source", "mdl"),
]

WRONG = {
    "a trope": (["trends", "--trope", "love-triangel"], "love-triangle"),
    "a country": (["view", "--country", "kr"], "KR"),
    "a source": (["view", "--source", "md"], "mdl"),
    "a drama": (["drama", "--drama", "head-over-heels"], "head-over-heels-2025"),
    "years that run backwards": (["view", "--years", "2025:2010"], "2010:2025"),
    "years that are none": (["view", "--years", "last"], "2010:2025"),
    "half a range": (["view", "--years", "2010:"], "2010:2025"),
    "a place": (["places", "--by", "moon"], "network"),
    "what to hold constant": (["movers", "--adjust", "audience"], "format or watchers"),
    "a form": (["view", "--format", "xlsx"], "parquet"),
    "watchers": (["view", "--min-watchers", "-1"], "0"),
    "a question": (["everything"], "No such command"),
}


def records(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_help_lists_every_question_with_what_it_answers(slowburn: Run) -> None:
    shown = slowburn("ask", "--help").stdout
    for question in QUESTIONS.values():
        [line] = [line for line in shown.splitlines() if f"│ {question.name} " in line]
        assert question.summary in line


@pytest.mark.parametrize("name", NAMES)
def test_help_of_a_question_shows_its_parameters_and_columns(slowburn: Run, name: str) -> None:
    shown = slowburn("ask", name, "--help").stdout
    question = QUESTIONS[name]
    assert question.summary in shown
    for column, meaning in question.columns.items():
        assert f"- {column}: {meaning}" in shown
    for parameter in question.parameters.values():
        option = f"--{parameter.name.replace('_', '-')} "
        [line] = [line for line in shown.splitlines() if option in line]
        assert parameter.help in line
    assert all(f"{option} " in shown for option in FILTERS)


def test_love_triangles_of_2015_as_records(slowburn: Run) -> None:
    [record] = records(slowburn(*LOVE_TRIANGLES_OF_2015, "--format", "json"))
    assert (record["year"], record["trope_id"]) == (2015, "love-triangle")
    assert 0 < record["dramas"] < record["covered"]
    assert record["share"] == record["dramas"] / record["covered"]
    assert 0 < record["low"] < record["share"] < record["high"] < 1


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_answered_in_every_form_alike(
    slowburn: Run, tmp_path: Path, name: str
) -> None:
    asked = ["ask", name, *ASKED.get(name, [])]
    expected = records(slowburn(*asked, "--format", "json"))
    assert expected
    assert list(expected[0]) == list(QUESTIONS[name].columns)

    as_csv = slowburn(*asked).stdout_bytes.decode("utf-8")
    assert list(csv.DictReader(io.StringIO(as_csv))) == [
        {column: _as_in_csv(value) for column, value in record.items()} for record in expected
    ]

    file = tmp_path / "answer.parquet"
    file.write_bytes(slowburn(*asked, "--format", "parquet").stdout_bytes)
    assert _plain(pd.read_parquet(file)) == expected


def _as_in_csv(value: Any) -> str:
    return "" if value is None else str(value)


def _plain(table: pd.DataFrame) -> list[dict[str, Any]]:
    dates = table.select_dtypes("datetime")
    table = table.assign(**{name: dates[name].dt.strftime("%Y-%m-%d") for name in dates})
    table = table.astype(object)
    return table.where(table.notna(), None).to_dict("records")


def test_whole_numbers_and_dates_are_written_as_such(slowburn: Run) -> None:
    dramas = records(slowburn("ask", "dramas", "--format", "json"))
    years = {type(drama["year"]) for drama in dramas}
    assert years == {int, type(None)}
    assert {type(drama["episodes"]) for drama in dramas} == {int, type(None)}
    [drama] = records(slowburn("ask", "drama", "--format", "json"))
    assert drama["start_date"] == "2025-06-23"
    lines = slowburn("ask", "dramas").stdout.splitlines()
    assert lines[1].split(",")[3] == str(dramas[0]["year"])


def test_small_p_values_are_not_rounded_away(slowburn: Run) -> None:
    movers = records(slowburn("ask", "movers", *ASKED["movers"], "--format", "json"))
    small = [row["p_value"] for row in movers if 0 < row["p_value"] < 1e-6]
    assert small
    as_csv = csv.DictReader(io.StringIO(slowburn("ask", "movers", *ASKED["movers"]).stdout))
    assert [float(row["p_value"]) for row in as_csv] == [row["p_value"] for row in movers]


def test_text_in_other_scripts_stays_readable(slowburn: Run) -> None:
    assert "견우와 선녀" in slowburn("ask", "drama", "--format", "json").stdout
    assert "견우와 선녀" in slowburn("ask", "drama").stdout


@pytest.mark.parametrize("form", FORMS)
def test_an_answer_can_be_written_to_a_file(slowburn: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"answer.{form}"
    result = slowburn("ask", "view", "--format", form, "--output", file)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert file.read_bytes() == slowburn("ask", "view", "--format", form).stdout_bytes


def test_a_file_that_cannot_be_written_is_named(slowburn: Run, tmp_path: Path) -> None:
    file = tmp_path / "no-such-folder" / "answer.csv"
    result = slowburn("ask", "view", "--output", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Could not write to {file}: No such file or directory.\n"


def test_one_year_alone_is_a_range_of_one(slowburn: Run) -> None:
    once = slowburn("ask", "view", "--years", "2015").stdout
    assert once == slowburn("ask", "view", "--years", "2015:2015").stdout
    assert once != slowburn("ask", "view").stdout


def test_options_may_be_repeated(slowburn: Run) -> None:
    def dramas(*countries: str) -> int:
        options = [part for code in countries for part in ("--country", code)]
        return records(slowburn("ask", "view", *options, "--format", "json"))[0]["dramas"]

    assert dramas("KR", "TH") == dramas("KR") + dramas("TH")


@pytest.mark.parametrize(("arguments", "hint"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_value_is_told_in_words_and_nothing_is_answered(
    slowburn: Run, arguments: list[str], hint: str
) -> None:
    result = slowburn("ask", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert hint in result.stderr
    assert "Traceback" not in result.stderr


def test_an_unknown_value_gets_one_sentence_on_one_line(slowburn: Run) -> None:
    result = slowburn("ask", "trends", "--trope", "love-triangel", columns=40)
    assert result.stderr == "No trope is called “love-triangel”. Did you mean love-triangle?\n"


def test_a_value_in_brackets_is_shown_as_it_was_given(slowburn: Run) -> None:
    """Square brackets are the terminal library's own mark-up."""
    result = slowburn("ask", "trends", "--trope", "[bold]love[/bold]")
    assert "“[bold]love[/bold]”" in result.stderr


def test_the_first_question_builds_the_warehouse(
    slowburn: Run, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "BUNDLED_DATA", data)
    result = slowburn("ask", "view", "--format", "json", at=tmp_path / "fresh")
    assert records(result)[0]["dramas"] == 0
    assert "Built data version" in result.stderr
    again = slowburn("ask", "view", "--format", "json", at=tmp_path / "fresh")
    assert (again.stdout, again.stderr) == (result.stdout, "")


def test_a_workspace_is_asked_by_its_id(slowburn: Run, shared: Kept) -> None:
    mine = slowburn("ask", "view", "--workspace", shared.id, "--data", "mine", "--format", "json")
    assert json.loads(mine.stdout)[0]["dramas"] == 2
    merged = slowburn("ask", "view", "--workspace", shared.id, "--format", "json")
    alone = slowburn("ask", "view", "--format", "json")
    one_more = json.loads(alone.stdout)[0]["dramas"] + 1
    assert json.loads(merged.stdout)[0]["dramas"] == one_more


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--data", "mine"], "name one with --workspace"),
        (["--workspace", "0" * 32], "does not exist, or has expired"),
    ],
)
def test_data_that_cannot_be_asked_are_told(slowburn: Run, options: list[str], told: str) -> None:
    result = slowburn("ask", "view", *options)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not result.stdout
